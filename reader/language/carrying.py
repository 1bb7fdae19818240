"""Which words of a text carry their reading: all, those with a guess, or those above a level of the HSK lists."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reader.language.words import Word, unsure

ABOVE: Final = "above:"
"""Stands before a level in the name of a mode: `above:3`."""
Carrying = Callable[[Iterable[Word]], Iterable[Word]]


def carrying(mode: str, hsk: Callable[[str], int | None]) -> Carrying:
    """Return what picks the words of a paragraph that carry their reading.

    Args:
        mode: "uncertain"; "above:N" for words of a higher level than N and those in no list (7 to 9 are one list); any
            other name for all words.
        hsk: gives a word's level, None for a word in no list (`Lexicon.hsk`).
    """
    if mode == "uncertain":
        return unsure
    if not mode.startswith(ABOVE):
        return lambda words: words
    level = int(mode.removeprefix(ABOVE))
    return lambda words: _above(words, level, hsk)


def _above(words: Iterable[Word], level: int, hsk: Callable[[str], int | None]) -> Iterator[Word]:
    """Yield the words above a level."""
    for word in words:
        own = hsk(word.text)
        if own is None or own > level:
            yield word
