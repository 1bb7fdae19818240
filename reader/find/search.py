"""Search in a text: literal or by regular expression, hits in order, lazily.

Both work inside paragraphs. Literal search compares folded texts (case, width and script alike); folding keeps the
length, so that an offset in the folded text is an offset in the text.
"""

import time
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from reader.text.document import Anchor, Document, SectionKind

Fold = Callable[[str], str]
_PREFIXES = ("re:", "re：")
_PIECE = 20_000
"""Code points, folded in about 3 ms."""
_LONGEST_PATTERN = 1000
"""Code points; compiling holds the interpreter lock, and 20,000 would hold it for 50 ms."""


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


@dataclass(frozen=True)
class Haystack:
    """A document made ready for many searches: its folded text is made once.

    Attributes:
        document: what is searched.
        fold: makes what shall compare as equal equal, code point by code point.
    """

    document: Document
    fold: Fold

    @cached_property
    def folded(self) -> str:
        """The folded flat text. ValueError where `fold` changes the length."""
        text = self.document.text
        # In pieces, so that other threads get their turn: folding a whole book is one call that holds the lock.
        folded = "".join(self.fold(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE))
        if len(folded) != self.document.starts[-1] - 1:
            raise ValueError("fold must keep the length")
        return folded

    def search(self, query: str, mode: Mode = Mode.LITERAL, *, timeout: float = 1.0) -> Iterator[Hit]:
        """Search as `search` does."""
        query = unicodedata.normalize("NFC", query)
        if not query:
            return iter(())
        if mode is Mode.LITERAL:
            return self._literal(self.fold(query))
        return _regex(self.document, compiled(query), timeout)

    def _literal(self, needle: str) -> Iterator[Hit]:
        if "\n" in needle:
            return
        start = self.folded.find(needle)
        while start >= 0:
            anchor = self.document.anchor(start)
            yield Hit(anchor, Anchor(anchor.paragraph, anchor.offset + len(needle)))
            start = self.folded.find(needle, start + len(needle))


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
) -> Iterator[Hit]:
    """Yield where a query is found, in order, without overlaps; empty matches are skipped.

    Args:
        document: the text.
        query: what is sought; an empty one finds nothing.
        mode: literal (case-, width- and script-insensitive) or regular expression (case-insensitive).
        fold: for literal search; the language room's where None.
        timeout: seconds a regular expression may compute over the whole text; what the caller does meanwhile is not
            counted.

    Raises:
        PatternError: at once, for a regular expression that cannot be read.
        SearchTimeout: while iterating.
    """
    return Haystack(document, fold or (default_fold() if mode is Mode.LITERAL else str)).search(
        query, mode, timeout=timeout
    )


def compiled(pattern: str) -> Any:
    """Compile a case-insensitive regular expression of the `regex` package; PatternError for a bad one."""
    import regex

    if len(pattern) > _LONGEST_PATTERN:
        raise PatternError(f"longer than {_LONGEST_PATTERN} characters")
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


def _regex(document: Document, pattern: Any, timeout: float) -> Iterator[Hit]:
    left = timeout
    for index, paragraph in enumerate(document.paragraphs):
        position = 0
        while position <= len(paragraph.text):
            if left <= 0:
                raise SearchTimeout
            began = time.perf_counter()
            try:
                match = pattern.search(paragraph.text, position, timeout=left, concurrent=True)
            except (TimeoutError, MemoryError):
                raise SearchTimeout from None
            left -= time.perf_counter() - began
            if match is None:
                break
            start, end = match.span()
            if end > start:
                yield Hit(Anchor(index, start), Anchor(index, end))
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
