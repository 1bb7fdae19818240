"""Doubled verbs of one syllable: the second is neutral (走走 zǒuzou), as 现代汉语词典 has 看看.

Not in 走走停停, where both halves keep their tones, and not for nouns and measure words (天天, 一串串). A doubled verb
that the dictionary has with two full tones is neutral where the clause asks for a little of what it means (请您谈谈,
去聊聊), and keeps them where it paints (滚滚而来). So is the second of a verb doubled before its object (洗洗澡), and
AABB is read as AB is, each syllable in its full tone (干干净净).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.language.compounds import base_of_fourfold
from reader.language.facts import Facts
from reader.language.words import Reading

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

# What asks for a try or a moment of a verb, before it in the clause with no more than a pronoun or adverb between.
_ASKED = re.compile(
    "[请想要让来去该能先再给帮陪跟]$|[请想要让来去该能先再给帮陪跟和](?:你|您|我|他|她|大家|我们|你们|咱们|一起|好好|多|也|都)+$"
)
_CLAUSE = 8  # hanzi before a verb that are looked at
_FOUR = 4
# Behind a verb and object that are said to be done a little: 洗洗澡吧.
_ENDS = frozenset(["", *"，。、；：！？,.;!?吧啊呀”"])


def with_neutral_doubles(
    text: str, spans: Sequence[Span], readings: Sequence[Reading | None], facts: Facts, lexicon: Lexicon
) -> list[Reading | None]:
    """Return readings with the second of two verbs neutral, and AABB read as AB.

    Args:
        text: the paragraph, simplified.
        spans: its words.
        readings: one a span.
        facts: the dictionary.
        lexicon: its words.
    """
    settled = list(readings)
    for number, (start, end) in enumerate(spans):
        reading = readings[number]
        if reading is not None and end - start == 2 and text[start] == text[end - 1]:
            settled[number] = _asked_for(text, start, reading, facts)
        elif reading is not None and end - start == _FOUR:
            settled[number] = _fourfold(text[start:end], reading, lexicon)
        elif number and _is_before_object(text, spans, readings, number, facts):
            settled[number - 1], settled[number] = _with_object(reading)
    for number in range(1, len(spans)):
        reading = readings[number]
        if reading is None or reading != readings[number - 1] or not _is_double(text, spans, number):
            continue
        (syllable,) = reading.syllables
        if syllable and facts.is_verb(text[spans[number][0]], [syllable]):
            settled[number] = replace(reading, syllables=(f"{syllable[:-1]}5",))
    return settled


def _asked_for(text: str, start: int, reading: Reading, facts: Facts) -> Reading:
    """Return the reading of a word that is one hanzi twice, the second neutral where the clause asks for it."""
    first, second = reading.syllables
    if not first or first != second or not _ASKED.search(text[max(0, start - _CLAUSE) : start]):
        return reading
    return replace(reading, syllables=(first, f"{second[:-1]}5")) if facts.is_verb(text[start], [first]) else reading


def _fourfold(word: str, reading: Reading, lexicon: Lexicon) -> Reading:
    """Return the reading of AABB, which no dictionary has, by that of AB."""
    base = base_of_fourfold(word, lexicon) if lexicon.weight(word) is None else ""
    found = lexicon.readings(base) if base else None
    if found is None:
        return reading
    # 平安 is a town as well.
    first, second = (_full(hanzi, said, lexicon) for hanzi, said in zip(base, _small(found.choices[0]), strict=True))
    return Reading((first, first, second, second), (True,) * _FOUR, "rule")


def _small(syllables: Sequence[str | None]) -> Iterator[str | None]:
    return (syllable and syllable.lower() for syllable in syllables)


def _full(hanzi: str, said: str | None, lexicon: Lexicon) -> str | None:
    """Return a syllable in its full tone: bai2 for the bai5 of 明白."""
    own = lexicon.readings(hanzi)
    if said is None or not said.endswith("5") or own is None:
        return said
    full = (choice[0] for choice in own.choices)
    return next((one for one in full if one and one[:-1] == said[:-1] and not one.endswith("5")), said)


def _is_before_object(
    text: str, spans: Sequence[Span], readings: Sequence[Reading | None], number: int, facts: Facts
) -> bool:
    """Return whether a verb and its object stand behind the verb once more, done a little: 去|洗|洗澡."""
    (first, middle), (start, end) = spans[number - 1], spans[number]
    before, reading = readings[number - 1], readings[number]
    if reading is None or before is None or middle != start or middle - first != 1 or end - start != 2:
        return False
    if text[first] != text[start] or text[first - 1 : first] == text[first]:
        return False
    said = [syllable or "" for syllable in reading.syllables]
    asked = text[end : end + 1] in _ENDS or _ASKED.search(text[max(0, first - _CLAUSE) : first]) is not None
    return asked and facts.is_verb(text[start:end], said)


def _with_object(reading: Reading | None) -> tuple[Reading | None, Reading | None]:
    """Return the readings of a verb and of the same verb with its object behind it."""
    if reading is None or reading.syllables[0] is None:
        return None, reading
    first, sure = reading.syllables[0], reading.certain[0]
    return (
        Reading((first,), (sure,), reading.source),
        replace(reading, syllables=(f"{first[:-1]}5", *reading.syllables[1:])),
    )


def _is_double(text: str, spans: Sequence[Span], number: int) -> bool:
    """Return whether one hanzi stands twice, no more, and no other doubled hanzi beside it."""
    (first, middle), (start, end) = spans[number - 1], spans[number]
    if middle != start or middle - first != 1 or end - start != 1 or text[first] != text[start]:
        return False
    before, after = text[max(0, first - 2) : first], text[end : end + 2]
    if before.endswith("一"):
        return False
    return text[first] not in before[-1:] + after[:1] and not any(len(p) == 2 and p[0] == p[1] for p in (before, after))
