"""Pinyin syllables in numbers: ü is v, the neutral tone is 5 (`lv4`, `ma5`, erhua `r5`)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

TONES: Final[Mapping[str, str]] = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
"""The tone that a combining mark stands for."""
_DIAERESIS = "\u0308"
_NUMBERED = re.compile(r"[A-Za-zê]+[1-5]")
# GB/T 16159-2012 §6.5: 一 and 不 are written with their citation tone; dictionaries of phrases do not all keep to it.
_CITATION = {("一", "yi2"): "yi1", ("一", "yi4"): "yi1", ("不", "bu2"): "bu4"}


# CC-CEDICT writes days and months with the capitals of their English names; in pinyin they are no names (xīngqīyī).
_DATE = re.compile("(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[一二三四五六七八九十]{1,2}月|[正元腊臘冬]月")


@lru_cache(maxsize=4096)
def from_marks(syllable: str) -> str:
    """Return a syllable with tone marks in numbers: `lǜ` is `lv4`, `ma` is `ma5`, `r` is `r5`."""
    tone, letters = "5", ""
    for character in unicodedata.normalize("NFD", syllable):
        if character in TONES:
            tone = TONES[character]
        elif character == _DIAERESIS:
            letters = letters[:-1] + ("V" if letters.endswith("U") else "v")
        else:
            letters += character
    return unicodedata.normalize("NFC", letters) + tone


def from_cedict(syllable: str) -> str:
    """Return a syllable as CC-CEDICT writes it in our numbers: `lu:4` is `lv4`."""
    return syllable.replace("u:", "v").replace("U:", "V")


@lru_cache(maxsize=4096)  # the same 1,500 come again and again
def is_syllable(text: str) -> bool:
    """Return whether the text is a numbered syllable that is known (CC-CEDICT writes `xx5` for the unknown)."""
    return text != "xx5" and _NUMBERED.fullmatch(text) is not None


def plain(syllable: str) -> str:
    """Return a syllable's letters, without tone, in lower case."""
    return syllable.rstrip("12345").lower()


def citation(text: str, syllables: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return a text's syllables, one a code point, with the citation tone of 一 and 不 where they have the spoken."""
    if "一" not in text and "不" not in text:
        return tuple(syllables)
    return tuple(s and _CITATION.get((c, s), s) for c, s in zip(text, syllables, strict=True))


def without_english_capitals(text: str, syllables: Sequence[str | None]) -> tuple[str | None, ...]:
    """Return a word's syllables, small where it is a day of the week or a month."""
    is_date = text[-1:] in "一二三四五六日天月" and _DATE.fullmatch(text)
    return tuple(syllable and syllable.lower() for syllable in syllables) if is_date else tuple(syllables)
