"""Doubled verbs of one syllable: the second is neutral (走走 zǒuzou), as 现代汉语词典 has 看看.

Not in 走走停停, where both halves keep their tones, and not for nouns and measure words (天天, 个个). A doubled verb
that the dictionary has with two full tones is neutral where the clause asks for a little of what it means (请您谈谈,
去聊聊), and keeps them where it paints (滚滚而来).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.language.facts import Facts
from reader.language.words import Reading

Span = tuple[int, int]

# What asks for a try or a moment of a verb, before it in the clause with no more than a pronoun or adverb between.
_ASKED = re.compile(
    "[请想要让来去该能先再给帮陪跟]$|[请想要让来去该能先再给帮陪跟和](?:你|您|我|他|她|大家|我们|你们|咱们|一起|好好|多|也|都)+$"
)
_CLAUSE = 8  # hanzi before a verb that are looked at


def with_neutral_doubles(
    text: str, spans: Sequence[Span], readings: Sequence[Reading | None], facts: Facts
) -> list[Reading | None]:
    """Return readings with the second of two verbs neutral that stand as words of their own.

    Args:
        text: the paragraph, simplified.
        spans: its words.
        readings: one a span.
        facts: the dictionary.
    """
    settled = list(readings)
    for number, (start, end) in enumerate(spans):
        reading = readings[number]
        if reading is not None and end - start == 2 and text[start] == text[end - 1]:
            settled[number] = _asked_for(text, start, reading, facts)
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


def _is_double(text: str, spans: Sequence[Span], number: int) -> bool:
    """Return whether one hanzi stands twice, no more, and no other doubled hanzi beside it."""
    (first, middle), (start, end) = spans[number - 1], spans[number]
    if middle != start or middle - first != 1 or end - start != 1 or text[first] != text[start]:
        return False
    before, after = text[max(0, first - 2) : first], text[end : end + 2]
    return text[first] not in before[-1:] + after[:1] and not any(len(p) == 2 and p[0] == p[1] for p in (before, after))
