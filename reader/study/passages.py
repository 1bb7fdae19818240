"""A text in passages, as the full-text index keeps them, and the tokens they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

_TARGET: Final = 2000
_LONGEST: Final = 4000
LONGEST_QUERY: Final = 100
"""Code points; the pieces of a long paragraph overlap by as many, so that no hit falls between two."""


class Passage(NamedTuple):
    """Whole paragraphs joined with line feeds, or a piece of a long one.

    Attributes:
        start: flat offset of the first code point in the text.
        paragraph: index of the first paragraph.
        offset: where in that paragraph it begins.
        text: the passage.
    """

    start: int
    paragraph: int
    offset: int
    text: str


def passages(paragraphs: Iterable[str]) -> Iterator[Passage]:
    """Divide a text; every code point of it is in one passage, or in two pieces of a long paragraph."""
    start = first = 0
    gathered: list[str] = []
    size = 0
    for number, text in enumerate(paragraphs):
        if gathered and size + len(text) > _TARGET:
            yield Passage(start, first, 0, "\n".join(gathered))
            start, gathered, size = start + size, [], 0
        if not gathered:
            first = number
        if len(text) > _LONGEST:
            yield from _pieces(text, start, number)
            start += len(text) + 1
        else:
            gathered.append(text)
            size += len(text) + 1
    if gathered:
        yield Passage(start, first, 0, "\n".join(gathered))


def _pieces(text: str, start: int, paragraph: int) -> Iterator[Passage]:
    for offset in range(0, len(text), _TARGET):
        yield Passage(start + offset, paragraph, offset, text[offset : offset + _TARGET + LONGEST_QUERY])


def tokens(folded: str) -> set[str]:
    """Return what a folded passage is found by: its pairs of neighbouring code points, and the last one of a line.

    Written in hexadecimal digits, so that no tokenizer divides or changes them. Pairs hold for any language and any
    sign; words of a lexicon would miss what is divided otherwise than the query.
    """
    found = {_pair(one, other) for one, other in pairwise(folded) if one != "\n" != other}
    found.update(f"{ord(line[-1]):x}g" for line in folded.split("\n") if line)
    return found


def expression(folded: str) -> str:
    """Return the FTS5 query that every passage with a folded text fits; others may fit too."""
    if len(folded) == 1:
        return f"{ord(folded):x}g*"
    return " AND ".join(sorted({_pair(one, other) for one, other in pairwise(folded)}))


def _pair(one: str, other: str) -> str:
    return f"{ord(one):x}g{ord(other):x}"
