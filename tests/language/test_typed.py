"""Readings as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.spelling import spell
from reader.language.typed import ReadingError, _apart, _divided, _letters, parse_reading
from reader.language.words import Style


@pytest.mark.parametrize(
    ("word", "written", "expected"),
    [
        ("三驻三联", "sān zhù sān lián", "san1 zhu4 san1 lian2"),
        ("三驻三联", "sānzhùsānlián", "san1 zhu4 san1 lian2"),
        ("三驻三联", "san1zhu4san1lian2", "san1 zhu4 san1 lian2"),
        ("三驻三联", "ㄙㄢ ㄓㄨˋ ㄙㄢ ㄌㄧㄢˊ", "san1 zhu4 san1 lian2"),
        ("三驻", "ㄙㄢㄓㄨˋ", "san1 zhu4"),
        ("东西", "ㄉㄨㄥ ˙ㄒㄧ", "dong1 xi5"),
        ("东西", "dōngxi", "dong1 xi5"),
        ("东西", "dong1 xi0", "dong1 xi5"),
        ("西安", "Xī'ān", "Xi1 an1"),
        ("西安", "xīān", "xi1 an1"),
        ("先", "xiān", "xian1"),
        ("西安", "xi1an1", "xi1 an1"),
        ("发难", "fānàn", "fa1 nan4"),
        ("翻案", "fān'àn", "fan1 an4"),  # before a vowel an apostrophe stands
        ("女儿", "nǚér", "nv3 er2"),
        ("方案", "fāng'àn", "fang1 an4"),
        ("绿", "lǜ", "lv4"),
        ("绿", "lu:4", "lv4"),
        ("绿", "lv4", "lv4"),
        ("略", "ㄌㄩㄝˋ", "lve4"),
        ("去", "ㄑㄩˋ", "qu4"),
        ("玩儿", "wánr", "wan2 r5"),
        ("玩儿", "wán er", "wan2 er5"),
        ("玩儿", "ㄨㄢˊㄦ", "wan2 r5"),
        ("二", "ㄦˋ", "er4"),
        ("的", "de", "de5"),
        ("好", "hăo", "hao3"),
        ("好", "ｈａｏ３", "hao3"),
        ("诶", "ê̌", "ê3"),
        ("T恤", "xù", "- xu4"),
        ("三，四", "sān, sì", "san1 - si4"),
        ("第一", "dì-yī", "di4 yi1"),
        ("北京", "BĚIJĪNG", "Bei3 Jing1"),
    ],
)
def test_parsed(word, written, expected):
    found = " ".join(syllable or "-" for syllable in parse_reading(word, written))
    assert found == expected


@pytest.mark.parametrize(
    ("word", "written", "reason"),
    [
        ("三驻", "sān", "Hanzi: 2, syllables: 1."),
        ("三驻", "sān zhù sān", "Hanzi: 2, syllables: 3."),
        ("三联", "lián", "Hanzi: 2, syllables: 1."),
        ("三驻", "san zhu", "“san zhu” has no tones."),
        ("三", "xyz", "“xyz” is no reading."),
        ("陈某", "chén xx", "“chén xx” is no reading."),
        ("三", "三", "“三” is no reading."),
        ("三", "", "“” is no reading."),
        ("三", "sān1?", "“sān1?” is no reading."),
        ("三", "nǚ\x1b[31m", "“nǚ\x1b[31m” is no reading."),
        ("ok", "okay", "“ok” has no hanzi."),
    ],
)
def test_refused(word, written, reason):
    with pytest.raises(ReadingError) as error:
        parse_reading(word, written)
    assert str(error.value) == reason


def test_a_long_one_takes_no_long_time():
    with pytest.raises(ReadingError):
        parse_reading("三", "a" * 399)
    with pytest.raises(ReadingError):
        parse_reading("三", "nan" * 100_000)


SYLLABLES = ["san1", "lv4", "nve4", "xiong2", "zhuang4", "er2", "ai4", "yuan2", "qu4", "ma5", "shi4", "jue2", "ng4"]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), st.sampled_from(list(Style)))
def test_what_is_spelled_is_read_again(syllables, style):
    if all(syllable.endswith("5") for syllable in syllables):
        syllables = [*syllables, "san1"]
    written = " ".join(spell(syllable, style) for syllable in syllables)
    assert list(parse_reading("字" * len(syllables), written)) == syllables


@given(st.text(max_size=30), st.integers(0, 5))
def test_anything_is_read_or_refused(written, count):
    try:
        found = parse_reading("字" * count, written)
    except ReadingError:
        return
    assert len(found) == count


PARTS = [
    "sān",
    "xi1an1",
    "ān",
    "xian1",
    "ㄙㄢ",
    "˙ㄒㄧ",
    "r",
    "n",
    "ng",
    "m̀",
    "ê̌",
    "lu:4",
    "LǛ",
    "ｈａｏ３",
    "x",
    "5",
    "-",
    "’",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
def test_syllables_apart_are_read_as_all_of_them_together_are(parts):
    written = " ".join(parts)
    apart = _apart(written, len(parts))
    assert not apart or apart == _divided(_letters(written), len(parts), written)
    assert apart or not all(_apart(part, 1) for part in parts)
