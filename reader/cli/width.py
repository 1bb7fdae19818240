"""How many cells a line may have."""

import os
from typing import Final, TextIO

NARROWEST: Final = 10
"""Cells; below ten a Chinese line with its indents cannot be broken by the rules."""
WIDEST: Final = 1000
_USUAL: Final = 80


def columns() -> int | None:
    """Return the cells of a line as COLUMNS says, else as the terminal does; None where neither tells.

    A terminal that was never told its size (a serial line, `script` without a terminal of its own) says 0.
    """
    wish = os.environ.get("COLUMNS", "")
    if wish.isascii() and wish.isdigit() and int(wish[:9]):
        return max(NARROWEST, min(int(wish[:9]), WIDEST))
    try:
        found = os.get_terminal_size(1).columns
    except OSError:
        return None
    return max(NARROWEST, found) if found else None


def cells_of(stream: TextIO) -> int:
    """Return the cells of a terminal's line; as many as is usual for one that does not tell."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except OSError:
        return _USUAL
