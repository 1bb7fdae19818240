"""Rows as lines of plain text, for `print`."""

from collections.abc import Iterable, Iterator

from reader.typesetting.cells import advances, text_width
from reader.typesetting.rows import Row


def lines(text: str, rows: Iterable[Row], ruby: bool = False) -> Iterator[str]:
    """Yield the lines of a typeset paragraph, without white space at their ends.

    Args:
        text: the paragraph.
        rows: what `typeset` made of it.
        ruby: whether a line of ruby precedes each row, empty where the row has none.
    """
    for row in rows:
        if ruby:
            yield ruby_text(row)
        yield line_text(text, row)


def line_text(text: str, row: Row) -> str:
    """Return a row's own line: every code point at its cell, gaps filled with spaces, nothing behind the last glyph."""
    inked = text[row.start : row.end].rstrip()
    if not row.ruby and row.width - row.columns[0] == text_width(inked):  # only ruby and tables make gaps
        return (" " * row.columns[0] + inked).rstrip()
    parts: list[str] = []
    pen = 0
    for character, step, column in zip(inked, advances(inked), row.columns, strict=False):
        parts += (" " * (column - pen), character)
        pen = column + step
    return "".join(parts)


def ruby_text(row: Row) -> str:
    """Return the line above a row: its annotations at their cells."""
    parts: list[str] = []
    pen = 0
    for ruby in row.ruby:
        parts += (" " * (ruby.column - pen), ruby.text)
        pen = ruby.column + text_width(ruby.text)
    return "".join(parts)
