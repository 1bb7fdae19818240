"""Cells of an interpreted screen: their text and their colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.cells import cell_len


class Cell(Protocol):
    """One cell as pyte keeps it; the right half of a wide character has no text."""

    @property
    def data(self) -> str: ...
    @property
    def fg(self) -> str: ...
    @property
    def bg(self) -> str: ...
    @property
    def bold(self) -> bool: ...
    @property
    def reverse(self) -> bool: ...


def text_of(row: Sequence[Cell]) -> str:
    """Return a row's text, a wide character once; a half of one whose other half was written over is a space."""
    pieces = []
    for x, cell in enumerate(row):
        after = row[x + 1].data if x + 1 < len(row) else " "
        if not cell.data:
            whole = x > 0 and cell_len(row[x - 1].data) == 2
            pieces.append("" if whole else " ")
        elif cell_len(cell.data) == 2 and after:
            pieces.append(" ")
        else:
            pieces.append(cell.data)
    return "".join(pieces)


def inks(row: Sequence[Cell]) -> list[tuple[str, str, str]]:
    """Return (text, foreground, background) of every cell that shows something, reverse taken into account."""
    shown = []
    for cell in row:
        if cell.data.strip():
            colours = (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)
            shown.append((cell.data, *colours))
    return shown
