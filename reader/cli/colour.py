"""Colour in line output: plain SGR, only where it is wanted."""

import os
import sys
from collections.abc import Callable
from typing import Final

BOLD: Final = "1"
BOLD_BLUE: Final = "1;34"
BOLD_RED: Final = "1;31"
DIM: Final = "2"
CYAN: Final = "36"

Paint = Callable[[str, str], str]
"""Takes SGR parameters (ECMA-48 §8.3.117) and a text."""


def paint_for(choice: str) -> Paint:
    """Return what colours a text, or leaves it as it is, for `--color` auto, always or never.

    `auto` is colour in a terminal that is not dumb, unless NO_COLOR is set to anything but nothing (no-color.org).
    """
    return painted if wanted(choice) else plain


def wanted(choice: str) -> bool:
    """Tell whether to colour."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(codes: str, text: str) -> str:
    """Return a text between SGR sequences; none around nothing."""
    return f"\x1b[{codes}m{text}\x1b[0m" if text else text


def plain(codes: str, text: str) -> str:
    """Return a text as it is."""
    return text
