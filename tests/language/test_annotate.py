import re

import pytest
from hypothesis import given

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.pins import Pin
from reader.language.readings import DictionaryReader, Reader
from reader.language.words import Reading, Word
from reader.text.loader import load
from reader.text.script import is_hanzi
from tests.language.test_segmentation import TEXTS


def read(text: str, lexicon: Lexicon, reader: Reader | None = None) -> str:
    """Words with their readings: uncertain syllables have a question mark, words without a reading stand alone."""
    return " ".join(map(_word, Annotator(lexicon, reader).annotate(text)))


def _word(word: Word) -> str:
    if word.reading is None:
        return word.text
    marked = zip(word.reading.syllables, word.reading.certain, strict=True)
    return f"{word.text}[{' '.join((s or '-') + ('' if sure else '?') for s, sure in marked)}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东西", "东西[dong1 xi5?]"),
        ("北京", "北京[Bei3 jing1]"),
        ("玩儿", "玩儿[wan2 r5]"),
        ("看得出来", "看得出来[kan4 de5 chu1 lai2]"),
        ("一样", "一样[yi1 yang4]"),
        ("好行", "好[hao3?] 行[xing2?]"),
        ("不行", "不[bu4] 行[xing2]"),
        ("好行伍", "好[hao3?] 行[hang2] 伍[wu3]"),
        ("不，行", "不[bu4] ， 行[xing2?]"),
        ("的T恤", "的[de5] T恤[- xu4]"),
        ("卡拉OK 2020", "卡拉OK[ka3 la1 - -] 2020"),
        ("〇", "〇[ling2?]"),
        ("龘𠮷\ue000👍", "龘 𠮷 \ue000 👍"),
        ("先\U000e0100", "先\U000e0100[xian1 -]"),
        ("", ""),
    ],
)
def test_readings_of_the_dictionaries_alone(tiny: Lexicon, text: str, expected: str) -> None:
    assert read(text, tiny, DictionaryReader(tiny)) == expected


def test_sources(tiny: Lexicon) -> None:
    sources = [
        word.reading.source for word in Annotator(tiny, DictionaryReader(tiny)).annotate("东西不行") if word.reading
    ]
    assert sources == ["cedict", "pypinyin", "pypinyin"]


@given(TEXTS)
def test_one_item_a_code_point_and_none_where_no_hanzi_is(tiny: Lexicon, text: str) -> None:
    end = 0
    for word in Annotator(tiny).annotate(text):
        assert word.start >= end
        assert text[word.start : word.end] == word.text
        end = word.end
        if word.reading is not None:
            assert len(word.reading.syllables) == len(word.reading.certain) == len(word.text)
            assert any(word.reading.syllables)
            for character, syllable in zip(word.text, word.reading.syllables, strict=True):
                assert syllable is None or is_hanzi(character)


def test_another_reader_takes_the_dictionaries_place(tiny: Lexicon) -> None:
    def always(text: str, spans: list[tuple[int, int]]) -> list[Reading | None]:
        return [Reading(("x1",) * (end - start), (False,) * (end - start), "test") for start, end in spans]

    words = Annotator(tiny, always).annotate("研究 生命")
    assert [word.reading and word.reading.source for word in words] == ["test", "test"]


def test_remembering_has_an_end(tiny: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.language.readings._REMEMBERED", 2)
    assert read("东西的好北京的好东西", tiny).count("de5") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("看得出来", "看得出来[kan4 de5 chu1 lai2]"),
        ("分局", "分局[fen1 ju2]"),
        ("分别", "分别[fen1 bie2]"),
        ("认识", "认识[ren4 shi5]"),
        ("長大", "長大[zhang3 da4]"),
        ("〇", "〇[ling2]"),
        ("女儿", "女儿[nv3 er2]"),
        ("这儿", "这儿[zhe4 r5]"),
        ("绿色", "绿色[lv4 se4]"),
        ("他的", "他[ta1] 的[de5]"),
    ],
)
def test_readings_of_the_installed_data(lexicon: Lexicon, text: str, expected: str) -> None:
    assert read(text, lexicon) == expected


def test_pins_divide_and_read_and_the_rest_goes_on_around_them(tiny):
    text = "研究生命东西不行"
    pins = [
        Pin(1, ("究生",), ("jiu4", "sheng1"), "user"),
        Pin(0, ("研究",), ("yan2", "jiu1"), "lexicon"),
        Pin(5, ("西", "不"), (None, None), "user"),
        Pin(6, ("没",), ("mei2",), "user"),
    ]
    words = Annotator(tiny, DictionaryReader(tiny)).annotate(text, pins)
    assert "".join(word.text for word in words) == text
    assert [word.text for word in words][:2] == ["研", "究生"]
    assert words[1].reading == Reading(("jiu4", "sheng1"), (True, True), "user")
    assert [word.text for word in words if word.start in (5, 6)] == ["西", "不"]
    assert {word.reading.source for word in words if word.reading and word.start != 1} <= {"cedict", "pypinyin"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他說著話", "他[ta1] 說[shuo1] 著[zhe5] 話[hua4]"),
        ("一隻狗", "一[yi1] 隻[zhi1] 狗[gou3]"),
        ("乾隆皇帝", "乾隆[Qian2 long2] 皇帝[huang2 di4]"),
        ("裏面和裡面", "裏面[li3 mian4] 和[he2] 裡面[li3 mian4]"),
        ("頭髮很長", "頭髮[tou2 fa5] 很[hen3] 長[chang2]"),
    ],
)
def test_traditional_text(lexicon: Lexicon, text: str, expected: str) -> None:
    assert re.sub(r"\?", "", read(text, lexicon)) == expected


def test_a_traditional_text_is_divided_and_read_as_the_simplified_one(lexicon: Lexicon) -> None:
    from opencc import OpenCC

    other = OpenCC("s2tw").convert
    annotate = Annotator(lexicon).annotate
    for paragraph in load("interview").paragraphs:
        traditional = other(paragraph.text)
        assert len(traditional) == len(paragraph.text)
        words, others = annotate(paragraph.text), annotate(traditional)
        assert [(w.start, w.end) for w in words] == [(w.start, w.end) for w in others]
        assert [w.reading and w.reading.syllables for w in words] == [w.reading and w.reading.syllables for w in others]
        assert "".join(w.text for w in others) == "".join(traditional.split())


def test_forms_the_dictionary_does_not_have_are_looked_up_by_their_simplified_hanzi(lexicon: Lexicon) -> None:
    assert lexicon.entries("裏面") == lexicon.entries("里面") != ()
    assert lexicon.entries("龘龘") == ()
