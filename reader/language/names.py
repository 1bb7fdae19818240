"""How names are read: surnames, given names, names of other languages, places with their generic part.

A capital initial inside a word begins a new written part, as in CC-CEDICT (`Qi2 Bai2 shi2`; GB/T 16159-2012 §6.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from reader.language import namehanzi
from reader.language.hanzi import ALL_HANZI
from reader.language.namehanzi import EITHER, EITHER_SURNAME, FAMILIAR, GIVEN, SURNAMES
from reader.language.persons import FOREIGN, KIN, POSTS
from reader.language.words import Reading

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

SOURCE = "name"

# Generic parts of place names, written apart with a capital (§6.2.2).
_GENERIC = frozenset("省市县区州镇乡村河江湖海山岛路街港湾")

# 任 before a post is the verb (自任会长, 1981年任教授), but for what nobody is appointed to.
_SERVES = f"任(?!老师|先生|女士|小姐|同志|同学|医生|大夫|{KIN})"


class Names:
    """Reads names by the lexicon's surnames and hanzi; safe to use from several threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._lexicon = lexicon

    def read(
        self, text: str, spans: Sequence[Span], readings: list[Reading | None], kept: Container[Span] = ()
    ) -> None:
        """Put the readings of names into a paragraph's readings, in place.

        Args:
            text: the paragraph.
            spans: its words as they were divided.
            readings: one a span.
            kept: spans that somebody has settled.
        """
        listed = self._lexicon.weight
        surnames = {match.start() for match in self._alone.finditer(text)}
        for number, (start, end) in enumerate(spans):
            reading = readings[number]
            if reading is None or (start, end) in kept:
                continue
            if end - start == 1:
                if start in surnames:
                    readings[number] = self._surname(text[start])
                elif text[start] in _GENERIC and number and spans[number - 1][1] == start:
                    readings[number] = _generic(readings[number - 1], reading)
            elif reading.source not in {"cedict", "rule"} and listed(text[start:end]) is None:
                readings[number] = self._name(text[start:end], reading) or reading
            elif (known := self._known(text[start:end])) is not None:
                readings[number] = known
            elif end - start > 2 and text[end - 1] in _GENERIC:
                readings[number] = self._place(text[start:end], reading)
            if "塞" in text[start:end]:
                readings[number] = _sai(text[start:end], readings[number])

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        """A surname alone: before a post (王局长), after 老 or 小 (小李)."""
        single = self._lexicon.persons.alone()
        return (
            re.compile(
                f"(?!{_SERVES})[{single}](?={POSTS}|{KIN}|总[，。！？：、”」])|[曾任](?={KIN})|(?<=[老小])(?<!一小)[{FAMILIAR}]"
            )
            if single
            else re.compile("(?!)")
        )

    def _known(self, word: str) -> Reading | None:
        """Return the reading of a person's name that the dictionary has, whatever its hanzi are elsewhere (曾国藩)."""
        found = self._lexicon.readings(word) if 2 < len(word) < 5 else None
        if found is None or len(found.choices) > 1:
            return None
        capitals = [(syllable or "")[:1].isupper() for syllable in found.choices[0]]
        head = 2 if word[:2] in self._lexicon.persons.surnames else 1
        if word[:head] not in self._lexicon.persons.surnames or capitals != [k in {0, head} for k in range(len(word))]:
            return None
        return Reading(found.choices[0], (True,) * len(word), found.source)

    def _surname(self, surname: str) -> Reading | None:
        """Return how a surname is read, one in a rarer form (頼) as the usual one."""
        known = self._lexicon.surnames
        found = known.get(surname) or known[surname.translate(self._lexicon.folding)]
        usual = (SURNAMES[surname],) if surname in SURNAMES else found[0]
        return Reading(usual, (surname not in EITHER_SURNAME,) * len(surname), SOURCE)

    def _name(self, name: str, reading: Reading) -> Reading | None:
        """Return how a name the lexicon does not have is read, by its context; None for what is none."""
        if not ALL_HANZI.fullmatch(name):
            return None
        surnames = self._lexicon.persons.surnames
        head = next((name[:k] for k in (2, 1) if k < len(name) <= k + 2 and name[:k] in surnames), None)
        if head is None:
            return self._foreign(name, reading) if all(c in FOREIGN for c in name) else None
        surname = self._surname(head)
        syllables = list(self._hanzi(name, reading, len(head), GIVEN))
        said = [syllable for syllable, _ in syllables]
        if surname is None or not all(said):
            return None
        said[0] = said[0].capitalize()
        certain = tuple(sure for _, sure in syllables)
        return Reading((*surname.syllables, *said), surname.certain + certain, SOURCE)

    def _foreign(self, name: str, reading: Reading) -> Reading:
        """Return how a name of another language is read: one capital."""
        syllables = list(self._hanzi(name, reading, 0, GIVEN | namehanzi.FOREIGN))
        said = [syllable for syllable, _ in syllables]
        if not all(said):
            return reading
        said[0] = said[0].capitalize()
        return Reading(tuple(said), tuple(sure for _, sure in syllables), SOURCE)

    def _hanzi(self, name: str, reading: Reading, first: int, usual: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
        """Yield how the hanzi of a name from one on are read, and whether that is certain."""
        context = zip(name, reading.syllables, reading.certain, strict=True)
        for character, said, sure in islice(context, first, None):
            simple = character.translate(self._lexicon.folding)
            if simple in usual:
                yield usual[simple], True
                continue
            if said and not said.endswith("5"):
                yield said.lower(), sure and simple not in EITHER
                continue
            found = self._lexicon.readings(character)
            choices = [c[0].lower() for c in found.choices if c[0]] if found else []
            full = [c for c in dict.fromkeys(choices) if not c.endswith("5")] or choices
            yield EITHER.get(simple, full[0] if full else ""), simple not in EITHER and len(full) == 1

    def _place(self, word: str, reading: Reading) -> Reading:
        """Return a place's reading with the generic part's capital, where the rest is a name of its own (金华|市)."""
        last = reading.syllables[-1]
        if last is None or last[0].isupper() or not (reading.syllables[0] or "a")[0].isupper():
            return reading
        found = self._lexicon.readings(word[:-1])
        if found is None or reading.syllables[:-1] not in found.choices:
            return reading
        return replace(reading, syllables=(*reading.syllables[:-1], last.capitalize()))


def _sai(word: str, reading: Reading | None) -> Reading | None:
    """Return the reading of a name with 塞 as sài, as 译音表 and 新华社 have it (塞尔维亚, 塞纳河)."""
    if reading is None or not (reading.syllables[0] or "a")[0].isupper():
        return reading
    said = zip(word, reading.syllables, strict=True)
    syllables = (("Sai4" if s and s[0].isupper() else "sai4") if c == "塞" else s for c, s in said)
    return replace(reading, syllables=tuple(syllables))


def _generic(before: Reading | None, reading: Reading) -> Reading:
    """Return the reading of a generic part, with a capital where a place name stands before it."""
    said = reading.syllables[0]
    if before is None or said is None or not (before.syllables[0] or "a")[0].isupper():
        return reading
    if before.source == SOURCE or len(before.syllables) < 2 or (before.syllables[-1] or "A")[0].isupper():
        return reading
    return replace(reading, syllables=(said.capitalize(),))
