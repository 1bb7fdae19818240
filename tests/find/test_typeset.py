"""Searching a text that is shown typeset or in other forms: what is seen is found, and counted in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.search import Haystack
from reader.language.script import fold
from reader.language.views import Forms, View
from reader.text.document import Document, Paragraph

TYPESET = View(typeset=True)


def found(text: str, query: str, view: View = TYPESET) -> list[str]:
    document = Document("t", tuple(map(Paragraph, text.split("\n"))))
    return [document.text[start:end] for start, end in Haystack(document, fold, view).spans(query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("今 天 下 雨 了 , 回 家", "天下雨了，回", ["天 下 雨 了 , 回"]),
        ("今 天 下 雨 了 , 回 家", "今天 下雨", []),
        ("第一章 风雨", "章风", []),
        ("第一章 风雨", "章 风", ["章 风"]),
        ("下雨...走了", "雨……走", ["雨...走"]),
        ("下雨。。。走了", "……走", ["。。。走"]),
        ("下雨--走了", "雨——走", ["雨--走"]),
        ("下雨---走了", "雨——走", ["雨---走"]),
        ('他说:"好."', "：“好。”", [':"好."']),
        ("用 a b", "ab", []),
        ("下雨\n走了", "雨走", []),
        ("下雨", "雪", []),
        ("下雨.*", ".*", [".*"]),
    ],
)
def test_what_is_seen_is_found(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


def test_far_apart_hits_are_all_found() -> None:
    text = "\n".join(["今 天 下 雨 了"] + ["好" * 3000] * 400 + ["今天下雨"])
    assert found(text, "今天下雨") == ["今 天 下 雨", "今天下雨"]


@pytest.mark.parametrize("query", ["说着", "説着", "説著"])
def test_forms_that_do_not_fold_are_found_as_shown(query: str) -> None:
    assert found("他说着话", query, View(Forms.HONG_KONG)) == (["说着"] if query != "説著" else [])


@given(st.text('今天下雨 ,。"a', min_size=1, max_size=30), st.data())
def test_every_part_of_what_is_shown_is_found(text: str, data: st.DataObject) -> None:
    view = TYPESET.of(text)
    start = data.draw(st.integers(0, len(view.text)))
    part = view.text[start : data.draw(st.integers(start, len(view.text)))].strip()
    if part:
        spans = list(Haystack(Document("t", (Paragraph(text),)), fold, TYPESET).spans(part))
        shown = [fold(view.text[view.shown(a) : view.shown(b)]) for a, b in spans]
        most = len(part) + 2  # half of an ellipsis at either end is found with its other half
        assert any(fold(part) in each and len(each) <= most for each in shown)
