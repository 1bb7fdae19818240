"""Readings chosen in context: the dictionaries' where they settle the matter, a frame's, else the likeliest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from reader.language.frames import FRAMED, settle
from reader.language.models import DATA, Models
from reader.language.polyphones import Judgement
from reader.language.readings import DictionaryReader
from reader.language.segmentation import divide
from reader.language.words import Reading
from reader.text.script import is_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

# A reading less likely than this is shown as a guess: in a word of several hanzi, and of hanzi that are words often and
# seldom. Running text is mostly of common hanzi in their common reading, so that a mark says less there, and all that
# is saved on them can go to the rest (marked and caught: `python -m tests.bench.readings`).
CERTAIN = 0.99
_CERTAIN_OFTEN, _CERTAIN_SELDOM = 0.95, 0.995
# A hanzi said more often than this by itself is a word often (log probability).
_OFTEN = -7.5
# How likely another reading must be to stand against the only one a dictionary has for the word.
_AGAINST = 0.82
# How likely the chosen one of a common word's readings must be to be certain: the dictionaries know which is common.
_NOT_AGAINST = 0.25
# Words said more often than this (log probability: 1,000 in jieba's list), and idioms, are in all dictionaries as they
# are read.
_COMMON = -11.0
_IDIOM = 4
# What the order of a word's readings in the lexicon is worth (natural logarithm), and that of a common word's.
_RANK, _RANK_COMMON = 1.0, 2.0
# And what it is worth more where running text has the word with its neutral tone (妻子, 分量).
_RANK_NEUTRAL = 10.0
_LEAST = 1e-6
_REMEMBERED = 50_000
# How often the slow model may be asked in one paragraph: a few times, and once more for so many characters.
_SECOND_LOOKS, _CHARACTERS_A_LOOK = 4, 60


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A hanzi of a word whose reading depends on the context.

    Attributes:
        offset: where it is in the word.
        choices: the readings the dictionary has for it there; empty for a simplified word of one hanzi, which may have
            any.
    """

    offset: int
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is the same of a word wherever it stands.

    Attributes:
        given: the dictionaries' reading it was found from.
        reading: the same with what is usual and certain about it.
        doubts: what is left to the context.
        among: whether its doubts are first settled together, by choosing among the dictionary's readings.
        firm: whether all dictionaries have it as it is read; not told without doubts.
        asked: how likely a reading must be to be certain; likewise.
    """

    given: Reading
    reading: Reading
    doubts: tuple[_Doubt, ...] = ()
    among: bool = False
    firm: bool = False
    asked: float = CERTAIN


class _Paragraph:
    """A paragraph while it is read.

    Attributes:
        text: what stands there, simplified hanzi by hanzi.
        looks: how many more times the slow model may be asked.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.looks = _SECOND_LOOKS + len(text) // _CHARACTERS_A_LOOK


class ContextReader:
    """Read words by the lexicon and by what the sentence says.

    Without its files, or with damaged ones, it reads by the dictionaries alone, as `DictionaryReader` does.
    """

    def __init__(self, lexicon: Lexicon, folder: Path = DATA) -> None:
        """Take the lexicon and the folder of the models, which are opened when they are first needed."""
        self._lexicon = lexicon
        self._folder = folder
        self._dictionary = DictionaryReader(lexicon)
        self._known: dict[tuple[str, str], _Known] = {}
        self._divided: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _opened(self) -> tuple[Models, frozenset[str]] | None:
        """The models and the hanzi that only traditional text has; None where they cannot be read.

        What was learned was learned from simplified text, which has some hanzi that could be simplified (乾 in 乾隆).
        """
        try:
            models = Models(self._folder)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None
        return models, frozenset(hanzi for hanzi in map(chr, self._lexicon.folding) if not models.knows(hanzi))

    def __call__(self, text: str, spans: Sequence[Span]) -> list[Reading | None]:
        """Return one reading a span, None for a word without hanzi or with none known.

        A word the lexicon does not have (加长型, a name) is read as the words in it are.
        """
        parts = [self._parts_of(text[start:end]) for start, end in spans]
        if not any(parts):
            return self._read_all(text, spans)
        found = [list(_following(span[0], part)) if part else [span] for span, part in zip(spans, parts, strict=True)]
        readings = iter(self._read_all(text, [span for part in found for span in part]))
        return [_joined([(next(readings), end - start) for start, end in part]) for part in found]

    def _parts_of(self, word: str) -> tuple[str, ...]:
        """Return the words in a word that the lexicon does not have; none in any other."""
        if len(word) < 2:
            return ()
        parts = self._divided.get(word)
        if parts is None:
            if len(self._divided) >= _REMEMBERED:
                self._divided.clear()
            whole = not is_hanzi(word[0]) or self._lexicon.readings(word) is not None
            parts = () if whole else divide(word, self._lexicon)
            # What is not of words alone has white space in it.
            parts = self._divided[word] = parts if sum(map(len, parts)) == len(word) else ()
        return parts

    def _read_all(self, text: str, spans: Sequence[Span]) -> list[Reading | None]:
        """Return one reading a span."""
        readings = self._dictionary(text, spans)
        if not any(readings) or self._opened is None:
            return readings
        models, traditional = self._opened
        paragraph = _Paragraph(text if traditional.isdisjoint(text) else text.translate(self._lexicon.folding))
        for number, reading in enumerate(readings):
            if reading is not None:
                start, end = spans[number]
                word = text[start:end]
                simplified = word if paragraph.text is text else paragraph.text[start:end]
                settled = settle(paragraph.text, spans, number) if simplified in FRAMED else None
                as_is = len(word) > 1 or simplified == word
                if settled is not None and (as_is or self._can_be(word, settled[0])):
                    readings[number] = Reading(settled, (True,) * len(settled), "rule")
                    continue
                known = self._known.get((word, simplified))
                if known is None or known.given is not reading:
                    known = self._know(models, word, simplified, reading)
                readings[number] = self._read(models, paragraph, start, word, known) if known.doubts else known.reading
        return readings

    def _can_be(self, hanzi: str, syllable: str) -> bool:
        """Return whether a hanzi has a reading that its simplified form may have (隻 is zhī, never zhǐ)."""
        found = self._lexicon.readings(hanzi)
        return found is None or any(choice[0] == syllable for choice in found.choices)

    def _know(self, models: Models, word: str, simplified: str, given: Reading) -> _Known:
        """Find and remember what is the same of a word wherever it stands."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        reading = self._with_known(word, models.usual.mend(word, given), simplified, models)
        doubts = self._doubts_of(models, word, simplified)
        known = _Known(given, reading)
        if doubts:
            among = len({choice for d in doubts for choice in d.choices}) > len(doubts)
            known = _Known(given, reading, doubts, among, self._is_firm(word), self._asked_of(word))
        self._known[word, simplified] = known
        return known

    def _doubts_of(self, models: Models, word: str, simplified: str) -> tuple[_Doubt, ...]:
        """Return the hanzi of a word that need the context."""
        places = [offset for offset, hanzi in enumerate(simplified) if hanzi in models.polyphones]
        bound = places and (len(word) > 1 or word != simplified)
        found = self._lexicon.readings(word) if bound else None
        choices = found.choices if found else ()
        return tuple(_Doubt(o, tuple((choice[o] or "").lower() for choice in choices)) for o in places)

    def _read(self, models: Models, paragraph: _Paragraph, start: int, word: str, known: _Known) -> Reading:
        """Return a word's reading with its doubts settled."""
        reading = known.reading
        judged = {d.offset: self._judge(models, paragraph, start, word, d) for d in known.doubts}
        if known.among:
            reading = self._among(models, word, reading, judged, firm=known.firm)
        for doubt in known.doubts:
            reading = self._settled(models, word, reading, doubt, judged[doubt.offset], known)
        return reading

    def _with_known(self, word: str, reading: Reading, simplified: str, models: Models) -> Reading:
        """Return a reading certain wherever the models know the hanzi: where it matters, they are asked.

        Not where the dictionary has the word with different tones (大夫, 倒数): what it means, nobody has looked at.
        """
        if all(reading.certain):
            return reading
        settled = len(word) == 1 or word in models.usual.words or self._is_firm(word)
        found = None if settled else self._lexicon.readings(word)
        choices = found.choices if found else ()
        known = (
            sure or (models.knows(hanzi) and len({c[o] for c in choices if not (c[o] or "5").endswith("5")}) < 2)
            for o, (sure, hanzi) in enumerate(zip(reading.certain, simplified, strict=True))
        )
        return replace(reading, certain=tuple(known))

    def _judge(self, models: Models, paragraph: _Paragraph, start: int, word: str, doubt: _Doubt) -> Judgement:
        """Weigh the readings of a hanzi, twice where it is doubtful and the paragraph has not had its share."""
        place = start + doubt.offset
        choices = doubt.choices if len(word) > 1 else ()
        judgement, again = models.judge(paragraph.text, place, len(word), choices, again=paragraph.looks > 0)
        paragraph.looks -= again
        return judgement

    def _settled(
        self, models: Models, word: str, reading: Reading, doubt: _Doubt, judgement: Judgement, known: _Known
    ) -> Reading:
        """Return a word's reading with one hanzi's reading decided on."""
        offset = doubt.offset
        syllables, certain, source = list(reading.syllables), list(reading.certain), reading.source
        own = (syllables[offset] or "").lower()
        best, probability = judgement.best
        if best != own and self._yields(models, word, own, best, probability, doubt, firm=known.firm):
            syllables[offset] = best.capitalize() if (syllables[offset] or "a")[0].isupper() else best
            own, source = best, "context"
        among = len(set(doubt.choices))
        firm = among and known.firm and (among == 1 or judgement.of(own) >= _NOT_AGAINST)
        certain[offset] = bool(firm) or judgement.of(own) >= known.asked or _is_neutral_of(own, best)
        return Reading(tuple(syllables), tuple(certain), source)

    def _among(
        self, models: Models, word: str, reading: Reading, judged: dict[int, Judgement], *, firm: bool
    ) -> Reading:
        """Return the likeliest of the readings the dictionary has for a word."""
        found = self._lexicon.readings(word)
        if found is None or len(found.choices) == 1:
            return reading

        order = _RANK_COMMON if firm else _RANK
        neutral = word in models.usual.neutral and _has_neutral(found.choices[0])

        def weight(numbered: tuple[int, tuple[str | None, ...]]) -> float:
            rank, choice = numbered
            said = (
                (j, {(c[o] or "").lower() for c in found.choices}, (choice[o] or "").lower()) for o, j in judged.items()
            )
            likely = sum(log(max(_likely(*one), _LEAST)) for one in said)
            toned = neutral and not _has_neutral(choice)
            return likely - order * (rank > 0) - _RANK_NEUTRAL * toned

        _, best = max(enumerate(found.choices), key=weight)
        return replace(reading, syllables=best)

    def _yields(
        self, models: Models, word: str, own: str, best: str, probability: float, doubt: _Doubt, *, firm: bool
    ) -> bool:
        """Return whether a dictionary's syllable gives way to the likeliest one."""
        if not doubt.choices:
            return True
        if len(word) == 1 and best not in doubt.choices:
            return False
        if own == "r5" or (len(word) > 1 and len(set(doubt.choices)) > 1):
            return False
        if _is_neutral_of(own, best) and word in models.usual.neutral:
            return False
        if len(word) > 1 and best.endswith("5") and not own.endswith("5"):
            return False
        return probability >= _AGAINST and not (len(word) > 1 and firm)

    def _asked_of(self, word: str) -> float:
        """Return how likely a reading in a word must be to be shown as certain."""
        if len(word) > 1:
            return CERTAIN
        return _CERTAIN_OFTEN if (self._lexicon.weight(word) or 0.0) >= _OFTEN else _CERTAIN_SELDOM

    def _is_firm(self, word: str) -> bool:
        """Return whether a word is an idiom or so common that all dictionaries have it as it is read.

        Long names are spelt by ear and differ from dictionary to dictionary (德累斯顿).
        """
        if (self._lexicon.weight(word) or 0.0) >= _COMMON:
            return True
        found = self._lexicon.readings(word) if len(word) >= _IDIOM else None
        return found is not None and not (found.choices[0][0] or "a")[0].isupper()


def _following(start: int, words: Sequence[str]) -> Iterator[Span]:
    """Yield where words stand that follow each other."""
    for word in words:
        yield start, start + len(word)
        start += len(word)


def _joined(parts: list[tuple[Reading | None, int]]) -> Reading | None:
    """Return the reading of a word from those of its parts, each with its length in code points."""
    if len(parts) == 1 or not any(reading for reading, _ in parts):
        return parts[0][0] if len(parts) == 1 else None
    syllables: list[str | None] = []
    certain: list[bool] = []
    for reading, length in parts:
        syllables += reading.syllables if reading else [None] * length
        certain += reading.certain if reading else [True] * length
    return Reading(tuple(syllables), tuple(certain), "context")


def _likely(judgement: Judgement, choices: set[str], syllable: str) -> float:
    """Return how likely a word's syllable is; in the neutral tone, with the tones that are none of its choices."""
    of = zip(judgement.readings, judgement.probabilities, strict=True)
    if not syllable.endswith("5"):
        return judgement.of(syllable)
    return sum(p for r, p in of if r == syllable or (r[:-1] == syllable[:-1] and r not in choices))


def _has_neutral(syllables: Sequence[str | None]) -> bool:
    """Return whether a syllable is in the neutral tone."""
    return any(syllable is not None and syllable.endswith("5") for syllable in syllables)


def _is_neutral_of(own: str, best: str) -> bool:
    """Return whether a syllable is another one's neutral tone: the dictionaries know better where it is said so."""
    return own.endswith("5") and own[:-1] == best[:-1]
