"""Lines of the page to segments, with marks, cursor and selection; no Textual."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import takewhile

from rich.segment import Segment
from rich.style import Style

from reader.language.spelling import spell, tone
from reader.language.words import Word
from reader.text.document import Anchor, Kind
from reader.tui.opened import Opened
from reader.tui.reading.inks import Inks
from reader.tui.reading.marks import Mark, Marks
from reader.tui.reading.painter import Span, ruby_segments, text_segments
from reader.tui.reading.selection import Selection
from reader.typesetting.cells import text_width
from reader.typesetting.flow import Flow, Line, Part, Pinyin
from reader.typesetting.rows import Row

_PLAIN = Style(underline=False)
_BARS = {Kind.QUESTION: "▌", Kind.FIGURE: "┊", Kind.QUOTE: "│", Kind.HEADING: "▍"}


class Brush:
    """Paints lines of one flow.

    Attributes:
        left: cells left of the column.
        width: cells of the whole view.
        cursor: the word under the cursor as paragraph and offsets, or None.
    """

    def __init__(self, opened: Opened, inks: Inks) -> None:
        """Paint with some inks; nothing is marked."""
        self.opened = opened
        self.inks = inks
        self.left = 0
        self.width = 0
        self.marks = Marks(opened.document)
        self.cursor: tuple[Anchor, Anchor] | None = None
        self.selection: Selection | None = None

    def key(self, flow: Flow, line: Line | None) -> Hashable:
        """Return what tells two pictures of a line apart while layout, inks and marks stay."""
        if line is None or line.part is Part.GAP:
            return None
        row = flow.row(line)
        cursor = self._within(line.paragraph, row, self._cursor())
        return line, cursor, self._within(line.paragraph, row, self.selection)

    def segments(self, flow: Flow, line: Line | None) -> list[Segment]:
        """Return a line's segments, `width` cells wide together."""
        if line is None or line.part is Part.GAP:
            return [Segment(" " * self.width, self.inks["body"])]
        return self._paint(flow, line, flow.row(line))

    def _cursor(self) -> Selection | None:
        return Selection(*self.cursor) if self.cursor else None

    @staticmethod
    def _within(paragraph: int, row: Row, selection: Selection | None) -> tuple[int, int] | None:
        span = selection.within(paragraph, row.end) if selection else None
        if span is None or span[1] <= row.start or row.end <= span[0]:
            return None
        return max(span[0], row.start), min(span[1], row.end)

    def _paint(self, flow: Flow, line: Line, row: Row) -> list[Segment]:
        paragraph = flow.document.paragraphs[line.paragraph]
        base = self.inks[paragraph.kind]
        if line.part is Part.RUBY:
            left = self._margin(row, paragraph.kind, ())  # the bar goes through, the signs stand at the text
            return ruby_segments(self._ruby(flow, line, row), left, self.width, self.inks["body"])
        marks = self.marks.within(line.paragraph, row.start, row.end)
        spans = list(self._spans(line.paragraph, row, paragraph.speaker, marks))
        left = self._margin(row, paragraph.kind, marks)
        return text_segments(row, paragraph.text, left, self.width, base, spans)

    def _spans(self, paragraph: int, row: Row, speaker: int, marks: Sequence[Mark]) -> Iterator[Span]:
        if speaker > row.start:
            yield Span(0, speaker, self.inks["speaker"])
        yield from (Span(mark.start, mark.end, self.inks[mark.ink]) for mark in marks if mark.sign)
        if span := self._within(paragraph, row, self._cursor()):  # above the keywords' colours, below the hits' grounds
            yield Span(*span, self.inks["cursor"])
        yield from (Span(mark.start, mark.end, self.inks[mark.ink]) for mark in marks if not mark.sign)
        if span := self._within(paragraph, row, self.selection):
            yield Span(*span, self.inks["selection"])

    def _margin(self, row: Row, kind: Kind, marks: Sequence[Mark]) -> list[Segment]:
        """Signs of the keywords on this row, then the bar of the paragraph's kind or, without one, more signs."""
        signs: dict[str, Style] = {mark.sign: self.inks[mark.ink] for mark in marks if mark.sign}
        bar = _BARS.get(kind, "")
        edge = f"{bar or ' '} " if bar or len(signs) <= self.left - 2 else " "
        room = max(0, self.left - len(edge))
        shown = list(signs.items())[:room]
        if len(shown) < len(signs) and shown:
            shown[-1] = ("+", self.inks["margin"])
        return [
            Segment(" " * (room - len(shown)), self.inks["body"]),
            *(Segment(sign, self.inks["margin"] + style + _PLAIN) for sign, style in shown),
            Segment(edge[-self.left :] if self.left else "", self.inks["margin"]),
        ]

    def _ruby(self, flow: Flow, line: Line, row: Row) -> Iterator[tuple[int, str, Style]]:
        words = self.opened.toned(line.piece, flow.setting.tones)
        if flow.setting.pinyin is Pinyin.WORD:
            yield from self._word_ruby(flow, line, row, words)
            return
        first = bisect_right(words, row.start, key=lambda word: word.end)
        syllables = _syllables(words[first:], row.end)
        for ruby in row.ruby:
            column = ruby.column
            for offset, piece in enumerate(ruby.pieces, ruby.start):
                yield column, piece, self._ink(syllables.get(offset))
                column += text_width(piece)

    def _word_ruby(self, flow: Flow, line: Line, row: Row, words: Sequence[Word]) -> Iterator[tuple[int, str, Style]]:
        """The reading of the word under the cursor, over the part of it that stands on this row."""
        span = self._within(line.paragraph, row, self._cursor())
        if span is None:
            return
        syllables = _syllables(words, row.end)
        found = [syllables[offset] for offset in range(*span) if offset in syllables]
        pieces = [spell(syllable, flow.setting.style) for syllable, _ in found]
        total = sum(map(text_width, pieces))
        middle = (row.column(span[0]) + row.column(span[1])) // 2
        column = max(0, min(middle - total // 2, flow.setting.width - total))
        for syllable, piece in zip(found, pieces, strict=True):
            yield column, piece, self._ink(syllable)
            column += text_width(piece)

    def _ink(self, syllable: tuple[str, bool] | None) -> Style:
        if syllable is None:
            return self.inks["ruby"]
        ink = self.inks.tone(tone(syllable[0]))
        return ink if syllable[1] else ink + self.inks["unsure"]


def _syllables(words: Iterable[Word], end: int) -> dict[int, tuple[str, bool]]:
    """Return syllables in number style and whether each is certain, by offset; words from `end` on are left out."""
    return {
        word.start + i: (syllable, word.reading.certain[i])
        for word in takewhile(lambda word: word.start < end, words)
        if word.reading
        for i, syllable in enumerate(word.reading.syllables)
        if syllable
    }
