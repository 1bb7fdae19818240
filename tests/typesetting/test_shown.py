"""Rows of a view: every code point of the text in one of them, each glyph where the view's own row has it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.views import Forms, View
from reader.text.document import Document, Kind, Paragraph
from reader.typesetting.blocks import block_for
from reader.typesetting.flow import Flow, Pinyin, Setting
from reader.typesetting.layout import typeset
from reader.typesetting.rows import Annotation
from reader.typesetting.shown import on_text, on_view

SIGNS = '今天下雨头发软件，。“”（） ,.:;?!()"-a1 '
BLOCK = block_for(Kind.BODY, 0, 0, 20)


TYPESET = View(typeset=True)
VIEWS = {forms: View(forms, typeset=True) for forms in Forms}


def laid_out(text: str, width: int, view: View = TYPESET, annotations: tuple[Annotation, ...] = ()):
    shown = view.of(text)
    rows = typeset(shown.text, width, annotations=on_view(annotations, shown), block=block_for(Kind.BODY, 0, 0, width))
    return shown, rows, on_text(rows, shown)


@given(st.text(SIGNS, min_size=1, max_size=80), st.integers(4, 40), st.sampled_from(Forms))
def test_nothing_is_lost_and_every_glyph_keeps_its_cell(text: str, width: int, forms: Forms) -> None:
    shown, rows, mapped = laid_out(text, width, VIEWS[forms])
    if not shown.text:
        return
    assert (mapped[0].start, mapped[-1].end) == (0, len(text))
    assert all(one.end == following.start for one, following in pairwise(mapped))
    assert "".join(sign for row in mapped for sign in row.signs) == shown.text
    for row, other in zip(mapped, rows, strict=True):
        assert len(row.signs) == row.end - row.start == len(row.columns) - 1
        assert list(row.columns) == sorted(row.columns)
        for offset in range(other.start, other.end):
            assert row.column(shown.origin(offset)) == other.column(offset)


@given(st.text(SIGNS, min_size=1, max_size=80), st.integers(4, 40))
def test_the_cell_of_a_glyph_leads_to_its_code_point(text: str, width: int) -> None:
    _, _, rows = laid_out(text, width)
    for row in rows:
        for offset in range(row.start, row.end):
            if row.signs[offset - row.start].strip() and row.columns[offset - row.start + 1] > row.column(offset):
                assert row.offset_at(row.column(offset)) == offset


def test_ruby_stands_over_what_is_shown_and_counts_in_the_text() -> None:
    text = "今 天 下 雨 了"
    annotations = tuple(Annotation(at, at + 1, (ruby,)) for at, ruby in ((0, "jīn"), (2, "tiān"), (4, "xià")))
    shown, (other,), (row,) = laid_out(text, 40, annotations=annotations)
    assert shown.text == "今天下雨了"
    assert [(ruby.start, ruby.end, ruby.text) for ruby in row.ruby] == [(0, 1, "jīn"), (2, 3, "tiān"), (4, 5, "xià")]
    assert [ruby.column for ruby in row.ruby] == [ruby.column for ruby in other.ruby]


@pytest.mark.parametrize("pinyin", [Pinyin.NONE, Pinyin.ALL])
def test_a_flow_shows_the_view_of_what_is_asked_for_only(pinyin: Pinyin) -> None:
    document = Document("t", (Paragraph("他 说:“好”,走 了."), Paragraph("头发,发展")) * 500)
    asked = []

    class Watched(View):
        def of(self, text: str):
            asked.append(text)
            return super().of(text)

    flow = Flow(document, Setting(40, pinyin), lambda *_: (), Watched(Forms.HANT, typeset=True))
    (row,) = flow.rows(701)
    assert "".join(row.signs) == "頭髮，發展"
    assert asked == ["头发,发展"]
    assert flow.total > 1000
