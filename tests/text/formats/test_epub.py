import pytest

from reader.text.document import Document, Given
from reader.text.errors import SourceError
from reader.text.loader import document_of
from tests.text.formats.made import epub, item, opf, point, xhtml, zipped


def book(data: bytes) -> Document:
    return document_of(data, "a.epub", "a.epub")


def texts(document: Document) -> list[str]:
    return [p.text for p in document.paragraphs]


def outline(document: Document) -> list[tuple[int, str, int]]:
    return [(s.level, s.title, s.start.paragraph) for s in document.sections]


def reason(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        book(data)
    return caught.value.reason


TWO = {"b.xhtml": xhtml("<h1>第二章 雨</h1><p>乙&nbsp;文</p>"), "a.xhtml": xhtml("<h1>第一章 风</h1><p>甲</p>")}


def test_spine_order_metadata_and_headings() -> None:
    document = book(epub(TWO))
    assert texts(document) == ["第二章 雨", "乙\xa0文", "第一章 风", "甲"]
    assert (document.title, document.credit, document.encoding) == ("老街", "王小明", "utf-8")
    assert outline(document) == [(1, "第二章 雨", 0), (1, "第一章 风", 2)]
    assert document.sections[0].kind == "chapter"


def test_ncx_to_fragments_with_volumes() -> None:
    body = "<p>卷首</p><h2 id='x'>第一章</h2><p>甲</p><p id='y'>第二章</p><p>乙</p><h3>小节</h3><p>丙</p>"
    toc = point("上卷", "a.xhtml", point("第一章", "a.xhtml#x") + point("第二章", "a.xhtml#y"))
    document = book(epub({"a.xhtml": xhtml(body)}, toc=toc))
    assert outline(document) == [(1, "上卷", 0), (2, "第一章", 1), (2, "第二章", 3), (3, "小节", 5)]
    assert texts(document)[0] == "卷首"


def test_nav_of_epub_3() -> None:
    link = "<a href='{}.xhtml{}'>{}</a>".format
    nav = f"<li>{link('b', '', '雨')}<ol><li>{link('b', '#k', '午后')}</li></ol></li><li>{link('a', '', '风')}</li>"
    chapters = {"b.xhtml": xhtml("<p>一</p><p>二</p><p id='k'>三</p>"), "a.xhtml": xhtml("<p>四</p>")}
    assert outline(book(epub(chapters, nav=nav))) == [(1, "雨", 0), (2, "午后", 2), (1, "风", 3)]


def test_a_heading_on_two_lines_is_one_entry() -> None:
    toc = point("第一章 风", "a.xhtml")
    document = book(epub({"a.xhtml": xhtml("<h1>第一章</h1><h2>风</h2><p>甲</p>")}, toc=toc))
    assert outline(document) == [(1, "第一章 风", 0)]


def test_a_heading_with_line_breaks_is_one_heading() -> None:
    body = "<h1>第一章　<br/>风</h1><p>甲</p><h2><span>第一节</span><p>雨</p></h2><p>乙</p>"
    assert outline(book(epub({"a.xhtml": xhtml(body)}))) == [(1, "第一章　风", 0), (2, "第一节 雨", 2)]


def test_a_heading_that_is_not_closed_is_not_the_whole_text() -> None:
    body = f"<html><body><h1>第一章<p>{'今天下雨。' * 30}<p>乙</body></html>"
    assert len(book(epub({"a.xhtml": body})).paragraphs) == 3


def test_titles_that_differ_in_marks_alone_are_the_same() -> None:
    toc = point("第一章 风", "a.xhtml#x") + point("＊＊＊", "a.xhtml#y")
    body = "<p>卷首</p><p id='x'>第一章：“风”</p><p>甲</p><p id='y'>……</p><p>乙</p>"
    document = book(epub({"a.xhtml": xhtml(body)}, toc=toc))
    assert outline(document) == [(1, "卷首", 0), (1, "第一章：“风”", 1), (1, "＊＊＊", 3)]


def test_volumes_without_a_link_begin_with_their_first_chapter() -> None:
    nav = (
        "<li><span>上卷</span><ol><li><a href='a.xhtml'><span>第一章</span></a></li></ol></li>"
        "<li><span>空卷</span></li>"
        "<li><a>下卷</a><ol><li><a href='b.xhtml'>第二章</a></li></ol></li>"
    )
    chapters = {
        name: xhtml(f"<h2>{title}</h2><p>文</p>") for name, title in (("a.xhtml", "第一章"), ("b.xhtml", "第二章"))
    }
    expected = [(1, "上卷", 0), (2, "第一章", 0), (1, "下卷", 2), (2, "第二章", 2)]
    assert outline(book(epub(chapters, nav=nav))) == expected
    toc = point("上卷", "", point("第一章", "a.xhtml")) + point("下卷", "", point("第二章", "b.xhtml"))
    assert outline(book(epub(chapters, toc=toc))) == expected


def test_navigation_to_nowhere_is_passed_over() -> None:
    toc = point("无", "none.xhtml") + point("第一章 风", "a.xhtml#none") + point("", "a.xhtml")
    assert outline(book(epub(TWO, toc=toc))) == [(1, "第二章 雨", 0), (1, "第一章 风", 2)]


def test_chapters_by_wording_where_nothing_else_tells() -> None:
    document = book(epub({"a.xhtml": xhtml("<p>第一章 风</p><p>甲</p><p>第二章 雨</p><p>乙</p>")}))
    assert outline(document) == [(1, "第一章 风", 0), (1, "第二章 雨", 2)]


def test_chapters_by_wording_beside_a_table_of_contents() -> None:
    contents = xhtml("<h1>目录</h1><p><a href='a.xhtml'>第一章 风</a></p><p><a href='b.xhtml'>第二章 雨</a></p>")
    chapters = {"a.xhtml": xhtml("<p>第一章 风</p><p>甲</p>"), "b.xhtml": xhtml("<p>第二章 雨</p><p>乙</p>")}
    assert outline(book(epub({"toc.xhtml": contents, **chapters}))) == [
        (1, "目录", 0),
        (2, "第一章 风", 3),
        (2, "第二章 雨", 5),
    ]


def test_a_heading_that_is_a_picture() -> None:
    body = "<h1><img src='a.png' alt='第一章 风'/></h1><p>甲</p><h1><img src='b.png' alt='b.png'/>第二章</h1><p>乙</p>"
    assert outline(book(epub({"a.xhtml": xhtml(body)}))) == [(1, "第一章 风", 0), (1, "第二章", 2)]


def test_ruby_notes_and_captions() -> None:
    body = (
        "<p><ruby>老<rt>lǎo</rt></ruby>街<a epub:type='noteref' href='#n'>1</a></p>"
        "<aside epub:type='footnote' id='n'><p>在江边</p></aside>"
        "<figure><img src='a.png' alt='街景'/></figure><p>后</p>"
    )
    document = book(epub({"a.xhtml": xhtml(body)}))
    assert texts(document) == ["老街〔1〕", "街景", "后", "〔1〕在江边"]
    assert document.paragraphs[0].given == (Given(0, 1, "lǎo"),)


def test_notes_behind_pictures_are_numbered() -> None:
    body = (
        "<p>老街<a class='duokan-footnote' href='#n1'><img src='note.png'/></a>"
        "新事<a class='duokan-footnote' href='#n2'><img src='note.png'/></a></p>"
    )
    assert texts(book(epub({"a.xhtml": xhtml(body)}))) == ["老街〔1〕新事〔2〕"]


def test_notes_of_duokan_come_after_their_chapter_and_count_in_it() -> None:
    reference = "<a class='duokan-footnote' href='#n{0}' id='r{0}'><img alt='' src='note.png'/></a>".format
    notes = "".join(
        f"<li class='duokan-footnote-item' id='n{n}'><p><a href='#r{n}'>◎</a>{text}</p></li>"
        for n, text in ((1, "甲"), (2, "乙"))
    )
    body = f"<p>老{reference(1)}街{reference(2)}</p><ol class='duokan-footnote-content'>{notes}</ol><p>后</p>"
    one = ["老〔1〕街〔2〕", "后", "〔1〕甲", "〔2〕乙"]
    assert texts(book(epub({"a.xhtml": xhtml(body), "b.xhtml": xhtml(body)}))) == one + one


def test_a_note_around_a_list_of_one_and_notes_in_another_file() -> None:
    chapter = (
        "<p>老<sup><a epub:type='noteref' href='#n'><img src='a.png'/></a></sup>街"
        "<a href='notes.xhtml#m'><sup>[①]</sup></a></p>"
        "<aside epub:type='footnote' id='n'><ol class='duokan-footnote-content'><li>甲</li></ol></aside>"
    )
    notes = "<aside epub:type='footnote' id='m'><p>乙 <a href='a.xhtml#x' role='doc-backlink'>↩︎</a></p></aside>"
    document = book(epub({"a.xhtml": xhtml(chapter), "notes.xhtml": xhtml(notes)}))
    assert texts(document) == ["老〔1〕街〔①〕", "〔1〕甲", "〔①〕乙"]


def test_vertical_marks_are_set_for_horizontal_lines() -> None:
    assert texts(book(epub({"a.xhtml": xhtml("<p>﹁老街﹂︵江邊︶︙</p>")}))) == ["「老街」（江邊）…"]


def test_what_is_out_of_line_comes_last() -> None:
    spine = '<spine><itemref idref="n" linear="no"/><itemref idref="a"/></spine>'
    chapters = {"a.xhtml": xhtml("<p>甲</p>"), "n.xhtml": xhtml("<p>注</p>")}
    document = book(epub(chapters, book=opf(item("a", "a.xhtml") + item("n", "n.xhtml"), spine)))
    assert texts(document) == ["甲", "注"]


@pytest.mark.parametrize(
    "changes",
    [
        {"container": None},
        {"container": "<container/>"},
        {"container": "no xml at all <"},
        {"book": None},
        {"book": "<package><manifest>"},
        {"book": opf("", "<spine/>")},
    ],
)
def test_broken_books_are_read_as_far_as_they_go(changes: dict[str, str | None]) -> None:
    assert sorted(texts(book(epub(TWO, **changes)))) == sorted(["第一章 风", "甲", "第二章 雨", "乙\xa0文"])


def test_missing_chapters() -> None:
    items = item("a", "a.xhtml") + item("x", "none.xhtml")
    spine = '<spine><itemref idref="x"/><itemref idref="a"/><itemref idref="nobody"/></spine>'
    assert texts(book(epub({"a.xhtml": xhtml("<p>甲</p>")}, book=opf(items, spine)))) == ["甲"]
    only = epub({}, book=opf(item("x", "none.xhtml"), '<spine><itemref idref="x"/></spine>'))
    assert reason(only) == "is a damaged book: none of its chapters can be read"


def test_a_chapter_that_is_no_xml() -> None:
    assert texts(book(epub({"a.xhtml": "<html><body><p>甲<p>乙<b>丙"}))) == ["甲", "乙丙"]


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<e:EncryptedData xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="{}"/>'
    '<e:CipherData><e:CipherReference URI="OEBPS/a.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
)


def test_protected_books_are_refused() -> None:
    import io
    import zipfile

    def with_encryption(algorithm: str) -> bytes:
        made = io.BytesIO(epub(TWO))
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr("META-INF/encryption.xml", ENCRYPTED.format(algorithm))
        return made.getvalue()

    assert reason(with_encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")) == (
        "is protected by its seller (DRM) and cannot be read"
    )
    assert texts(book(with_encryption("http://www.idpf.org/2008/embedding")))


def test_a_book_whose_fonts_alone_are_encrypted_opens() -> None:
    entry = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc").replace("a.xhtml", "Fonts/song.ttf")
    files = {"META-INF/encryption.xml": entry, "a.opf": opf(item("a", "a.xhtml"), '<itemref idref="a"/>')}
    assert texts(book(zipped({**files, "a.xhtml": xhtml("<p>甲</p>")}))) == ["甲"]


def test_references_do_not_leave_the_archive() -> None:
    items = item("a", "../../../../etc/passwd") + item("b", "a.xhtml")
    spine = '<spine><itemref idref="a"/><itemref idref="b"/></spine>'
    assert texts(book(epub({"a.xhtml": xhtml("<p>甲</p>")}, book=opf(items, spine)))) == ["甲"]


def test_entities_are_never_expanded() -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    chapter = (
        f'<?xml version="1.0"?>{laughs}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲&b;&f;乙</p></body></html>'
    )
    (text,) = texts(book(epub({"a.xhtml": chapter})))
    assert text == "甲&b;&f;乙"


def test_names_in_another_case_and_escaped() -> None:
    items = item("a", "Ch%20One.XHTML")
    data = zipped(
        {
            "META-INF/container.xml": "<container><rootfile full-path='b.opf'/></container>",
            "b.opf": opf(items, '<spine><itemref idref="a"/></spine>'),
            "ch one.xhtml": xhtml("<p>甲</p>"),
        }
    )
    assert texts(book(data)) == ["甲"]
