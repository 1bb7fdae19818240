import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.lexicon import Lexicon
from reader.language.script import Simplifier, fold, folder, script_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢｃ１２％", "abc12%"),
        ("，；：？！（）", ",;:?!()"),
        ("“三能”", '"三能"'),
        ("「三能」", "“三能”"),
        ("——", "--"),
        ("好\u3000好", "好 好"),
        ("ΣΑΣ", "σας"),
        ("·", "・"),
    ],
)
def test_the_same_to_a_search(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_script_needs_the_lexicon(tiny: Lexicon) -> None:
    same = folder(tiny)
    assert same("頭髮、ＯＫ") == same("头发、ok") == "头发、ok"
    assert fold("頭髮") == folder(None)("頭髮") == "頭髮"
    assert fold("頭髮", tiny.folding) == "头发"


@given(st.text())
def test_folding_keeps_every_place_and_is_done_once(tiny: Lexicon, text: str) -> None:
    for function in (fold, folder(tiny)):
        folded = function(text)
        assert len(folded) == len(text)
        assert function(folded) == folded
        assert function(text[:5]) == folded[:5]


def test_the_installed_data_folds_ordinary_text(lexicon: Lexicon) -> None:
    assert folder(lexicon)("憂鬱的臺灣烏龜與後來發現的頭髮") == "忧郁的台湾乌龟与后来发现的头发"
    table = lexicon.folding
    assert not set(map(ord, table.values())) & table.keys()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("公安铁军", "hans"),
        ("公安鐵軍", "hant"),
        ("好", "hans"),
        ("", "hans"),
        ("abc", "hans"),
        ("头发發展與國家", "hant"),
        ("我說皇后後說", "hant"),
        ("什么，怎么？一份，一座", "hans"),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("說著話", "说着话"),
        ("名著與著名", "名著与著名"),
        ("乾隆，乾淨", "乾隆，干净"),
        ("裏面裡面", "里面里面"),
        ("皇后後來", "皇后后来"),
        ("A說𠮷〇×😀\ud800", "A说𠮷〇×😀\ud800"),
    ],
)
def test_simplifying_sees_words(lexicon: Lexicon, text: str, simplified: str) -> None:
    assert Simplifier(lexicon)(text) == simplified


def test_simplified_text_is_not_touched(lexicon: Lexicon) -> None:
    text = "乾隆、名著与藉口，皇后"
    assert Simplifier(lexicon)(text) is text


@given(st.text(st.sampled_from("說著話裡隻乾隆后後A，😀𠮷 ")))
def test_simplifying_keeps_every_place(tiny: Lexicon, lexicon: Lexicon, text: str) -> None:
    assert len(Simplifier(tiny)(text)) == len(Simplifier(lexicon)(text)) == len(text)
