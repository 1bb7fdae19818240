"""The numbers that Word sets before paragraphs by itself (ECMA-376 part 1, 17.9 and 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.text.clean import clean_line
from reader.text.formats.trees import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_DEPTHS = 9
"""A list has no more (17.9.6); each paragraph of a style looks for its own among them."""
_LARGEST = 9999
"""A list has no more items, whatever its file says; from there on digits serve."""


@dataclass(slots=True)
class _Level:
    """One depth of a list."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    style: str = ""
    suffix: str = "tab"
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list and where its counting stands; lists of one definition count on from one another."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read `numbering.xml`; None for a document without one."""
        self._lists: dict[str, _List] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        abstract: dict[str, _List] = {}
        for element in () if root is None else root:
            if local(element) == "abstractnum":
                numbered = ((_number(attribute(e, "ilvl"), 0), e) for e in element if local(e) == "lvl")
                levels = {depth: _level(e) for depth, e in numbered if depth < _DEPTHS}
                abstract[attribute(element, "abstractNumId")] = _List(levels)
            elif local(element) == "num":
                self._note(element, abstract)

    def _note(self, num: etree._Element, abstract: Mapping[str, _List]) -> None:
        identity = attribute(num, "numId")
        for part in num:
            if local(part) == "abstractnumid":
                self._lists[identity] = abstract.get(attribute(part, "val"), _List())
            elif local(part) == "lvloverride":
                starts = [_number(attribute(e, "val"), 1) for e in part if local(e) == "startoverride"]
                if starts:
                    self._overrides.setdefault(identity, {})[_number(attribute(part, "ilvl"), 0)] = starts[0]

    def depth(self, identity: str, style: str) -> int:
        """Return the depth that a list gives to the paragraphs of a style; 0 where it says nothing."""
        found = self._lists.get(identity)
        return next((depth for depth, level in found.levels.items() if level.style == style), 0) if found else 0

    def marker(self, identity: str, depth: int) -> str:
        """Count one more item and return what stands before it, the space after that included; empty for no list."""
        found = self._lists.get(identity)
        if found is None:
            return ""
        level = found.levels.get(depth, _Level())
        start = self._overrides.get(identity, {}).pop(depth, None)
        found.counts[depth] = found.counts.get(depth, level.start - 1) + 1 if start is None else start
        for deeper in [other for other in found.counts if other > depth]:
            del found.counts[deeper]
        if level.form == "bullet":
            return "• "
        text = _PLACE.sub(lambda match: self._said(found, int(match[1]) - 1, legal=level.legal), level.text)
        text = clean_line(text)
        spaced = text and level.suffix != "nothing" and text[-1] not in "、，）．】　"
        return text + " " if spaced else text

    def _said(self, found: _List, depth: int, *, legal: bool) -> str:
        level = found.levels.get(depth, _Level())
        return numeral(found.counts.get(depth, level.start), "decimal" if legal else level.form)


def _level(element: etree._Element) -> _Level:
    level = _Level()
    for part in element:
        name, value = local(part), attribute(part, "val")
        match name:
            case "numfmt":
                level.form = value
            case "lvltext":
                level.text = value
            case "start":
                level.start = _number(value, 1)
            case "pstyle":
                level.style = value
            case "suff":
                level.suffix = value
            case "islgl":
                level.legal = value not in ("0", "false", "off")
    return level


def _number(value: str, otherwise: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def numeral(count: int, form: str) -> str:
    """Return a number as a list of some form (`ST_NumberFormat`) has it; digits for unknown forms."""
    if form == "none":
        return ""
    if not 0 < count <= _LARGEST:
        return str(count)
    return _FORMS.get(form, str)(count)


def _chinese(count: int) -> str:
    """Return 一, 十二, 一百零三."""
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return said.removeprefix("一") if 10 <= count < 20 else said


def _roman(count: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        said += letters * (count // worth)
        count %= worth
    return said


def _letters(count: int) -> str:
    """Return a, b, … z, aa, bb: as Word counts on."""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if count <= 20 else str(count)


def _of(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if count <= len(signs) else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand"), _chinese,
    ),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"),
        lambda count: "".join(_DIGITS[int(digit)] for digit in str(count)),
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda count: ("一" * (10 <= count < 20) + _chinese(count)).translate(_LEGAL),
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalFullWidth": lambda count: str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalZero": lambda count: f"{count:02}",
}  # fmt: skip
