"""What comes back on the pages of a book beside its text: running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

_EDGE = 2
"""Lines at the top and at the foot of a page among which running heads and page numbers stand."""

_NUMBER = re.compile(
    r"[\s\-–—·•.第/]*(?:page\s)?(?:\d{1,4}|[ivxlc]{1,7})[\s页頁]*(?:(?:[/／共，,]|of)\s*[共第]?\s*\d{1,4})?[\s\-–—·•.页頁]*",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 40
_DIGITS = re.compile(r"\d+|(?<![A-Za-z])[ivxlc]{1,7}$")
_LONGEST_HEAD = 100
_MOST_DIGITS = 4

CAPTION = re.compile(
    r"(?:[图圖表]\s*[0-9０-９一二三四五六七八九十]+|(?:Figure|Fig\.|Table)\s*\d+)[\s.．：:、]?\s*\S", re.IGNORECASE
)


def without_running(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return pages without the lines that come back at their edges, and without page numbers."""
    seen = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _edges(page)})
    numbered = _numbered(pages)
    often = {shape for shape, count in seen.items() if count >= max(3, len(pages) // 4)}
    kept = []
    for number, page in enumerate(pages):
        out = {at for at in _edges(page) if _shape(page[at]) in often or _is_number(page[at].strip())}
        out |= numbered.get(number, set())
        out = {at for at in out if not CAPTION.match(page[at].strip())}
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept


def _is_number(line: str) -> bool:
    """Whether a line is a page's number."""
    return len(line) <= _LONGEST_NUMBER and _NUMBER.fullmatch(line) is not None


def _edges(page: Sequence[str]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _shape(line: str) -> str:
    """Return a line's letters with one sign for its numbers, in which alone running heads differ."""
    said, numbers = _DIGITS.subn("", line.strip())
    letters = "".join(filter(str.isalpha, said))
    return letters + "#" * bool(numbers) if letters else "".join(line.split())


def _numbered(pages: Sequence[Sequence[str]]) -> Mapping[int, set[int]]:
    """Return by page the lines at its edges that bear its number beside a head which changes with the chapters.

    What stands there is a head where the number counts the pages, on a quarter of them, and most heads come back:
    titles that are numbered themselves do not.
    """
    found: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for number, page in enumerate(pages):
        for at in _edges(page):
            for side, said, text in _beside(page[at]):
                found.setdefault((side, said - number), []).append((number, at, text))
    lines: dict[int, set[int]] = {}
    for places in found.values():
        heads = len({text for _, _, text in places})
        if len({number for number, _, _ in places}) >= max(3, len(pages) // 4) and 2 * heads <= len(places):
            for number, at, _ in places:
                lines.setdefault(number, set()).add(at)
    return lines


def _beside(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield on which side of a line a number stands (0 is before), the number, and what stands beside it."""
    words = line.split()
    if len(line) > _LONGEST_HEAD or len(words) < 2:
        return
    for side, number, text in ((0, words[0], words[1:]), (1, words[-1], words[:-1])):
        if number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS:
            yield side, int(number), "".join(text)
