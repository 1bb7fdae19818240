"""A whole document typeset: which row stands on which line of an endless page.

Lines count terminal rows from the top of the text. A paragraph, or the piece of a very long one, is typeset only when
somebody looks at it; the heights of the others are estimates. Whoever shows the text holds an `Anchor` still while
estimates turn exact.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from reader.language.hanzi import ALL_HANZI
from reader.language.views import AS_IS, View
from reader.language.words import Style, Tones
from reader.text.document import Anchor, Document, Kind, Paragraph
from reader.text.kept import Kept
from reader.typesetting.blocks import Block, air, block_for, label
from reader.typesetting.cells import text_width
from reader.typesetting.heights import Heights, estimate
from reader.typesetting.layout import typeset
from reader.typesetting.rows import Annotation, Row, moved, row_of
from reader.typesetting.tables import ENDLESS, MOST_ROWS, Columns, aligned, columns_of

_KEPT = 100_000
"""Code points of the pieces whose rows are kept: hundreds of pages; a row takes about fifteen times its text."""


_LONGEST_ROW = 1000
"""Code points of a table's row that is set in columns."""


class Pinyin(StrEnum):
    """Which words carry their reading."""

    NONE = "none"
    ALL = "all"
    WORD = "word"
    UNCERTAIN = "uncertain"
    ABOVE_1 = "above:1"
    ABOVE_2 = "above:2"
    ABOVE_3 = "above:3"
    ABOVE_4 = "above:4"
    ABOVE_5 = "above:5"
    ABOVE_6 = "above:6"
    ABOVE_7 = "above:7"
    ABOVE_8 = "above:8"
    ABOVE_9 = "above:9"


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that decides where a glyph stands; `width` is the column's in cells."""

    width: int
    pinyin: Pinyin = Pinyin.NONE
    style: Style = Style.MARKS
    tones: Tones = Tones.CITATION

    @property
    def row_height(self) -> int:
        """Lines a row with hanzi takes: a ruby line stands above it while readings are shown."""
        return 1 if self.pinyin is Pinyin.NONE else 2


class Part(StrEnum):
    """What a line of the page is."""

    GAP = "gap"
    RUBY = "ruby"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: row `row` of a piece of the text, its ruby line, or the air above it.

    Attributes:
        paragraph: the paragraph's index.
        row: number of the row within the piece.
        part: what of the row it is.
        piece: number in `Document.pieces`; the paragraph's index in texts without very long ones.
    """

    paragraph: int
    row: int
    part: Part
    piece: int


class _Laid(NamedTuple):
    """A typeset piece: its rows, and the line on which each begins, that after the last one too."""

    rows: tuple[Row, ...]
    tops: tuple[int, ...]


class Flow:
    """The page of a document under one `Setting`, typeset piece by piece (`Document.pieces`)."""

    def __init__(
        self,
        document: Document,
        setting: Setting,
        annotate: Callable[[int, Setting], tuple[Annotation, ...]],
        view: View = AS_IS,
    ) -> None:
        """Typeset lazily.

        Args:
            document: the text.
            setting: how it is set.
            annotate: gives the ruby of a piece by its number, offsets counted in its paragraph.
            view: what is shown for the text.
        """
        self.document = document
        self.setting = setting
        self.pieces = document.pieces
        self._annotate = annotate
        self._view = view
        self._rows = Kept[int, _Laid](_KEPT)
        self._tables: dict[int, Columns | None] = {}  # by their first pieces
        self._blocks: dict[tuple[Kind, int, int, bool, int], Block] = {}
        self._heights = Heights(len(self.pieces), self._estimate_block, self._estimate_each)

    def _estimate(self, length: int) -> int:
        """Guess the lines of so many code points; few readings do not widen the text."""
        if self.setting.pinyin is Pinyin.ALL:
            return estimate(length, self.setting.width, ruby=True)
        return self.setting.row_height * estimate(length, self.setting.width, ruby=False)

    def _estimate_block(self, first: int, end: int) -> int:
        """Guess the lines of some pieces without looking at any: as if all were of the same length."""
        length = (self.pieces.offset(end) - self.pieces.offset(first)) // (end - first) - 1
        return (end - first) * (1 + self._estimate(length))

    def _estimate_each(self, first: int, end: int) -> list[int]:
        pieces = (self.pieces[number] for number in range(first, end))
        return [self.gap(number) + self._estimate(p.end - p.start) for number, p in enumerate(pieces, first)]

    def block(self, piece: int) -> Block:
        """How a piece is set: one that goes on inside a paragraph as the rows before it."""
        paragraph, start, _ = self.pieces[piece]
        it = self.document.paragraphs[paragraph]
        hanging = label(it)
        key = it.kind, text_width(self._view.plain(hanging) if hanging else ""), it.level, it.tight, it.depth
        block = self._blocks.get(key)
        if block is None:
            kind, hung, level, tight, depth = key
            block = block_for(kind, hung, level, self.setting.width, tight=tight, depth=depth)
            self._blocks[key] = block
        return replace(block, first=block.rest, before=0) if start else block

    def gap(self, piece: int) -> int:
        """Empty lines above a piece."""
        block = self.block(piece)
        if not piece or self.pieces[piece].start:
            return block.before
        return air(self.block(piece - 1), block)

    def rows(self, piece: int) -> tuple[Row, ...]:
        """Typeset a piece; its height is exact from then on. Offsets count in the paragraph."""
        return self._laid(piece).rows

    def _laid(self, piece: int) -> _Laid:
        laid = self._rows.get(piece)
        if laid is None:
            rows = self._typeset(piece)
            laid = _Laid(rows, tuple(self._tops(piece, rows)))
            self._rows.put(piece, laid, rows[-1].end - rows[0].start)
            self._heights.set(piece, self.gap(piece) + laid.tops[-1])
        return laid

    def _tops(self, piece: int, rows: tuple[Row, ...]) -> Iterator[int]:
        """Yield where rows begin: those without hanzi, whatever readings are shown, have no ruby line above them."""
        tall = self.setting.row_height
        if tall == 1:
            return iter(range(len(rows) + 1))
        text = self.document.paragraphs[self.pieces[piece].paragraph].text
        heights = (tall if row.ruby or ALL_HANZI.search(text, row.start, row.end) else 1 for row in rows)
        return accumulate(heights, initial=0)

    def height(self, line: Line) -> int:
        """Return how many lines the row takes that a line belongs to."""
        tops = self._laid(line.piece).tops
        return tops[line.row + 1] - tops[line.row]

    def row(self, line: Line) -> Row:
        """Return the row a line belongs to."""
        return self.rows(line.piece)[line.row]

    def _typeset(self, number: int) -> tuple[Row, ...]:
        annotations = self._annotations(number)
        piece = self.pieces[number]
        paragraph = self.document.paragraphs[piece.paragraph]
        text = paragraph.text[piece.start : piece.end]
        if piece.start:
            annotations = tuple(replace(a, start=a.start - piece.start, end=a.end - piece.start) for a in annotations)
        if paragraph.kind is Kind.ROW and (table := self._table(number)):
            (row,) = self._rows_of(text, annotations, self.block(number), ENDLESS)
            return (aligned(text, row, table),)
        rows = self._rows_of(text, annotations, self.block(number), self.setting.width)
        return tuple(moved(row, piece.start) for row in rows) if piece.start else rows

    def _annotations(self, number: int) -> tuple[Annotation, ...]:
        if self.setting.pinyin in (Pinyin.NONE, Pinyin.WORD):
            return ()
        return self._annotate(number, self.setting)

    def _table(self, number: int) -> Columns | None:
        """Return the columns of the table that a row belongs to; None where they have no room side by side."""
        first = self.pieces.number(self.document.run_start(self.pieces[number].paragraph), 0)
        if first not in self._tables:
            self._tables[first] = self._columns(first)
        return self._tables[first]

    def _columns(self, first: int) -> Columns | None:
        texts: list[str] = []
        rows: list[Row] = []
        for number in range(first, min(first + MOST_ROWS, len(self.pieces))):
            paragraph = self._paragraph(number)
            if number > first and not (paragraph.tight and paragraph.kind is Kind.ROW):
                break
            if self.pieces[number].start or len(paragraph.text) > _LONGEST_ROW:
                return None
            texts.append(paragraph.text)
            rows += self._rows_of(paragraph.text, self._annotations(number), self.block(number), ENDLESS)
        table = columns_of(texts, rows)
        return table if table.fit(self.setting.width - self.block(first).first) else None

    def _paragraph(self, number: int) -> Paragraph:
        return self.document.paragraphs[self.pieces[number].paragraph]

    def _rows_of(self, text: str, annotations: tuple[Annotation, ...], block: Block, width: int) -> tuple[Row, ...]:
        view = self._view.of(text) if self._view else None
        if view is None or not view.text:
            return typeset(text, width, annotations=annotations, block=block)
        from reader.typesetting.shown import on_text, on_view

        ruby = on_view(annotations, view)
        return on_text(typeset(view.text, width, annotations=ruby, block=block), view)

    def forget(self) -> None:
        """Typeset anew when next asked: the words have changed; heights stay as estimates."""
        self._rows.clear()
        self._tables.clear()

    def settle(self, place: Anchor, above: int, below: int) -> None:
        """Make heights exact for at least so many lines above and below the piece that holds a place."""
        piece = self.piece_of(place)
        self._walk(range(piece, len(self.pieces)), below)
        self._walk(range(piece - 1, -1, -1), above)

    def untouched(self, place: Anchor, lines: int, *, above: bool = False) -> Iterator[int]:
        """Yield the pieces not yet typeset that stand in so many lines from a place on; they are by the next one.

        `above`: in those before the piece that holds the place, the nearest first.
        """
        first = self.piece_of(place)
        for number in range(first - 1, -1, -1) if above else range(first, len(self.pieces)):
            if number not in self._rows:
                yield number
            lines -= self._laid(number).tops[-1]
            if lines <= 0:
                return

    def _walk(self, pieces: range, lines: int) -> None:
        for number in pieces:
            if lines <= 0:
                return
            lines -= self.gap(number) + self._laid(number).tops[-1]

    def piece_of(self, place: Anchor) -> int:
        """Return the number of the piece that holds a place."""
        return self.pieces.number(place.paragraph, place.offset)

    @property
    def total(self) -> int:
        """Lines of the whole page, estimates included."""
        return self._heights.total

    def line(self, y: int) -> Line | None:
        """Return what stands on a line; None above or below the text."""
        if not 0 <= y < self.total:
            return None
        number, inside = self._heights.piece_at(y)
        if number not in self._rows:
            self.rows(number)
            return self.line(y)
        inside -= self.gap(number)
        paragraph = self.pieces[number].paragraph
        if inside < 0:
            return Line(paragraph, 0, Part.GAP, number)
        tops = self._laid(number).tops
        row = bisect_right(tops, inside) - 1
        return Line(paragraph, row, Part.TEXT if inside == tops[row + 1] - 1 else Part.RUBY, number)

    def y_of(self, anchor: Anchor) -> int:
        """Return the first line of the row that holds an anchor (its ruby line if there is one)."""
        number = self.piece_of(anchor)
        rows, tops = self._laid(number)
        return self._heights.row_of(number) + self.gap(number) + tops[row_of(rows, anchor.offset)]

    def height_at(self, anchor: Anchor) -> int:
        """Return how many lines the row takes that holds an anchor."""
        rows, tops = self._laid(self.piece_of(anchor))
        row = row_of(rows, anchor.offset)
        return tops[row + 1] - tops[row]

    def anchor_of(self, line: Line) -> Anchor:
        """Return the first place of a line's row."""
        return Anchor(line.paragraph, self.row(line).start)
