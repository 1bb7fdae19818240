"""Tell headings by their numbers: 一、 （一） 1. 1.2 and lone numerals that count on, with text between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.text.contents import listed_key, value_of
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

_DECIMAL = re.compile(r"([1-9]\d?(?:\.[1-9]\d?){1,4})(?:\.|、)?(?:\s+(?![节節章])(?=\S)|(?=[\u3400-\u9fff]))")
"""A number of several parts, as reports and manuals have; a space parts it from a Western title."""
_DECIMALS = len(_FAMILIES)
_LONGEST_DECIMAL = 60

_FIRST = frozenset("〇零一二三四五六七八九十百（(0123456789第")
_STATED = "。.….｡"
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
    decimals = _decimals(lines, levels)
    if decimals:
        kinds[_DECIMALS] = [(index, len(parts)) for index, parts in decimals.items()]
    made = list(levels)
    headings = [
        places
        for kind, places in sorted(kinds.items(), key=lambda item: item[1][0])
        if (kind == _DECIMALS or _counts_on(places)) and _parts_text(places, kinds, lines)
    ]
    level = above
    for places in headings:
        level += 1
        depths = {index: len(decimals[index]) - 2 if places is kinds.get(_DECIMALS) else 0 for index, _ in places}
        for index, depth in depths.items():
            made[index] = level + depth
        level += max(depths.values())
    return made


def _decimals(lines: Sequence[str], levels: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the numbers of lines whose numbers of several parts count on, 1.1, 1.2, 1.2.1, 2.1; else none.

    Lines of a table of contents, which come again, and those of one level that follow each other are left out.
    """
    found = {
        index: tuple(map(int, match[1].split(".")))
        for index, line in enumerate(lines)
        if not levels[index] and line[0].isdecimal() and (match := _decimal(line))
    }
    last = {listed_key(lines[index]): index for index in found}
    found = {index: parts for index, parts in found.items() if last[listed_key(lines[index])] == index}
    below = {at for at, parts in found.items() if at + 1 in found and _is_next(parts, found[at + 1])}
    found = {at: parts for at, parts in found.items() if at not in below and at - 1 not in below}
    numbers = list(found.values())
    stray = sum(not _follows(*pair) for pair in pairwise(numbers))
    counts = len(numbers) > 1 and numbers[0][1:] == (1,) and _MOST_STRAY * stray <= len(numbers)
    return found if counts else {}


def _decimal(line: str) -> re.Match[str] | None:
    if len(line) > _LONGEST_DECIMAL or line[-1] in _STATED or line[-1] in PAUSES:
        return None
    return _DECIMAL.match(line)


def _is_next(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    return len(before) == len(after) and _follows(before, after)


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number comes after another: the next at a depth of it, and then the first ones below.

    One may be missing: a heading too long to be taken for one.
    """
    shared = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    if shared == len(before):
        return after[shared:] == (1,) * (len(after) - shared) != ()
    return shared < len(after) and after[shared] - before[shared] in (1, 2) and set(after[shared + 1 :]) <= {1}


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
