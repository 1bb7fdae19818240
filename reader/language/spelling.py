"""How a syllable is written: tone marks, numbers, zhuyin.

A syllable comes in numbers: `lv4`, neutral `ma5`, erhua `r5`, capitals kept (`Bei3`). Marks follow 汉语拼音方案 §4 and
GB/T 16159-2012 (neutral tone unmarked); zhuyin follows 國語注音符號手冊 (first tone unmarked, neutral dot first).
"""

import re
import unicodedata
from functools import lru_cache

from reader.language.words import Style
from reader.language.zhuyin import symbols

_FORM = re.compile(r"((?:[A-Za-zêÊüÜ]|(?<=[uU]):)+)([1-5])")
_MARKS = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
_TONES = ("", "", "ˊ", "ˇ", "ˋ", "˙")


def _with_v(letters: str) -> str:
    """Write ü, also CC-CEDICT's `u:`, as v."""
    for other, v in (("u:", "v"), ("U:", "V"), ("ü", "v"), ("Ü", "V")):
        letters = letters.replace(other, v)
    return letters


def _parse(syllable: str) -> tuple[str, int] | None:
    """Split a syllable into its letters (ü as v, case kept) and its tone; None where it is not one."""
    match = _FORM.fullmatch(unicodedata.normalize("NFC", syllable))
    if match is None:
        return None
    letters = _with_v(match[1])
    return (letters, int(match[2])) if symbols(letters.lower()) else None


def _place(letters: str) -> int:
    """Return the index of the letter that bears the mark (汉语拼音方案 §4).

    a, then o, then e where there is one; of iu and ui the second; without a vowel (m, n, ng, hm) the nasal.
    """
    lower = letters.lower()
    for vowel in "aoeê":
        if vowel in lower:
            return lower.index(vowel)
    last = max(lower.rfind(vowel) for vowel in "iuv")
    return last if last >= 0 else next((i for i, letter in enumerate(lower) if letter in "mn"), 0)


def _marked(letters: str, tone: int) -> str:
    place = _place(letters) + 1
    shown = letters[:place] + _MARKS[tone] + letters[place:]
    return unicodedata.normalize("NFC", shown.replace("v", "ü").replace("V", "Ü"))


def _zhuyin(letters: str, tone: int) -> str:
    if tone != 5:
        return symbols(letters) + _TONES[tone]
    return symbols(letters) if letters == "r" else _TONES[5] + symbols(letters)


@lru_cache(maxsize=8192)
def spell(syllable: str, style: Style) -> str:
    """Write a syllable that comes in numbers in another style.

    Args:
        syllable: letters and a tone, such as `lv4`, `ma5`, `r5`, `Bei3`.
        style: marks (`lǜ`), numbers (`lv4`) or zhuyin (`ㄌㄩˋ`).

    Returns:
        The syllable, NFC; as it came where it is no syllable (`xx5`). Letters without a precomposed form keep a
        combining mark (`m̀`, `ê̄`): one cell, two code points.
    """
    parsed = _parse(syllable)
    if parsed is None:
        return syllable
    letters, tone = parsed
    if style is Style.NUMBERS:
        return f"{letters}{tone}"
    return _marked(letters, tone) if style is Style.MARKS else _zhuyin(letters.lower(), tone)


def tone(syllable: str) -> int:
    """Return a syllable's tone, 1 to 5; 5 (neutral) where it names none."""
    return int(syllable[-1]) if syllable[-1:] in {"1", "2", "3", "4", "5"} else 5


def joiner(style: Style) -> str:
    """Return what parts the syllables of a word: zhuyin, without a mark for the first tone, would run together."""
    return " " if style is Style.ZHUYIN else ""


@lru_cache(maxsize=256)
def apostrophe(initial: str) -> str:
    """Return the apostrophe that a syllable inside a word needs before this letter (Xī'ān), or nothing."""
    return "'" if unicodedata.normalize("NFD", initial)[:1].lower() in {"a", "o", "e"} else ""
