"""Readings as people write them: `sān zhù`, `sānzhù`, `san1zhu4`, `Xī'ān`, `lu:4`, `ㄙㄢ ㄓㄨˋ`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.language.hanzi import hanzi_count
from reader.language.syllables import TONES
from reader.language.zhuyin import INITIALS, symbols
from reader.text.script import is_hanzi

_MARKS = {**TONES, "\u0306": "3"}  # a breve is meant as a caron
_ZHUYIN_TONES = {"ˉ": "1", "ˊ": "2", "ˇ": "3", "ˋ": "4"}
_DIGITS = "012345"
_BETWEEN = " \t\n-'’‘ʼ`·.,;，。、；‧•/|_"
_LONGEST = 6
_INTERJECTIONS = ("m", "n", "ng", "hm", "hng")  # syllables only where nothing is joined to them
_MOST = 400
"""Characters; nobody writes a longer reading."""
_FINALS = (
    "a o e ê ai ei ao ou an en ang eng er i ia io ie iai iao iu ian in iang ing u ua uo uai ui uan uang un ong v ve "
    "van vn iong m n ng hm hng r yi ya yo ye yai yao you yan yin yang ying wu wa wo wai wei wan wen wang weng yu yue "
    "yuan yun yong ue"
)


class ReadingError(ValueError):
    """What somebody wrote is no reading of the word; the message is one plain English sentence with a field or two.

    Attributes:
        sentence: the sentence, `{}` where the fields go.
        fields: what goes there.
    """

    def __init__(self, sentence: str, *fields: object) -> None:
        """Say what is wrong."""
        super().__init__(sentence.format(*fields))
        self.sentence = sentence
        self.fields = fields


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter or symbol with what was written at it: a tone (empty for none), and whether a syllable ends after it."""

    letter: str
    tone: str = ""
    ends: bool = False


def parse_reading(word: str, written: str) -> tuple[str | None, ...]:
    """Return the syllables of a word as somebody wrote them, in numbers, one a code point; None but for hanzi.

    Syllables may be parted or not; tones are marks or numbers; a syllable without a tone is neutral. Of several ways to
    divide the letters the one counts that has as many syllables as the word has hanzi, and fewer that begin with a
    vowel (GB/T 16159-2012 §6.6: an apostrophe stands before those).

    Raises:
        ReadingError: it is no reading, has another number of syllables, or no tones at all where there are several.
    """
    count = hanzi_count(word)
    if not count:
        raise ReadingError("“{}” has no hanzi.", word)
    syllables = _apart(written, count) or _divided(_letters(written), count, written)
    if len(syllables) > 1 and all(syllable.endswith("5") for syllable in syllables):
        raise ReadingError("“{}” has no tones.", written)
    read = iter(syllables)
    return tuple(next(read) if is_hanzi(character) else None for character in word)


def _apart(written: str, count: int) -> list[str]:
    """Return the syllables of a reading that has a space between any two; nothing where that is not so.

    Most lists of words are written so, and nobody shall wait for a long one at every start.
    """
    parts = written.split()
    found = [_syllable(part) for part in parts] if len(parts) == count <= _MOST // _LONGEST else []
    return found if all(found) else []


@lru_cache(maxsize=8192)
def _syllable(written: str) -> str:
    """Return what was written as one syllable; empty where it is not one."""
    try:
        return _divided(_letters(written), 1, written)[0]
    except ReadingError:
        return ""


def _letters(written: str) -> list[_Letter]:
    """Return the letters of what was written, with tones and divisions; ReadingError where something else is in it."""
    wide = (sign if sign == "˙" else unicodedata.normalize("NFKC", sign) for sign in written.strip())
    text = "".join(wide).replace("u:", "ü").replace("U:", "Ü")
    letters: list[_Letter] = []
    for sign in unicodedata.normalize("NFD", text):
        changed = _changed(letters[-1], sign) if letters else None
        if changed is not None:
            letters[-1] = changed
        elif sign == "˙" or (sign.isalpha() and (sign.isascii() or "\u3105" <= sign <= "\u312f")):
            letters.append(_Letter(sign))
        elif sign not in _BETWEEN:
            raise ReadingError("“{}” is no reading.", written)
    if not letters or len(letters) > _MOST:
        raise ReadingError("“{}” is no reading.", written[:40])
    return letters


def _changed(last: _Letter, sign: str) -> _Letter | None:
    """Return what a sign makes of the letter before it; None for a sign that is a letter itself, or none at all."""
    if sign in _BETWEEN:
        return replace(last, ends=True)
    if sign in _MARKS:
        return replace(last, tone=_MARKS[sign])
    if sign in _ZHUYIN_TONES or sign in _DIGITS:
        return replace(last, tone=_ZHUYIN_TONES.get(sign, "5" if sign == "0" else sign), ends=True)
    other = {"\u0308": {"u": "v", "U": "V"}, "\u0302": {"e": "ê", "E": "Ê"}}.get(sign, {}).get(last.letter)
    return replace(last, letter=other) if other else None


def _divided(letters: Sequence[_Letter], count: int, written: str) -> list[str]:
    """Return the syllables that letters make up, as many as wanted; ReadingError where there is no such way.

    `written` is what the letters were taken from, to be quoted.
    """
    # Ways to a place, by the number of syllables: how many of them begin with a vowel, and the last one.
    ways: list[dict[int, tuple[int, int, str]]] = [{0: (0, 0, "")}, *({} for _ in letters)]
    for start, reached in enumerate(ways[:-1]):
        for end, syllable in _syllables(letters, start) if reached else ():
            joined = start > 0 and not letters[start - 1].ends and syllable[0].lower() in "aoeê"
            toned = any(letter.tone for letter in letters[start:end])
            for number, (vowels, _, before) in reached.items():
                if joined and not (toned and before[-1:] != "5"):
                    continue  # lián is never li án
                way = (vowels + joined, start, syllable)
                if number < max(count, 1) + _LONGEST and way < ways[end].get(number + 1, (len(letters) + 1, 0, "")):
                    ways[end][number + 1] = way
    found = ways[-1]
    if not found:
        raise ReadingError("“{}” is no reading.", written)
    if count not in found:
        raise ReadingError("Hanzi: {}, syllables: {}.", count, min(found))
    syllables: list[str] = []
    place, number = len(letters), count
    while number:
        _, start, syllable = ways[place][number]
        syllables.append(syllable)
        place, number = start, number - 1
    return syllables[::-1]


def _syllables(letters: Sequence[_Letter], start: int) -> Iterator[tuple[int, str]]:
    """Yield the syllables that begin at a place, each with the place after it."""
    neutral = letters[start].letter == "˙"
    first = start + neutral
    apart = start == 0 or letters[start - 1].ends
    text, tone = "", ""
    for place in range(first, min(first + _LONGEST, len(letters))):
        letter = letters[place]
        text += letter.letter
        if tone and letter.tone:
            return
        tone = tone or letter.tone
        spelled = "r" if text == "ㄦ" and not tone else _spelled(text)
        alone = apart and (letter.ends or place + 1 == len(letters))
        if spelled and (alone or spelled.lower() not in _INTERJECTIONS):
            unmarked = "1" if text[0] >= "\u3105" and not neutral and spelled != "r" else "5"
            yield place + 1, spelled + (tone or unmarked)
        if letter.ends:
            return


def _spelled(text: str) -> str:
    """Return a syllable's letters in pinyin; empty where it is none."""
    if text[0].isascii() or text[0] in "êÊ":
        return (text.capitalize() if text[0].isupper() else text.lower()) if symbols(text.lower()) else ""
    return _pinyin_of_zhuyin().get(text, "")


@lru_cache(maxsize=1)
def _pinyin_of_zhuyin() -> dict[str, str]:
    """Return the letters of every syllable in zhuyin; where two spell the same (lüe, lue), the one with ü."""
    found: dict[str, str] = {}
    for initial in ("", *INITIALS):
        for final in _FINALS.split():
            letters = initial + final
            if initial in ("j", "q", "x") and final[0] == "v":
                continue
            if symbols(letters):
                found.setdefault(symbols(letters), letters)
    return found
