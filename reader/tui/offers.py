"""What can be corrected at a word: other readings, other words. Plain data, for a screen to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.language.alternatives import Alternative, alternatives, hanzi_alternatives, same_reading
from reader.language.corrections import Correction, Scope, Syllables
from reader.language.hanzi import has_hanzi
from reader.language.words import Word

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.language.polyphones import Polyphones
    from reader.text.document import Document

_MOST = 24
"""Offers; nobody reads a longer list."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a word can be corrected to.

    Attributes:
        start: code point offset in the paragraph where its words begin.
        words: what would stand there.
        syllables: how it would be read, one a code point; all None where only the division is meant.
        glosses: what it means then; may be empty.
        present: whether it is so already.
        scope: where such a correction usually counts.
    """

    start: int
    words: tuple[str, ...]
    syllables: Syllables
    glosses: tuple[str, ...] = ()
    present: bool = False
    scope: Scope = Scope.EVERYWHERE

    def correction(self, scope: Scope, document: Document, paragraph: int) -> Correction:
        """Return the correction it makes in a place of a text."""
        key = "" if scope is Scope.EVERYWHERE else document.key
        place = (paragraph, self.start) if scope is Scope.HERE else (0, 0)
        return Correction(self.words, self.syllables, scope, key, *place)


def reading_offers(word: Word, lexicon: Lexicon, polyphones: Polyphones | None) -> list[Offer]:
    """Return the readings of a word, the present one among them; those that differ in one hanzi come last.

    A word with several readings is read by its context and corrected here; one that nobody knows otherwise, everywhere.
    """
    present = word.reading.syllables if word.reading else (None,) * len(word.text)
    known = list(alternatives(word.text, lexicon, polyphones))
    if any(present) and not any(_same(one.syllables, present) for one in known):
        known.insert(0, Alternative(present, ()))
    scope = Scope.HERE if len(known) > 1 else Scope.EVERYWHERE
    others = hanzi_alternatives(word.text, present, lexicon, polyphones)
    found = [*known, *(Alternative(one.syllables, _of_hanzi(word.text, present, one)) for one in others)]
    readings = {same_reading(one.syllables): one for one in reversed(found)}
    unlike = [one for one in dict.fromkeys(found) if readings[same_reading(one.syllables)] is one]
    return [
        Offer(word.start, (word.text,), one.syllables, one.glosses, _same(one.syllables, present), scope)
        for one in unlike[:_MOST]
    ]


def typed_offer(word: Word, syllables: Syllables, offers: Sequence[Offer]) -> Offer:
    """Return what somebody typed as an offer."""
    scope = offers[0].scope if offers else Scope.EVERYWHERE
    return Offer(word.start, (word.text,), syllables, scope=scope)


def division_offers(word: Word, units: Sequence[Word]) -> list[Offer]:
    """Return how a word can be joined with its neighbours and where it can be divided.

    A joined word is a term or a name and meant everywhere; a divided one is a word elsewhere, so it is meant here.
    """
    at = next((index for index, unit in enumerate(units) if unit.start == word.start), None)
    if at is None:
        return []
    before = _neighbour(units, at, -1)
    after = _neighbour(units, at, 1)
    joins = [run for run in ((word, after), (before, word), (before, word, after)) if None not in run]
    offers = [_joined([one for one in run if one]) for run in joins]
    for place in range(1, len(word.text)):
        parts = (word.text[:place], word.text[place:])
        offers.append(Offer(word.start, parts, (None,) * len(word.text), scope=Scope.HERE))
    return offers[:_MOST]


def _joined(run: Sequence[Word]) -> Offer:
    text = "".join(word.text for word in run)
    return Offer(run[0].start, (text,), (None,) * len(text))


def _neighbour(units: Sequence[Word], at: int, step: int) -> Word | None:
    """Return the word beside another one, if nothing stands between and it is none of punctuation."""
    other = at + step
    if not 0 <= other < len(units):
        return None
    left, right = sorted((units[at], units[other]), key=lambda word: word.start)
    whole = left.end == right.start and (has_hanzi(units[other].text) or units[other].text.isalnum())
    return units[other] if whole else None


def _of_hanzi(text: str, present: Syllables, one: Alternative) -> tuple[str, ...]:
    """Return the senses of the hanzi that a reading differs in, named."""
    pairs = zip(text, present, one.syllables, strict=True)
    hanzi = next((character for character, before, now in pairs if before != now), "")
    return (f"{hanzi} {one.glosses[0]}", *one.glosses[1:]) if one.glosses else ()


def _same(one: Syllables, other: Syllables) -> bool:
    return same_reading(one) == same_reading(other)
