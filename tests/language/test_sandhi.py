"""Spoken tones against the examples of grammars and textbooks."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.sandhi import spoken
from reader.language.words import Reading, Word

PARTS = frozenset({"展览", "老虎", "老鼠", "雨伞", "小雨", "小组", "组长", "总统", "影响", "打孔", "苦水", "洗手"})


def words_of(text: str, syllables: str) -> list[Word]:
    """Build words: apart by blanks in `text`, `,` for a comma; one syllable a hanzi."""
    left = iter(syllables.split())
    made: list[Word] = []
    for part in text.split():
        start = made[-1].end if made else 0
        readings = tuple(next(left) for hanzi in part if hanzi != ",")
        reading = Reading(readings, (True,) * len(readings), "cedict") if readings else None
        made.append(Word(part, start, reading))
    return made


def syllables_of(words: tuple[Word, ...]) -> str:
    return " ".join(syllable or "-" for word in words if word.reading for syllable in word.reading.syllables)


YI = [
    ("一 天", "yi1 tian1", "yi4 tian1"),
    ("一 年", "yi1 nian2", "yi4 nian2"),
    ("一起", "yi1 qi3", "yi4 qi3"),
    ("一定", "yi1 ding4", "yi2 ding4"),
    ("一 个 人", "yi1 ge4 ren2", "yi2 ge4 ren2"),
    ("一 个 人", "yi1 ge5 ren2", "yi2 ge5 ren2"),
    ("进一步", "jin4 yi1 bu4", "jin4 yi2 bu4"),
    ("一心一意", "yi1 xin1 yi1 yi4", "yi4 xin1 yi2 yi4"),
    ("一模一样", "yi1 mu2 yi1 yang4", "yi4 mu2 yi2 yang4"),
    ("一五一十", "yi1 wu3 yi1 shi2", "yi4 wu3 yi4 shi2"),
    ("一 , 二", "yi1 er4", "yi1 er4"),
    ("看一看", "kan4 yi1 kan4", "kan4 yi5 kan4"),
    ("想 一 想", "xiang3 yi1 xiang3", "xiang3 yi5 xiang3"),
    ("一天 一天", "yi1 tian1 yi1 tian1", "yi4 tian1 yi4 tian1"),
    ("看 一下", "kan4 yi1 xia4", "kan4 yi2 xia4"),
    ("第一 课", "di4 yi1 ke4", "di4 yi1 ke4"),
    ("第一 个", "di4 yi1 ge4", "di4 yi1 ge4"),
    ("一月 一 号", "yi1 yue4 yi1 hao4", "yi1 yue4 yi1 hao4"),
    ("十月 一 日", "shi2 yue4 yi1 ri4", "shi2 yue4 yi1 ri4"),
    ("一 日 三 餐", "yi1 ri4 san1 can1", "yi2 ri4 san1 can1"),
    ("一 个 月", "yi1 ge4 yue4", "yi2 ge4 yue4"),
    ("星期一 去", "xing1 qi1 yi1 qu4", "xing1 qi1 yi1 qu4"),
    ("周一 见", "zhou1 yi1 jian4", "zhou1 yi1 jian4"),
    ("每周 一 次", "mei3 zhou1 yi1 ci4", "mei3 zhou1 yi2 ci4"),
    ("一九九八 年", "yi1 jiu3 jiu3 ba1 nian2", "yi1 jiu2 jiu3 ba1 nian2"),
    ("二〇二一 年", "er4 ling2 er4 yi1 nian2", "er4 ling2 er4 yi1 nian2"),
    ("十一 个", "shi2 yi1 ge4", "shi2 yi1 ge4"),
    ("十 个 一起", "shi2 ge4 yi1 qi3", "shi2 ge4 yi4 qi3"),
    ("一百 一十 一", "yi1 bai3 yi1 shi2 yi1", "yi4 bai3 yi1 shi2 yi1"),
    ("一万", "yi1 wan4", "yi2 wan4"),
    ("一两 天", "yi1 liang3 tian1", "yi4 liang3 tian1"),
    ("三分之一 的", "san1 fen1 zhi1 yi1 de5", "san1 fen1 zhi1 yi1 de5"),
    ("统一 战线", "tong3 yi1 zhan4 xian4", "tong3 yi1 zhan4 xian4"),
    ("唯一 办法", "wei2 yi1 ban4 fa3", "wei2 yi1 ban4 fa3"),
    ("万一 下雨", "wan4 yi1 xia4 yu3", "wan4 yi1 xia4 yu3"),
    ("同一 性", "tong2 yi1 xing4", "tong2 yi1 xing4"),
    ("同一 个", "tong2 yi1 ge4", "tong2 yi2 ge4"),
    ("另一 个", "ling4 yi1 ge4", "ling4 yi2 ge4"),
    ("另一方面", "ling4 yi1 fang1 mian4", "ling4 yi4 fang1 mian4"),
    ("独一无二", "du2 yi1 wu2 er4", "du2 yi1 wu2 er4"),
    ("举一反三", "ju3 yi1 fan3 san1", "ju3 yi1 fan3 san1"),
    ("数一数二", "shu3 yi1 shu3 er4", "shu3 yi1 shu3 er4"),
    ("告一段落", "gao4 yi1 duan4 luo4", "gao4 yi2 duan4 luo4"),
    ("有一说一", "you3 yi1 shuo1 yi1", "you3 yi1 shuo1 yi1"),
    ("一带一路", "Yi1 dai4 Yi1 lu4", "Yi2 dai4 Yi2 lu4"),
    ("一楼", "yi1 lou2", "yi1 lou2"),
    ("一 年级", "yi1 nian2 ji2", "yi1 nian2 ji2"),
    ("上 一 级", "shang4 yi1 ji2", "shang4 yi4 ji2"),
    ("一线 希望", "yi1 xian4 xi1 wang4", "yi2 xian4 xi1 wang4"),
    ("一 加 一", "yi1 jia1 yi1", "yi1 jia1 yi1"),
    ("一一对应", "yi1 yi1 dui4 ying4", "yi1 yi1 dui4 ying4"),
    ("一", "yi1", "yi1"),
    ("一 致", "yi4 zhi4", "yi4 zhi4"),
]

BU = [
    ("不 去", "bu4 qu4", "bu2 qu4"),
    ("不对", "bu4 dui4", "bu2 dui4"),
    ("不 来", "bu4 lai2", "bu4 lai2"),
    ("不 好", "bu4 hao3", "bu4 hao3"),
    ("不 是", "bu4 shi5", "bu2 shi5"),
    ("不", "bu4", "bu4"),
    ("去 不 ,", "qu4 bu4", "qu4 bu4"),
    ("好 不 好", "hao3 bu4 hao3", "hao3 bu5 hao3"),
    ("是不是", "shi4 bu4 shi4", "shi4 bu5 shi4"),
    ("可不可以", "ke3 bu4 ke3 yi3", "ke3 bu5 ke2 yi3"),
    ("喜欢 不 喜欢", "xi3 huan5 bu4 xi3 huan5", "xi3 huan5 bu5 xi3 huan5"),
    ("不 好 不 好", "bu4 hao3 bu4 hao3", "bu4 hao3 bu4 hao3"),
    ("看不见", "kan4 bu5 jian4", "kan4 bu5 jian4"),
    ("数不清", "shu3 bu4 qing1", "shu3 bu5 qing1"),
    ("受不了", "shou4 bu4 liao3", "shou4 bu5 liao3"),
    ("写 不 完", "xie3 bu4 wan2", "xie3 bu5 wan2"),
    ("听 不 清楚", "ting1 bu4 qing1 chu5", "ting1 bu5 qing1 chu5"),
    ("他 不 见 我", "ta1 bu4 jian4 wo3", "ta1 bu2 jian4 wo3"),
    ("四不像", "si4 bu4 xiang4", "si4 bu2 xiang4"),
    ("要不然", "yao4 bu4 ran2", "yao4 bu4 ran2"),
    ("形影不离", "xing2 ying3 bu4 li2", "xing2 ying3 bu4 li2"),
    ("不 完全", "bu4 wan2 quan2", "bu4 wan2 quan2"),
    ("不大不小", "bu4 da4 bu4 xiao3", "bu2 da4 bu4 xiao3"),
    ("不 一样", "bu4 yi1 yang4", "bu4 yi2 yang4"),
]

THIRD = [
    ("你好", "ni3 hao3", "ni2 hao3"),
    ("你 好", "ni3 hao3", "ni2 hao3"),
    ("展览馆", "zhan3 lan3 guan3", "zhan2 lan2 guan3"),
    ("小老虎", "xiao3 lao3 hu3", "xiao3 lao2 hu3"),
    ("小 老虎", "xiao3 lao3 hu3", "xiao3 lao2 hu3"),
    ("纸老虎", "zhi3 lao3 hu3", "zhi3 lao2 hu3"),
    ("小组长", "xiao3 zu3 zhang3", "xiao2 zu2 zhang3"),
    ("小雨伞", "xiao3 yu3 san3", "xiao3 yu2 san3"),
    ("总统府", "zong3 tong3 fu3", "zong2 tong2 fu3"),
    ("有影响", "you3 ying3 xiang3", "you3 ying2 xiang3"),
    ("打孔卡", "da3 kong3 ka3", "da2 kong2 ka3"),
    ("李敏勇", "Li3 Min3 yong3", "Li3 Min2 yong3"),
    ("我 很 好", "wo3 hen3 hao3", "wo3 hen2 hao3"),
    ("我 也 很 好", "wo3 ye3 hen3 hao3", "wo2 ye3 hen2 hao3"),
    ("我 很 了解 你", "wo3 hen3 liao3 jie3 ni3", "wo2 hen3 liao2 jie2 ni3"),
    ("老李 买 好酒", "lao3 li3 mai3 hao3 jiu3", "lao2 li2 mai3 hao2 jiu3"),
    ("老李 买好 酒", "lao3 li3 mai3 hao3 jiu3", "lao2 li2 mai3 hao2 jiu3"),
    ("买好 了", "mai3 hao3 le5", "mai2 hao3 le5"),
    ("走 走", "zou3 zou5", "zou2 zou5"),
    ("老 李 买 好酒", "lao3 Li3 mai3 hao3 jiu3", "lao2 Li2 mai3 hao2 jiu3"),
    ("我 有 五 把 雨伞", "wo3 you3 wu3 ba3 yu3 san3", "wo2 you3 wu2 ba3 yu2 san3"),
    ("我 买 雨伞", "wo3 mai3 yu3 san3", "wo2 mai3 yu2 san3"),
    ("保管 好", "bao3 guan3 hao3", "bao2 guan2 hao3"),
    ("领导 小组", "ling3 dao3 xiao3 zu3", "ling2 dao3 xiao2 zu3"),
    ("五 , 五", "wu3 wu3", "wu3 wu3"),
    ("很 高", "hen3 gao1", "hen3 gao1"),
    ("北京", "Bei3 jing1", "Bei3 jing1"),
    ("美 好", "Mei3 hao3", "Mei2 hao3"),
    ("有点儿 冷", "you3 dian3 r5 leng3", "you2 dian2 r5 leng3"),
    ("老老实实", "lao3 lao3 shi2 shi2", "lao2 lao3 shi2 shi2"),
    ("想想", "xiang3 xiang5", "xiang2 xiang5"),
    ("小姐", "xiao3 jie5", "xiao2 jie5"),
    ("哪里", "na3 li5", "na2 li5"),
    ("想起", "xiang3 qi5", "xiang2 qi5"),
    ("姐姐", "jie3 jie5", "jie3 jie5"),
    ("椅子", "yi3 zi5", "yi3 zi5"),
    ("耳朵", "er3 duo5", "er3 duo5"),
    ("我 们", "wo3 men5", "wo3 men5"),
    ("想 一 百", "xiang3 yi1 bai3", "xiang3 yi4 bai3"),
]


@pytest.mark.parametrize(("text", "citation", "expected"), [*YI, *BU, *THIRD])
def test_speaks(text: str, citation: str, expected: str) -> None:
    assert syllables_of(spoken(words_of(text, citation), PARTS.__contains__)) == expected


@pytest.mark.parametrize(
    ("text", "citation", "expected"),
    [
        ("展览馆", "zhan3 lan3 guan3", "zhan2 lan2 guan3"),
        ("小老虎", "xiao3 lao3 hu3", "xiao3 lao2 hu3"),
        ("小组长", "xiao3 zu3 zhang3", "xiao2 zu2 zhang3"),
        ("水彩笔", "shui3 cai3 bi3", "shui2 cai2 bi3"),
        ("母老虎", "mu3 lao3 hu3", "mu3 lao2 hu3"),
    ],
)
def test_knows_the_parts_of_common_words_without_a_dictionary(text: str, citation: str, expected: str) -> None:
    assert syllables_of(spoken(words_of(text, citation))) == expected


def test_a_gap_is_a_pause() -> None:
    reading = Reading(("wu3",), (True,), "cedict")
    words = [Word("五", 0, reading), Word("五", 2, reading)]
    assert spoken(words) == tuple(words)


def test_hanzi_without_a_reading_are_a_pause() -> None:
    mixed = Word("好A好", 0, Reading(("hao3", None, "hao3"), (True,) * 3, "cedict"))
    assert spoken([mixed]) == (mixed,)


def test_keeps_everything_but_the_tones() -> None:
    word = Word("一定", 7, Reading(("yi1", "ding4"), (False, True), "author"))
    (said,) = spoken([word])
    assert said == Word("一定", 7, Reading(("yi2", "ding4"), (False, True), "author"))


SYLLABLES = {
    "一": "yi1",
    "不": "bu4",
    "好": "hao3",
    "想": "xiang3",
    "里": "li5",
    "去": "qu4",
    "人": "ren2",
    "五": "wu3",
}
TEXTS = st.lists(st.lists(st.sampled_from([*SYLLABLES, ","]), min_size=1, max_size=5).map("".join), max_size=9)


def _words(parts: list[str]) -> list[Word]:
    words: list[Word] = []
    for part in re.findall(",|[^,]+", " ".join(parts).replace(" ,", ",")):
        for piece in part.split():
            start = words[-1].end if words else 0
            syllables = tuple(SYLLABLES[hanzi] for hanzi in piece if hanzi != ",")
            reading = Reading(syllables, (True,) * len(syllables), "cedict") if syllables else None
            words.append(Word(piece, start, reading))
    return words


@given(TEXTS)
def test_no_third_tone_stays_before_another(parts: list[str]) -> None:
    said = spoken(_words(parts))
    for run in " ".join(syllable or "" for word in said for syllable in _or_pause(word)).split("|"):
        tones = re.findall("[1-5]", run)
        assert ("3", "3") not in set(pairwise(tones))


def _or_pause(word: Word) -> tuple[str | None, ...]:
    return word.reading.syllables if word.reading else ("|",)


@given(TEXTS)
def test_words_letters_and_places_stay(parts: list[str]) -> None:
    words = _words(parts)
    said = spoken(words)
    assert [(word.text, word.start) for word in said] == [(word.text, word.start) for word in words]
    assert [_letters(word) for word in said] == [_letters(word) for word in words]


def _letters(word: Word) -> list[str] | None:
    return [(syllable or "")[:-1] for syllable in word.reading.syllables] if word.reading else None


@given(TEXTS)
def test_only_yi_bu_and_third_tones_change(parts: list[str]) -> None:
    words = _words(parts)
    for before, after in zip(words, spoken(words), strict=True):
        if not (before.reading and after.reading):
            assert before is after
            continue
        pairs = zip(before.text, before.reading.syllables, after.reading.syllables, strict=True)
        for hanzi, citation, said in pairs:
            if hanzi not in "一不" and citation != said:
                assert (citation or "").replace("3", "2") == said
