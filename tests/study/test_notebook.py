"""Notes as Markdown read as they were written."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.study.annotations import Annotation, AnnotationKind
from reader.study.library import ShelfText
from reader.study.notebook import notebook
from reader.text.document import Anchor

TEXT = ShelfText("k", "书 *名*", "a", "/x/a_b.txt")


def note(quote: str, text: str = "", kind: AnnotationKind = AnnotationKind.NOTE, name: str = "") -> Annotation:
    return Annotation("1", "k", kind, Anchor(), quote, note=text, name=name)


def test_the_whole() -> None:
    annotations = [note("第一句", name="起点", kind=AnnotationKind.BOOKMARK), note("引\n文", "批注")]
    assert notebook([(TEXT, annotations), (TEXT, [])]).replace("1970-01-01", "DAY") == (
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
    shown = unescape(MarkdownIt().render(notebook([(TEXT, [note(hostile)])])))
    assert f"<p>{hostile}</p>" in shown


@given(st.text(st.sampled_from("1. )-+*_#<>[]`!&|~=\\a三"), min_size=1))
def test_no_text_becomes_markup(hostile: str) -> None:
    tokens = MarkdownIt().parse(notebook([(TEXT, [note(hostile)])]))
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
