"""The window on a flow: paging loses nothing, a place is revealed with the least movement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.document import Anchor, Document, Paragraph
from reader.typesetting.flow import Flow, Part, Pinyin, Setting
from reader.typesetting.page import Page

TEXTS = st.lists(
    st.text(alphabet="他来北京，。ab ", min_size=1, max_size=120).filter(str.strip), min_size=1, max_size=12
)
SETTINGS = st.builds(Setting, st.integers(2, 40), st.sampled_from([Pinyin.NONE, Pinyin.WORD]))


def flow_of(texts, setting):
    document = Document("t", tuple(Paragraph(text) for text in texts))
    return Flow(document, setting, lambda paragraph, _: ())


def text_lines(flow):
    """The lines that hold glyphs, everything typeset."""
    for paragraph in range(len(flow.document.paragraphs)):
        flow.rows(paragraph)
    return {y for y in range(flow.total) if (line := flow.line(y)) is not None and line.part is Part.TEXT}


@given(TEXTS, SETTINGS, st.integers(2, 30))
def test_paging_down_shows_every_line(texts, setting, height):
    page = Page(flow_of(texts, setting), height)
    lines = text_lines(page.flow)
    y, seen = 0, set(range(height))
    while (following := page.down(y)) != y:
        assert following > y
        y = following
        seen.update(range(y, y + height))
    assert lines <= seen


@given(TEXTS, SETTINGS, st.integers(2, 30))
def test_paging_up_shows_every_line(texts, setting, height):
    page = Page(flow_of(texts, setting), height)
    lines = text_lines(page.flow)
    y = max(0, page.flow.total - height)
    seen = set(range(y, y + height))
    while y:
        before, y = y, page.up(y)
        assert y < before
        seen.update(range(y, y + height))
    assert lines <= seen


@given(TEXTS, SETTINGS, st.integers(2, 30), st.data())
def test_a_revealed_place_is_seen_whole(texts, setting, height, data):
    page = Page(flow_of(texts, setting), height)
    text_lines(page.flow)
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    place = Anchor(paragraph, data.draw(st.integers(0, len(texts[paragraph]) - 1)))
    y = data.draw(st.integers(0, max(0, page.flow.total - height)))
    shown = page.reveal(y, place)
    row = page.flow.y_of(place)
    tall = page.flow.height_at(place)
    assert shown <= row and row + tall <= shown + height
    assert page.reveal(shown, place) == shown
    if y <= row and row + tall <= y + height:
        assert shown == y  # it was seen already


@given(TEXTS, SETTINGS, st.integers(1, 30), st.integers(2, 40))
def test_the_top_holds_in_another_width(texts, setting, height, width):
    page = Page(flow_of(texts, setting), height)
    page.move_to(page.flow.total // 2)
    other = Page(flow_of(texts, Setting(width, setting.pinyin)), height, page.top)
    y = other.settle()
    assert other.flow.y_of(page.top) == y or page.top == Anchor()
    assert other.lines >= y + height  # it can be scrolled to


@given(TEXTS, SETTINGS, st.integers(2, 30))
def test_the_end_is_seen_at_the_end_only(texts, setting, height):
    page = Page(flow_of(texts, setting), height)
    lines = text_lines(page.flow)
    end = max(lines)
    for y in range(max(1, page.flow.total - height + 1)):
        place, ended = page.last(y)
        assert ended == (end < y + height)
        if ended:
            assert place == Anchor(len(texts) - 1, len(texts[-1]))


@pytest.mark.parametrize("height", [3, 9, 30])
@pytest.mark.parametrize("paragraph", [0, 1, 20, 39])
def test_a_place_jumped_to_stands_in_the_upper_third(height, paragraph):
    flow = flow_of(["短。"] * 40, Setting(20))
    text_lines(flow)
    y = flow.y_of(Anchor(paragraph))
    assert 0 <= y - Page(flow, height).centre(Anchor(paragraph)) <= height // 3
