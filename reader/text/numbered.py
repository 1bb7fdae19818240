"""Tell headings by their numbers: 一、 （一） 1. and lone numerals that count on, with text between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.text.contents import value_of
from reader.text.script import PAUSES, ends_sentence

_LONGEST = 36
"""Code points; a longer line is a paragraph that begins with a number."""

_NUMERAL = "[〇零一二三四五六七八九十百]{1,5}"
_FAMILIES = (
    re.compile(rf"({_NUMERAL})\s*[、.．]\s*\S"),
    re.compile(rf"[（(]\s*({_NUMERAL})\s*[）)]\s*\S"),
    re.compile(r"(\d{1,3})\s*[.．、](?!\d)\s*\S"),
    re.compile(r"[（(]\s*(\d{1,3})\s*[）)]\s*\S"),
    re.compile(rf"(?:[（(]\s*)?({_NUMERAL}|\d{{1,4}})(?:\s*[）)])?$"),
    re.compile(rf"({_NUMERAL})\s+\S"),
    re.compile(r"(\d{1,4})\s+[^\W\d]"),
    re.compile(rf"第({_NUMERAL}|\d{{1,4}})\w{{1,2}}(?:[\s：:·]|$)"),
)
"""Kinds of numbering, each with what the number is written in."""

_FIRST = frozenset("〇零一二三四五六七八九十百（(0123456789第")
_MOST_STRAY = 20
"""One number in so many may be missing or said twice."""


def numbered_levels(lines: Sequence[str], levels: Sequence[int], above: int = 2) -> list[int]:
    """Return heading levels of lines with those of numbered headings put in.

    A kind of numbering counts where its numbers go 1, 2, 3 … (and may begin again below another heading), at least two
    of them, and text stands behind nearly all: numbers on lines that follow one another are a list.

    Args:
        lines: paragraphs; none is empty.
        levels: level of the headings known by their wording, 0 for all else.
        above: the lowest of those levels; numbered headings rank below, the kind that comes first the highest.
    """
    kinds: dict[int, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if not levels[index] and (found := _numbered(line)):
            kinds.setdefault(found[0], []).append((index, found[1]))
    made = list(levels)
    headings = [places for places in kinds.values() if _counts_on(places) and _parts_text(places, kinds, lines)]
    for level, places in enumerate(headings, above + 1):
        for index, _ in places:
            made[index] = level
    return made


def _numbered(line: str) -> tuple[int, int] | None:
    """Return the kind and the number of a line that can be a numbered heading."""
    if line[0] not in _FIRST or len(line) > _LONGEST or line[-1] in PAUSES or ends_sentence(line):
        return None
    for kind, pattern in enumerate(_FAMILIES):
        if match := pattern.match(line):
            return kind, value_of(match[1])
    return None


def _counts_on(found: Sequence[tuple[int, int]]) -> bool:
    numbers = [number for _, number in found]
    stray = sum(b not in (a + 1, 1) for a, b in pairwise(numbers))
    return len(numbers) > 1 and numbers[0] == 1 and 2 in numbers and _MOST_STRAY * stray <= len(numbers)


def _parts_text(
    found: Sequence[tuple[int, int]], kinds: dict[int, list[tuple[int, int]]], lines: Sequence[str]
) -> bool:
    """Whether what follows nearly every heading is text, or a heading of another kind."""
    own = {index for index, _ in found}
    others = {index for kind in kinds.values() for index, _ in kind} - own
    followed = sum(1 for _ in _followed(own, others, lines))
    return 5 * followed >= 4 * len(found)


def _followed(own: set[int], others: set[int], lines: Sequence[str]) -> Iterator[int]:
    for index in own:
        after = index + 1
        if after in others or (after < len(lines) and after not in own and len(lines[after]) > len(lines[index])):
            yield index
