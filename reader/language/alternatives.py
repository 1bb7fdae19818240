"""All readings of a word, each with what it means when it is read so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.language.cedict import align
from reader.language.syllables import citation
from reader.text.script import is_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.language.polyphones import Polyphones

Syllables = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to read a word.

    Attributes:
        syllables: one per code point, as in `Reading`.
        glosses: what the word means when read so; empty where no dictionary says.
    """

    syllables: Syllables
    glosses: tuple[str, ...]


def alternatives(word: str, lexicon: Lexicon, polyphones: Polyphones | None = None) -> tuple[Alternative, ...]:
    """Return all readings of a word that somebody knows, the likeliest first; empty where nobody knows any.

    Readings that differ in capitals only are one (行 xíng and the surname Xíng), lower case where there is such a word.

    Args:
        word: a word or a single hanzi in either script.
        lexicon: CC-CEDICT's entries and the readings of pypinyin.
        polyphones: what else the models have met a hanzi read as; without them only what the lexicon has.
    """
    found: dict[str, Alternative] = {}
    for alternative in _known(word, lexicon, polyphones):
        key = same_reading(alternative.syllables)
        before = found.get(key)
        found[key] = alternative if before is None else _together(before, alternative)
    return tuple(found.values())


def hanzi_alternatives(
    word: str, syllables: Sequence[str | None], lexicon: Lexicon, polyphones: Polyphones | None = None
) -> tuple[Alternative, ...]:
    """Return the readings of a word of several hanzi that differ from a given one in a single hanzi.

    Their glosses are those of the hanzi read so: what to choose from where no dictionary has the word, or only one
    reading of it.
    """
    if len(word) < 2 or len(syllables) != len(word):
        return ()
    found = []
    for place, character in enumerate(word):
        for other in alternatives(character, lexicon, polyphones) if is_hanzi(character) else ():
            if same_reading(other.syllables) != same_reading(syllables[place : place + 1]):
                replaced = (*syllables[:place], *other.syllables, *syllables[place + 1 :])
                found.append(Alternative(replaced, other.glosses))
    return tuple(found)


def same_reading(syllables: Iterable[str | None]) -> str:
    """Return what two readings have in common that differ in capitals only."""
    return " ".join((syllable or "-").lower() for syllable in syllables)


def _known(word: str, lexicon: Lexicon, polyphones: Polyphones | None) -> Iterator[Alternative]:
    """Yield what each source says; those of a dictionary first, for they have glosses."""
    for entry in lexicon.entries(word):
        aligned = align(word, entry.pinyin)
        if aligned is not None and any(aligned):
            yield Alternative(citation(word, aligned), entry.glosses)
    readings = lexicon.readings(word)
    for choice in readings.choices if readings else ():
        yield Alternative(choice, ())
    if polyphones is not None and word in polyphones:
        yield from (Alternative((reading,), ()) for reading in polyphones.readings(word))


def _together(one: Alternative, other: Alternative) -> Alternative:
    """Join two that differ in capitals at most: with lower case if one has it, its senses first."""
    if not other.glosses:
        return one
    capital = one.syllables != other.syllables and other.syllables == tuple(s and s.lower() for s in other.syllables)
    first, second = (other, one) if capital else (one, other)
    return Alternative(first.syllables, tuple(dict.fromkeys((*first.glosses, *second.glosses))))
