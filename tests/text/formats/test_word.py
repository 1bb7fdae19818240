"""Word documents as Word shows them."""

import pytest

from reader.text.document import Given
from reader.text.formats.numbering import numeral
from reader.text.loader import document_of
from tests.text.formats.made import zipped
from tests.text.formats.test_documents import WORD, kinds, paragraph, word


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_word_numbers_headings_and_lists_as_it_shows_them() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'.format
    chapters = level(0, 1, "chineseCountingThousand", '<w:pStyle w:val="1"/>', "第%1章")
    chapters += level(1, 1, "chineseCounting", '<w:pStyle w:val="2"/><w:isLgl/>', "%1.%2")
    items = (
        level(0, 1, "japaneseCounting", "", "%1、")
        + level(1, 3, "lowerLetter", "", "（%2）")
        + level(2, 1, "none", "", "")
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{chapters}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{items}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/>'
        "</w:lvlOverride></w:num>"
    )
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(f'<w:style w:styleId="{n}"><w:name w:val="heading {n}"/>{in_list}</w:style>' for n in (1, 2))

    def item(text: str, depth: int, identity: int = 2) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>')

    body = "".join(
        [
            paragraph("风", '<w:pStyle w:val="1"/>'), paragraph("", '<w:pStyle w:val="1"/>'),
            paragraph("甲", '<w:pStyle w:val="2"/>'), paragraph("乙", '<w:pStyle w:val="2"/>'),
            item("子", 0), item("丑", 1), item("寅", 1), item("卯", 0), item("辰", 1), item("巳", 2), item("午", 0, 3),
            paragraph("雨", '<w:pStyle w:val="1"/>'), paragraph("丙", '<w:pStyle w:val="2"/>'),
            paragraph("无", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        ]
    )  # fmt: skip
    document = word(body, styles=styles, numbering=numbering)
    assert [(p.depth, p.tight) for p in document.paragraphs if p.text[-1] in "子丑寅卯"] == [
        (0, False), (1, True), (1, True), (0, True),
    ]  # fmt: skip
    assert kinds(document) == [
        ("heading", 1, "第一章 风"), ("heading", 2, "1.1 甲"), ("heading", 2, "1.2 乙"), ("item", 0, "一、子"),
        ("item", 0, "（c）丑"), ("item", 0, "（d）寅"), ("item", 0, "二、卯"), ("item", 0, "（c）辰"),
        ("body", 0, "巳"), ("item", 0, "十一、午"), ("heading", 1, "第二章 雨"), ("heading", 2, "2.1 丙"),
        ("heading", 1, "无"),
    ]  # fmt: skip


def test_a_lone_chapter_with_a_number_is_no_title() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    heading = paragraph("概述", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    assert kinds(word(heading + paragraph("文"), styles=styles, numbering=numbering)) == [
        ("heading", 1, "1 概述"), ("body", 0, "文"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "count", "said"),
    [
        ("decimal", 12, "12"), ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"), ("chineseCounting", 103, "一百零三"), ("chineseCounting", 110, "一百一十"),
        ("japaneseCounting", 1001, "一千零一"), ("ideographDigital", 105, "一〇五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "11"), ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"), ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"), ("lowerRoman", 1994, "mcmxciv"), ("upperRoman", 4, "IV"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalZero", 7, "07"), ("none", 3, ""), ("no such form", 3, "3"), ("chineseCounting", 0, "0"),
        ("lowerRoman", 123456, "123456"),
    ],
)  # fmt: skip
def test_numerals(form: str, count: int, said: str) -> None:
    assert numeral(count, form) == said


def test_word_leaves_out_what_is_not_seen() -> None:
    seen = run("见", '<w:vanish w:val="0"/>')
    contents = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删')}</w:tc></w:tr>"
    body = "".join(
        [
            f"<w:sdt>{contents}<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>",
            paragraph("第一章 1", '<w:pStyle w:val="c"/>'),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>",
            f"<w:p>{seen}{run('藏', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            f"<w:p><w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo></w:p>",
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前，')}</w:p>{paragraph('后')}",
            f"<w:tbl>{deleted}</w:tbl>",
        ]
    )
    styles = '<w:style w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    assert word(body, styles=styles).text == "控件\n见\n新\n前，后"


def test_word_text_boxes_pictures_and_hyphens() -> None:
    box = f"<w:txbxContent>{paragraph('框一')}{paragraph('框二')}</w:txbxContent>"
    descriptions = ("街景", "IMG_2041.JPG", "图片包含 户外&#10;描述已自动生成")
    described = "".join(f'<w:docPr descr="{said}"/>' for said in descriptions)
    hyphens = "<w:p><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>乙</w:t></w:r></w:p>"
    body = (
        f"<w:p>{run('外')}<w:r><w:AlternateContent><w:Choice>{described}{box}</w:Choice><w:Fallback>{box}</w:Fallback>"
        f"</w:AlternateContent></w:r>{run('面')}</w:p>{hyphens}"
    )
    assert kinds(word(body)) == [
        ("body", 0, "外面"), ("figure", 0, "街景"), ("body", 0, "框一"), ("body", 0, "框二"), ("body", 0, "甲-乙"),
    ]  # fmt: skip


def test_word_guides_and_circles_in_fields() -> None:
    def equation(*instructions: str) -> str:
        parts = "".join(f"<w:r><w:instrText>{said}</w:instrText></w:r>" for said in instructions)
        return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    guide = equation("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(", "pīn", "),", "拼", ")")
    circle = equation("eq \\o\\ac(○,三)")
    document = word(f"<w:p>{run('读')}{guide}{run('音')}{circle}</w:p>")
    assert document.text == "读拼音三"
    assert document.paragraphs[0].given == (Given(1, 2, "pīn"),)


def test_word_styles_headings_with_breaks_and_layout_tables() -> None:
    names = ("Title", "Subtitle", "caption", "Quote", "heading 1")
    styles = "".join(f'<w:style w:styleId="{n}"><w:name w:val="{n}"/></w:style>' for n in names)
    breaks = '<w:p><w:pPr><w:pStyle w:val="heading 1"/></w:pPr><w:r><w:t>绪论</w:t><w:br/><w:t>风</w:t></w:r></w:p>'
    long = paragraph("这一格是一整篇文章，" * 21) + paragraph("下一段。")
    table = f"<w:tbl><w:tr><w:tc>{long}</w:tc><w:tc>{paragraph('旁')}</w:tc></w:tr></w:tbl>"
    body = "".join(paragraph(n, f'<w:pStyle w:val="{n}"/>') for n in names[:4]) + breaks + table
    assert [(p.kind.value, p.text[:7]) for p in word(body, styles=styles).paragraphs] == [
        ("title", "Title"), ("subtitle", "Subtitl"), ("figure", "caption"), ("quote", "Quote"), ("heading", "绪论 风"),
        ("body", "这一格是一整篇"), ("body", "下一段。"), ("body", "旁"),
    ]  # fmt: skip


def test_word_footnotes_and_endnotes_have_marks_of_their_own() -> None:
    refer = "<w:r><w:{}Reference w:id='{}'/></w:r>".format
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>＊</w:t></w:r>'
    body = f"<w:p>{run('甲')}{refer('footnote', 5)}{refer('endnote', 5)}{own}{refer('footnote', 3)}</w:p>"
    note = "<w:{0} w:id='{1}'>{2}</w:{0}>".format
    footnotes = (
        note("footnote", 3, paragraph("三"))
        + note("footnote", 5, paragraph("五"))
        + note("footnote", 9, paragraph("＊九"))
    )
    document = word(body, footnotes=footnotes, endnotes=note("endnote", 5, paragraph("尾")))
    assert document.text == "甲〔1〕〔i〕＊〔2〕\n〔2〕三\n〔1〕五\n＊九\n〔i〕尾"


def test_word_under_another_name_of_its_main_part() -> None:
    files = {"[Content_Types].xml": "<Types/>", "word/document2.xml": WORD.format("document", paragraph("文"))}
    assert document_of(zipped(files), "a.docx", "a.docx").text == "文"
