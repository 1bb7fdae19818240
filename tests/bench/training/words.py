"""Words and phrases with their readings, for fitting."""

from collections.abc import Iterable

from reader.language.cedict import read
from reader.language.collect import _phrase, read_frequencies, read_pronunciations
from reader.language.sources import installed
from reader.text.script import is_hanzi


def _low(syllables: Iterable[str | None]) -> tuple[str, ...]:
    return tuple((syllable or "").lower() for syllable in syllables)


def phrases() -> dict[str, tuple[str, ...]]:
    """Return pypinyin's phrases with their syllables in numbers."""
    sources = installed()
    return {w: _low(s) for w, s in read_pronunciations(sources.phrases, sources.hanzi).phrases.items()}


def more_phrases() -> dict[str, tuple[str, ...]]:
    """Return those that pypinyin-dict's largest collection has besides."""
    from pypinyin_dict.phrase_pinyin_data import large_pinyin

    known = phrases()
    found = large_pinyin.phrases_dict.items()
    new = ((w, marks) for w, marks in found if w not in known and len(w) == len(marks) and all(map(is_hanzi, w)))
    return {w: _low(_phrase(w, marks)) for w, marks in new}


def counts() -> dict[str, int]:
    """Return how often words are said."""
    return read_frequencies(installed().frequencies).counts


def headwords() -> list[str]:
    """Return CC-CEDICT's simplified headwords of several hanzi, sorted."""
    found = {entry.simplified for entry in read(installed().cedict)}
    return sorted(word for word in found if len(word) > 1 and all(map(is_hanzi, word)))
