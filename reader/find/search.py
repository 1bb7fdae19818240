"""Search in a text: literal or by regular expression, hits in order, lazily.

Both work inside paragraphs. Literal search takes as alike what folds to the same (case, width and script); the text
itself is searched for all spellings of the query that it can hold, no folded copy of it is made.
"""

import re
import time
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import prod
from typing import Any, overload

from reader.language.views import AS_IS, View
from reader.text.document import Anchor, Document, SectionKind

Fold = Callable[[str], str]
GoOn = Callable[[float], bool]
"""Is told how much of the text a search has been through, 0.0 to 1.0, and says whether to go on."""
_PREFIXES = ("re:", "re：")
_PIECE, _WINDOW = 100_000, 500_000
"""Code points looked at in one call, which holds the interpreter lock for a few milliseconds."""
_LONGEST_PATTERN = 1000
"""Code points; compiling holds the interpreter lock, and 20,000 would hold it for 50 ms."""
_MOST_REPEATS = 100_000
"""Compiling takes 1 µs for each repeat that must be there, nested ones multiplied; no time limit holds there."""
_DIGITS = 9
_MORE = 1_000_000
"""Code points for which a pattern has its time once more."""
_COUNT = re.compile(r"\{\s*(\d+)", re.ASCII)


class Mode(StrEnum):
    """How a query is understood."""

    LITERAL = "literal"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a query was found; never empty, inside one paragraph."""

    start: Anchor
    end: Anchor


class PatternError(ValueError):
    """A regular expression that cannot be read.

    Attributes:
        reason: short and plain, such as "missing )".
        position: code point in the query where it went wrong; None where unknown.
    """

    def __init__(self, reason: str, position: int | None = None) -> None:
        """Say why, and where."""
        super().__init__(reason if position is None else f"{reason} (at {position + 1})")
        self.reason = reason
        self.position = position


class SearchTimeout(Exception):  # noqa: N818 - it ends a search, the hits so far stand
    """A regular expression takes more time or memory than it may; the hits until then were yielded."""


@dataclass(frozen=True, slots=True)
class Hits(Sequence[Hit]):
    """Hits of one search, kept as flat offsets.

    Attributes:
        document: what was searched.
        starts: where each begins, in order.
        ends: the first place after each.
    """

    document: Document
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        """Return a hit or several."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return _hit(self.document, self.starts[index], self.ends[index])


def _always(_: float) -> bool:
    """Go on whatever has been done."""
    return True


def _hit(document: Document, start: int, end: int) -> Hit:
    anchor = document.anchor(start)
    return Hit(anchor, Anchor(anchor.paragraph, anchor.offset + end - start))


@dataclass(frozen=True)
class Haystack:
    """A document made ready for many searches: what its signs fold to is found out once.

    Attributes:
        document: what is searched.
        fold: makes what shall compare as equal equal, code point by code point.
        view: how the text is shown: what is seen is found, too.
    """

    document: Document
    fold: Fold
    view: View = AS_IS

    @cached_property
    def alike(self) -> Mapping[str, str]:
        """By what they fold to, the signs that are in the text. ValueError where `fold` changes the length."""
        text = self.document.text
        signs: set[str] = set()
        # In pieces, so that other threads get their turn: one call over a whole book would hold the lock.
        for start in range(0, len(text), _PIECE):
            signs.update(text[start : start + _PIECE])
        alike: dict[str, str] = {}
        for sign in sorted(signs):
            folded = self.fold(sign)
            if len(folded) != 1:
                raise ValueError("fold must keep the length")
            alike[folded] = alike.get(folded, "") + sign
        return self._with_forms(alike) if self.view.configurations else alike

    def _with_forms(self, alike: Mapping[str, str]) -> Mapping[str, str]:
        """Let the forms that are shown stand for those in the text, even where they do not fold to the same."""
        forms = dict(alike)
        for sign in "".join(alike.values()):
            form = self.fold(self.view.plain(sign))
            if sign not in forms.get(form, ""):
                forms[form] = forms.get(form, "") + sign
        return forms

    def spans(
        self, query: str, mode: Mode = Mode.LITERAL, *, timeout: float = 1.0, go_on: GoOn = _always
    ) -> Iterator[tuple[int, int]]:
        """Search as `search` does, but give flat offsets: where a hit begins, and the first place after it."""
        query = unicodedata.normalize("NFC", query)
        if not query:
            return iter(())
        if mode is Mode.LITERAL and self.view.typeset:
            from reader.find.typeset import spans

            return spans(self.document, self.view, self.fold(query), self.alike)
        if mode is Mode.LITERAL:
            return self._literal(self.fold(query))
        return _regex(self.document, compiled(query), timeout, go_on)

    def _literal(self, needle: str) -> Iterator[tuple[int, int]]:
        """Look for any of the spellings that fold to a needle."""
        choices = [self.alike.get(sign, "") for sign in needle]
        if "\n" in needle or not all(choices):
            return
        find = _finder(choices)
        text, length, start = self.document.text, len(needle), 0
        while start < len(text):
            end = start + _WINDOW
            found = find(text, start, end + length - 1)
            if found >= 0:
                yield found, found + length
            start = found + length if found >= 0 else end


def _finder(choices: Sequence[str]) -> Callable[[str, int, int], int]:
    """Return what finds a string whose signs each are one of some, as `str.find`."""
    if all(len(signs) == 1 for signs in choices):
        needle = "".join(choices)
        return lambda text, start, end: text.find(needle, start, end)
    pattern = re.compile("".join(f"[{re.escape(signs)}]" for signs in choices))

    def find(text: str, start: int, end: int) -> int:
        match = pattern.search(text, start, end)
        return match.start() if match else -1

    return find


def default_fold() -> Fold:
    """Return the language room's fold: case, width and script."""
    from reader.language.script import fold

    return fold


def parse(query: str) -> tuple[str, Mode]:
    """Split a query as typed into what is sought and how: `re:` in front makes it a regular expression."""
    for prefix in _PREFIXES:
        if query.startswith(prefix):
            return query[len(prefix) :], Mode.REGEX
    return query, Mode.LITERAL


def search(
    document: Document,
    query: str,
    mode: Mode = Mode.LITERAL,
    *,
    fold: Fold | None = None,
    timeout: float = 1.0,
    go_on: GoOn = _always,
) -> Iterator[Hit]:
    """Yield where a query is found, in order, without overlaps; empty matches are skipped.

    Args:
        document: the text.
        query: what is sought; an empty one finds nothing.
        mode: literal (case-, width- and script-insensitive) or regular expression (case-insensitive).
        fold: for literal search; the language room's where None.
        timeout: seconds a regular expression may compute, once more for each million code points of the text, and for
            each of a paragraph in that; what the caller does meanwhile is not counted.
        go_on: asked before each paragraph that a regular expression is sought in; the search ends where it says no.

    Raises:
        PatternError: at once, for a regular expression that cannot be read.
        SearchTimeout: while iterating.
    """
    haystack = Haystack(document, fold or (default_fold() if mode is Mode.LITERAL else str))
    spans = haystack.spans(query, mode, timeout=timeout, go_on=go_on)
    return (_hit(document, start, end) for start, end in spans)


def compiled(pattern: str) -> Any:
    """Compile a case-insensitive regular expression of the `regex` package; PatternError for a bad one."""
    import regex

    if len(pattern) > _LONGEST_PATTERN:
        raise PatternError(f"longer than {_LONGEST_PATTERN} characters")
    if prod(int(count[:_DIGITS]) or 1 for count in _COUNT.findall(pattern)) > _MOST_REPEATS:
        raise PatternError(f"repeats more than {_MOST_REPEATS} times")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(pattern, regex.IGNORECASE | regex.VERSION0, cache_pattern=False)
    except regex.error as error:
        raise PatternError(str(error.msg), error.pos) from None
    except RecursionError:
        raise PatternError("nested too deeply") from None
    except (ValueError, OverflowError, KeyError, MemoryError) as error:
        raise PatternError(str(error) or "cannot be read") from None


def _regex(document: Document, pattern: Any, timeout: float, go_on: GoOn) -> Iterator[tuple[int, int]]:
    length = document.length
    left = timeout * (1 + length / _MORE)
    for base, paragraph in zip(document.starts, document.paragraphs, strict=False):
        if not go_on(base / length):
            return
        here = timeout * (1 + len(paragraph.text) / _MORE)
        position = 0
        while position <= len(paragraph.text):
            if min(left, here) <= 0:
                raise SearchTimeout
            began = time.perf_counter()
            try:
                match = pattern.search(paragraph.text, position, timeout=min(left, here), concurrent=True)
            except (TimeoutError, MemoryError):
                raise SearchTimeout from None
            took = time.perf_counter() - began
            left, here = left - took, here - took
            if match is None:
                break
            start, end = match.span()
            if end > start:
                yield base + start, base + end
            position = max(end, start + 1)


def context(document: Document, hit: Hit, before: int, after: int) -> tuple[str, str, str]:
    """Return the text before a hit, the hit and the text after it.

    Args:
        document: the text the hit is from.
        hit: a hit.
        before: code points at most before it, not beyond its paragraph.
        after: code points at most after it.
    """
    text = document.paragraphs[hit.start.paragraph].text
    start, end = hit.start.offset, hit.end.offset
    return text[max(0, start - before) : start], text[start:end], text[end : end + after]


def group(document: Document, hits: Iterable[Hit]) -> dict[int | None, list[Hit]]:
    """Group hits by the index of the innermost section that is no figure; None for those before any section."""
    groups: dict[int | None, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(section_of(document, hit.start), []).append(hit)
    return groups


def section_of(document: Document, anchor: Anchor) -> int | None:
    """Return the index of the innermost section that holds an anchor and is no figure."""
    index = document.section_at(anchor)
    while index is not None and document.sections[index].kind is SectionKind.FIGURE:
        outer = (i for i in range(index - 1, -1, -1) if anchor < document.sections[i].end)
        index = next(outer, None)
    return index
