"""Where words have to end, whatever they could be by their frequencies: numerals, particles, A不A.

A bound is a place and where a word that begins there ends at the latest; `segmentation` makes any longer one dear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.language.predicates import STATES

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

# Numerals: a word that begins inside one does not end outside it (二十|多|年, not 二|十多|年), but for units (两|千克).
_DIGITS = "0-9０-９一二三四五六七八九十百千万亿两零〇"
_DIGIT = f"(?!千[克米瓦卡伏焦])[{_DIGITS}]"
_NUMERAL = re.compile(f"第?{_DIGIT}(?:{_DIGIT})*[多余几]?")
# The denominator of a fraction: 三|分|之|二; 百分之 is a word.
_FRACTION = re.compile("(?<![百千万])(?P<by>[一二三四五六七八九十]+)分(?P<of>之)(?=[一二三四五六七八九十百])")
_IS_DIGIT = re.compile(f"[{_DIGITS}]")
# Characters before a run that may be of a numeral going on in it.
_LONGEST_NUMERAL = 24
_MARKS = "，。；：？！、,;:?!…—“”‘’（）()《》「」\\s"
# What no word begins with where it stands so: 慢慢地|点头, 眯着|眼, 拉着|手; the day of a date (3日|电), 个 behind a
# number (三个|人), 还 before 有的 (还|有的|在).
_PARTICLES = re.compile(
    r"(.)\1(?P<adverb>地)|(?<=[眯睁闭瞪眨瞎斜])(?P<eyes>着)(?=眼(?!睛))|(?<=[牵拉握挥招摆背垂甩])(?P<hands>着)(?=手)"
    r"|(?<=[0-9０-９])(?P<day>日)(?![元圆币])"
    rf"|(?<=[{_DIGITS}几半])(?P<measure>个)(?=[^个])"
    rf"|(?:^|(?<=[{_MARKS}]))(?P<still>还)(?=有的[^是话没{_MARKS}])"
)
# 得 behind a state, before what would be a word with it: 冷得|手都红了; but 饿得慌, 深得人心.
_SO_THAT = re.compile("得(?=[手病分体力法罪意主知失宠空胜势逞便益])")
_DEEPLY = frozenset("深大高多少广颇")
# What is said: 他说的|话我懂, 他的|话使我; but 要我说的话, 再说的话, 换作是你的话 "if".
_SAID = re.compile(f"[说讲问骂喊](?P<of>的)(?=话)|[我你他她您们谁](?P<whose>的)(?=话[^{_MARKS}])")
_IF = re.compile(f"(?:如果|是|要|假如|若|万一|[这那]么|[这那]样|不|没|再|肯|能|敢|愿意)[^{_MARKS}]{{0,4}}$")
_CLAUSE = 12
# A不A; 不 goes with neither side. Not 得不得了, which is so much.
_EITHER = re.compile(r"(?!得不得了)(\w)(?P<no>[不没])\1")
# What is good or hard to do (好看, 难听), as a word behind such a question.
_TO_DO = frozenset("看听吃喝用玩闻办笑受过使学懂走做写说")


def bounds(text: str, start: int, stop: int, lexicon: Lexicon) -> dict[int, int]:
    """Return the places of a run at which only short words begin, each with where these end at the latest.

    Args:
        text: the paragraph.
        start: where the run begins.
        stop: where it ends.
        lexicon: the words.

    Returns:
        Both from the run's start.
    """
    within = dict(_in_numerals(text, start, stop))
    for place, end in _others(text, max(0, start - 2), stop, lexicon):
        if place >= start:
            within[place - start] = end - start
    return within


def _in_numerals(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the places inside numerals, each with its numeral's end, both from the run's start."""
    begin = start
    while begin > max(0, start - _LONGEST_NUMERAL) and _IS_DIGIT.match(text, begin - 1):
        begin -= 1
    for match in _NUMERAL.finditer(text, begin, stop):
        first, end = match.span()
        yield from ((place - start, end - start) for place in range(max(first + 1, start), end))


def _others(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the places of particles and the like."""
    for match in _PARTICLES.finditer(text, start, stop):
        place = match.start(match.lastgroup or 0)
        yield place, place + 1
    for match in _FRACTION.finditer(text, start, stop):
        yield match.span("by")
        yield match.span("of")
    for match in _SO_THAT.finditer(text, start, stop):
        place = match.start()
        if _is_state(text, place):
            yield place, place + 1
    for match in _SAID.finditer(text, start, stop):
        if not _IF.search(text[max(0, match.start() - _CLAUSE) : match.start()]):
            yield match.span(match.lastgroup or 0)
    for match in _EITHER.finditer(text, start, stop):
        yield from _of_question(text, match, lexicon)


def _is_state(text: str, place: int) -> bool:
    """Return whether a state stands before a place."""
    return (text[place - 1 : place] in STATES and text[place - 1] not in _DEEPLY) or text[
        max(0, place - 2) : place
    ] in STATES


def _of_question(text: str, match: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the bounds of A不A: of 不, and of A where the whole is no word (可|不|可以, but 是不是)."""
    place, end = match.span()
    listed = lexicon.weight
    if listed(text[max(0, place - 1) : place + 1]) is not None and place and listed(match.group()) is None:
        return  # 学习|不|习惯
    yield place + 1, place + 2
    followed = text[end - 1 : end + 1]
    good = match[1] in "好难" and followed[1:] in _TO_DO and listed(followed) is not None
    if good or listed(match.group()) is None:
        yield place, place + 1
