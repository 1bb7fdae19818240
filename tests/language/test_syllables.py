import pytest

from reader.language.pinyinquery import PinyinQuery
from reader.language.syllables import citation, from_marks, without_english_capitals


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        ("lǜ", "lv4"),
        ("ma", "ma5"),
        ("nǚ", "nv3"),
        ("lüè", "lve4"),
        ("er", "er5"),
        ("ế", "ê2"),
        ("ḿ", "m2"),
        ("ǹg", "ng4"),
    ],
)
def test_marks_become_numbers(marks: str, numbers: str) -> None:
    assert from_marks(marks) == numbers


@pytest.mark.parametrize(
    ("text", "spoken", "cited"),
    [
        ("一样", "yi2 yang4", "yi1 yang4"),
        ("不是", "bu2 shi4", "bu4 shi4"),
        ("好不好", "hao3 bu5 hao3", "hao3 bu5 hao3"),
        ("意义", "yi4 yi4", "yi4 yi4"),
    ],
)
def test_yi_and_bu_keep_their_citation_tone(text: str, spoken: str, cited: str) -> None:
    assert citation(text, spoken.split()) == tuple(cited.split())


@pytest.mark.parametrize("text", ["", "你好", "3", "a_b", "don't go!", "ˇ", "\ud800"])
def test_what_is_no_pinyin(text: str) -> None:
    assert PinyinQuery.parse(text) is None


@pytest.mark.parametrize(
    ("query", "pinyin", "same"),
    [
        ("beijing", "Bei3 jing1", True),
        ("Běijīng", "Bei3 jing1", True),
        ("bei3 jing1", "Bei3 jing1", True),
        ("bei3jing", "Bei3 jing1", True),
        ("bei4jing", "Bei3 jing1", False),
        ("bèijīng", "Bei3 jing1", False),
        ("xi'an", "Xi1 an1", True),
        ("xi an", "xian1", False),
        ("xian", "Xi1 an1", True),
        ("xian1", "Xi1 an1", True),
        ("xi1an", "xian1", False),
        ("nü", "nv3", True),
        ("nu:3", "nv3", True),
        ("nǚ", "nv3", True),
        ("wanr", "wan2 r5", True),
        ("ya dang si mi", "Ya4 dang1 · Si1 mi4", True),
    ],
)
def test_queries_and_entries(query: str, pinyin: str, same: bool) -> None:
    wanted = PinyinQuery.parse(query)
    assert wanted is not None
    assert wanted.matches(tuple(pinyin.split())) is same


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        ("星期一", ("Xing1", "qi1", "yi1"), ("xing1", "qi1", "yi1")),
        ("週日", ("Zhou1", "ri4"), ("zhou1", "ri4")),
        ("十二月", ("Shi2", "er4", "yue4"), ("shi2", "er4", "yue4")),
        ("周瑜", ("Zhou1", "Yu2"), ("Zhou1", "Yu2")),
        ("斋月", ("Zhai1", "yue4"), ("Zhai1", "yue4")),
        ("", (), ()),
    ],
)
def test_days_and_months_are_no_names(text: str, syllables: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert without_english_capitals(text, syllables) == expected
