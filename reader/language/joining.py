"""Which words are spelled together with the word before them (GB/T 16159-2012): particles, affixes, complements."""

from collections.abc import Sequence

from reader.language.division import GENERIC, phrase_divider
from reader.language.facts import Facts
from reader.language.numbers import NUMERALS, number_dividers, numeral_length
from reader.language.words import Word

_ALWAYS = frozenset({("着", "zhe5"), ("著", "zhe5"), ("们", "men5"), ("們", "men5"), ("子", "zi5")})
_SUFFIXES = frozenset("者性化员員")
_PREFIXES = frozenset("副非")
_COUNTING = NUMERALS | frozenset("这這那哪每")
_COMPLEMENTS = frozenset(
    "完好到见見成住掉死坏壞开開懂清透满滿够夠着著倒破断斷净淨光尽盡准準定紧緊牢熟饱飽醉作为為来來去出回进進起"
)
_NO_VERBS = frozenset(
    "是有在没沒要会會能想得敢肯让讓使叫把被给給对對向从從到于於为為以和跟同与與比就还還再爱愛怕请請喜忘懒懶准"
    "许許求劝勸催帮幫先又也都不若"
)
"""Verbs by the dictionary that take no aspect or complement: modal and linking ones, prepositions."""
_PAUSES = frozenset("。，、；：！？…—.,;:!?”’」』）)")
_IDIOM = 4
_FINAL = frozenset("吗嗎吧呢啊呀嘛哦啦么麼")


def joints(words: Sequence[Word], facts: Facts) -> dict[int, str]:
    """Return the words written together with the one before, by number, and what stands between the two.

    Args:
        words: a paragraph's words; those without a reading and those that do not touch join nothing.
        facts: the dictionary.
    """
    found = _numbers(words)
    found.update(_phrases(words, facts))
    for number in range(1, len(words)):
        if number not in found and _touch(words, number) and _joins(words, number, facts):
            found[number] = ""
    return found


def _phrases(words: Sequence[Word], facts: Facts) -> dict[int, str]:
    """Return the joints within idioms of four hanzi that stand as single hanzi: 论|资|排|辈 lùnzī-páibèi."""
    found: dict[int, str] = {}
    run = 0  # single hanzi up to here
    for number, word in enumerate(words):
        run = (run + 1 if run and _touch(words, number) else 1) if len(word.text) == 1 and word.reading else 0
        if run >= _IDIOM:
            first = number - _IDIOM + 1
            text = "".join(word.text for word in words[first : number + 1])
            if facts.is_phrase(text) or (text[0] == text[2] in {"无", "無", "不"} and text[1] != text[3]):
                found.update({first + 1: "", first + 2: phrase_divider(text, facts), number: ""})
                run = 0
    return found


def is_generic(words: Sequence[Word], number: int) -> bool:
    """Return whether a word is the generic part of the place name before it: 金华|市."""
    if number == 0 or words[number].text not in GENERIC or not _touch(words, number):
        return False
    before = words[number - 1]
    syllables = before.reading.syllables if before.reading else ()
    return len(before.text) > 1 and (syllables[0] or "")[:1].isupper() and not _has_two_capitals(syllables)


def is_familiar(words: Sequence[Word], number: int) -> bool:
    """Return whether a word stands familiarly before a surname: 老|李."""
    if words[number].text not in {"老", "小", "大", "阿"} or number + 1 == len(words) or not _touch(words, number + 1):
        return False
    return len(words[number + 1].text) == 1 and _syllable(words[number + 1])[:1].isupper()


def _has_two_capitals(syllables: Sequence[str | None]) -> bool:
    return sum((syllable or "")[:1].isupper() for syllable in syllables) > 1


def _touch(words: Sequence[Word], number: int) -> bool:
    """Return whether a word follows the one before it at once, both with readings where they meet."""
    before, word = words[number - 1], words[number]
    if before.reading is None or word.reading is None or before.end != word.start:
        return False
    return before.reading.syllables[-1] is not None and word.reading.syllables[0] is not None


def _syllable(word: Word) -> str:
    return (word.reading.syllables[0] or "") if word.reading else ""


def _joins(words: Sequence[Word], number: int, facts: Facts) -> bool:
    before, word = words[number - 1], words[number]
    syllable = _syllable(word)
    if len(word.text) > 1:
        if before.text == word.text[0] and syllable.endswith("5"):
            return True  # 洗|洗澡 xǐxizǎo
        counted = number > 1 and words[number - 2].text[-1] in _COUNTING  # 一副|大牌
        return before.text in _PREFIXES and word.text not in GENERIC and not counted
    if syllable == "r5" or (word.text, syllable) in _ALWAYS:
        return True
    if word.text == "了":
        return syllable == "le5" and not _is_final(words, number)
    if word.text in _SUFFIXES and len(before.text) > 1:
        return not _syllable(before)[:1].isupper()
    return _is_doubled(words, number) or _is_complement(words, number, facts)


def _is_final(words: Sequence[Word], number: int) -> bool:
    """Return whether a 了 ends its clause, or only another particle follows."""
    if number + 1 == len(words):
        return True
    after = words[number + 1]
    return after.text in _FINAL or after.text[0] in _PAUSES


def _is_doubled(words: Sequence[Word], number: int) -> bool:
    """Return whether one hanzi stands twice, neither once nor three times: 看|看."""
    hanzi = words[number].text
    around = [words[place].text for place in (number - 2, number + 1) if 0 <= place < len(words)]
    return hanzi == words[number - 1].text and hanzi not in NUMERALS and hanzi not in around


def _is_complement(words: Sequence[Word], number: int, facts: Facts) -> bool:
    """Return whether a word is 过 of experience behind a verb, or a complement behind a verb of one syllable."""
    verb, hanzi = words[number - 1], words[number].text
    if verb.text in _NO_VERBS or (hanzi not in {"过", "過"} and (hanzi not in _COMPLEMENTS or len(verb.text) > 1)):
        return False
    if hanzi in "着著" and _syllable(words[number]) != "zhao2":
        return False
    syllables = verb.reading.syllables if verb.reading else ()
    return facts.is_verb(verb.text, [syllable or "" for syllable in syllables])


def _numbers(words: Sequence[Word]) -> dict[int, str]:
    """Return the joints within numbers of several words and behind 第."""
    found: dict[int, str] = {}
    first = 0
    while first < len(words):
        last = first + (_is_ordinal(words[first]) and not _is_numeral(words[first]))
        while last < len(words) and _is_numeral(words[last]) and (last == first or _touch(words, last)):
            last += 1
        found.update(_of_number(words, first, last))
        if last > first and first and words[first - 1].text == "第" and _touch(words, first):
            found[first] = "-"
        first = max(last, first + 1)
    return found


def _is_numeral(word: Word) -> bool:
    return word.reading is not None and NUMERALS.issuperset(word.text)


def _is_ordinal(word: Word) -> bool:
    """Return whether a word is 第 with a number that may go on: 第三十|二."""
    return word.reading is not None and word.text[0] == "第" and 1 < len(word.text) == 1 + numeral_length(word.text[1:])


def _of_number(words: Sequence[Word], first: int, last: int) -> dict[int, str]:
    text = "".join(word.text for word in words[first:last])
    ordinal = text.startswith("第")
    divided = number_dividers(text[ordinal:])
    found: dict[int, str] = {}
    place = -ordinal
    for number in range(first + 1, last):
        place += len(words[number - 1].text)
        if divided[place - 1] != " ":
            found[number] = divided[place - 1]
    return found
