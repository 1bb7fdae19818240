"""How hard a text is, estimated from a sample of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from reader.language.words import Word

NONE: Final = "none"
LEVELS: Final = ("1", "2", "3", "4", "5", "6", "7")
"""The last one stands for 7 to 9."""
_KNOWN: Final = 0.9
_SAMPLES: Final = 20
_SAMPLE: Final = 1000
"""Code points; together some 20,000, segmented in 0.2 s."""


def sample(text: str) -> list[str]:
    """Return pieces evenly spread over a text; all of a short one."""
    if len(text) <= _SAMPLES * _SAMPLE:
        return text.split("\n")
    step = len(text) // _SAMPLES
    return [line for start in range(0, step * _SAMPLES, step) for line in text[start : start + _SAMPLE].split("\n")]


def count_levels(words: Iterable[Word], hsk: Callable[[str], int | None]) -> dict[str, int]:
    """Count running words by HSK level, "1" to "7" (7 to 9), or "none"; words without a reading are no words.

    Args:
        words: the words of a text.
        hsk: gives a word's level, None for a word in no list (`Lexicon.hsk`).
    """
    counts = Counter(str(hsk(word.text) or NONE) for word in words if word.reading is not None)
    return dict(sorted(counts.items()))


def level_of(levels: Mapping[str, int]) -> int | None:
    """Return the lowest HSK level at which nine of ten running words that are in any list are known; None: no words.

    Names and other words in no list say nothing about the level; nine of ten is where reading with a dictionary
    becomes possible (Hu and Nation 2000 put reading without one at 98 %).
    """
    listed = {int(level): count for level, count in levels.items() if level in LEVELS}
    total = sum(listed.values())
    known = 0
    for level in sorted(listed):
        known += listed[level]
        if known >= _KNOWN * total:
            return level
    return None
