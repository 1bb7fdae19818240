"""Dividing a text into words: the best path through the lattice of the lexicon's words.

The best path is the one whose words have the highest product of probabilities (unigrams). Words that are counted in
running text but have no entry help to find it and are then divided, so every word of several hanzi has an entry or is
a name (`persons`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.language.bounds import bounds
from reader.language.compounds import widened, with_compounds
from reader.language.hanzi import RANGES, has_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

Span = tuple[int, int]

# Letters and digits outside hanzi; a mark inside joins them where one stands on both sides (23.9, AT&T, don’t, 20-01).
_ALNUM = rf"[^\W_{RANGES}]"
_WESTERN = rf"{_ALNUM}+(?:[./\-'’&+_:@,]{_ALNUM}+)*[%％‰]?"
# What never stands by itself: combining marks, joiners, variation selectors, skin tones, tags.
_EXTENDERS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef"
_TOKENS = re.compile(
    rf"(?P<hanzi>[{RANGES}]+)|(?P<western>{_WESTERN})|—+|…+|⋯+|[^\s{_EXTENDERS}](?:\u200d[^\s{RANGES}]|[{_EXTENDERS}])*"
    rf"|[{_EXTENDERS}]+"
)
_EXTENDED = re.compile(f"[{_EXTENDERS}]+")
_MIXED = re.compile(r"[0-9A-Za-z]+")

# Hanzi decided on at a time, so that a paragraph of any length takes bounded memory.
_WINDOW = 4096
# Words before Western letters that may be of one word with them.
_BEFORE = 3
# Stands for the number of a word that is a name no source has.
_NAME = -1
# What a word costs that does so all the same (log probability).
_TORN = -10.0
# A word no source has counted costs this much more than the rarest (log probability).
_UNKNOWN = -5.0


def segment(text: str, lexicon: Lexicon) -> list[Span]:
    """Divide a paragraph into words.

    Args:
        text: any text.
        lexicon: the words and their probabilities.

    Returns:
        Spans (start, end) in code points that cover everything but white space exactly once, in order. Western words
        and numbers with their inner marks are one span, dashes and ellipses too, other punctuation one each.
    """
    spans = _divided(text, lexicon)
    if _MIXED.search(text):
        spans = _join_mixed(text, spans, lexicon)
    return with_compounds(text, spans, lexicon)


def _divided(text: str, lexicon: Lexicon) -> list[Span]:
    """Return the spans of a text, hanzi and Western letters apart."""
    spans: list[Span] = []
    for match in _TOKENS.finditer(text):
        start, end = match.span()
        if match.lastgroup == "hanzi":
            _divide_run(text, start, end, lexicon, spans)
        elif spans and spans[-1][1] == start and _EXTENDED.fullmatch(match.group()):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def divide(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the best division of a word into at least two; empty for one hanzi or less."""
    if len(word) < 2:
        return ()
    spans = _divided(word, lexicon)
    if spans == [(0, len(word))] and has_hanzi(word):
        spans = _best_without(word, lexicon)
    return tuple(word[start:end] for start, end in spans) if len(spans) > 1 else ()


def _divide_run(text: str, start: int, stop: int, lexicon: Lexicon, spans: list[Span]) -> None:
    """Append the words of a run of hanzi, a window at a time."""
    reach = lexicon.longest
    while start < stop:
        window = min(start + _WINDOW, stop)
        ends, numbers = _best_ends(text, start, window, lexicon)
        # Near the window's edge the path could still change; those words are found again from the next window.
        sure = window if window == stop else window - 2 * reach
        place = start
        while place < sure:
            end = start + ends[place - start]
            number = numbers[place - start]
            if end == place + 1 or (number != _NAME and lexicon.listed(number)):
                spans.append((place, end))
            elif number == _NAME or lexicon.persons.is_foreign(text[place:end]):
                _add_name(text, place, end, lexicon, spans)
            else:
                spans += [(place + first, place + last) for first, last in _best_without(text[place:end], lexicon)]
            place = end
        start = place


def _add_name(text: str, start: int, end: int, lexicon: Lexicon, spans: list[Span]) -> None:
    """Append a name, together with the one before it where both are parts of one."""
    if spans and spans[-1][1] == start and lexicon.persons.goes_on(text[slice(*spans[-1])], text[start:end]):
        start, _ = spans.pop()
    spans.append((start, end))


def _best_ends(text: str, start: int, stop: int, lexicon: Lexicon) -> tuple[list[int], list[int]]:
    """Return for every place of a run where the best path's word ends that begins there, and the word's number.

    Places and ends are from the run's start.
    """
    run = text[start:stop]
    count = len(run)
    ends, numbers = [0] * count, [0] * count
    best = [0.0] * (count + 1)
    prefixes, weights, reach = lexicon.prefixes, lexicon.weights, lexicon.longest
    alone = lexicon.floor + _UNKNOWN
    within = bounds(text, start, stop, lexicon)
    names = lexicon.persons.edges(text, start, stop)
    for place in range(count - 1, -1, -1):
        top, end, chosen = alone + best[place + 1], place + 1, 0
        bound = within.get(place, count)
        for word, number in prefixes(run[place : place + reach]):
            after = place + len(word)
            value = weights[number] + best[after]
            if after > bound:
                value += _TORN
            if value > top:
                top, end, chosen = value, after, number
        if start + place in names and place not in within:
            for stands, value in names[start + place]:
                if value + best[stands - start] >= top:
                    top, end, chosen = value + best[stands - start], stands - start, _NAME
        best[place], ends[place], numbers[place] = top, end, chosen
    return ends, numbers


def _best_without(word: str, lexicon: Lexicon) -> list[Span]:
    """Return a word's best division that does not use the word itself."""
    count = len(word)
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    within = bounds(word, 0, count, lexicon)
    for place in range(count - 1, -1, -1):
        choices = [(lexicon.floor + _UNKNOWN + best[place + 1][0], place + 1)]
        for length, weight in lexicon.words_at(word, place):
            if length < count:
                torn = _TORN if place + length > within.get(place, count) else 0.0
                choices.append((weight + torn + best[place + length][0], place + length))
        best[place] = max(choices)
    spans, place = [], 0
    while place < count:
        spans.append((place, best[place][1]))
        place = best[place][1]
    return spans


def _join_mixed(text: str, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Join Western letters and digits with neighbouring hanzi where the lexicon has the whole (T恤, 卡拉OK)."""
    ends = {end for _, end in spans}
    wider: dict[int, int] = {}
    for place, (western, _) in enumerate(spans):
        if _MIXED.match(text, western):
            for start, end in spans[max(0, place - _BEFORE) : place + 1]:
                found = (start + length for length, _ in lexicon.words_at(text, start))
                whole = [stop for stop in found if stop > end and stop > western and stop in ends]
                if whole:
                    wider[start] = max(whole)
                    break
    return widened(spans, wider) if wider else spans
