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
_SHARED = frozenset("“”‘’…—")
_CLOSING = frozenset("”’」』）》〉】〕")
_CLOSERS = '”’」』）》〉】〕")'
_MARK = re.compile(r"\.{3,6}|。{3,6}|-{2,3}|[,.:;?!()\"]| +")
_BRACKETS = re.compile(r"[()]")
_KEPT = re.compile(r":-?[()DP]|(?:https?://|www\.)[!-~]*[\w/?=&#%-]", re.ASCII)
"""A face of marks; an address on the net, without the sentence's mark behind it."""
_ENDS = "。！？，、；："
_PARTING = frozenset(",;:?!")
"""Marks that also stand between a number or a Western word and hanzi."""
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
    scanned = " " in text and _is_scanned(text)
    pairs = _quotes(text) | _brackets(text) if '"' in text or "(" in text else {}
    kept = _kept(text) if ":" in text or "www." in text else frozenset()
    last = ""
    for match in _MARK.finditer(text):
        start, end = match.span()
        yield position, text[position:start], start - position
        last = text[start - 1] if start > position else last
        position = end
        after = pairs.get(end) or ("" if end in kept else text[end : end + 1])
        if match[0][0] == " ":
            shown = "" if _is_needless(last, after, scanned) else match[0]
        else:
            shown = pairs.get(start) or (
                match[0] if start in kept else _mark(match[0], last, after, _base(text, start))
            )
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


def _brackets(text: str) -> dict[int, str]:
    """Return what brackets become, by their offsets: pairs with hanzi in or before them."""
    made: dict[int, str] = {}
    opened: list[tuple[int, bool]] = []  # offset of each, and whether hanzi stand before it or, so far, in it
    end = 0
    for match in _BRACKETS.finditer(text):
        between, start, end = text[end : match.start()], match.start(), match.end()
        if opened and any(map(is_hanzi, between)):
            opened[-1] = opened[-1][0], True
        if match[0] == "(":
            opened.append((start, is_hanzi(between.rstrip(" ")[-1:] or " ")))
        elif opened and opened[-1][1]:
            made |= {opened.pop()[0]: "（", start: "）"}
            opened[-1:] = [(outer, True) for outer, _ in opened[-1:]]
        elif opened:
            opened.pop()
    return made


def _kept(text: str) -> frozenset[int]:
    """Return the offsets of signs that belong to a face or an address."""
    return frozenset(place for match in _KEPT.finditer(text) for place in range(*match.span()))


def _base(text: str, place: int) -> str:
    """Return what stands before the closing marks before a place; nothing where there are many of them."""
    return text[max(0, place - 4) : place].rstrip(_CLOSERS)[-1:]


def _mark(mark: str, before: str, after: str, base: str) -> str:
    """Return a mark that has no partner as it is shown between its neighbours.

    Args:
        mark: or several that are one.
        before: the sign before it as it is shown.
        after: the sign after it.
        base: the sign before the closing marks before it.
    """
    if not before or mark in "()":
        return mark
    chinese = is_hanzi(before) or before in _ENDS or (before in _CLOSING and base > " " and is_chinese(base))
    if chinese and mark[0] in ".。" and len(mark) > 1:
        return "……"
    if chinese and mark[0] == "-":
        return "——"
    if chinese or (mark in _PARTING and (before.isalnum() or before in "%)") and after > " " and is_hanzi(after)):
        return _FULL.get(mark, mark)
    return mark


def _is_needless(before: str, after: str, scanned: bool) -> bool:
    """Whether a space stands beside a full-width mark, or between hanzi where a scanner put it."""
    if not before or not after:
        return False
    if is_hanzi(before) and is_hanzi(after):
        return scanned
    marked = _is_beside(before, after) or _is_beside(after, before)
    return marked or (is_hanzi(before) and after in _FULL and after not in "()")


def _is_beside(mark: str, other: str) -> bool:
    """Whether a sign is a full-width mark, or one that Western text has, too, beside Chinese."""
    return (is_chinese(mark) and not is_hanzi(mark) and not mark.isalnum()) or (mark in _SHARED and is_chinese(other))


def _is_scanned(text: str) -> bool:
    gaps = re.findall(r"(?<=[\u3007\u3400-\u9fff])( *)(?=[\u3007\u3400-\u9fff])", text)
    return len(gaps) > 2 and sum(map(bool, gaps)) > _SCANNED * len(gaps)
