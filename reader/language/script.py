"""Simplified and traditional, and what searching takes as the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from reader.language.hanzi import ALL_HANZI
from reader.text.script import is_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

# Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms), the full-width space, and punctuation that is set
# one way in Chinese and another in Western text, or one way in each script.
_SAME = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u202f", " "),
    **dict.fromkeys("。．｡", "."),
    **dict.fromkeys("“”„‟「」『』﹁﹂﹃﹄｢｣＂〝〞", '"'),
    **dict.fromkeys("‘’‚‛′＇", "'"),
    **dict.fromkeys("—–‒―‐‑−－", "-"),
    **dict.fromkeys("·‧・•∙･", "·"),
    **dict.fromkeys("〜～", "~"),
    "､": "、",
    "⋯": "…",
    "ς": "σ",
}
_JUDGED = 100_000
_WIDTH: Mapping[int, str] = {ord(character): same.lower() for character, same in _SAME.items()}


def fold(text: str, script: Mapping[int, str] | None = None) -> str:
    """Return the text as searching compares it; every code point becomes exactly one.

    Case, full and half width, the marks of quotation, dashes and stops of Chinese and Western text are the same; with
    a table of script also traditional and simplified hanzi.

    Args:
        text: any text.
        script: traditional to simplified, `Lexicon.folding`; none leaves the hanzi as they are.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    folded = lowered.translate(_WIDTH)
    return folded.translate(script) if script else folded


def folder(lexicon: Lexicon | None) -> Callable[[str], str]:
    """Return `fold` with a lexicon's table of script, or without one."""
    if lexicon is None:
        return fold
    table = {**_WIDTH, **lexicon.folding}

    def fold_both(text: str) -> str:
        lowered = text.lower()
        return lowered.translate(table) if len(lowered) == len(text) else fold(text, table)

    return fold_both


def script_of(text: str) -> str:
    """Return "hant" for a text in traditional characters, else "hans".

    Judged by the hanzi that only one of the two national character sets has (GB 2312-80, Big5), in the text's first
    100,000 code points.
    """
    simplified = traditional = 0
    for character, count in Counter(text[:_JUDGED]).items():
        if is_hanzi(character):
            in_gb, in_big5 = _has("gb2312", character), _has("big5", character)
            simplified += count * (in_gb and not in_big5)
            traditional += count * (in_big5 and not in_gb)
    return "hant" if traditional > simplified else "hans"


def _has(encoding: str, character: str) -> bool:
    """Return whether a character set has a character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


# 著 as a verb of its own, "write"; and any other.
_ZHU = re.compile("(?P<own>著(?=[有《書书述])|(?<=[所合編编譯译撰])著)|著")
# Code points before a 著 at which a word over it may begin.
_LONGEST = 3


class Simplifier:
    """Simplifies traditional text for looking words up: by OpenCC, which sees words, and hanzi for hanzi.

    So 乾隆 stays, 說著 becomes 说着 and 著名 does not, and every place of the text stays the same.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon; OpenCC is imported when the first traditional text comes."""
        self._lexicon = lexicon

    @cached_property
    def _traditional(self) -> frozenset[str]:
        """The hanzi that simplified text (GB 2312-80) does not have."""
        known = "".join(map(chr, self._lexicon.folding))
        return frozenset(known) - frozenset(known.encode("gb2312", "ignore").decode("gb2312"))

    @cached_property
    def _convert(self) -> Callable[[str], str]:
        from opencc import OpenCC

        made: Callable[[str], str] = OpenCC("tw2s").convert
        return made

    def __call__(self, text: str) -> str:
        """Return a text simplified, as many code points; itself where nothing in it is traditional."""
        simplified = text
        if not self._traditional.isdisjoint(text):
            simplified = ALL_HANZI.sub(lambda run: self._simplified(run.group()), text)
        return self._with_zhu(text, simplified) if "著" in text else simplified

    def _with_zhu(self, text: str, simplified: str) -> str:
        """Return the simplified text with 著 where it is zhù (土著, 著有), and 着 where it is not (看著窗外)."""
        hanzi = list(simplified)
        for match in _ZHU.finditer(text):
            place = match.start()
            if match.lastgroup or self._is_zhu(text, place):
                hanzi[place] = "著"
            elif text is simplified and match.end() < len(text) and is_hanzi(text[match.end()]) and place:
                hanzi[place] = "着"
        new = "".join(hanzi)
        return simplified if new == simplified else new

    def _is_zhu(self, text: str, place: int) -> bool:
        """Return whether the likeliest word over a 著 has it as zhù."""
        found: list[tuple[float, int, str]] = []
        for start in range(max(0, place - _LONGEST), place + 1):
            for length, weight in self._lexicon.words_at(text, start):
                if length > 1 and start + length > place:
                    found.append((weight, place - start, text[start : start + length]))
        if not found:
            phrases = (self._lexicon.phrase_at(text, start) for start in range(max(0, place - _LONGEST), place))
            return any(phrase and "zhu4" in phrase for phrase in phrases)
        _, offset, word = max(found)
        readings = self._lexicon.readings(word)
        return readings is not None and readings.choices[0][offset] == "zhu4"

    def _simplified(self, hanzi: str) -> str:
        simplified = self._convert(hanzi)
        return simplified if len(simplified) == len(hanzi) else hanzi.translate(self._lexicon.folding)
