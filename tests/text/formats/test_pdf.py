import io
import sys
from collections.abc import Sequence

import pytest

from reader.text.document import Document
from reader.text.errors import SourceError
from reader.text.formats import glyphs as glyphs_of_fonts
from reader.text.formats.running import without_running
from reader.text.loader import document_of

pypdf = pytest.importorskip("pypdf")

CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <FFFF>"
    " endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def glyphs(line: str) -> str:
    """Return the numbers of a line's characters in Adobe-GB1: level 1 of GB 2312 begins at 940, row 3 at 262."""
    codes = [character.encode("gb2312") for character in line]
    return "".join(f"{940 + 94 * (a - 0xB0) + b - 0xA1 if a > 0xA3 else 262 + b - 0xA1:04x}" for a, b in codes)


def pdf(pages: Sequence[Sequence[str]], title: str = "", collection: str = "") -> bytes:
    """Make a PDF whose font's codes are UTF-16, or glyphs' numbers in a collection without a table of characters."""
    streams = []
    for lines in pages:
        coded = (glyphs(line) if collection else line.encode("utf-16-be").hex() for line in lines)
        shown = "".join(f"<{line}> Tj 0 -20 Td " for line in coded)
        streams.append(f"BT /F1 12 Tf 50 800 Td {shown}ET")
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]"
        + ("" if collection else "/ToUnicode 5 0 R")
        + ">>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000"
        f"/CIDSystemInfo<</Registry(A)/Ordering({collection or 'B'})/Supplement 0>>>>",
        f"<</Length {len(CMAP)}>>stream\n{CMAP}\nendstream",
        f"<</Title<feff{title.encode('utf-16-be').hex()}>>>",
    ]
    for n, stream in enumerate(streams):
        resources = "/MediaBox[0 0 600 850]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {8 + 2 * n} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    made = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<</Size {count}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def read(data: bytes) -> Document:
    return document_of(data, "a.pdf", "a.pdf")


def reason(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(data)
    return caught.value.reason


FULL = "这条街上的人都认识他，他每天清晨把门前扫得干干净净"


def test_lines_pages_heads_and_captions() -> None:
    pages = [
        ["江城日报", f"{day}，{FULL}", FULL, "然后开门。", f"图{page} {day}的老街", f"- {page} -"]
        for page, day in enumerate(("周一", "周二", "周三"), 1)
    ]
    document = read(pdf(pages, "老街"))
    texts = [p.text for p in document.paragraphs]
    assert document.title == "老街"
    assert texts[0] == f"周一，{FULL}{FULL}然后开门。"
    assert (document.paragraphs[1].kind.value, texts[1]) == ("figure", "图1 周一的老街")
    assert not [text for text in texts if "江城日报" in text or "- " in text]


def test_running_lines_need_to_come_back() -> None:
    assert without_running([["标题", "文", "第 1 页"], ["文", "2/9"]]) == [["标题", "文"], ["文"]]
    pages = [["江城 1", "文", "甲", "乙"], ["江城 2", "文", "丙", "丁"], ["江城 3", "文", "戊", "己"]]
    assert without_running(pages) == [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]
    numbers = ["ii", "1 / 9", "2 / 9", "3 / 9", "4 / 9"]
    foreword = [
        [f"江城手册 {number}", *text]
        for number, text in zip(numbers, ("甲乙丙", "丁戊己", "子丑寅", "辰巳午", "未申酉"), strict=True)
    ]
    assert without_running(foreword)[0] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    "line", ["12", "- 3 -", "— 14 —", "第 15 页 共 20 页", "第3页/共9页", "· 16 ·", "Page 3 of 20", "iv", "7 / 9"]
)
def test_page_numbers(line: str) -> None:
    assert without_running([["文", "字", "句", line]]) == [["文", "字", "句"]]


@pytest.mark.parametrize("head", ["{head} {number}", "{number}  {head}"])
def test_a_head_that_changes_with_the_chapters_bears_the_page_s_number(head: str) -> None:
    heads = ["目录", "第 1 节 介绍", "第 1 节 介绍", "第 2 节 教程", "第 2 节 教程", "第 2 节 教程"]
    texts = [[f"{sign}甲", f"{sign}乙", f"{sign}丙", f"{sign}丁"] for sign in "一二三四五六"]
    pages = [[head.format(head=said, number=number), *texts[number - 3]] for number, said in enumerate(heads, 3)]
    assert without_running(pages) == texts


def test_numbered_titles_of_pages_are_no_heads() -> None:
    pages = [[f"{number} {sign}事", "甲" + sign, "乙" + sign, "丙" + sign] for number, sign in enumerate("春夏秋冬", 1)]
    assert without_running(pages) == pages


def test_chapters_by_wording() -> None:
    pages = [
        ["目录", "第一章 风 ........ 1", "第二章 雨 …… 2"],
        ["第一章 风", FULL, FULL, "完。", "第一节 起", FULL, "第一章里说过，", "完。"],
        ["第二章 雨", FULL],
    ]
    document = read(pdf(pages))
    assert [(s.level, s.title) for s in document.sections if s.kind == "chapter"] == [
        (1, "第一章 风"), (1, "第一节 起"), (1, "第二章 雨"),
    ]  # fmt: skip
    assert f"{FULL}第一章里说过，完。" in document.text.split("\n")
    assert "第一章 风 ........ 1\n第二章 雨 …… 2" in document.text


def test_bookmarks_are_the_outline() -> None:
    writer = pypdf.PdfWriter(
        clone_from=io.BytesIO(pdf([["起风", FULL, "完。"], ["落雨", FULL], [FULL + "甲", "见雪", "完。"]]))
    )
    volume = writer.add_outline_item(title="上卷", page_number=0)
    for page, title in enumerate(("起 风", "落雨", "见雪")):
        writer.add_outline_item(title=title, page_number=page, parent=volume)
    made = io.BytesIO()
    writer.write(made)
    document = read(made.getvalue())
    assert [(s.level, s.title) for s in document.sections] == [(1, "上卷"), (2, "起风"), (2, "落雨"), (2, "见雪")]
    assert [p.text for p in document.paragraphs if p.kind.value == "heading"] == ["起风", "落雨", "见雪"]


def test_bookmarks_lack_numbers_and_stand_in_the_order_of_their_page() -> None:
    lines = ["第一章 起风", FULL, "完。", "1.1 落雨Abc", FULL, "完。", "落雨ABC", FULL, "完。"]
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([lines])))
    chapter = writer.add_outline_item(title="起风", page_number=0)
    for title in ("落雨ABC", "没有的", "落雨ABC"):
        writer.add_outline_item(title=title, page_number=0, parent=chapter)
    made = io.BytesIO()
    writer.write(made)
    document = read(made.getvalue())
    assert [(s.level, s.title) for s in document.sections] == [
        (1, "第一章 起风"), (2, "1.1 落雨Abc"), (2, "没有的"), (2, "落雨ABC"),
    ]  # fmt: skip


@pytest.mark.parametrize(("other", "title"), [("2011年", "2021年"), ("附表 1", "附表 2"), ("3月的风", "5月的风")])
def test_a_bookmark_names_what_has_its_own_number(other: str, title: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([[other, FULL, "完。", title, FULL, "完。"]])))
    writer.add_outline_item(title=title, page_number=0)
    made = io.BytesIO()
    writer.write(made)
    assert [p.text for p in read(made.getvalue()).paragraphs if p.kind.value == "heading"] == [title]


def test_items_are_paragraphs() -> None:
    lines = [FULL, "▶ 甲", "▶ 乙", "做法如下：", "1. " + FULL, "2) " + FULL, "全文完。", "• " + FULL, "• 丙"]
    assert read(pdf([lines])).text.split("\n") == [
        FULL, "▶ 甲", "▶ 乙", "做法如下：", "1. " + FULL, "2) " + FULL + "全文完。", "• " + FULL, "• 丙",
    ]  # fmt: skip


def test_glyphs_of_a_collection_without_a_table_of_characters() -> None:
    assert read(pdf([["老街，你好！"]], collection="GB1")).text == "老街，你好！"
    assert reason(pdf([["老街，你好！"]], collection="CNS1")) == (
        "is a PDF whose fonts do not tell which characters they show"
    )


@pytest.mark.parametrize("nothing", ["/Resources null", "/Resources<</Font null>>", "/Resources<</Font<</F1 null>>>>"])
def test_a_page_without_fonts_leaves_the_others_alone(nothing: str) -> None:
    first, fonts, rest = pdf([["老街"], []]).rpartition(b"/Resources<</Font<</F1 3 0 R>>>>")
    assert read(first + nothing.ljust(len(fonts)).encode() + rest).text == "老街"


def test_of_the_set_of_glyphs_no_more_is_taken_than_there_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    monkeypatch.setattr(glyphs_of_fonts, "_MOST", 200)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["啊啊龟"]], collection="GB1")))
    descendant = writer.pages[0]["/Resources"]["/Font"]["/F1"]["/DescendantFonts"][0].get_object()
    stream = DecodedStreamObject()
    stream.set_data(b"\xff" * 100_000)
    descriptor = DictionaryObject({NameObject("/CIDSet"): writer._add_object(stream.flate_encode())})
    descendant[NameObject("/FontDescriptor")] = descriptor
    made = io.BytesIO()
    writer.write(made)
    assert len(list(glyphs_of_fonts._used(pypdf.PdfReader(made).pages[0]["/Resources"]["/Font"]["/F1"]))) == 1600
    assert read(made.getvalue()).text.startswith("啊啊")


def test_a_word_parted_by_a_hyphen_is_whole() -> None:
    lines = [
        "He walked for a very long time through the vil-",
        "lage and further on to the houses of Saint-",
        "Denis and home",
    ]
    assert read(pdf([lines])).text == (
        "He walked for a very long time through the village and further on to the houses of Saint-Denis and home"
    )


def test_a_page_of_nothing_but_what_comes_back_is_kept() -> None:
    assert read(pdf([["江城", "日报"]] * 4)).text.startswith("江城")


def test_passwords() -> None:
    for password, expected in (("x", "is protected with a password"), ("", "密文")):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["密文"]])))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        assert (reason(made.getvalue()) if password else read(made.getvalue()).text) == expected


def test_encryption_that_needs_one_more_library(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([["密文"]])))
    writer.encrypt("", "owner", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    assert read(made.getvalue()).text == "密文"

    def refuse(*_: object) -> None:
        raise pypdf.errors.DependencyError

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", refuse)
    assert (
        reason(made.getvalue()) == "is an encrypted PDF, which needs one more library: pip install 'sanneng-read[pdf]'"
    )


def test_what_stands_before_a_pdf() -> None:
    assert read(b"\n\njunk\n" + pdf([["文"]])).text == "文"


def test_what_cannot_be_read() -> None:
    assert reason(b"%PDF-1.7\n1 0 obj") == "is damaged: a PDF that cannot be read"
    assert reason(pdf([[]])) == "is a PDF without text: pictures of pages, perhaps"


def test_without_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert reason(pdf([["文"]])) == "is a PDF, which needs one more library: pip install 'sanneng-read[pdf]'"
