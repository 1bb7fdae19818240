"""Corrections out to a table and in again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.corrections import Correction, Scope
from reader.study.correction_table import HEADER, read, written
from reader.text.clean import clean


def line(correction):
    return list(written([correction]))[1]


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (Correction(("行",), ("hang2",), Scope.EVERYWHERE), "行\tháng\teverywhere"),
        (Correction(("银", "行长"), ("yin2", "hang2", "zhang3"), Scope.TEXT, "k"), "银|行长\tyín háng zhǎng\ttext\tk"),
        (Correction(("三能",), (None, None), Scope.HERE, "k", 3, 14), "三能\t\there\tk:3:14"),
        (Correction(("T恤",), (None, "xu4"), Scope.EVERYWHERE), "T恤\txù\teverywhere"),
        (Correction(("a|b\\",), (None,) * 4, Scope.EVERYWHERE), "a\\|b\\\\\t\teverywhere"),
        (Correction(("#",), (None,), Scope.EVERYWHERE), "\\#\t\teverywhere"),
        (Correction(("玩儿",), ("wan2", "r5"), Scope.EVERYWHERE), "玩儿\twán r\teverywhere"),
        (Correction(("㐀行",), (None, "hang2"), Scope.EVERYWHERE), "㐀行\t- háng\teverywhere"),
    ],
)
def test_a_line(correction, expected):
    assert line(correction) == expected
    assert read(expected).corrections == (correction,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("行\tháng\tplanet", "the scope is here, text, everywhere, not “planet”"),
        ("行\tháng\ttext", "“” says not where, as TEXT"),
        ("行\tháng\there\tk:1", "“k:1” says not where, as TEXT:PARAGRAPH:OFFSET"),
        ("行\tháng\there\tk:1:x", "“k:1:x” says not where, as TEXT:PARAGRAPH:OFFSET"),
        ("行\tháng háng", "Hanzi: 1, syllables: 2."),
        ("行||长", "no word, or an empty one between two |"),
        ("\tháng", "no word, or an empty one between two |"),
        ("行\x1b[2J", "a word with characters that no text holds"),
    ],
)
def test_lines_that_say_nothing(text, reason):
    table = read(f"{HEADER}\n{text}\n长\tzhǎng\n")
    assert table.remarks == (f"line 2: {reason}",)
    assert [c.words for c in table.corrections] == [("长",)]


def test_hand_written_tables():
    table = read("\ufeff# mine\r\nword\treading\r\n三能\tsānnéng\r\n\r\n长\tㄓㄤˇ\teverywhere\t\tmore\r\n")
    assert table.remarks == ()
    assert [c.syllables for c in table.corrections] == [("san1", "neng2"), ("zhang3",)]
    assert {c.scope for c in table.corrections} == {Scope.EVERYWHERE}


def test_the_last_of_an_identity_counts_and_is_said():
    table = read("行\tháng\n长\tzhǎng\n行\txíng\n行\txíng")
    assert [c.syllables for c in table.corrections] == [("xing2",), ("zhang3",)]
    assert table.remarks == ("line 3: replaces line 1",)


_CHARACTERS = st.text(st.characters(exclude_categories=("Cs", "Cc"))).map(lambda text: clean(text).replace("\n", " "))
_WORD = st.one_of(_CHARACTERS, st.text("三能行|\\#ab"), st.just("|"), st.just("\\")).filter(bool)
_SYLLABLE = st.sampled_from(["hang2", "lv4", "de5", "r5", "Chen2", "ê1", "m2", "ng4", "xyz3", "nve4", None])


@st.composite
def corrections(draw):
    words = tuple(draw(st.lists(_WORD, min_size=1, max_size=3)))
    if clean("".join(words)) != "".join(words):
        words = (clean("".join(words)),)
    from reader.text.script import is_hanzi

    syllables = tuple(draw(_SYLLABLE) if is_hanzi(c) else None for c in "".join(words))
    scope = draw(st.sampled_from(list(Scope)))
    key = "" if scope is Scope.EVERYWHERE else draw(st.text("0123abc:", min_size=1))
    place = (draw(st.integers(0, 10**8)), draw(st.integers(0, 10**8))) if scope is Scope.HERE else (0, 0)
    return Correction(words, syllables, scope, key, *place)


@given(st.lists(corrections(), max_size=5, unique_by=lambda correction: correction.identity))
def test_out_and_in_again(made):
    table = read("\n".join(written(made)))
    assert list(table.corrections) == made
    assert table.remarks == ()


LINES = st.lists(st.text(st.sampled_from("三不好a|\\\t#1: sān5here在"), max_size=12) | st.text(max_size=12))


@given(LINES.map("\n".join))
def test_what_is_understood_of_any_table_is_understood_when_written_anew(text):
    table = read(text)
    anew = read("\n".join(written(table.corrections)))
    assert anew.corrections == table.corrections
    assert anew.remarks == ()
    assert all(remark.startswith("line ") for remark in table.remarks)
