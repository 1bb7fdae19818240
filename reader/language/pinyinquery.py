"""What somebody means who types pinyin: `beijing`, `bei3 jing1`, `Běijīng`, `nv3`, `nü`, `lu:4`, `xi'an`."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from reader.language.syllables import TONES, plain

_BETWEEN = " -'’·,，"
_SHAPE = re.compile(r"[a-zê]+")


@dataclass(frozen=True, slots=True)
class PinyinQuery:
    """A query by pinyin.

    Attributes:
        letters: the letters run together, lower case, ü as v.
        tones: (index of a letter, tone): the syllable with that letter has that tone ("1" to "5").
        ends: indexes of letters after which a syllable must end.
    """

    letters: str
    tones: tuple[tuple[int, str], ...]
    ends: frozenset[int]

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a query; None where it cannot be pinyin."""
        letters = ""
        tones: list[tuple[int, str]] = []
        ends: set[int] = set()
        for character in unicodedata.normalize("NFD", text.strip().lower().replace("u:", "v")):
            last = len(letters) - 1
            if character in TONES and letters:
                tones.append((last, TONES[character]))
            elif character == "\u0308" and letters.endswith("u"):
                letters = letters[:-1] + "v"
            elif character in "12345" and letters:
                tones.append((last, character))
                ends.add(last)
            elif character in _BETWEEN and letters:
                ends.add(last)
            else:
                letters += character
        letters = unicodedata.normalize("NFC", letters)
        return cls(letters, tuple(tones), frozenset(ends)) if _SHAPE.fullmatch(letters) else None

    def matches(self, pinyin: Sequence[str]) -> bool:
        """Return whether an entry's syllables, whose letters begin with the query's, have its tones and divisions."""
        tone_at: list[str] = []
        ends: set[int] = set()
        for syllable in pinyin:
            letters = plain(syllable) if syllable[0].isalpha() else ""
            if letters:
                tone_at += [syllable[-1]] * len(letters)
                ends.add(len(tone_at) - 1)
        return self.ends <= ends and all(tone_at[place] == tone for place, tone in self.tones)
