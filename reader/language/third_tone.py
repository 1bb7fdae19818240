"""Third-tone sandhi: 3 + 3 is spoken 2 + 3.

It follows the prosodic structure (Chilin Shih, The Prosodic Domain of Tone Sandhi in Chinese, 1986; San Duanmu, The
Phonology of Standard Chinese, ch. 11): first inside words along their parts, then inside feet of neighbouring words of
one syllable, then across feet from left to right. No third tone stays before another.
"""

from collections.abc import Callable, Iterator, Sequence

from reader.language.bu import VERBS
from reader.language.speech import Run

_NUMERALS = frozenset("一二三四五六七八九十百千万两兩几幾每哪")
_PROCLITICS = frozenset("很挺也只总總可老小请請把给給往比以与與")
"""Adverbs, prefixes and prepositions of one syllable: they lean on what follows."""
_PREFIXES = frozenset("小老纸紙母女反有打古买買吐解暖米很")
"""First hanzi of words built 1 + 2 (纸老虎) where the dictionary does not tell."""
_SUFFIXES = frozenset("长長者馆館厂廠场場法品体體")
"""Last hanzi of words built 2 + 1 (小组长) even after such a first."""
_STILL_THIRD = frozenset({"小姐", "晌午", "老鼠", "打扫", "打掃", "打点", "打點"})
_STILL_THIRD_SECOND = frozenset("里裡裏起")
_NO_LONGER_THIRD = frozenset("姐奶姥婶嬸嫂宝寶老痒癢")
"""Doubled, these are words with an old neutral tone and leave the first a (low) third: 姐姐, 奶奶."""

Known = Callable[[str], bool]
Words = Sequence[tuple[int, int]]


def with_third_tones(run: Run, tones: Sequence[int], known: Known) -> list[int]:
    """Return tones with every third before a third raised to a second.

    Args:
        run: the hanzi and their words.
        tones: the run's tones, one per hanzi, those of 一 and 不 already as spoken.
        known: whether a string is a word of the dictionary.
    """
    now = list(tones)
    for joint in _joints(run, known):
        left = joint - 2 if now[joint - 1] == 0 and joint > 1 else joint - 1
        if now[left] == 3 and (now[joint] == 3 or _still_third(run, joint)):
            now[left] = 2
    return now


def _still_third(run: Run, index: int) -> bool:
    """Whether a neutral tone still raises the third before it: 想想, 哪里, 想起, 小姐; not 姐姐, 椅子, 耳朵."""
    if run.tones[index] != 5:
        return False
    before, hanzi = run.text[index - 1], run.text[index]
    if before == hanzi:
        return hanzi not in _NO_LONGER_THIRD
    if run.word(index)[0] == index:
        return False
    return hanzi in _STILL_THIRD_SECOND or before + hanzi in _STILL_THIRD


def _joints(run: Run, known: Known) -> Iterator[int]:
    """Yield the indices where two parts meet, each once, inner ones before outer ones."""
    words = list(_regrouped(run))
    for start, end in words:
        yield from _inner(run, start, end, known)
    feet = list(_feet(run, words))
    for first, last in feet:
        yield from (words[index][0] for index in range(last - 1, first, -1))
    yield from (words[first][0] for first, _ in feet[1:])


def _regrouped(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the words, 买好|酒 as 买|好酒: between a verb and its object without 了, 好 belongs to the object."""
    words = list(zip(run.starts, run.starts[1:], strict=False))
    moved = False
    for number, (start, end) in enumerate(words):
        good = end - start == 2 and run.text[start] in VERBS and run.text[start + 1] == "好"
        if good and _single(words, number + 1) and run.tones[end] in {1, 2, 3, 4}:
            yield start, start + 1
            yield start + 1, end + 1
            moved = True
        elif moved:
            moved = False
        else:
            yield start, end


def _inner(run: Run, start: int, end: int, known: Known) -> Iterator[int]:
    """Yield a word's joints: its parts are two syllables each from the left on, but for words built 1 + 2."""
    joints = range(start + 1, end)
    if end - start == 3 and _branches_right(run, start, known):
        yield from reversed(joints)
        return
    yield from joints[::2]
    yield from joints[1::2]


def _branches_right(run: Run, start: int, known: Known) -> bool:
    """Whether a word of three syllables is built 1 + 2."""
    if {start, start + 1} <= run.capitals:
        return True  # Surname and given name begin with a capital each (GB/T 16159-2012, personal names).
    left, right = known(run.text[start : start + 2]), known(run.text[start + 1 : start + 3])
    if left != right:
        return right
    return run.text[start] in _PREFIXES and run.text[start + 2] not in _SUFFIXES


def _feet(run: Run, words: Words) -> Iterator[tuple[int, int]]:
    """Yield first and last (exclusive) word of each foot.

    Numeral and measure, a proclitic and what it leans on, then words of one syllable two by two.
    """
    first = 0
    while first < len(words):
        last = first
        while _leans(run, words, last):
            last += 1
        if last == first and _single(words, first) and _single(words, first + 1) and not _leans(run, words, first + 1):
            last += 1
        yield first, last + 1
        first = last + 1


def _single(words: Words, index: int) -> bool:
    return index < len(words) and words[index][1] - words[index][0] == 1


def _leans(run: Run, words: Words, index: int) -> bool:
    if index + 1 >= len(words) or not _single(words, index):
        return False
    hanzi = run.text[words[index][0]]
    return hanzi in _PROCLITICS or (hanzi in _NUMERALS and _single(words, index + 1))
