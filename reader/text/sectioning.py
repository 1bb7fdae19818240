"""Sections from paragraphs, one rule for all formats: title, lead, headings, chapters, questions, figures.

Every entry has a rank: headings by their format's level, a question one below the heading it stands under. The levels
of the outline are the depth of nesting that the ranks give, so that none is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.text.chapters import chapter_level
from reader.text.content import Mark
from reader.text.document import Anchor, Document, Kind, Paragraph, Section, SectionKind
from reader.text.turns import Turn, find_turns

_LEAD_PARAGRAPHS = 5
"""A longer opening is set as body, though the outline has it as lead."""

MOST_SECTIONS = 100_000
"""The largest dictionaries have a tenth; each costs some 10 µs here."""

_TITLE_RANK = 0
_FIGURE_RANK = 99
_HEAD = (Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A section to be: where it begins and how high it ranks (smaller is higher)."""

    paragraph: int
    kind: SectionKind
    title: str
    rank: int


def divide(paragraphs: Sequence[Paragraph], marks: Sequence[Mark] = ()) -> tuple[list[Paragraph], tuple[Section, ...]]:
    """Return the paragraphs with lead, questions and answers marked, and the sections of the text.

    A speaker's turn goes on to the next turn or to a heading that does not rank below it. A heading's level becomes
    that of its section. `marks` are entries of the outline beside the headings. A text with more headings than any
    book is left without sections.
    """
    if sum(p.kind is Kind.HEADING for p in paragraphs) + len(marks) > MOST_SECTIONS:
        return list(paragraphs), ()
    walk = _Walk(paragraphs)
    marked, entries = walk.marked, walk.entries
    if len(entries) + len(marks) > MOST_SECTIONS:  # questions and figures are entries, too
        return list(paragraphs), ()
    if marks:
        entries += [_marked_entry(mark) for mark in marks]
        entries.sort(key=lambda entry: (entry.paragraph, entry.rank))
    lead = _lead(marked, entries)
    if lead:
        entries.append(lead)
        entries.sort(key=lambda entry: (entry.paragraph, entry.rank))
        _mark_lead(marked, lead.paragraph, entries)
    levels, ends = _nest(entries, len(marked))
    for entry, level in zip(entries, levels, strict=True):
        if marked[entry.paragraph].kind is Kind.HEADING:
            marked[entry.paragraph] = replace(marked[entry.paragraph], level=level)
    sections = [
        Section(entry.title, entry.kind, level, Anchor(entry.paragraph), _place(end, marked))
        for entry, level, end in zip(entries, levels, ends, strict=True)
    ]
    return marked, tuple(sections)


def is_undivided(document: Document) -> bool:
    """Whether a text is without sections because it has more headings than are told apart."""
    return not document.sections and any(paragraph.kind is Kind.HEADING for paragraph in document.paragraphs)


class _Walk:
    """One pass over the paragraphs: marks the parts of turns and notes the entries."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        turns = find_turns(paragraphs)
        self.marked = list(paragraphs)
        self.entries: list[_Entry] = []
        self._turns = {turn.paragraph: turn for turn in turns}
        self._answered = any(turn.asks is False for turn in turns)
        self._turn = Kind.BODY
        self._turn_rank = 0
        self._above = [_TITLE_RANK]
        titled = any(p.kind is Kind.TITLE for p in paragraphs)
        highest = min((p.level for p in paragraphs if p.kind is Kind.HEADING), default=0)
        self._shift = 1 if titled and highest > 1 else 0
        for index, paragraph in enumerate(paragraphs):
            self._visit(index, paragraph)

    def _visit(self, index: int, paragraph: Paragraph) -> None:
        if turn := self._turns.get(index):
            self._begin_turn(turn, paragraph)
        elif paragraph.kind is Kind.BODY:
            if self._turn is not Kind.BODY:
                self.marked[index] = replace(paragraph, kind=self._turn)
        elif paragraph.kind is Kind.HEADING:
            self._begin_heading(index, paragraph)
        elif paragraph.kind is Kind.FIGURE:
            self.entries.append(_Entry(index, SectionKind.FIGURE, paragraph.text, _FIGURE_RANK))
        elif paragraph.kind is Kind.TITLE:
            # A title spans the whole text, whatever little stands before it.
            self.entries.insert(0, _Entry(0, SectionKind.HEADING, paragraph.text, _TITLE_RANK))

    def _begin_turn(self, turn: Turn, paragraph: Paragraph) -> None:
        self._turn = Kind.BODY if turn.asks is None else Kind.QUESTION if turn.asks else Kind.ANSWER
        self._turn_rank = self._above[-1] + 1
        # A paragraph that is all label has nothing to set it apart from.
        self.marked[turn.paragraph] = replace(paragraph, kind=self._turn, speaker=0 if turn.alone else turn.length)
        if self._turn is Kind.QUESTION:
            title = paragraph.text[turn.length :].strip() or self._next_text(turn.paragraph)
            self.entries.append(_Entry(turn.paragraph, SectionKind.QUESTION, title, self._turn_rank))
            if not self._answered:
                self._turn = Kind.ANSWER  # only questions bear a name here

    def _next_text(self, index: int) -> str:
        """Return what follows a label that has a line of its own."""
        return self.marked[min(index + 1, len(self.marked) - 1)].text

    def _begin_heading(self, index: int, paragraph: Paragraph) -> None:
        rank = paragraph.level - self._shift
        if self._turn is Kind.BODY or rank <= self._turn_rank:
            self._turn = Kind.BODY
            self._above = [*(above for above in self._above if above < rank), rank]
        kind = SectionKind.CHAPTER if chapter_level(paragraph.text) else SectionKind.HEADING
        self.entries.append(_Entry(index, kind, paragraph.text, rank))


def _marked_entry(mark: Mark) -> _Entry:
    kind = SectionKind.CHAPTER if chapter_level(mark.title) else SectionKind.HEADING
    return _Entry(mark.paragraph, kind, mark.title, mark.level)


def _lead(paragraphs: Sequence[Paragraph], entries: Sequence[_Entry]) -> _Entry | None:
    """Return the entry of what stands before the first section, if there is another section than the title."""
    others = [e.paragraph for e in entries if e.kind is not SectionKind.FIGURE and e.rank != _TITLE_RANK]
    if not others:
        return None
    first = min(others)
    skipped = (*_HEAD, Kind.FIGURE)
    started = (
        i for i in range(first) if paragraphs[i].kind not in skipped and any(map(str.isalnum, paragraphs[i].text))
    )
    start = next(started, None)
    return None if start is None else _Entry(start, SectionKind.LEAD, paragraphs[start].text, _TITLE_RANK + 1)


def _mark_lead(paragraphs: list[Paragraph], start: int, entries: Sequence[_Entry]) -> None:
    """Mark the lead, which ends where the next entry begins: a heading, or a place that an outline of its own names."""
    end = start
    last = min((entry.paragraph for entry in entries if entry.paragraph > start), default=len(paragraphs))
    while end < last and paragraphs[end].kind is Kind.BODY:
        end += 1
    if end - start <= _LEAD_PARAGRAPHS:
        paragraphs[start:end] = [replace(p, kind=Kind.LEAD) for p in paragraphs[start:end]]


def _nest(entries: Sequence[_Entry], count: int) -> tuple[list[int], list[int]]:
    """Return levels and ends (paragraph after the last one) of the entries by one stack."""
    levels: list[int] = []
    ends = [count] * len(entries)
    open_entries: list[int] = []
    for index, entry in enumerate(entries):
        if entry.kind is SectionKind.FIGURE:
            ends[index] = entry.paragraph + 1
        else:
            while open_entries and _closes(entries[open_entries[-1]], entry):
                ends[open_entries.pop()] = entry.paragraph
        levels.append(len(open_entries) + 1)
        if entry.kind is not SectionKind.FIGURE:
            open_entries.append(index)
    for index in reversed(range(len(entries) - 1)):
        if ends[index] <= entries[index].paragraph:
            ends[index] = ends[index + 1]  # none is empty: two that begin at one place end at one
    return levels, ends


def _closes(open_entry: _Entry, entry: _Entry) -> bool:
    return open_entry.kind is SectionKind.LEAD or open_entry.rank >= entry.rank


def _place(paragraph: int, paragraphs: Sequence[Paragraph]) -> Anchor:
    """Return the start of a paragraph, or the end of the text for the one after the last."""
    return Anchor(paragraph) if paragraph < len(paragraphs) else Anchor(paragraph - 1, len(paragraphs[-1].text))
