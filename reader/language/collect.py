"""Reading the raw data into what the store holds: words with weights and readings, phrases, script pairs."""

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from reader.language.cedict import Entry
from reader.language.errors import LexiconError
from reader.language.hanzi import ALL_HANZI, RANGES
from reader.language.persons import FOREIGN
from reader.language.ranking import Candidate, Syllables, candidates, order_hanzi, order_word
from reader.language.syllables import citation, from_marks
from reader.text.script import is_hanzi

# What the lattice takes as a word: hanzi, perhaps with Latin letters and digits (T恤, 卡拉OK), never punctuation.
LATTICE_WORD = re.compile(f"(?=.*[{RANGES}])[{RANGES}0-9A-Za-z]+")
# Count of a word that the frequency list does not know; counts of the list begin at 2.
FLOOR = 1
# And of a name of two hanzi that it does not know: names are words, though rarely of hanzi that are common alone
# (高雄, 王五). Not of counties and smaller places, which stand before their kind (古县名), nor of what may be a part of
# another language's name.
_NAME_FLOOR = 6
_SMALL_PLACE = re.compile("township|county|County|district|District|town ")
# jieba's tags of 的 and 了, and of the particles that are also full words (得 地 着).
_ALWAYS_PARTICLE = ("uj", "ul")
# Its tags of names of persons, foreign ones apart.
_PERSONS = ("nr", "nrfg")
# Of foreign ones and of places.
_TRANSLITERATED = ("nrt", "ns")
# Hanzi that are neutral as endings and full in what looks the same (败家子, 接下来).
_ENDINGS = frozenset("子来來去上下里裡裏儿兒")
# Of set phrases.
_IDIOM = "i"
_PARTICLES = (*_ALWAYS_PARTICLE, "ud", "uv", "uz")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of words in running text.

    Attributes:
        counts: count of a word.
        total: sum of the counts.
        particles: tags of single hanzi that are mostly particles.
        persons: counts of what may be names of persons.
        transliterated: what may be names of other languages, of persons and places.
        idioms: set phrases of four hanzi.
    """

    counts: dict[str, int]
    total: int
    particles: dict[str, str]
    persons: dict[str, int]
    transliterated: frozenset[str]
    idioms: frozenset[str]

    def weight(self, word: str, simplified: str, least: int = FLOOR) -> float:
        """Return a word's log probability, a traditional form taking its simplified form's."""
        count = max(self.counts.get(word, 0), self.counts.get(simplified, 0), least)
        return log(count / self.total)


@dataclass(frozen=True, slots=True)
class Pronunciations:
    """pypinyin's data in numbers.

    Attributes:
        phrases: syllables of a phrase, one a code point, citation tones for 一 and 不.
        hanzi: readings of a single hanzi, the usual one first.
    """

    phrases: dict[str, Syllables]
    hanzi: dict[str, tuple[str, ...]]


def read_frequencies(path: Path) -> Frequencies:
    """Read jieba's dictionary.

    Raises:
        LexiconError: it cannot be read or has nothing in it.
    """
    counts: dict[str, int] = {}
    particles: dict[str, str] = {}
    persons: dict[str, int] = {}
    transliterated: set[str] = set()
    idioms: set[str] = set()
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                word, _, rest = line.rstrip().partition(" ")
                count, _, tag = rest.partition(" ")
                counts[word] = int(count)
                if len(word) == 1 and tag in _PARTICLES:
                    particles[word] = tag
                elif len(word) == 4 and tag == _IDIOM:
                    idioms.add(word)
                elif tag in _PERSONS:
                    persons[word] = counts[word]
                elif tag in _TRANSLITERATED and FOREIGN.issuperset(word):
                    transliterated.add(word)
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: not a readable word list ({error})") from error
    if not counts:
        raise LexiconError(f"{path}: an empty word list")
    return Frequencies(counts, sum(counts.values()), particles, persons, frozenset(transliterated), frozenset(idioms))


def read_pronunciations(phrases: Path, hanzi: Path) -> Pronunciations:
    """Read pypinyin's phrases and single hanzi.

    Raises:
        LexiconError: a file cannot be read or is not what it should be.
    """
    try:
        raw_phrases = json.loads(phrases.read_text(encoding="utf-8"))
        raw_hanzi = json.loads(hanzi.read_text(encoding="utf-8"))
        return Pronunciations(
            {phrase: _phrase(phrase, marks) for phrase, marks in raw_phrases.items() if len(phrase) == len(marks)},
            {chr(int(code)): tuple(map(from_marks, marks.split(","))) for code, marks in raw_hanzi.items()},
        )
    except (OSError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise LexiconError(f"{phrases.parent}: readings that cannot be read ({error})") from error


def _phrase(phrase: str, marks: list[list[str]]) -> Syllables:
    """Return a phrase's syllables in numbers: the first of each hanzi, 儿 without a tone being erhua."""
    syllables: list[str | None] = []
    for place, (character, choices) in enumerate(zip(phrase, marks, strict=True)):
        syllable = from_marks(choices[0])
        if character == "儿" and place and syllable == "er5":
            syllable = "r5"
        syllables.append(syllable if is_hanzi(character) else None)
    return citation(phrase, syllables)


@dataclass(frozen=True, slots=True)
class Headword:
    """A word of the lattice: log probability, readings likeliest first, and where the readings come from."""

    text: str
    weight: float
    readings: tuple[Syllables, ...]
    source: str


def headwords(entries: Iterable[Entry], frequencies: Frequencies, spoken: Pronunciations) -> Iterator[Headword]:
    """Yield every word of the lattice once: the dictionary's headwords in both scripts, and all single hanzi."""
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        for text in {entry.simplified, entry.traditional}:
            if LATTICE_WORD.fullmatch(text):
                grouped.setdefault(text, []).append(entry)
    weak = _weak(grouped)
    for text, group in grouped.items():
        found = candidates(text, group)
        least = _NAME_FLOOR if _is_known_name(text, found) else FLOOR
        weight = frequencies.weight(text, _simplified(text, group), least)
        readings = _readings(text, found, frequencies, spoken)
        if weak.get(text[1:]) and text[:2] not in grouped:
            readings = tuple(dict.fromkeys(_weakened(reading, weak[text[1:]]) for reading in readings))
        yield Headword(text, weight, readings, "cedict" if found else "pypinyin")
    for hanzi in (spoken.hanzi.keys() | {word for word in frequencies.counts if len(word) == 1}) - grouped.keys():
        if is_hanzi(hanzi):
            readings = tuple((syllable,) for syllable in spoken.hanzi.get(hanzi, ()))
            yield Headword(hanzi, frequencies.weight(hanzi, hanzi), readings, "pypinyin")


def _is_known_name(text: str, found: Sequence[Candidate]) -> bool:
    """Return whether a headword of two hanzi is a name and nothing else, and no small place's."""
    if len(text) != 2 or not found or not all(one.capital for one in found) or FOREIGN.issuperset(text):
        return False
    return not any(_SMALL_PLACE.search(gloss) for one in found for gloss in one.glosses)


def _weak(grouped: dict[str, list[Entry]]) -> dict[str, tuple[str, ...]]:
    """Return the words of two hanzi that are only read with the second neutral, with their reading (脾气, 太阳)."""
    weak: dict[str, tuple[str, ...]] = {}
    for text, group in grouped.items():
        reading, *others = {entry.pinyin for entry in group}
        if len(text) == len(reading) == 2 and not others and text[1] not in _ENDINGS and reading[1].endswith("5"):
            weak[text] = reading
    return weak


def _weakened(reading: Syllables, weak: tuple[str, ...]) -> Syllables:
    """Return the reading of a word of three hanzi with the second and third read as the word they are (发脾气)."""
    if len(reading) != len(weak) + 1 or reading[1] != weak[0] or (reading[2] or "")[:-1] != weak[1][:-1]:
        return reading
    return (*reading[:2], weak[1])


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A word that is counted but has no entry: log probability, and whether it is counted as a name."""

    text: str
    weight: float
    name: bool


def unlisted(frequencies: Frequencies, listed: Container[str]) -> Iterator[Unlisted]:
    """Yield the words of several hanzi that are counted but have no entry.

    They show where words end (校名), but nothing can be looked up under them: the lattice knows them, and what it
    finds is divided into words that are listed.
    """
    names = frequencies.persons.keys() | frequencies.transliterated
    for word, count in frequencies.counts.items():
        if len(word) > 1 and word not in listed and ALL_HANZI.fullmatch(word):
            yield Unlisted(word, log(count / frequencies.total), word in names)


def idioms(frequencies: Frequencies, spoken: Pronunciations, words: Container[str]) -> Iterator[str]:
    """Yield the words that are set phrases, in order.

    The frequency list is generous with two words that often stand together (取得胜利): these have to be phrases of the
    phrase dictionary too.
    """
    for word in sorted(frequencies.idioms):
        if word in words and (word in spoken.phrases or not (word[:2] in words and word[2:] in words)):
            yield word


def _simplified(text: str, group: list[Entry]) -> str:
    """Return the simplified form whose frequency a headword takes: itself where it is one."""
    return text if any(entry.simplified == text for entry in group) else group[0].simplified


def _readings(
    text: str, found: list[Candidate], frequencies: Frequencies, spoken: Pronunciations
) -> tuple[Syllables, ...]:
    """Return a headword's readings, the likeliest first."""
    if len(text) > 1:
        return tuple(candidate.syllables for candidate in order_word(text, found, spoken.phrases.get(text)))
    tag = frequencies.particles.get(text)
    ordered = order_hanzi(found, spoken.hanzi.get(text, ()), tag is not None)
    return tuple((syllable,) for syllable in (ordered[:1] if tag in _ALWAYS_PARTICLE else ordered))


def script_pairs(entries: Iterable[Entry]) -> dict[str, str]:
    """Return traditional to simplified, hanzi by hanzi, from single-hanzi entries and the places where words differ.

    A hanzi with several simplified forms takes the one most entries have; values are never keys, so that folding
    twice is folding once.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if len(entry.traditional) == len(entry.simplified):
            pairs.update((old, new) for old, new in zip(entry.traditional, entry.simplified, strict=True) if old != new)
    table: dict[str, str] = {}
    for (old, new), _ in pairs.most_common():
        if old not in table and table.get(new) != old:
            table[old] = new
    return {old: _settled(old, table) for old in table if _settled(old, table) != old}


def _settled(hanzi: str, table: dict[str, str]) -> str:
    """Follow a hanzi's pairs to the end; a ring ends at its smallest member."""
    seen = [hanzi]
    while (following := table.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
