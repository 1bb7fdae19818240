"""The result of typesetting: rows of one paragraph, with the cell of every code point.

The same rows serve painting, mouse, cursor, selection and `print`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Annotation:
    """Ruby for the code points `start` to `end` (exclusive) of a paragraph: one piece per code point.

    They are one word, not broken where the line is wide enough; with nothing but empty pieces that is all they are.
    """

    start: int
    end: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruby:
    """A placed annotation: `text` at cell `column` of the ruby line, over code points `start` to `end`.

    Attributes:
        column: cell of its first character.
        pieces: the text of each code point's syllable; joined they are the text.
        start: code point offset in the paragraph.
        end: exclusive.
    """

    column: int
    pieces: tuple[str, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is written on the ruby line."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a typeset paragraph.

    Attributes:
        start: first code point.
        end: exclusive; the next row starts here. White space swallowed at the break is inside.
        columns: cell of each code point from `start`, and the cell after the last one's right edge at the end
            (len(columns) == end - start + 1). Code points without width (combining marks, swallowed
            white space) have the cell where the glyph before them ends.
        ruby: placed annotations from left to right.
        signs: what is shown for each code point where that is not the text itself (see `shown`), else empty.
    """

    start: int
    end: int
    columns: tuple[int, ...]
    ruby: tuple[Ruby, ...] = ()
    signs: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Cells up to the right edge of the last glyph."""
        return self.columns[-1]

    def column(self, offset: int) -> int:
        """Return the cell of a code point of the paragraph; offsets outside go to the row's ends."""
        return self.columns[max(0, min(offset - self.start, len(self.columns) - 1))]

    def offset_at(self, column: int) -> int:
        """Return the code point whose glyph covers a cell: both halves of a wide glyph are the glyph.

        Cells left of the row give its first code point; cells in a gap or right of it the one before them.
        """
        index = bisect_right(self.columns, column, hi=max(1, len(self.columns) - 1)) - 1
        return self.start + max(0, index)


def moved(row: Row, by: int) -> Row:
    """Return a row whose paragraph begins so many code points earlier."""
    ruby = tuple(replace(each, start=each.start + by, end=each.end + by) for each in row.ruby)
    return Row(row.start + by, row.end + by, row.columns, ruby, row.signs)


def row_of(rows: Sequence[Row], offset: int) -> int:
    """Return the index of the row that holds a code point (the last row for the end of the paragraph)."""
    return max(0, min(bisect_right(rows, offset, key=lambda row: row.start), len(rows)) - 1)
