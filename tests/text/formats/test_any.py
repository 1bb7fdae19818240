"""Any bytes, and valid files with any byte changed, open or fail in plain words."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.document import Document
from reader.text.errors import SourceError
from reader.text.loader import document_of
from tests.text.formats.made import epub, point, xhtml, zipped
from tests.text.formats.test_documents import ASS, FB2, NUMBERING, SRT, STYLES, VTT, WORD, paragraph
from tests.text.formats.test_pdf import pdf
from tests.text.test_loader import check

PAGE = (
    "<html><head><meta charset=utf-8><title>题</title></head><body><nav><a href=x>首页</a></nav><h1>一</h1>"
    "<ruby>汉<rb>字<rt>hàn</rt><rtc>x</rtc></ruby><ul><li>甲</ul><table><tr><td>a<td>b</table><pre>x\ny</pre>"
    "<p>老街<sup><a href='#n'>1</a></sup></p><aside role=doc-footnote id=n>注</aside><img alt='图'></body></html>"
)
WHOLE = {
    "a.html": PAGE.encode(),
    "a.epub": epub({"a.xhtml": xhtml(PAGE)}, toc=point("一", "a.xhtml#n")),
    "a.fb2": FB2.format("utf-8").encode(),
    "a.docx": zipped(
        {
            "word/document.xml": WORD.format("document", paragraph("一", '<w:pStyle w:val="1"/>')),
            "word/styles.xml": WORD.format("styles", STYLES),
            "word/numbering.xml": WORD.format("numbering", NUMBERING),
        }
    ),
    "a.srt": SRT.encode(),
    "a.vtt": VTT.encode(),
    "a.ass": ASS.encode(),
    "a.pdf": pdf([["今天下雨。", "图1 老街", "- 1 -"]]),
    "a.zip": zipped({"a.txt": "今天下雨。"}),
    "a.gz": gzip.compress("今天下雨。".encode()),
}


def opened(data: bytes, name: str) -> Document | None:
    try:
        document = document_of(data, name, name)
    except SourceError as error:
        assert str(error).isprintable()
        return None
    check(document)
    for p in document.paragraphs:
        ends = [0, *(place for reading in p.given for place in (reading.start, reading.end)), len(p.text)]
        assert ends == sorted(ends)
    return document


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_files_open(name: str) -> None:
    assert opened(WHOLE[name], name) is not None


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(sorted(WHOLE)))
def test_any_bytes(data: bytes, name: str) -> None:
    opened(data, name)
    opened(WHOLE[name][:20] + data, name)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_changed_files(name: str, draw: st.DataObject) -> None:
    whole = WHOLE[name]
    start = draw.draw(st.integers(0, len(whole)))
    end = draw.draw(st.integers(start, min(len(whole), start + 40)))
    opened(whole[:start] + draw.draw(st.binary(max_size=20)) + whole[end:], name)


TAGS = (
    *("p", "div", "h1", "h3", "ul", "ol", "li", "ruby", "rb", "rt", "rtc", "rp", "table", "tr", "td", "blockquote"),
    *("pre", "figure", "figcaption", "img", "a", "sup", "aside", "br", "nav", "span"),
)
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["文", "汉字", " ", "\n", "\u3000", "1", "&nbsp;", "&#x202e;", "&#0;", "\u0301", "<a href='#n'>"]),
    st.sampled_from(["<aside role=doc-footnote id=n>", "<img alt='图'>", "<ol start=x>", "<td hidden>", "<!--", "-->"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup(markup: str) -> None:
    opened(f"<html>{markup}".encode(), "a.html")
    opened(epub({"a.xhtml": xhtml(markup)}), "a.epub")
