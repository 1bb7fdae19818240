"""Show punctuation and spacing as typeset Chinese has them (GB/T 15834-2011; CLREQ 3.1), the text itself unchanged.

Half-width marks beside hanzi become full-width ones, spaces that a scanner put between hanzi go. A view: every code
point of it has an offset in the text it shows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reader.text.script import is_chinese, is_hanzi

_FULL = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_OPENING = frozenset("“‘「『（《〈【〔")
_CLOSING = frozenset("”’」』）》〉】〕")
_MARK = re.compile(r"\.{3,6}|。{3,6}|-{2,3}|[,.:;?!()\"]| +")
_SCANNED = 0.5
"""Share of the gaps between hanzi that hold a space, from which on the spaces are a scanner's."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text as it is shown.

    Attributes:
        text: the view.
        origins: for each code point of the view its offset in the text; never falls.
        length: code points of the text.
    """

    text: str
    origins: tuple[int, ...]
    length: int

    def origin(self, offset: int) -> int:
        """Return the offset in the text of one in the view; ends go to ends."""
        return self.origins[offset] if offset < len(self.origins) else self.length

    def shown(self, offset: int) -> int:
        """Return the offset in the view of one in the text; for what is not shown, of what comes after it."""
        return bisect_left(self.origins, offset)


def mended(text: str) -> Mended:
    """Return a paragraph as typeset Chinese; a text without hanzi stays as it is."""
    pieces: list[str] = []
    origins: list[int] = []
    for start, shown, span in _pieces(text):
        pieces.append(shown)
        # A run that becomes another of another length: its marks are spread over it.
        origins.extend(start + index * span // max(len(shown), 1) for index in range(len(shown)))
    return Mended("".join(pieces), tuple(origins), len(text))


def _pieces(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield offset, what is shown, and how long it is in the text."""
    position = 0
    scanned = _is_scanned(text)
    quotes = _quotes(text)
    last = ""
    for match in _MARK.finditer(text):
        start, end = match.span()
        yield position, text[position:start], start - position
        last = text[start - 1] if start > position else last
        position = end
        after = text[end:].lstrip(" ")[:1] if match[0][0] == " " else text[end : end + 1]
        if match[0][0] == " ":
            shown = "" if _is_needless(last, after, scanned) else match[0]
        else:
            shown = quotes.get(start) or _mark(match[0], last, after)
            last = shown[-1]
        yield start, shown, end - start
    yield position, text[position:], len(text) - position


def _quotes(text: str) -> dict[int, str]:
    """Return what straight quotation marks become, by their offsets: pairs with Chinese at one of their edges."""
    places = [match.start() for match in re.finditer('"', text)]
    made: dict[int, str] = {}
    for start, end in zip(places[::2], places[1::2], strict=False):
        edges = text[max(0, start - 1) : start + 2] + text[end - 1 : end + 2]
        if any(is_chinese(sign) for sign in edges):
            made |= {start: "“", end: "”"}
    return made


def _mark(mark: str, before: str, after: str) -> str:
    """Return a mark as it is shown between its neighbours."""
    if not (is_hanzi(before) or (mark == "(" and is_hanzi(after)) or (before in _CLOSING and not after.isascii())):
        return mark
    if mark[0] in ".。" and len(mark) > 1:
        return "……"
    if mark[0] == "-":
        return "——"
    if mark in ".:,;" and before.isascii() and after.isascii():
        return mark
    return _FULL.get(mark, mark)


def _is_needless(before: str, after: str, scanned: bool) -> bool:
    """Whether a space stands beside a full-width mark, or between hanzi where a scanner put it."""
    if not before or not after:
        return False
    marks = before in _CLOSING or after in _OPENING or _is_mark(before) or _is_mark(after)
    marks = marks or (is_hanzi(before) and after in _FULL and after != "(")
    return (marks and not (before.isascii() and after.isascii())) or (scanned and is_hanzi(before) and is_hanzi(after))


def _is_scanned(text: str) -> bool:
    gaps = re.findall(r"(?<=[\u3400-\u9fff])( *)(?=[\u3400-\u9fff])", text)
    return len(gaps) > 2 and sum(map(bool, gaps)) > _SCANNED * len(gaps)


def _is_mark(sign: str) -> bool:
    return (is_chinese(sign) or sign in "…—") and not is_hanzi(sign) and not sign.isalnum()
