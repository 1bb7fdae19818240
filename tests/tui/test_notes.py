"""What the word line says of a word."""

import pytest

from reader.language.lexicon import Lexicon
from reader.language.words import Style, Tones
from reader.text.document import Anchor, Document, Paragraph
from reader.tui.notes import note_on
from reader.tui.opened import Opened
from reader.tui.panes.wordline import WordNote
from reader.typesetting.flow import Setting
from reader.wording import Wording

TEXT = "记者：他去西安看了看玩儿的。不好，一定第一。风平浪静"


def reading(lexicon: Lexicon, word: str, setting: Setting, language: str = "en") -> str:
    opened = Opened(Document("t", [Paragraph(TEXT, speaker=3)]))
    opened.use(lexicon)
    return note_on(opened, Anchor(0, TEXT.index(word)), setting, Wording(language)).reading


@pytest.mark.parametrize(
    ("word", "style", "expected"),
    [
        ("记者", Style.MARKS, "Jìzhě"),
        ("他", Style.MARKS, "Tā"),
        ("西安", Style.MARKS, "Xī'ān"),
        ("西安", Style.NUMBERS, "Xi1an1"),
        ("了", Style.MARKS, "le"),
        ("玩儿", Style.MARKS, "wánr"),
        ("玩儿", Style.ZHUYIN, "ㄨㄢˊㄦ"),
        ("不好", Style.MARKS, "Bùhǎo"),
        ("第一", Style.MARKS, "dì-yī"),
        ("风平浪静", Style.MARKS, "Fēngpíng-làngjìng"),
        ("：", Style.MARKS, ""),
    ],
)
def test_words_are_spelled_as_among_the_words_around_them(
    lexicon: Lexicon, word: str, style: Style, expected: str
) -> None:
    assert reading(lexicon, word, Setting(40, style=style)).rstrip("?") == expected


@pytest.mark.parametrize(("language", "name"), [("en", "spoken"), ("zh", "口语声调")])
def test_spoken_tones_say_their_name(lexicon: Lexicon, language: str, name: str) -> None:
    spoken = Setting(40, tones=Tones.SPOKEN)
    assert reading(lexicon, "一定", spoken, language) == f"yídìng ({name})"
    assert reading(lexicon, "第一", spoken, language) == f"dì-yī ({name})"
    assert reading(lexicon, "。", spoken, language) == ""
    assert reading(lexicon, "一定", Setting(40), language) == "yīdìng"


def test_readings_of_taiwan(lexicon: Lexicon) -> None:
    for standard, expected in (("mainland", "Yánjiū"), ("taiwan", "Yánjiù"), ("", "Yánjiū")):
        opened = Opened(Document("t", [Paragraph("研究")]), standard)
        opened.use(lexicon)
        assert note_on(opened, Anchor(), Setting(40), Wording("en")).reading == expected
        assert opened.ruby(0, Setting(40))[0].pieces == ("yán", expected[3:])


@pytest.mark.parametrize(("word", "begins"), [("看得出来", "看得出: "), ("站不起来", "站: "), ("冲得出来", "冲: ")])
def test_a_potential_form_that_is_no_entry_has_the_sense_of_its_beginning(
    lexicon: Lexicon, word: str, begins: str
) -> None:
    opened = Opened(Document("t", [Paragraph(f"谁都{word}。")]))
    opened.use(lexicon)
    note = note_on(opened, Anchor(0, 2), Setting(80), Wording("en"))
    assert note.word == word
    assert note.gloss.startswith(begins)
    assert len(note.gloss) > len(begins)


def test_words_are_counted_once_and_not_where_it_would_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(Document("t", [Paragraph("他说他来。")]))
    assert (opened.count("他"), opened.count("北京")) == (2, 0)
    opened.take(Document("t", [Paragraph("他说他来，他走。")]))
    assert opened.count("他") == 3
    monkeypatch.setattr("reader.tui.opened._COUNTED", 3)
    assert opened.count("他") == 0


def test_of_a_punctuation_mark_nothing_is_said(lexicon: Lexicon) -> None:
    opened = Opened(Document("t", [Paragraph(TEXT)]))
    opened.use(lexicon)
    assert note_on(opened, Anchor(0, TEXT.index("，")), Setting(40), Wording("en")) == WordNote("，")
