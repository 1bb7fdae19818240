"""Columns of tables: rows of cells parted by two spaces, each cell moved to where its column begins.

A view of the rows: offsets stay, only the cells of the screen change. Numbers stand at the right of their column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from reader.text.document import PARTING
from reader.typesetting.cells import text_width
from reader.typesetting.rows import Row

MOST_ROWS = 60
"""So many rows decide how wide the columns are; in longer tables what is wider moves the rest of its row."""
ENDLESS = 20_000
"""Cells in which any row is set in one line, before its cells are moved to their columns."""
_BETWEEN = 2  # cells
_NUMBER = re.compile(r"[\d\s.,%+\-–−￥¥$€]*\d[\d\s.,%]*")


class _Cell(NamedTuple):
    """Code points of a cell, and the part of the row it takes with its ruby (cells)."""

    start: int
    end: int
    left: int
    right: int


class Columns(NamedTuple):
    """How wide the columns of a table are, in cells, and which of them hold numbers below the first row."""

    widths: tuple[int, ...]
    numbers: tuple[bool, ...]

    def fit(self, width: int) -> bool:
        """Tell whether the columns stand side by side in so many cells."""
        return sum(self.widths) + _BETWEEN * (len(self.widths) - 1) <= width


def columns_of(texts: Sequence[str], rows: Sequence[Row]) -> Columns:
    """Return the columns of a table, each of its texts typeset in one row."""
    table = [list(_cells(text, row)) for text, row in zip(texts, rows, strict=True)]
    widths = tuple(max(cell.right - cell.left for cell in column if cell) for column in zip_longest(*table))
    below = [[text[cell.start : cell.end] for cell in cells] for text, cells in zip(texts[1:], table[1:], strict=True)]
    numbers = [all(map(_NUMBER.fullmatch, filter(None, column))) and any(column) for column in zip_longest(*below)]
    return Columns(widths, tuple(numbers) + (False,) * (len(widths) - len(numbers)))


def aligned(text: str, row: Row, table: Columns) -> Row:
    """Return a table's row with its cells where their columns are."""
    places = list(row.columns)
    ruby = list(row.ruby)
    cells = list(_cells(text, row))
    pen, edge = cells[0].left, 0  # the cell after what stands at the left
    for index, cell in enumerate(cells):
        width, number = (table.widths[index], table.numbers[index]) if index < len(table.widths) else (0, False)
        at = pen + (max(0, width - (cell.right - cell.left)) if number else 0)
        shift = max(at, edge + _BETWEEN if index else at) - cell.left
        for offset in range(cell.start, cell.end):
            places[offset - row.start] = row.columns[offset - row.start] + shift
        ruby = [replace(r, column=r.column + shift) if cell.start <= r.start < cell.end else r for r in ruby]
        edge = cell.right + shift
        for step, index_of_white in enumerate(range(cell.end - row.start, len(places))):
            places[index_of_white] = edge + min(step, _BETWEEN)
        pen += width + _BETWEEN
    return replace(row, columns=tuple(places), ruby=tuple(ruby))


def _cells(text: str, row: Row) -> Iterator[_Cell]:
    """Yield the cells of a row's text, empty ones too."""
    start = 0
    for part in text.split(PARTING):
        end = start + len(part)
        left, right = row.column(start), row.column(end)
        over = [ruby for ruby in row.ruby if start <= ruby.start < end]
        if over:
            left = min(left, over[0].column)
            right = max(right, over[-1].column + text_width(over[-1].text))
        yield _Cell(start, end, left, right)
        start = end + len(PARTING)
