"""Hits and highlighted keywords of one text, and the way through them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reader.find.search import Hit, Hits
from reader.text.document import Anchor, Document
from reader.tui.reading.inks import LETTERS
from reader.tui.reading.marks import Layer, Marks


@dataclass
class Finding:
    """What is found at the moment.

    Attributes:
        document: the text.
        occurrences: flat offsets of a term in the text.
        hits: of the search, in order.
        current: the hit one stands on.
        origin: where one was when the search began.
        stood: where one stood among the hits of another document, until those of this one are there.
        terms: highlighted keywords by colour; empty where a colour is free.
        annotated: spans of the reader's own annotations as place, length, ink and sign.
    """

    document: Document
    occurrences: Callable[[str], Iterable[int]]
    hits: Sequence[Hit] = ()
    current: int | None = None
    origin: tuple[Anchor, Anchor] | None = None
    stood: Anchor | None = None
    terms: tuple[str, ...] = ()
    annotated: tuple[tuple[Anchor, int, str, str], ...] = ()
    _offsets: dict[str, Sequence[int]] = field(default_factory=dict)
    _places: Sequence[int] = ()

    def take(self, document: Document, carried: Callable[[Anchor], Anchor]) -> None:
        """Go on in another document in which every place has its counterpart; search and marks are to be made again."""
        self.document = document
        before = self.place or self.stood
        self.stood = carried(before) if before is not None else None
        self.hits, self.current, self.annotated = (), None, ()
        if self.origin is not None:
            self.origin = carried(self.origin[0]), carried(self.origin[1])
        self._offsets.clear()
        self.highlight(self.terms)

    def highlight(self, terms: tuple[str, ...]) -> None:
        """Highlight other terms."""
        self.terms = terms
        self._places = array("q", sorted({offset for term in terms if term for offset in self._offsets_of(term)}))

    def _offsets_of(self, term: str) -> Sequence[int]:
        """Return where a term stands, looked for once."""
        if term not in self._offsets:
            self._offsets[term] = array("q", self.occurrences(term))
        return self._offsets[term]

    def can_take(self, hits: Sequence[Hit]) -> bool:
        """Whether hits are of this document: those of the one before may be told late."""
        return not isinstance(hits, Hits) or hits.document is self.document

    def found(self, hits: Sequence[Hit], place: Anchor) -> None:
        """Take new hits; the first one from a place on is the current one."""
        self.hits = hits
        self.current = min(bisect_left(hits, place, key=lambda hit: hit.start), len(hits) - 1) if hits else None

    def clear(self) -> None:
        """Forget the search; highlights stay."""
        self.hits, self.current, self.origin, self.stood = (), None, None, None

    @property
    def place(self) -> Anchor | None:
        """Where the current hit is."""
        return None if self.current is None else self.hits[self.current].start

    def step(self, place: Anchor, step: int) -> tuple[Anchor, bool] | None:
        """Return the next (1) or previous (-1) hit or keyword from a place on, and whether the end was passed."""
        places = self.hits.starts if isinstance(self.hits, Hits) and self.hits else self._places
        if not places:
            return None
        offset = self.document.offset(place)
        index = bisect_right(places, offset) if step > 0 else bisect_left(places, offset) - 1
        wrapped = not 0 <= index < len(places)
        index %= len(places)
        if self.hits:
            self.current = index
        return self.document.anchor(places[index]), wrapped

    def next_of(self, term: str, place: Anchor) -> Anchor | None:
        """Return the next occurrence of a term after a place, or the first one."""
        places = self._offsets_of(term)
        index = bisect_right(places, self.document.offset(place))
        return self.document.anchor(places[index % len(places)]) if places else None

    def marks(self) -> Marks:
        """Return all spans to be marked: annotations, keywords above them, hits above these, the current one on top."""
        layers = [Layer.of(self.document, *annotated) for annotated in self.annotated]
        for number, term in enumerate(self.terms):
            if term:
                places = self._offsets_of(term)
                ends = array("q", (start + len(term) for start in places))
                layers.append(Layer(places, ends, f"keyword-{number + 1}", LETTERS[number]))
        if isinstance(self.hits, Hits) and self.hits:
            layers.append(Layer(self.hits.starts, self.hits.ends, "hit", skipped=self.current))
            if self.current is not None:
                only = slice(self.current, self.current + 1)
                layers.append(Layer(self.hits.starts[only], self.hits.ends[only], "current"))
        return Marks(self.document, layers)
