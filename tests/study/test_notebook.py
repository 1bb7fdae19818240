"""Notes as Markdown read as they were written."""

import time
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.study.annotations import Annotation, AnnotationKind, annotate
from reader.study.library import ShelfText
from reader.study.notebook import LOST, Entry, entries, notebook
from reader.text.document import Anchor, Document
from reader.text.loader import document_of

TEXT = ShelfText("k", "书 *名*", "a", "/x/a_b.txt")


def note(quote: str, text: str = "", kind: AnnotationKind = AnnotationKind.NOTE, name: str = "") -> Annotation:
    return Annotation("1", "k", kind, Anchor(), quote, note=text, name=name)


def test_the_whole() -> None:
    annotations = [note("第一句", name="起点", kind=AnnotationKind.BOOKMARK), note("引\n文", "批注")]
    assert notebook([(TEXT, entries(None, annotations)), (TEXT, [])]).replace("1970-01-01", "DAY") == (
        "# 书 \\*名\\*\n\n/x/a\\_b.txt\n\n- 起点 (DAY)\n\n> 引\n>\n> 文\n\n批注 (DAY)\n"
    )


def test_nothing() -> None:
    assert notebook([(TEXT, [])]) == ""


@pytest.mark.parametrize(
    "hostile",
    [
        "1. a",
        "12) b",
        "123. 三",
        "123456789) c",
        "1.5",
        "- x",
        "# h",
        "*a* [b](c) <b> `d`",
        "===",
        "&amp;",
        "~~~",
        "| a |",
    ],
)
def test_signs_stay_signs(hostile: str) -> None:
    shown = unescape(MarkdownIt().render(notebook([(TEXT, [Entry(note(hostile))])])))
    assert f"<p>{hostile}</p>" in shown


@given(st.text(st.sampled_from("1. )-+*_#<>[]`!&|~=\\a三"), min_size=1))
def test_no_text_becomes_markup(hostile: str) -> None:
    tokens = MarkdownIt().parse(notebook([(TEXT, [Entry(note(hostile))])]))
    kinds = {token.type for token in tokens} - {"inline"}
    inner = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "blockquote_open",
        "blockquote_close",
    }
    assert inner <= {"text", "text_special"}


def test_sections_in_the_order_of_the_text_and_what_is_lost_last() -> None:
    document = load_text("# 书\n\n## 一\n\n第一句在这里。\n\n## 二\n\n第二句在这里。\n")
    first, second = Anchor(2, 0), Anchor(4, 0)
    marked = [
        annotate(document, second, Anchor(4, 3), AnnotationKind.HIGHLIGHT),
        annotate(document, first, Anchor(2, 3), AnnotationKind.NOTE, note="一行\n又一行\n\n一段"),
        replace(
            annotate(document, first, Anchor(2, 3), AnnotationKind.HIGHLIGHT),
            quote="早就删去的句子",
            before="啊啊啊",
            after="哦哦哦",
        ),
    ]
    marked = [
        replace(annotation, made=0.0, colour=colour) for annotation, colour in zip(marked, (3, 1, 1), strict=True)
    ]
    day = time.strftime("%Y-%m-%d", time.localtime(0))
    assert notebook([(TEXT, entries(document, marked))]).split("\n\n", 2)[2] == (
        f"## 一\n\n> 第一句\n\n一行\\\n又一行\n\n一段 ({day})\n\n## 二\n\n> 第二句\n\n({day}, colour 3)\n\n"
        f"## {LOST}\n\n> 早就删去的句子\n\n({day})\n"
    )


def load_text(text: str) -> Document:
    return document_of(text.encode(), "书.md", "书.md")
