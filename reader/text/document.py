"""What a text is once it has been loaded: paragraphs, sections, places.

A place is an `Anchor`; offsets count code points. The flat text (`Document.text`) joins the paragraphs
with one line feed each, and is what the command line's JSON offsets refer to.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.text.compact import Compact
    from reader.text.pieces import Pieces


class Kind(StrEnum):
    """What a paragraph is, so that it can be set as such."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    LEAD = "lead"
    HEADING = "heading"
    QUESTION = "question"
    ANSWER = "answer"
    BODY = "body"
    QUOTE = "quote"
    ITEM = "item"
    FIGURE = "figure"
    VERSE = "verse"
    CODE = "code"
    ROW = "row"


PARTING = "  "
"""Stands between two cells of a table's row; twice where the one between them is empty."""


class SectionKind(StrEnum):
    """What a section of the outline is (the names are part of the JSON contract)."""

    HEADING = "heading"
    QUESTION = "question"
    CHAPTER = "chapter"
    LEAD = "lead"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place in a document: paragraph index and code point offset in that paragraph."""

    paragraph: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """A reading that the text itself brings.

    Attributes:
        start: code point offset in the paragraph.
        end: offset of the first code point after it.
        reading: what the author wrote: pinyin with marks or numbers, or zhuyin; not yet understood.
    """

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text.

    Attributes:
        text: NFC text without line feeds and without control characters; never empty.
        kind: what it is.
        level: depth of a heading (1 is the highest), 0 for all else.
        speaker: code points at the start that name the speaker, colon included; 0 for none.
        given: readings the author gives, in order, none overlapping another.
        tight: goes on with the paragraph before it: a line of verse or code, an item of a list, a
            row of a table; no air between them.
        depth: of an item in lists, 0 for the outermost one and for all else.
    """

    text: str
    kind: Kind = Kind.BODY
    level: int = 0
    speaker: int = 0
    given: tuple[Given, ...] = ()
    tight: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the outline.

    Attributes:
        title: one line; whole, never shortened.
        kind: see `SectionKind`.
        level: depth, 1 is the highest.
        start: first place of the section.
        end: first place after it; a section holds the deeper ones that follow it.
    """

    title: str
    kind: SectionKind
    level: int
    start: Anchor
    end: Anchor


@dataclass(frozen=True)
class Document:
    """A loaded text, immutable.

    Attributes:
        title: for header and shelf; never empty.
        paragraphs: at least one.
        sections: in the order of their starts.
        source: what the user named: a path, "-" or "interview".
        encoding: the codec the bytes were decoded with.
        credit: the front matter's source line, shown about the text and not in it; may be empty.
        key: content hash (hex) by which reading state is remembered.
        signs: how many characters are shown as a sign or left out, by kind (see `census`).
        doubtful: whether the codec may be the wrong one.
    """

    title: str
    paragraphs: Sequence[Paragraph]
    sections: tuple[Section, ...] = ()
    source: str = ""
    encoding: str = "utf-8"
    credit: str = ""
    key: str = field(default="", repr=False)
    signs: tuple[tuple[str, int], ...] = ()
    doubtful: bool = False

    @cached_property
    def text(self) -> str:
        """The flat text: paragraphs joined with line feeds."""
        if (compact := self._compact) is not None:
            return compact.flat
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def length(self) -> int:
        """Code points of the flat text."""
        return self.starts[-1] - 1

    def part(self, start: int, end: int) -> str:
        """Return code points of the flat text; cheap where all of it has not been read yet."""
        compact = self._compact
        return self.text[start:end] if compact is None else compact.part(start, end)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Flat offset of every paragraph, and one past the end plus one as the last item."""
        if (compact := self._compact) is not None:
            return compact.starts
        return tuple(accumulate((len(p.text) + 1 for p in self.paragraphs), initial=0))

    def run_start(self, paragraph: int) -> int:
        """Return the first of the paragraphs that go on one with the other up to one: of a stanza, a table, a list."""
        if (compact := self._compact) is not None:
            return compact.run_start(paragraph)
        return next(index for index in range(paragraph, -1, -1) if not index or not self.paragraphs[index].tight)

    @property
    def _compact(self) -> "Compact | None":
        from reader.text.compact import Compact

        return self.paragraphs if isinstance(self.paragraphs, Compact) else None

    @cached_property
    def pieces(self) -> "Pieces":
        """The paragraphs, long ones divided: what is annotated and typeset at a time."""
        from reader.text.pieces import Pieces

        return Pieces(self.starts, self.part)

    def offset(self, anchor: Anchor) -> int:
        """Return the flat offset of an anchor."""
        return self.starts[anchor.paragraph] + anchor.offset

    def anchor(self, offset: int) -> Anchor:
        """Return the anchor of a flat offset; offsets outside the text go to its ends."""
        offset = max(0, min(offset, self.starts[-1] - 1))
        paragraph = bisect_right(self.starts, offset, hi=len(self.paragraphs)) - 1
        return Anchor(paragraph, offset - self.starts[paragraph])

    def section_at(self, anchor: Anchor) -> int | None:
        """Return the index of the innermost section holding an anchor, figures included.

        The end of the text belongs to the sections that end with it.
        """
        last_paragraph = len(self.paragraphs) - 1
        anchor = min(anchor, Anchor(last_paragraph, len(self.paragraphs[last_paragraph].text) - 1))
        last = bisect_right(self.sections, anchor, key=lambda section: section.start) - 1
        for index in range(last, -1, -1):
            if anchor < self.sections[index].end:
                return index
        return None
