import threading
from math import exp, log

import pytest

from reader.language.lexicon import Lexicon


def headwords(entries: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(e.simplified, " ".join(e.pinyin)) for e in entries]  # type: ignore[attr-defined]


def test_words_at_a_place(tiny: Lexicon) -> None:
    found = tiny.words_at("研究生命", 0)
    assert [length for length, _ in found] == [2, 3]
    assert exp(found[0][1]) / exp(found[1][1]) == pytest.approx(10, rel=1e-3)
    assert tiny.words_at("研究", 2) == []
    assert tiny.words_at("x\ud800研", 0) == []


def test_traditional_takes_the_frequency_of_simplified(tiny: Lexicon) -> None:
    assert tiny.weight("頭髮") == tiny.weight("头发")
    assert tiny.weight("看得出") == pytest.approx(tiny.floor)
    assert tiny.weight("没有的词") is None
    assert tiny.weight("的") == pytest.approx(log(90000 / 104380), abs=0.1)


def test_readings_likeliest_first(tiny: Lexicon) -> None:
    readings = tiny.readings("东西")
    assert readings is not None
    assert readings.choices == (("dong1", "xi5"), ("dong1", "xi1"))
    assert readings.source == "cedict"
    alone = tiny.readings("行")
    assert alone is not None
    assert alone.choices == (("xing2",), ("hang2",))
    assert tiny.readings("龘龘") is None
    assert tiny.readings("\ud800") is None


def test_phrases_that_are_no_words(tiny: Lexicon) -> None:
    assert tiny.phrase_at("不行伍", 0) == ("bu4", "xing2")
    assert tiny.phrase_at("不行伍", 1) == ("hang2", "wu3")
    assert tiny.phrase_at("一样", 0) is None
    assert tiny.phrase_at("", 0) is None


def test_entries_by_either_script(tiny: Lexicon) -> None:
    assert headwords(tiny.entries("东西")) == headwords(tiny.entries("東西"))
    assert headwords(tiny.entries("大夫")) == [("大夫", "dai4 fu5"), ("大夫", "da4 fu1")]
    assert headwords(tiny.entries("发")) == [("发", "fa1"), ("发", "fa4")]
    assert tiny.entries("") == tiny.entries("%") == tiny.entries("\udcff") == ()
    assert tiny.entries("东西")[0].glosses == ("thing", "stuff", "person", "CL:個|个[ge4]")


def test_variants(tiny: Lexicon) -> None:
    assert tiny.variants("发") == ("發", "髮")
    assert tiny.variants("髮") == ("发",)
    assert tiny.variants("好") == ()


def test_parts(tiny: Lexicon) -> None:
    assert tiny.parts("研究生") == ("研究", "生")
    assert tiny.parts("好") == ()
    assert tiny.parts("") == ()
    assert tiny.parts("卡拉OK") == ("卡", "拉", "OK")
    assert tiny.parts("研究生命") == ("研究", "生命")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("beijing", ["Bei3 jing1", "bei4 jing3"]),
        ("bei4 jing3", ["bei4 jing3"]),
        ("Běijīng", ["Bei3 jing1"]),
        ("xi an", ["Xi1 an1"]),
        ("xian", ["xian1", "Xi1 an1"]),
        ("lu:4", ["lv4"]),
        ("lǜ", ["lv4"]),
        ("nü", ["nv3"]),
        ("beij", ["Bei3 jing1", "bei4 jing3"]),
        ("zzz", []),
        ("b%", []),
    ],
)
def test_lookup_by_pinyin(tiny: Lexicon, query: str, found: list[str]) -> None:
    assert [" ".join(e.pinyin) for e in tiny.lookup_pinyin(query)] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dog", ["狗", "热狗"]),
        ("hot dog", ["热狗"]),
        ("Dog!", ["狗", "热狗"]),
        ("to come", ["来"]),
        ('"', []),
        ("dog OR", []),
        ("' or 1=1 --", []),
    ],
)
def test_lookup_by_english(tiny: Lexicon, query: str, found: list[str]) -> None:
    assert [e.simplified for e in tiny.lookup_english(query)] == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("好", "好"),
        (" 頭髮 ", "头发"),
        ("hao3", "好"),
        ("dog", "狗"),
        ("研究东西", "研究"),
        ("T恤", "T恤"),
        ("xian", "先"),
    ],
)
def test_lookup_decides_by_the_text(tiny: Lexicon, text: str, first: str) -> None:
    assert tiny.lookup(text)[0].simplified == first


def test_lookup_keeps_to_its_limit(tiny: Lexicon) -> None:
    for text in ("好", "hao", "dog", "研究东西", "b"):
        assert len(tiny.lookup(text, 1)) == 1
    assert tiny.lookup("", 5) == tiny.lookup("…", 5) == ()


def test_threads_may_ask_at_once(tiny: Lexicon) -> None:
    answers: list[int] = []

    def ask() -> None:
        answers.extend(len(tiny.entries("东西")) + len(tiny.lookup_english("dog")) for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [4] * 200


@pytest.mark.parametrize(
    ("headword", "pinyin"),
    [
        ("东西", "dong1 xi5"),
        ("地方", "di4 fang5"),
        ("精神", "jing1 shen2"),
        ("告诉", "gao4 su5"),
        ("所长", "suo3 zhang3"),
        ("结果", "jie2 guo3"),
        ("便宜", "pian2 yi5"),
        ("不是", "bu4 shi4"),
        ("大夫", "dai4 fu5"),
        ("重点", "zhong4 dian3"),
        ("起来", "qi3 lai5"),
        ("老公", "lao3 gong1"),
        ("孙子", "sun1 zi5"),
        ("北京", "Bei3 jing1"),
        ("的", "de5"),
        ("地", "de5"),
        ("得", "de5"),
        ("子", "zi3"),
        ("头髮", None),
        ("頭髮", "tou2 fa5"),
        ("東西", "dong1 xi5"),
    ],
)
def test_likeliest_readings_of_the_installed_data(lexicon: Lexicon, headword: str, pinyin: str | None) -> None:
    readings = lexicon.readings(headword)
    assert (" ".join(map(str, readings.choices[0])) if readings else None) == pinyin


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("beijing", "北京"),
        ("good", "好"),
        ("dog", "狗"),
        ("to eat", "吃"),
        ("nv'er", "女儿"),
        ("doctor", "医生"),
        ("shi4", "是"),
    ],
)
def test_likeliest_entries_of_the_installed_data(lexicon: Lexicon, query: str, first: str) -> None:
    assert lexicon.lookup(query, 10)[0].simplified == first


def test_both_meanings_of_letters_are_found(lexicon: Lexicon) -> None:
    found = [e.simplified for e in lexicon.lookup("he", 20)]
    assert found[0] == "和"
    assert "他" in found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("发脾气", "fa1 pi2 qi5"),
        ("晒太阳", "shai4 tai4 yang5"),
        ("大学生", "da4 xue2 sheng1"),
        ("接下来", "jie1 xia4 lai2"),
        ("败家子", "bai4 jia1 zi3"),
    ],
)
def test_a_word_inside_one_of_three_hanzi_keeps_its_neutral_tone(lexicon: Lexicon, word: str, expected: str) -> None:
    found = lexicon.readings(word)
    assert found is not None
    assert " ".join(syllable or "-" for syllable in found.choices[0]) == expected


@pytest.mark.parametrize(("word", "more"), [("高雄", True), ("王五", True), ("来义", False), ("费马", False)])
def test_a_name_nobody_counted_is_likelier_than_other_words(lexicon: Lexicon, word: str, more: bool) -> None:
    weight = lexicon.weight(word)
    assert weight is not None
    assert (weight > lexicon.floor + 1) is more


def test_idioms(lexicon: Lexicon) -> None:
    assert {"爱憎分明", "恍然大悟", "胡说八道"} <= lexicon.idioms
    assert not lexicon.idioms & {"取得胜利", "社会主义", "高速公路"}
