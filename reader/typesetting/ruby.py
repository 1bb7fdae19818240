"""Pinyin or zhuyin for words: as ruby above them, or in parentheses behind them.

Above, a word's syllables are written together (GB/T 16159-2012 §4: the word is the unit of spelling), divided by an
apostrophe before a, o and e (§7.3, 西安 Xī'ān), names apart at their capitals. Syllables stay lower case unless the
reading says that they belong to a name. What is written behind the hanzi is spelled by `reader.language.orthography`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.language.spelling import apostrophe
from reader.language.words import Word
from reader.typesetting.rows import Annotation

Spell = Callable[[str], str]


class Inline(NamedTuple):
    """A text with readings behind its words, ready for `typeset`.

    Attributes:
        text: the derived text.
        annotations: without ruby; they hold each stretch and its first syllable together, and every further syllable.
    """

    text: str
    annotations: tuple[Annotation, ...]


def annotations(
    words: Iterable[Word], spell: Spell, lower: bool = True, joiner: str = "", doubt: str = ""
) -> tuple[Annotation, ...]:
    """Return the ruby of words, in their order; words without a reading have none.

    Args:
        words: words of one paragraph.
        spell: writes one syllable such as `lv4` in the wanted style.
        lower: lower case but for syllables whose reading has a capital; False leaves the case to `spell`.
        joiner: what stands between the syllables of a word, for styles in which they would run together.
        doubt: sign behind a syllable that is a guess, where nothing else can show it.

    Where a word has code points without a reading (卡拉OK), each stretch of hanzi is annotated by itself.
    """
    return tuple(annotation for word in words for annotation in _of_word(word, spell, lower, joiner, doubt))


def inline(text: str, spelled: Iterable[Annotation]) -> Inline:
    """Return a text with spellings in parentheses behind the stretches they belong to: 陈伟通(Chén Wěitōng).

    Args:
        text: the paragraph.
        spelled: how its stretches are written, in order.
    """
    parts: list[str] = []
    held: list[Annotation] = []
    done = length = 0
    for stretch in spelled:
        length += stretch.start - done
        first, *others = filter(None, stretch.pieces)
        syllables = (f"{text[stretch.start : stretch.end]}({first}", *others)
        parts += (text[done : stretch.start], *syllables, ")")
        for syllable in syllables:
            held.append(_holding(length + syllable.startswith(" "), length + len(syllable)))
            length += len(syllable)
        length += 1
        done = stretch.end
    parts.append(text[done:])
    return Inline("".join(parts), tuple(held))


def _holding(start: int, end: int) -> Annotation:
    """Return an annotation that says nothing but that code points are not to be torn apart."""
    return Annotation(start, end, ("",) * (end - start))


def joined(syllables: Sequence[str], spell: Spell, joiner: str = "") -> str:
    """Return a headword's syllables as written: together, with apostrophes, and apart before a capital.

    So names of two words stay two (GB/T 16159-2012 §6.2): `Nan2 Chao2` is Nán Cháo, `Xi1 an1` is Xī'ān.
    """
    return "".join(_pieces(syllables, spell, lower=True, joiner=joiner))


def _of_word(word: Word, spell: Spell, lower: bool, joiner: str, doubt: str) -> Iterator[Annotation]:
    """Yield an annotation for each stretch of a word's code points that have a reading."""
    if word.reading is None:
        return
    place = word.start
    for known, stretch in groupby(word.reading.syllables, lambda syllable: syllable is not None):
        syllables = [syllable or "" for syllable in stretch]
        if known:
            pieces = tuple(_pieces(syllables, spell, lower, joiner))
            if doubt and word.reading.unsure:
                sure = word.reading.certain[place - word.start :]
                pieces = tuple(piece + doubt * (not one) for piece, one in zip(pieces, sure, strict=False))
            yield Annotation(place, place + len(syllables), pieces)
        place += len(syllables)


def _pieces(syllables: Sequence[str], spell: Spell, lower: bool, joiner: str) -> Iterator[str]:
    """Yield the spelled syllables of a word, each with what divides it from the one before."""
    numbered = False
    for index, syllable in enumerate(syllables):
        spelled = spell(syllable)
        if lower and not syllable[:1].isupper():
            spelled = spelled.lower()
        divider = ""
        if index and joiner:
            divider = joiner if syllable != "r5" else ""  # erhua is of the syllable before it
        elif index:
            apart = " " if syllable[:1].isupper() else ""  # 陈伟通 Chén Wěitōng
            divider = apart or ("" if numbered else apostrophe(spelled[:1]))
        numbered = spelled[-1:].isdigit()  # a tone number divides syllables by itself
        yield divider + spelled
