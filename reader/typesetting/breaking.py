"""Where a line may break, after CLREQ (Requirements for Chinese Text Layout) §3.1.3 to §3.1.5, level "basic".

Every pair of neighbouring code points has a bond; a line breaks at the weakest bond that still fits, so that a rule
gives way only where a line is too narrow for it, and the rule that matters less before the one that matters more.

Decisions where CLREQ leaves room:

- Half-width punctuation follows the same rules as full-width, as raw text has it between hanzi.
- A dash of several em dashes does not begin a line either (CLREQ's stricter level), nor does a solidus between hanzi;
  the solidus gives way before a listed mark does.
- A straight quote may be an opening or a closing one: no break on either side unless there is a space.
- A number holds its signs (`-5`, `￥20`, `23.9%`, `第3`) and its unit (see `numerals`).
- Dots with spaces between them lead to a page's number and are no full stops: between them a line may break.
- Latin text is broken at spaces only; white space at a break belongs to the row before and is swallowed.
"""

from enum import IntEnum

from reader.typesetting.numerals import is_inside, is_unit


class Bond(IntEnum):
    """How firmly a code point holds on to the one before it; the weakest bond that fits is broken.

    Attributes:
        NONE: a line may break here.
        WORD: inside a Western word, a number with its unit, next to a straight quote.
        MARK: the break would put a mark where a line must not begin or end.
        PAIR: inside a dash or an ellipsis.
        CLUSTER: inside a grapheme cluster, or before white space; never broken.
    """

    NONE = 0
    WORD = 1
    MARK = 2
    PAIR = 3
    CLUSTER = 4


class _Class(IntEnum):
    HAN = 0  # hanzi and whatever else stands by itself: kana, emoji, symbols
    WEST = 1
    DIGIT = 2
    SPACE = 3
    GLUE = 4
    OPEN = 5
    CLOSE = 6
    CONNECT = 7
    ELLIPSIS = 8
    QUOTE = 9
    BEFORE_NUMBER = 10
    AFTER_NUMBER = 11


_NONE, _WORD, _MARK, _PAIR, _CLUSTER = Bond
_HAN, _WEST, _DIGIT, _SPACE, _GLUE, _OPEN, _CLOSE, _CONNECT, _ELLIPSIS, _QUOTE, _BEFORE, _AFTER = _Class

_MEMBERS = {
    _OPEN: "“‘「『（［｛〈《【〔〖([{｢〘〚⟨«‹〝﹁﹃",
    _CLOSE: "、，；：。！？．”’」』）］｝〉》】〕〗,.:;?!)]}｣､｡〙〛⟩»›〞〟﹂﹄",
    _CONNECT: "–—～-·‧・/〜―‐‒－／･⸺",
    _ELLIPSIS: "…⋯‥",
    _QUOTE: "\"'＂＇",
    _BEFORE: "$¥￥€£￡₩＄№±＋#＃",
    _AFTER: "%‰‱℃℉°′″％¢￠",
    _GLUE: "\u00a0\u202f\u2007",
}
_LISTED = {character: kind for kind, characters in _MEMBERS.items() for character in characters}

_SOLIDI = "/／"
_PAIRED = "—―…⋯‥"
_ZERO_WIDTH_SPACE = "\u200b"
_WORD_JOINERS = "\u2060\ufeff"


class _Classes(dict[str, _Class]):
    """Classes of characters, worked out once each."""

    def __missing__(self, character: str) -> _Class:
        kind = self[character] = _classify(character)
        return kind


_CLASSES = _Classes()


def _classify(character: str) -> _Class:
    """Return the class of a character by the lists, else by Unicode properties."""
    if character in _LISTED:
        return _LISTED[character]
    if character.isspace() or character == _ZERO_WIDTH_SPACE:
        return _SPACE
    if character.isdecimal():
        return _DIGIT
    return _WEST if _is_western(ord(character), character.isalnum()) else _HAN


def _is_western(code: int, alphanumeric: bool) -> bool:
    """Tell whether a code point belongs to scripts that are written in words: none of the blocks from U+2E80 up."""
    if code < 0x2190:
        return alphanumeric or code < 0x2000 or code in range(0x2010, 0x2060)
    full_width_letter = code in range(0xFF21, 0xFF3B) or code in range(0xFF41, 0xFF5B)
    latin_like = code in range(0x2C00, 0x2E00) or code in range(0xA4D0, 0xA960) or code in range(0xAA00, 0xAC00)
    presented = code in range(0xFB00, 0xFE00) or code in range(0xFE70, 0xFEFF) or code in range(0x10000, 0x11A00)
    return full_width_letter or (alphanumeric and (latin_like or presented or code in range(0x1D400, 0x1D800)))


def bond(text: str, steps: bytes, index: int) -> Bond:
    """Return the bond between the code points `index - 1` and `index` (0 < index < len(text)).

    `steps` are the text's advances. Looks at a few neighbours only (and over the white space and the grapheme cluster
    before), so that a line of any length can be broken where it is looked at.
    """
    after = _CLASSES[text[index]]
    if not steps[index] or after is _SPACE:
        return _CLUSTER
    if text[index - 1] in _WORD_JOINERS:
        return _WORD
    last = _head(text, steps, index - 1)
    before = _CLASSES[text[last]]
    if before is _HAN and after is _HAN:
        return _WORD if is_inside(text, index) else _NONE
    if before is _SPACE:
        return _after_space(text, steps, index)
    return _between(text, last, index, before, after)


def is_white(character: str) -> bool:
    """Tell whether a character is white space that is swallowed at the end of a line; no-break spaces are not."""
    return _CLASSES[character] is _SPACE


def _head(text: str, steps: bytes, index: int) -> int:
    """Return the first code point of the grapheme cluster that holds a code point; a space without width is one."""
    while index and not steps[index] and not is_white(text[index]):
        index -= 1
    return index


def _after_space(text: str, steps: bytes, index: int) -> Bond:
    """Bond after white space: the rules for line starts and ends look through it, a unit may follow its number."""
    last = index - 1
    while last >= 0 and is_white(text[last]):
        last -= 1
    if last < 0:
        return _WORD
    before, after = _CLASSES[text[_head(text, steps, last)]], _CLASSES[text[index]]
    if text[last] == text[index] == ".":
        return _NONE
    if before is _OPEN or after is _CLOSE or after is _CONNECT:
        return _MARK
    has_unit = last == index - 2 and before is _DIGIT and (after is _AFTER or is_unit(text, index))
    return _WORD if has_unit else _NONE


def _between(text: str, last: int, index: int, before: _Class, after: _Class) -> Bond:
    """Bond of two clusters of which at least one is no hanzi, without white space between them."""
    if text[last] == text[index] and text[index] in _PAIRED:
        return _PAIR
    if before is _OPEN:
        return _MARK
    if after is _CLOSE or after is _CONNECT:
        return _WORD if text[index] in _SOLIDI else _MARK
    if before is _QUOTE or after is _QUOTE or before is _GLUE or after is _GLUE or after is _AFTER:
        return _WORD
    if before is _CLOSE or before is _CONNECT:
        return _after_mark(text, last, index, before, after)
    if before is _ELLIPSIS or after is _ELLIPSIS:
        return _NONE
    return _plain(text, last, index, before, after)


def _plain(text: str, last: int, index: int, before: _Class, after: _Class) -> Bond:
    """Bond of hanzi, Western letters, digits and signs: only words and numbers hold together."""
    if after is _HAN:
        return _WORD if before is _DIGIT and text[index].isalpha() else _NONE
    if before is _HAN:
        return _WORD if after is _DIGIT and text[last] == "第" else _NONE
    # What follows a word without a space belongs to it, `f(x)` and `US$5` too; full-width brackets do not.
    return _NONE if after is _OPEN and not text[index].isascii() else _WORD


def _after_mark(text: str, last: int, index: int, before: _Class, after: _Class) -> Bond:
    """Bond after a closing mark or a connector: none, unless a word or a number goes on behind it."""
    mark = text[last]
    if after in (_HAN, _ELLIPSIS) or (after is _OPEN and not (mark.isascii() and text[index].isascii())):
        return _NONE
    previous = _CLASSES[text[last - 1]] if last else _SPACE
    if after is _DIGIT and previous is _DIGIT and (before is _CONNECT or mark in "．："):
        return _WORD
    if mark.isascii():
        return _after_ascii_mark(text, last, after)
    western = previous in (_WEST, _DIGIT) and after in (_WEST, _DIGIT)
    return _WORD if western and mark in "’·‐‑–" else _NONE


def _after_ascii_mark(text: str, last: int, after: _Class) -> Bond:
    """Bond of a half-width mark with what is no hanzi: free where the mark follows a hanzi, as 他说:OK has it."""
    mark = text[last]
    if mark in "-/" or (mark == "." and after is _DIGIT):
        return _WORD
    first = last
    while first > max(0, last - 3) and _CLASSES[text[first]] is _CLOSE:
        first -= 1
    return _NONE if _CLASSES[text[first]] is _HAN else _WORD
