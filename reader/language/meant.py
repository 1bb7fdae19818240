"""Which of a headword's entries a word in its context is, told by how it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.language.cedict import align
from reader.language.syllables import citation, plain

if TYPE_CHECKING:
    from reader.language.cedict import Entry
    from reader.language.words import Word

Syllables = tuple[str | None, ...]


def fitting_first(word: Word, entries: Iterable[Entry]) -> list[Entry]:
    """Return a word's entries, those that are read as it is read here before the others.

    A name's reading differs from another only in its capital (江 jiāng and Jiāng), a weak syllable only in its tone
    (东西 dōngxi and dōngxī): such entries follow those that fit to the letter. Otherwise the order stays.
    """
    if word.reading is None:
        return list(entries)
    wanted = word.reading.syllables
    return sorted(entries, key=lambda entry: _distance(wanted, _syllables(word.text, entry)))


def _syllables(headword: str, entry: Entry) -> Syllables:
    aligned = align(headword, entry.pinyin)
    return tuple(entry.pinyin) if aligned is None else citation(headword, aligned)


def _distance(one: Syllables, other: Syllables) -> int:
    """Return 0 for the same reading, 1 but for capitals, 2 but for weak tones as well, 3 for another one."""
    if one == other:
        return 0
    one, other = _lower(one), _lower(other)
    if one == other:
        return 1
    return 2 if len(one) == len(other) and all(map(_alike, one, other)) else 3


def _lower(syllables: Syllables) -> Syllables:
    return tuple(syllable and syllable.lower() for syllable in syllables)


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or (plain(one) == plain(other) and "5" in (one[-1:], other[-1:]))
