"""Readings from dictionaries: a word's own, then phrases over single hanzi, then the hanzi's usual one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.language.hanzi import has_hanzi
from reader.language.words import Reading
from reader.text.script import is_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon, Readings

Span = tuple[int, int]

# Readings of words are few and come again; beyond this many the memory is emptied.
_REMEMBERED = 20_000


class Reader(Protocol):
    """Anything that can tell how the words of a paragraph are read."""

    def __call__(self, text: str, spans: Sequence[Span]) -> list[Reading | None]:
        """Return one reading a span, None for a word without hanzi or with none known."""
        ...


class DictionaryReader:
    """Read words by the lexicon, without looking at what the sentence means."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._lexicon = lexicon
        self._known: dict[str, Reading | None] = {}

    def __call__(self, text: str, spans: Sequence[Span]) -> list[Reading | None]:
        """Return one reading a span, None for a word without hanzi or with none known."""
        known = self._known
        readings: list[Reading | None] = []
        for start, end in spans:
            word = text[start:end]
            readings.append(known[word] if word in known else self._read(word))
        self._use_phrases(text, spans, readings)
        return readings

    def _read(self, word: str) -> Reading | None:
        """Return and remember a word's reading by itself."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._lexicon.readings(word) if has_hanzi(word) else None
        reading = _chosen(found) if found else self._by_hanzi(word)
        self._known[word] = reading
        return reading

    def _by_hanzi(self, word: str) -> Reading | None:
        """Return a reading put together from the words in something that is no word."""
        from reader.language.segmentation import divide

        syllables: list[str | None] = []
        certain: list[bool] = []
        for part in divide(word, self._lexicon):
            found = self._lexicon.readings(part) if has_hanzi(part) else None
            reading = _chosen(found) if found else None
            syllables += reading.syllables if reading else [None] * len(part)
            certain += reading.certain if reading else [True] * len(part)
        return Reading(tuple(syllables), tuple(certain), "pypinyin") if any(syllables) else None

    def _use_phrases(self, text: str, spans: Sequence[Span], readings: list[Reading | None]) -> None:
        """Put the longest phrases over runs of single hanzi."""
        for first, last in _runs(text, spans):
            if readings[first] is not None:
                self._use_phrases_of_run(text[spans[first][0] : spans[last - 1][1]], first, readings)

    def _use_phrases_of_run(self, run: str, first: int, readings: list[Reading | None]) -> None:
        """Put the longest phrases over a run of words of one hanzi each, the first being number `first`."""
        place = 0
        while place < len(run) - 1:  # the shortest phrase has two hanzi
            phrase = self._lexicon.phrase_at(run, place)
            for syllable in phrase or ():
                readings[first + place] = Reading((syllable,), (True,), "pypinyin")
                place += 1
            place += phrase is None


def _runs(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers (first, last + 1) of words of one hanzi each that stand side by side, two at least."""
    first, stop = -1, -1
    for number, (start, end) in enumerate(spans):
        single = end - start == 1 and is_hanzi(text[start])
        if first >= 0 and not (single and start == stop):
            if number - first > 1:
                yield first, number
            first = -1
        if single and first < 0:
            first = number
        stop = end
    if first >= 0 and len(spans) - first > 1:
        yield first, len(spans)


def _chosen(found: Readings) -> Reading:
    """Return the likeliest reading, uncertain where the others differ from it in more than capitals."""
    best = found.choices[0]
    certain = tuple(
        all((other or "").lower() == (syllable or "").lower() for other in others)
        for syllable, others in zip(best, zip(*found.choices, strict=True), strict=True)
    )
    return Reading(best, certain, found.source)
