"""Words that grammar makes of words: potential forms (看得出来), AABB (说说笑笑), 有的 "some" at a clause's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

# A verb of one hanzi with 得 or 不 and a complement of direction is one word: 看得出来, 站不起来 (§6.1.2.5).
_POTENTIAL = re.compile(
    "[看说想听站拿走跑坐躺爬跳冲豁挤掏找查问写画唱叫喊念读背记认吃喝咽吞吐哭笑做干办弄搞用花卖买借送寄带搬抬提推拉拔抽挖"
    "挑选分辨猜算数测显表伸翻转绕滑飞游开装穿脱戴摘放收捡拾捧端抓握扔投丢打踢摔追赶逃躲藏闯钻插退回升降长生活救醒缓熬撑挺扛"
    "顶接连合凑团聚抬哄逗忙腾抢夺夹住停静冷暖热亮答露流化散解传]"
    "[得不](?:[出起下上过进回][来去]|开来)"
)
# Two hanzi, each twice: 干干净净.
_FOURFOLD = re.compile(r"(?P<first>\w)(?P=first)(?!(?P=first))(?P<second>\w)(?P=second)(?!(?P=second))")
# Some (有的人在看书), at the head of a clause, not what is had (有的放矢, 有的是时间).
_SOME = re.compile(r"(?:(?<!\w)|(?<=还)|(?<=也))有的(?=\w)(?![是放没话])")


def with_compounds(text: str, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Return the words of a paragraph with those joined that together are one.

    Args:
        text: the paragraph.
        spans: its words.
        lexicon: the words.
    """
    found = list(_compounds(text, lexicon))
    if not found:
        return spans
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    wider = {start: end for start, end in found if start in starts and end in ends}
    return widened(spans, wider) if wider else spans


def _compounds(text: str, lexicon: Lexicon) -> Iterator[Span]:
    for match in _POTENTIAL.finditer(text):
        yield match.span()
    for match in _FOURFOLD.finditer(text):
        if base_of_fourfold(match.group(), lexicon):
            yield match.span()
    if lexicon.weight("有的") is not None:
        for match in _SOME.finditer(text):
            yield match.span()


def base_of_fourfold(word: str, lexicon: Lexicon) -> str:
    """Return the word AB that AABB is made from (干净 of 干干净净); empty for anything else.

    Two words that are each one hanzi twice are none: 爸爸妈妈, though 爸妈 is a word.
    """
    if len(word) != 4 or word[0] != word[1] or word[2] != word[3] or word[1] == word[2]:
        return ""
    base = word[0] + word[2]
    if lexicon.weight(base) is None or all(_is_kin(half, lexicon) for half in (word[:2], word[2:])):
        return ""
    return base


def _is_kin(double: str, lexicon: Lexicon) -> bool:
    """Return whether a hanzi twice is a word with the second neutral, as of relations: 爸爸, 婆婆."""
    found = lexicon.readings(double)
    return found is not None and (found.choices[0][1] or "").endswith("5")


def widened(spans: list[Span], wider: dict[int, int]) -> list[Span]:
    """Return the spans with those that begin at a key ending at its value, the ones they cover left out."""
    joined: list[Span] = []
    for start, end in spans:
        if not joined or joined[-1][1] <= start:
            joined.append((start, wider.get(start, end)))
    return joined
