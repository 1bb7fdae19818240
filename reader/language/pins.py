"""Words and readings that somebody has set: an author in the text, a reader by correcting, a list of one's own words.

What is pinned is not chosen again: the annotator divides and reads around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.language.words import Reading

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pin:
    """A stretch of a paragraph whose division into words is settled, and perhaps how it is read.

    Attributes:
        start: code point offset in the paragraph.
        words: what stands there, word by word; at least one, none empty.
        syllables: one per code point of all words, as in `Reading`; None where the reading is left to the annotator.
        source: who says so: "author", "user" or "lexicon" (one's own words).
    """

    start: int
    words: tuple[str, ...]
    syllables: tuple[str | None, ...]
    source: str

    @property
    def end(self) -> int:
        """Offset of the first code point after the stretch."""
        return self.start + sum(map(len, self.words))

    def spans(self) -> Iterator[Span]:
        """Yield where each word stands in the paragraph."""
        start = self.start
        for word in self.words:
            yield start, start + len(word)
            start += len(word)

    def readings(self) -> Iterator[Reading | None]:
        """Yield each word's reading as it is set, None where only the division is settled."""
        for start, end in self.spans():
            syllables = self.syllables[start - self.start : end - self.start]
            known = any(syllables)
            yield Reading(syllables, (True,) * len(syllables), self.source) if known else None


def fitting(text: str, pins: Iterable[Pin]) -> list[Pin]:
    """Return the pins that fit a paragraph, in order: those that say what stands there and overlap none before them."""
    taken: list[Pin] = []
    for pin in pins:
        place = bisect_left(taken, pin.start, key=lambda other: other.start)
        before, after = taken[place - 1 : place], taken[place : place + 1]
        apart = all(other.end <= pin.start for other in before) and all(pin.end <= other.start for other in after)
        if apart and text[pin.start : pin.end] == "".join(pin.words):
            taken.insert(place, pin)
    return taken


def completed(said: Reading, found: Reading | None) -> Reading:
    """Return a reading that is set for some hanzi of a word only, the others read as the annotator found."""
    if found is None or all(said.syllables):
        return said
    both = zip(said.syllables, found.syllables, found.certain, strict=True)
    merged = [(set_ or other, bool(set_) or sure) for set_, other, sure in both]
    return Reading(tuple(s for s, _ in merged), tuple(sure for _, sure in merged), said.source)
