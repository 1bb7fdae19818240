"""Hits and highlighted keywords of one text, and the way through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from reader.find.search import Hit
from reader.text.document import Anchor, Document
from reader.tui.reading.inks import LETTERS
from reader.tui.reading.marks import Marks, by_paragraph


@dataclass
class Finding:
    """What is found at the moment.

    Attributes:
        document: the text.
        occurrences: flat offsets of a term in the text.
        hits: of the search, in order.
        current: the hit one stands on.
        origin: where one was when the search began.
        terms: highlighted keywords by colour; empty where a colour is free.
        annotated: spans of the reader's own annotations as `by_paragraph` takes them.
    """

    document: Document
    occurrences: Callable[[str], Iterable[int]]
    hits: tuple[Hit, ...] = ()
    current: int | None = None
    origin: tuple[Anchor, Anchor] | None = None
    terms: tuple[str, ...] = ()
    annotated: tuple[tuple[Anchor, int, str, str], ...] = ()
    _places: list[Anchor] = field(default_factory=list)

    def highlight(self, terms: tuple[str, ...]) -> None:
        """Highlight other terms."""
        self.terms = terms
        offsets = sorted({offset for term in terms if term for offset in self.occurrences(term)})
        self._places = [self.document.anchor(offset) for offset in offsets]

    def found(self, hits: tuple[Hit, ...], place: Anchor) -> None:
        """Take new hits; the first one from a place on is the current one."""
        self.hits = hits
        self.current = min(bisect_left(hits, place, key=lambda hit: hit.start), len(hits) - 1) if hits else None

    def clear(self) -> None:
        """Forget the search; highlights stay."""
        self.hits, self.current, self.origin = (), None, None

    @property
    def place(self) -> Anchor | None:
        """Where the current hit is."""
        return None if self.current is None else self.hits[self.current].start

    def step(self, place: Anchor, step: int) -> tuple[Anchor, bool] | None:
        """Return the next (1) or previous (-1) hit or keyword from a place on, and whether the end was passed."""
        places = [hit.start for hit in self.hits] or self._places
        if not places:
            return None
        index = bisect_right(places, place) if step > 0 else bisect_left(places, place) - 1
        wrapped = not 0 <= index < len(places)
        index %= len(places)
        if self.hits:
            self.current = index
        return places[index], wrapped

    def next_of(self, term: str, place: Anchor) -> Anchor | None:
        """Return the next occurrence of a term after a place, or the first one."""
        places = [self.document.anchor(offset) for offset in self.occurrences(term)]
        return next((found for found in places if found > place), places[0] if places else None)

    def marks(self) -> Marks:
        """Return all spans to be marked: annotations, keywords above them, hits above these, the current one on top."""
        marks = list(self.annotated)
        marks += [
            (self.document.anchor(offset), len(term), f"keyword-{number + 1}", LETTERS[number])
            for number, term in enumerate(self.terms)
            if term
            for offset in self.occurrences(term)
        ]
        for index, hit in enumerate(self.hits):
            ink = "current" if index == self.current else "hit"
            marks.append((hit.start, hit.end.offset - hit.start.offset, ink, ""))
        return by_paragraph(marks)
