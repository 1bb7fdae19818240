"""Pinyin as GB/T 16159-2012 writes it: words, names, sentence starts, hyphens and apostrophes.

A stretch of hanzi that is written together may be several of our words (看|着 kànzhe), and one of our words may be
written apart (陈伟通 Chén Wěitōng). Zhuyin has neither capitals nor hyphens: its syllables stand apart but for erhua.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.language.division import dividers
from reader.language.facts import Facts, NoFacts
from reader.language.joining import is_familiar, is_generic, joints
from reader.language.sentences import sentence_starts
from reader.language.spelling import apostrophe, spell
from reader.language.words import Style, Word

# Words spelled are few and come again; beyond this many the memory is emptied.
_REMEMBERED = 20_000

_Divided = tuple[list[str], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A stretch of hanzi and how it is written.

    Attributes:
        start: code point offset in the paragraph.
        pieces: one per code point: a syllable, before it what divides it from the one before (space, `-`, `'`).
        certain: whether no syllable of it is a guess.
    """

    start: int
    pieces: tuple[str, ...]
    certain: bool = True

    @property
    def end(self) -> int:
        """Offset of the first code point after the stretch."""
        return self.start + len(self.pieces)

    @property
    def text(self) -> str:
        """The whole spelling."""
        return "".join(self.pieces)


class Speller:
    """Writes words in one style; remembers those it has divided."""

    def __init__(self, style: Style = Style.MARKS, facts: Facts | None = None) -> None:
        """Take the style and what is known about words."""
        self._style = style
        self._facts = facts or NoFacts()
        self._divided: dict[tuple[str, tuple[str, ...]], _Divided] = {}

    def headword(self, text: str, syllables: Sequence[str | None]) -> str:
        """Return a word as it is written by itself: small but for names."""
        known = _stretches(text, syllables)
        return " ".join("".join(self._written(list(s), *self._divide(t, s))) for _, t, s in known)

    def ruby(self, words: Sequence[Word]) -> Iterator[Spelled]:
        """Yield the spelled stretches of single words, small but for names: what stands above them."""
        for word in words:
            for at, text, syllables in _stretches(word.text, word.reading.syllables if word.reading else ()):
                yield self._spelled(self._stretch(word, at, text, syllables), "")

    def paragraph(self, words: Sequence[Word], speech: int = 0, doubt: str = "") -> tuple[Spelled, ...]:
        """Return the spelled stretches of a paragraph in order; what has no reading has none.

        Args:
            words: the paragraph's words.
            speech: offset at which a speaker begins to speak: a sentence start besides those by punctuation.
            doubt: sign behind a syllable that is a guess.
        """
        together = joints(words, self._facts)
        starts = sentence_starts(words, speech)
        found: list[_Stretch] = []
        for number, word in enumerate(words):
            for at, text, syllables in _stretches(word.text, word.reading.syllables if word.reading else ()):
                stretch = self._stretch(word, at, text, syllables)
                if at == 0 and (number in starts or is_generic(words, number) or is_familiar(words, number)):
                    stretch.capitals.add(0)
                if at == 0 and number in together and found:
                    found[-1].join(together[number], stretch)
                else:
                    found.append(stretch)
        return tuple(self._spelled(stretch, doubt) for stretch in found)

    def _stretch(self, word: Word, at: int, text: str, syllables: tuple[str, ...]) -> "_Stretch":
        divided, capitals = self._divide(text, syllables)
        certain = word.reading.certain[at : at + len(text)] if word.reading else ()
        return _Stretch(word.start + at, list(syllables), list(divided), set(capitals), list(certain))

    def _divide(self, text: str, syllables: tuple[str, ...]) -> _Divided:
        key = text, syllables
        divided = self._divided.get(key)
        if divided is None:
            if len(self._divided) >= _REMEMBERED:
                self._divided.clear()
            divided = self._divided[key] = dividers(text, syllables, self._facts)
        return divided

    def _spelled(self, stretch: "_Stretch", doubt: str) -> Spelled:
        pieces = self._written(stretch.syllables, stretch.dividers, stretch.capitals)
        if doubt:
            pieces = (piece + doubt * (not sure) for piece, sure in zip(pieces, stretch.certain, strict=True))
        return Spelled(stretch.start, tuple(pieces), all(stretch.certain))

    def _written(self, syllables: list[str], divided: list[str], capitals: frozenset[int] | set[int]) -> Iterator[str]:
        """Yield the pieces of a stretch."""
        zhuyin = self._style is Style.ZHUYIN
        for place, syllable in enumerate(syllables):
            spelled = spell(syllable, self._style)
            divider = divided[place - 1] if place else ""
            if zhuyin:
                divider = " " if place and syllable != "r5" else ""
            else:
                spelled = _capital(spelled) if place in capitals else spelled.lower()
                if place and not divider and self._style is Style.MARKS:
                    divider = apostrophe(spelled[:1])
            yield divider + spelled


@dataclass(slots=True)
class _Stretch:
    """A stretch while it grows."""

    start: int
    syllables: list[str]
    dividers: list[str]
    capitals: set[int]
    certain: list[bool]

    def join(self, divider: str, other: "_Stretch") -> None:
        """Take another stretch behind this one."""
        shift = len(self.syllables)
        self.capitals |= {place + shift for place in other.capitals}
        self.syllables += other.syllables
        self.dividers += [divider, *other.dividers]
        self.certain += other.certain


def _stretches(text: str, syllables: Sequence[str | None]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield the parts of a word that have readings: offset, hanzi, syllables (卡拉 of 卡拉OK)."""
    if syllables and None not in syllables:
        yield 0, text, tuple(syllable or "" for syllable in syllables)
        return
    place = 0
    for known, part in groupby(syllables, lambda syllable: syllable is not None):
        stretch = tuple(syllable or "" for syllable in part)
        if known:
            yield place, text[place : place + len(stretch)], stretch
        place += len(stretch)


def _capital(spelled: str) -> str:
    return spelled[:1].upper() + spelled[1:].lower()
