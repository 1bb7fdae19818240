"""Texts in the other script, and where their places go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.conversion import Converted, Script, convert, converted, converter_to
from reader.language.hanzi import has_hanzi
from reader.text.document import Anchor, Document, Given, Kind, Paragraph, Section, SectionKind

TO_TAIWAN = converter_to(Script.HANT)
FROM_TAIWAN = converter_to(Script.HANS)


@pytest.mark.parametrize(
    ("script", "text", "expected"),
    [
        (Script.HANT, "头发发展，里面有一只狗。", "頭髮發展，裡面有一隻狗。"),
        (Script.HANT, "程序员用软件处理信息", "程式設計師用軟體處理資訊"),
        (Script.HANT, "乾隆皇后后来在公安干警面前", "乾隆皇后後來在公安幹警面前"),
        (Script.HONG_KONG, "里面的软件", "裏面的軟件"),
        (Script.HANS, "程式設計師用軟體", "程序员用软件"),
        (Script.HANS, "乾隆說著話", "乾隆说着话"),
        (Script.HANT, "A〇×😀𠮷\ue000 a\u0301\ud800", "A〇×😀𠮷\ue000 a\u0301\ud800"),
        (Script.HANT, "", ""),
    ],
)
def test_converts_by_words(script: Script, text: str, expected: str) -> None:
    assert convert(text, converter_to(script)).text == expected


def test_places_move_with_their_words() -> None:
    text = "（程序员用软件）"
    done = convert(text, TO_TAIWAN)
    assert done.text == "（程式設計師用軟體）"
    for word, other in (("程序员", "程式設計師"), ("用", "用"), ("软件", "軟體"), ("）", "）")):
        assert done.place(text.index(word)) == done.text.index(other)
        assert done.origin(done.text.index(other)) == text.index(word)
    assert done.place(len(text)) == len(done.text)
    assert done.origin(4) == 4
    assert done.origin(5) == 4  # no code point of the original's is there: the word's end


@given(st.text(st.sampled_from("程序员软件用信息处理鼠标出租车打印机头发A，。 😀"), max_size=200))
def test_places_keep_their_order_and_ends(text: str) -> None:
    for converter in (TO_TAIWAN, FROM_TAIWAN):
        done = convert(text, converter)
        places = [done.place(offset) for offset in range(len(text) + 1)]
        assert places == sorted(places)
        assert (places[0], places[-1]) == (0, len(done.text))
        for offset, character in enumerate(text):
            if not has_hanzi(character):
                assert done.text[places[offset]] == character
                assert done.origin(places[offset]) == offset


@given(st.text())
def test_what_is_no_hanzi_stays(text: str) -> None:
    done = convert(text, TO_TAIWAN).text
    assert [c for c in done if not has_hanzi(c)] == [c for c in text if not has_hanzi(c)]


DOCUMENT = Document(
    title="程序员",
    paragraphs=(
        Paragraph("程序员：软件发展了。", Kind.ANSWER, speaker=4, given=(Given(6, 8, "fā zhǎn"),)),
        Paragraph("说"),
    ),
    sections=(Section("软件", SectionKind.HEADING, 1, Anchor(0, 4), Anchor(1, 0)),),
    source="x.txt",
)


def test_a_document_keeps_its_parts_in_their_places() -> None:
    done = converted(DOCUMENT, Script.HANT)
    (first, _), (section,) = done.paragraphs, done.sections
    assert (done.title, done.text) == ("程式設計師", "程式設計師：軟體發展了。\n說")
    assert first.text[: first.speaker] == "程式設計師："
    assert [first.text[g.start : g.end] for g in first.given] == ["發展"]
    assert (section.title, section.start, section.end) == ("軟體", Anchor(0, 6), Anchor(1, 0))
    assert (done.source, first.kind) == ("x.txt", Kind.ANSWER)


@pytest.mark.parametrize("script", [Script.ASIS, Script.HANS])
def test_a_text_in_the_wanted_script_stays_as_it_is(script: Script) -> None:
    assert converted(DOCUMENT, script) is DOCUMENT


def test_without_changes_places_stay() -> None:
    assert Converted("好").place(1) == 1
