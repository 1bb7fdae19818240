"""A text in stretches, each written by itself: never all of a novel in memory, nor all by one process."""

from collections.abc import Callable, Iterable
from typing import Final

from reader.text.document import Document

_STRETCH: Final = 10_000  # code points

Spread = Callable[[Callable[[int], str], int], Iterable[str]]
"""Gives the stretches 0 to `count - 1` in order, each made by a function of its number, wherever."""
Tell = Callable[[float], None]
"""Is told how much is done, 0.0 to 1.0."""


def here(work: Callable[[int], str], count: int) -> Iterable[str]:
    """Make the stretches in this process."""
    return map(work, range(count))


def quietly(_: float) -> None:
    """Tell nobody."""


def in_stretches(document: Document) -> list[range]:
    """Return the numbers of the text's pieces (`Document.pieces`), as many at a time as make a stretch."""
    found = []
    first = characters = 0
    pieces = document.pieces
    for number in range(len(pieces)):
        _, start, end = pieces[number]
        characters += end - start
        if characters >= _STRETCH:
            found.append(range(first, number + 1))
            first, characters = number + 1, 0
    if first < len(pieces):
        found.append(range(first, len(pieces)))
    return found
