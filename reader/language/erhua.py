"""儿 as the r of erhua or as a syllable: wánr, huār, but nǚ'ér, yīng'ér (普通话水平测试实施纲要, 儿化).

Where the dictionary has a word with 儿 as r, it is r; where 儿 stands by itself behind a word, it is r unless what
stands before makes it a child: whose, how many, or what kind of child.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.language.words import Reading

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

_KINDS = frozenset("女婴幼胎孤少健宠男弃患妻小产生残幺娇爱爹娘病盲聋哑")
"""Last hanzi of what says which child: 婴儿, 早产儿, 新生儿, 健儿."""
_KIND_WORDS = frozenset(
    {"畸形", "肥胖", "超重", "弱智", "智障", "混血", "足月", "巨大", "试管", "低能", "脑瘫", "自闭"}
)
_OTHERS = frozenset("的我吾你您他她其此这那哪某为与和及跟给有无没育养抱哺得教带携怜弄一二两三四五六七八九十几多独每")
"""Words of one hanzi before 儿 as a noun: possessors, numerals, verbs with a child as object."""
_AFTER = frozenset("女孙媳郎臣时戏")


def with_erhua(
    text: str, spans: Sequence[Span], readings: Sequence[Reading | None], lexicon: Lexicon
) -> list[Reading | None]:
    """Return readings with 儿 as r where it is erhua.

    Args:
        text: the paragraph, simplified.
        spans: its words.
        readings: one a span.
        lexicon: the dictionary.
    """
    settled = list(readings)
    for number, (start, end) in enumerate(spans):
        reading = readings[number]
        if reading is None or text[end - 1] != "儿":
            continue
        if reading.syllables[-1] == "r5" and not reading.certain[-1] and _is_always_r(text[start:end], lexicon):
            settled[number] = replace(reading, certain=(*reading.certain[:-1], True))
        if reading.syllables[-1] != "er2":
            continue
        sure = True
        if end - start > 1:
            erhua = reading.source != "rule" and _is_erhua_word(text[start:end], lexicon)
        else:
            before = text[slice(*spans[number - 1])] if number and spans[number - 1][1] == start else ""
            erhua = _is_erhua(before, readings[number - 1], text[end : end + 1])
            # Behind one hanzi that no dictionary has with 儿, it may be a name as well (瑚儿, 叶儿).
            sure = len(before) > 1
        if erhua:
            certain = (*reading.certain[:-1], sure)
            settled[number] = replace(reading, syllables=(*reading.syllables[:-1], "r5"), certain=certain)
    return settled


def _is_erhua_word(word: str, lexicon: Lexicon) -> bool:
    """Return whether the dictionary has a word with r too."""
    found = lexicon.readings(word)
    return found is not None and any(choice[-1] == "r5" for choice in found.choices)


def _is_always_r(word: str, lexicon: Lexicon) -> bool:
    """Return whether the dictionary has a word with r only: 一块儿."""
    found = lexicon.readings(word)
    return found is not None and all(choice[-1] == "r5" for choice in found.choices)


def _is_erhua(before: str, reading: Reading | None, after: str) -> bool:
    """Return whether a 儿 that is no part of a word belongs to the syllable before it."""
    if not before or reading is None or after in _AFTER or (reading.syllables[0] or "")[:1].isupper():
        return False
    if len(before) == 1 and before in _OTHERS:
        return False
    return before[-1] not in _KINDS and before not in _KIND_WORDS
