"""FictionBook, Word and subtitles."""

import pytest

from reader.text.document import Document, Given
from reader.text.errors import SourceError
from reader.text.loader import document_of
from tests.text.formats.made import zipped


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(p.kind.value, p.level, p.text) for p in document.paragraphs]


def outline(document: Document) -> list[tuple[int, str]]:
    return [(s.level, s.title) for s in document.sections]


FB2 = """<?xml version="1.0" encoding="{}"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
<description><title-info><author><first-name>小明</first-name><last-name>王</last-name></author>
<book-title>老街</book-title></title-info><document-info><author><nickname>谁</nickname></author></document-info></description>
<body><title><p>老街</p></title><section><title><p>第一章</p><p>风</p></title><epigraph><p>题</p></epigraph>
<p>今天<a l:href="#n1" type="note">[1]</a>下<emphasis>雨</emphasis>。</p><subtitle>＊＊＊</subtitle>
<section><title><p>一</p></title><p>甲</p><poem><stanza><v>床前</v><v>明月</v></stanza></poem></section></section></body>
<body name="notes"><title><p>注释</p></title><section id="n1"><title><p>1</p></title><p>昨天也下。</p></section></body>
<binary id="x">AAAA</binary></FictionBook>"""


@pytest.mark.parametrize(("declared", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-16", "utf-16")])
def test_fb2(declared: str, codec: str) -> None:
    document = document_of(FB2.format(declared).encode(codec), "a.fb2", "a.fb2")
    assert kinds(document) == [
        ("title", 0, "老街"), ("heading", 2, "第一章 风"), ("quote", 0, "题"), ("body", 0, "今天〔1〕下雨。"),
        ("body", 0, "＊＊＊"), ("heading", 3, "一"), ("body", 0, "甲"), ("verse", 0, "床前"), ("verse", 0, "明月"),
        ("heading", 2, "注释"), ("body", 0, "〔1〕昨天也下。"),
    ]  # fmt: skip
    assert (document.title, document.credit) == ("老街", "王小明")


def test_fb2_titles_rows_pictures_and_raised_digits() -> None:
    body = (
        "<section><title><p>第一章</p><empty-line/><p>风</p></title><p>一<sup>2</sup>H<sub>2</sub>O</p>"
        "<subtitle>* * *</subtitle>"
        "<table><tr><th>年</th><th>事</th></tr><tr><td>1919</td><td>五四</td></tr></table><p>末</p>"
        '<image l:href="#i" alt="街景"/><subtitle>小题</subtitle><p>尾</p></section>'
    )
    text = f'<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><body>{body}</body></FictionBook>'
    assert kinds(document_of(text.encode(), "a.fb2", "a.fb2")) == [
        ("heading", 1, "第一章 风"), ("body", 0, "一²H₂O"), ("body", 0, "* * *"), ("row", 0, "年  事"),
        ("row", 0, "1919  五四"), ("body", 0, "末"), ("figure", 0, "街景"), ("heading", 2, "小题"), ("body", 0, "尾"),
    ]  # fmt: skip


def test_fb2_in_a_zip_and_broken() -> None:
    assert document_of(zipped({"a.fb2": FB2.format("utf-8")}), "a.fb2.zip", "a.fb2.zip").title == "老街"
    cut = FB2.format("utf-8").split("<subtitle>")[0].encode()
    assert "今天〔1〕下雨。" in document_of(cut, "a.fb2", "a.fb2").text
    with pytest.raises(SourceError, match="no FictionBook"):
        document_of(b"<not>a book</not>", "a.fb2", "a.fb2")


WORD = '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{1}</w:{0}>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, **parts: str) -> Document:
    files = {"word/document.xml": WORD.format("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": WORD.format(name, inside) for name, inside in parts.items()}
    return document_of(zipped({"[Content_Types].xml": "<Types/>", **files}), "a.docx", "a.docx")


STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="x"><w:name w:val="Mine"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="标题 2"/></w:style><w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="l"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="r"><w:name w:val="Round"/><w:basedOn w:val="r"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


def test_word_headings_lists_and_tables() -> None:
    cell = "<w:tc>{}</w:tc>"
    body = "".join(
        [
            paragraph("老街", '<w:pStyle w:val="t"/>'),
            paragraph("第一章", '<w:pStyle w:val="1"/>'),
            paragraph("一节", '<w:pStyle w:val="x"/>'),
            paragraph("今天下雨。", '<w:pStyle w:val="r"/>'),
            paragraph("甲", '<w:pStyle w:val="l"/>'),
            paragraph("乙", '<w:numPr><w:numId w:val="7"/></w:numPr>'),
            paragraph("大纲", '<w:outlineLvl w:val="0"/>'),
            f"<w:tbl><w:tr>{cell.format(paragraph('名'))}{cell.format(paragraph('数'))}</w:tr></w:tbl>",
            "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>留</w:t></w:r></w:ins></w:p>",
            "<w:p><w:r><w:t>前</w:t><w:br/><w:t>后</w:t></w:r></w:p>",
        ]
    )
    assert kinds(word(body, styles=STYLES, numbering=NUMBERING)) == [
        ("title", 0, "老街"), ("heading", 2, "第一章"), ("heading", 3, "一节"), ("body", 0, "今天下雨。"),
        ("item", 0, "1. 甲"), ("item", 0, "2. 乙"), ("heading", 2, "大纲"), ("row", 0, "名  数"), ("body", 0, "留"),
        ("body", 0, "前"), ("body", 0, "后"),
    ]  # fmt: skip


def test_word_phonetic_guides_and_notes() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{run('jiē')}</w:rt><w:rubyBase>{run('街')}</w:rubyBase></w:ruby>"
    body = f'<w:p><w:r><w:t>老</w:t></w:r><w:r>{ruby}</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{paragraph("在江边")}</w:footnote>'
    document = word(body, footnotes=notes)
    assert document.text == "老街〔1〕\n〔1〕在江边"
    assert document.paragraphs[0].given == (Given(1, 2, "jiē"),)


def test_word_that_is_damaged() -> None:
    with pytest.raises(SourceError, match="is damaged"):
        document_of(zipped({"word/document.xml": ""}), "a.docx", "a.docx")


SRT = "1\n00:00:01,000 --> 00:00:03,000\n<i>你好</i>吗\n很好\n\n2\n00:25:04,500 --> 00:25:05,000\n{\\an8}走了\n\n"
VTT = "WEBVTT\n\nNOTE 不读\n\n1\n00:01.000 --> 00:02.000 align:start\n<v 王小明>你<00:01.500>好\n"
ASS = (
    "[Script Info]\nTitle: a\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:00.00,0:00:02.00,Default,,0,0,0,,不读\n"
    "Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,再见\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\pos(1,2)}你好\\N世界\n"
    "Dialogue: 1,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\blur3}你好\\N世界\n"
)


@pytest.mark.parametrize("name", ["a.srt", "-"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_subrip(name: str, codec: str) -> None:
    document = document_of(SRT.encode(codec), name, name)
    assert [p.text for p in document.paragraphs] == ["0:00:01 你好吗 很好", "0:25:04 走了"]
    assert outline(document) == [(1, "0:00:00"), (1, "0:20:00")]


def test_webvtt_and_substation() -> None:
    assert document_of(VTT.encode(), "-", "-").text == "0:00:01 你好"
    assert document_of(ASS.encode(), "-", "-").text == "0:00:01 你好 世界\n0:00:05 再见"


def test_subrip_with_blank_lines_in_a_cue_and_numbers_that_are_said() -> None:
    time = "00:00:0{0},000 --> 00:00:0{0},500\n".format
    text = f"1\n{time(1)}甲\n\n乙\n\n2\n{time(2)}1937\n\n3\n{time(3)}\n\n{time(4)}1949\n\n{time(5)}丙\n6\n{time(6)}丁"
    assert document_of(text.encode(), "a.srt", "a.srt").text == (
        "0:00:01 甲 乙\n0:00:02 1937\n0:00:04 1949\n0:00:05 丙\n0:00:06 丁"
    )


def test_webvtt_ruby_is_given_and_notes_are_left_out() -> None:
    vtt = (
        "WEBVTT\n\nNOTE 不读\n\n00:01.000 --> 00:02.000\n好<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>\n\nNOTE 也\n不读\n"
    )
    document = document_of(vtt.encode(), "a.vtt", "a.vtt")
    assert document.text == "0:00:01 好汉字"
    assert document.paragraphs[0].given == (Given(9, 10, "hàn"), Given(10, 11, "zì"))


def test_substation_drawings_end_and_notes_in_braces_are_not_shown() -> None:
    line = "Dialogue: 0,0:00:0{}.00,0:00:09.00,Default,,0,0,0,,{}\n".format
    shown = [
        r"{\k20}卡{\k30}拉{译者注}",
        r"{\an7\p1}m 0 0 l 9 9{\p0}后文",
        r"{\p1}m 0 0{\c&H0&} l 9 9",
        r"前{\p2}m 0 0",
    ]
    text = "[Script Info]\n[Events]\n" + "".join(line(n, said) for n, said in enumerate(shown))
    assert document_of(text.encode(), "a.ass", "a.ass").text == "0:00:00 卡拉\n0:00:01 后文\n0:00:03 前"


def test_signs_in_subtitles_are_safe_and_counted() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n甲\x01乙\x02丙\x03&#x202e;丁\n"
    document = document_of(text.encode(), "a.srt", "a.srt")
    assert document.text == "0:00:01 甲␁乙␂丙␃\ufffd丁"
    assert dict(document.signs) == {"control": 3, "bidi": 1}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", "甲\n乙\t丙\n"), ("a.md", "# 甲\n\n乙\n"), ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n甲\n")],
)
def test_ends_of_lines_are_no_signs(name: str, text: str, end: str) -> None:
    assert document_of(text.replace("\n", end).encode(), name, name).signs == ()


@pytest.mark.parametrize(
    ("name", "data"), [("a.srt", b"1 --> 2"), ("a.ass", b"[Events]\nDialogue: x"), ("a.vtt", b"WEBVTT")]
)
def test_subtitles_without_a_cue(name: str, data: bytes) -> None:
    with pytest.raises(SourceError, match=r"holds nothing to read|is damaged"):
        document_of(data, name, name)


@pytest.mark.parametrize(
    "ending", ["srt", "vtt", "ass", "ssa", "fb2", "html", "htm", "xhtml", "epub", "docx", "pdf", "gz"]
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_plain_text_under_another_name_is_plain_text(ending: str, codec: str) -> None:
    text = "第一章 开始\n\n　　今天下雨，我们都在家里。\n　　明天再去吧。\n"
    named = document_of(text.encode(codec), f"a.{ending}", f"a.{ending}")
    assert named.paragraphs == document_of(text.encode(codec), "a.txt", "a.txt").paragraphs
    assert [section.title for section in named.sections] == ["第一章 开始"]
