"""A typeset text: the same hanzi, with every place where it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.document import Anchor
from reader.text.loader import document_of
from reader.text.typeset import typeset

SCANNED = "第 一 章  下 雨 \n\n记 者: 今 天 下 雨 , 你 去 吗 ?\n\n张三: 去 , 也许 ... \n".replace(
    "第 一 章 ", "第一章 "
)


def test_marks_and_spaces() -> None:
    shown = typeset(document_of(SCANNED.encode(), "a.txt", "a.txt"))
    assert shown.text.split("\n")[1:] == ["记者：今天下雨，你去吗？", "张三：去，也许……"]


def test_speakers_readings_and_sections_stay_in_their_places() -> None:
    text = "# 题 : 一\n\n记者: {三驻|sān zhù} , 好\n\n张三: 是 .\n"
    document = document_of(text.encode(), "a.md", "a.md")
    shown = typeset(document)
    for before, after in zip(document.paragraphs, shown.paragraphs, strict=True):
        assert (before.speaker == 0) == (after.speaker == 0)
        assert [after.text[g.start : g.end] for g in after.given] == [
            before.text[g.start : g.end] for g in before.given
        ]
    assert [section.kind for section in shown.sections] == [section.kind for section in document.sections]
    assert shown.paragraphs[1].text.startswith("记者：三驻，好")


@settings(max_examples=200, deadline=None)
@given(st.text('一二三,.:!?()" 　a1“”\n', min_size=1))
def test_no_hanzi_is_lost_and_places_exist(text: str) -> None:
    document = document_of(("甲\n" + text).encode(), "a.txt", "a.txt")
    shown = typeset(document)

    def hanzi(text: str) -> str:
        return "".join(sign for sign in text if sign >= "一")

    assert hanzi(shown.text.translate({ord(c): None for c in "，。：！？（）；"})) == hanzi(
        document.text.translate({ord(c): None for c in "，。：！？（）；"})
    )
    for section in shown.sections:
        for place in (section.start, section.end):
            assert isinstance(place, Anchor)
            assert place.offset <= len(shown.paragraphs[place.paragraph].text)
