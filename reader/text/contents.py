"""Tell headings from lines that only name them: a table of contents, and a heading that a site repeats."""

import re
from collections.abc import Iterator, Mapping, Sequence

_LEADER = re.compile(r"(?:\s*[.．·…。\-—_]{2,}\s*|\s+)[(（]?\d{1,4}[)）]?$")
"""Dots or spaces before a page number."""
_NUMBER = re.compile(r"第\s*([〇零一二三四五六七八九十百千两\d]+)\s*([章回节節卷部集幕话話])")
_MARKS = re.compile(r"[\W_]+")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHAPTER = re.compile(r"\W*(?:正文\s*)?第([〇零一二三四五六七八九十百千两\d]+)章(\w?)")
_NAMES = frozenset(("目录", "目錄", "目次", "内容目录", "內容目錄", "contents", "tableofcontents"))
"""What a table of contents is called, without spaces."""
_LONGEST_NAME = 20
_FEW = 4
"""How many chapters there are for one whose title stands right behind its number, at least, that may be no chapter."""
_LEAST = 3
"""Lines that make a table of contents."""


def without_named(lines: Sequence[str], levels: Sequence[int]) -> list[int]:
    """Return heading levels, 0 for lines of a table of contents and for the repetition of a heading below it.

    Args:
        lines: paragraphs.
        levels: their heading levels, 0 for all else.
    """
    made = list(levels)
    keys = {index: _key(lines[index]) for index, level in enumerate(levels) if level}
    last = {key: index for index, key in keys.items()}
    _drop_listed(lines, keys, last, made)
    for run in _runs(levels):
        listed = [index for index in run if max(last[keys[index]], last.get(listed_key(lines[index]), 0)) > index]
        if len(listed) >= _LEAST:
            for index in listed:
                made[index] = 0
        _drop_repeated([index for index in run if made[index]], keys, made)
    return made


def has_contents(lines: Sequence[str]) -> bool:
    """Whether a table of contents is named."""
    return _contents(lines) >= 0


def _contents(lines: Sequence[str]) -> int:
    """Return the index of the first line that is the name of a table of contents; -1 without one."""
    return next((index for index, line in enumerate(lines) if is_contents(line)), -1)


def is_contents(line: str) -> bool:
    """Whether a line is the name of a table of contents."""
    return len(line) <= _LONGEST_NAME and "".join(line.split()).lower() in _NAMES


def _drop_listed(lines: Sequence[str], keys: Mapping[int, str], last: Mapping[str, int], made: list[int]) -> None:
    """Leave out headings behind the name of a table of contents, up to the first that does not come again."""
    contents = _contents(lines)
    for index, key in keys.items():
        if 0 <= contents < index:
            if max(last[key], last.get(listed_key(lines[index]), 0)) == index:
                return
            made[index] = 0


def _runs(levels: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indices of headings that follow one another without anything between."""
    run: list[int] = []
    for index, level in enumerate(levels):
        if level:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _drop_repeated(run: Sequence[int], keys: Mapping[int, str], made: list[int]) -> None:
    """Leave a heading out that says again what the one before it says, or the same with a part's number."""
    last = ""
    for index in run:
        key = keys[index]
        if last and key.startswith(last):
            made[index] = 0
        else:
            last = key


def _key(line: str) -> str:
    """Return what a heading says: its number as digits, and its title's letters and hanzi."""
    said = _NUMBER.sub(lambda match: f"{value_of(match[1])}{match[2]}", line, count=1)
    return _MARKS.sub("", said).removeprefix("正文")


def listed_key(line: str) -> str:
    """Return what a heading says before a page number."""
    return _key(_LEADER.sub("", line))


def without_asides(lines: Sequence[str], levels: Sequence[int]) -> list[int]:
    """Return heading levels, 0 for sentences that begin like a chapter (第三章已经上传).

    They have no space or mark behind 章, unlike nearly all headings of the text, and do not count on.

    Args:
        lines: paragraphs.
        levels: their heading levels, 0 for all else.
    """
    chapters = [
        (index, match) for index, level in enumerate(levels) if level and (match := _CHAPTER.match(lines[index]))
    ]
    glued = [place for place, (_, match) in enumerate(chapters) if match[2]]
    made = list(levels)
    if _FEW * len(glued) > len(chapters):
        return made
    numbers = [value_of(match[1]) for _, match in chapters]
    for place in glued:
        before = numbers[place - 1] if place else 0
        after = numbers[place + 1] if place + 1 < len(numbers) else 0
        if numbers[place] not in (before + 1, after - 1):
            made[chapters[place][0]] = 0
    return made


def value_of(numeral: str) -> int:
    """Return the value of a numeral in digits, in hanzi with units (一百零三) or in hanzi digits (一〇三)."""
    if numeral.isdecimal():
        return int(numeral)
    if not any(sign in _UNITS for sign in numeral):
        return int("".join(str(_DIGITS.get(sign, sign)) for sign in numeral))
    total, digit = 0, 0
    for sign in numeral:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = int(sign) if sign.isdecimal() else _DIGITS[sign]
    return total + digit
