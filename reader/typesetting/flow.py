"""A whole document typeset: which row stands on which line of an endless page.

Lines count terminal rows from the top of the text. A paragraph is typeset only when somebody looks at it; the
heights of the others are estimates. Whoever shows the text holds an `Anchor` still while estimates turn exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.language.words import Style, Tones
from reader.text.document import Anchor, Document
from reader.typesetting.blocks import Block, block_for
from reader.typesetting.cells import text_width
from reader.typesetting.heights import Heights, estimate
from reader.typesetting.layout import typeset
from reader.typesetting.rows import Annotation, Row, row_of


class Pinyin(StrEnum):
    """Which words carry their reading."""

    NONE = "none"
    ALL = "all"
    WORD = "word"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that decides where a glyph stands; `width` is the column's in cells."""

    width: int
    pinyin: Pinyin = Pinyin.NONE
    style: Style = Style.MARKS
    tones: Tones = Tones.CITATION

    @property
    def row_height(self) -> int:
        """Lines a row takes: a ruby line stands above it while readings are shown."""
        return 1 if self.pinyin is Pinyin.NONE else 2


class Part(StrEnum):
    """What a line of the page is."""

    GAP = "gap"
    RUBY = "ruby"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: row `row` of a paragraph, its ruby line, or the air above the paragraph."""

    paragraph: int
    row: int
    part: Part


class Flow:
    """The page of a document under one `Setting`."""

    def __init__(
        self,
        document: Document,
        setting: Setting,
        annotate: Callable[[int, Setting], tuple[Annotation, ...]],
    ) -> None:
        """Typeset lazily; `annotate` gives the ruby of a paragraph by its index."""
        self.document = document
        self.setting = setting
        self._annotate = annotate
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._blocks: dict[int, Block] = {}
        self._heights = Heights([self.gap(i) + self._estimate(len(p.text)) for i, p in enumerate(document.paragraphs)])

    def _estimate(self, length: int) -> int:
        """Guess the lines of a paragraph of so many code points; few readings do not widen the text."""
        if self.setting.pinyin is Pinyin.ALL:
            return estimate(length, self.setting.width, ruby=True)
        return self.setting.row_height * estimate(length, self.setting.width, ruby=False)

    def block(self, paragraph: int) -> Block:
        """How a paragraph is set."""
        block = self._blocks.get(paragraph)
        if block is None:
            it = self.document.paragraphs[paragraph]
            speaker = text_width(it.text[: it.speaker])
            block = self._blocks[paragraph] = block_for(it.kind, speaker, it.level, self.setting.width)
        return block

    def gap(self, paragraph: int) -> int:
        """Empty lines above a paragraph."""
        before = self.block(paragraph).before
        return max(before, self.block(paragraph - 1).after) if paragraph else before

    def rows(self, paragraph: int) -> tuple[Row, ...]:
        """Typeset a paragraph; its height is exact from then on."""
        rows = self._rows.get(paragraph)
        if rows is None:
            rows = self._rows[paragraph] = self._typeset(paragraph)
            self._heights.set(paragraph, self.gap(paragraph) + len(rows) * self.setting.row_height)
        return rows

    def _typeset(self, paragraph: int) -> tuple[Row, ...]:
        annotations: tuple[Annotation, ...] = ()
        if self.setting.pinyin not in (Pinyin.NONE, Pinyin.WORD):
            annotations = self._annotate(paragraph, self.setting)
        text = self.document.paragraphs[paragraph].text
        return typeset(text, self.setting.width, annotations=annotations, block=self.block(paragraph))

    def forget(self) -> None:
        """Typeset anew when next asked: the words have changed; heights stay as estimates."""
        self._rows.clear()

    def settle(self, paragraph: int, above: int, below: int) -> None:
        """Make heights exact for at least so many lines above and below the top of a paragraph."""
        self._walk(range(paragraph, len(self.document.paragraphs)), below)
        self._walk(range(paragraph - 1, -1, -1), above)

    def _walk(self, paragraphs: range, lines: int) -> None:
        for index in paragraphs:
            if lines <= 0:
                return
            lines -= self.gap(index) + len(self.rows(index)) * self.setting.row_height

    @property
    def total(self) -> int:
        """Lines of the whole page, estimates included."""
        return self._heights.total

    def line(self, y: int) -> Line | None:
        """Return what stands on a line; None above or below the text."""
        if not 0 <= y < self.total:
            return None
        index, inside = self._heights.paragraph_at(y)
        if index not in self._rows:
            self.rows(index)
            return self.line(y)
        inside -= self.gap(index)
        if inside < 0:
            return Line(index, 0, Part.GAP)
        row, part = divmod(inside, self.setting.row_height)
        return Line(index, row, Part.TEXT if part == self.setting.row_height - 1 else Part.RUBY)

    def y_of(self, anchor: Anchor) -> int:
        """Return the first line of the row that holds an anchor (its ruby line if there is one)."""
        rows = self.rows(anchor.paragraph)
        top = self._heights.row_of(anchor.paragraph) + self.gap(anchor.paragraph)
        return top + row_of(rows, anchor.offset) * self.setting.row_height

    def anchor_of(self, line: Line) -> Anchor:
        """Return the first place of a line's row."""
        return Anchor(line.paragraph, self.rows(line.paragraph)[line.row].start)
