"""Choose one text of a folder, in the terminal before the reader opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.cli.errors import CommandError, Exit, visible

_SHOWN: Final = 200
"""Names listed; the numbers of those further on can be typed as well."""


def chosen(folder: str, names: Sequence[str]) -> str:
    """Ask for a number and return the path of that text.

    Raises:
        CommandError: nothing was chosen.
    """
    sys.stdout.write("".join(f"{number:>4}  {visible(name)}\n" for number, name in enumerate(names[:_SHOWN], 1)))
    if len(names) > _SHOWN:
        sys.stdout.write(f"      and {len(names) - _SHOWN} more\n")
    while True:
        sys.stdout.write(f"Number of the text to open (1-{len(names)}, Enter for none): ")
        sys.stdout.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            raise CommandError("nothing was chosen", folder, Exit.SOURCE)
        if answer.isdecimal() and 1 <= int(answer[:9]) <= len(names):
            return str(Path(folder) / names[int(answer[:9]) - 1])
