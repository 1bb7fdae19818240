"""What a text sets apart: emphasis, strong and struck words, headings of tables; kept by every format that has them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.conversion import Script, converted
from reader.text.compact import compact
from reader.text.document import Document, Kind, Paragraph, Stress
from reader.text.loader import document_of
from reader.text.markdown import parse_markdown
from reader.text.stored import hand_over, taken_over
from reader.text.typeset import typeset
from tests.text.formats.made import epub, xhtml, zipped

EM, STRONG, STRUCK = Stress


def apart(paragraphs: Sequence[Paragraph]) -> list[list[tuple[str, Stress]]]:
    """Return of each paragraph the words that are set apart, and how."""
    return [[(p.text[one.start : one.end], one.how) for one in p.stressed] for p in paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天*下*雨", [("下", EM)]),
        ("今天**下**雨", [("下", STRONG)]),
        ("今天~~下~~雨", [("下", STRUCK)]),
        ("***今天***下雨", [("今天", EM | STRONG)]),
        ("**今*天*下**雨", [("今", STRONG), ("天", EM | STRONG), ("下", STRONG)]),
        ("他说**“好。”**就走了", [("“好。”", STRONG)]),
        ("他说***“好。”***就走了", [("“好。”", EM | STRONG)]),
        ("**今天\n下**雨", [("今天下", STRONG)]),
        ("- **今天**下雨", [("今天", STRONG)]),
        ("## 今*天*", [("天", EM)]),
        ("**{行|háng}**，长", [("行", STRONG)]),
        ("**{三**驻|sān zhù}来", [("三驻", STRONG)]),
        ("[**今天**](x)下雨", [("今天", STRONG)]),
        ("今<b>天</b>下<i>雨</i>", [("天", STRONG), ("雨", EM)]),
        ("<b>\n今天\n</b>下雨", [("今天", STRONG)]),
        ("<p>今<em>天</em></p>", [("天", EM)]),
        ("今</b>天<b>", []),
        (r"\*今天\*和`*下*`雨", []),
        ("&#16;今&#17;天", []),
    ],
)
def test_markdown(text: str, expected: list[tuple[str, Stress]]) -> None:
    assert apart(parse_markdown(text)[0]) == [expected]


def test_the_head_of_a_table_is_strong() -> None:
    paragraphs, _ = parse_markdown("|月|雨|\n|-|-|\n|四|*96*|\n")
    assert apart(paragraphs) == [[("月  雨", STRONG)], [("96", EM)]]


def test_hard_breaks_part_what_is_set_apart() -> None:
    assert apart(parse_markdown("今*天*  \n**下**雨")[0]) == [[("天", EM)], [("下", STRONG)]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>今<b>天 </b>下雨</p>", [[("天", STRONG)]]),
        ("<p>今<em> 天<strong>下</strong></em>雨</p>", [[("天", EM), ("下", EM | STRONG)]]),
        ("<p><b>今<i>天</i></b></p><p>下</p>", [[("今", STRONG), ("天", EM | STRONG)], []]),
        ("<p><b>今<br/>天</b>下</p>", [[("今", STRONG)], [("天", STRONG)]]),
        ("<ul><li>今<del>天</del></li></ul>", [[("天", STRUCK)]]),
        ("<p><i></i>今天</p>", [[]]),
        (
            "<table><tr><th>月</th><th>雨</th></tr><tr><th>四</th><td>9</td></tr></table>",
            [[("月", STRONG), ("雨", STRONG)], [("四", STRONG)]],
        ),
    ],
)
def test_markup_of_books_and_pages(body: str, expected: list[list[tuple[str, Stress]]]) -> None:
    assert apart(document_of(epub({"a.xhtml": xhtml(body)}), "a.epub", "a.epub").paragraphs) == expected
    page = f"<html><body>{body}</body></html>"
    assert apart(document_of(page.encode(), "a.html", "a.html").paragraphs) == expected


def test_footnotes_keep_theirs() -> None:
    body = (
        '<p><b>今<a epub:type="noteref" href="#n">1</a></b>天</p>'
        '<aside epub:type="footnote" id="n"><p>见<i>下</i></p></aside>'
    )
    document = document_of(epub({"a.xhtml": xhtml(body)}), "a.epub", "a.epub")
    assert apart(document.paragraphs) == [[("今〔1〕", STRONG)], [("下", EM)]]


def test_fictionbook() -> None:
    book = (
        "<FictionBook><body><section><p>今<emphasis>天</emphasis><strong>下</strong></p></section></body></FictionBook>"
    )
    document = document_of(book.encode(), "a.fb2", "a.fb2")
    assert apart(document.paragraphs) == [[("天", EM), ("下", STRONG)]]


def test_word() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>".format
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    runs = [
        ("", "今"),
        ("<w:b/>", "天"),
        ("<w:b w:val='0'/>", "下"),
        ("<w:i/><w:strike/>", "雨"),
        ("<w:em w:val='dot'/>", "了"),
    ]
    body = (
        f"<w:p>{''.join(run(*each) for each in runs)}</w:p>"
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('月')}{cell('雨')}</w:tr>"
        f"<w:tr>{cell('四')}{cell('9')}</w:tr></w:tbl>"
    )
    xml = f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    document = document_of(zipped({"word/document.xml": xml}), "a.docx", "a.docx")
    assert apart(document.paragraphs) == [
        [("天", STRONG), ("雨", EM | STRUCK), ("了", EM)],
        [("月  雨", STRONG)],
        [],
    ]


def test_kept_in_store_and_in_another_script_and_typeset(tmp_path) -> None:
    (paragraph,), _ = parse_markdown("他 说 : **皇后** 来 了 , *后来*走了")
    document = Document("题", compact([paragraph]))
    hand_over(tmp_path / "a", document)
    assert list(taken_over(tmp_path / "a").paragraphs) == [paragraph]
    assert apart(converted(document, Script.HANT).paragraphs) == [[("皇后", STRONG), ("後來", EM)]]
    assert apart(typeset(document).paragraphs) == [[("皇后", STRONG), ("后来", EM)]]


@given(st.text("*~今a 。“”\n\u0301{|}<b>/", max_size=40))
def test_what_is_set_apart_lies_in_the_text_in_order(text: str) -> None:
    for paragraph in parse_markdown(text)[0]:
        place = 0
        for one in paragraph.stressed:
            assert place <= one.start < one.end <= len(paragraph.text)
            assert paragraph.text[one.start : one.end].strip() == paragraph.text[one.start : one.end]
            place = one.end


def test_the_time_of_a_cue_is_its_label() -> None:
    cue = "1\n00:00:01,000 --> 00:00:02,000\n你好\n"
    (paragraph,) = document_of(cue.encode(), "a.srt", "a.srt").paragraphs
    assert (paragraph.kind, paragraph.text[: paragraph.time], paragraph.text[paragraph.time :]) == (
        Kind.CUE,
        "0:00:01 ",
        "你好",
    )
    assert Paragraph("王：你好", Kind.ANSWER, speaker=2).time == 0
