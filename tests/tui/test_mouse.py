"""The mouse: clicks, drags, the wheel; and what a copy says."""

import pytest

from tests.tui.conftest import settled, under_cursor

TEXT = "他说今天来北京，我们很高兴。\n\n第二天他又走了。"


def cell(view, paragraph, offset):
    """Where a code point stands in the view: x and y."""
    flow = view.page.flow
    rows = flow.rows(paragraph)
    from reader.text.document import Anchor
    from reader.typesetting.rows import row_of

    row = rows[row_of(rows, offset)]
    y = flow.y_of(Anchor(paragraph, offset)) + flow.setting.row_height - 1 - view.scroll_offset.y
    return view.brush.left + row.column(offset), y


async def drag(pilot, start, end):
    await pilot.mouse_down("#reading", offset=start)
    await pilot.hover("#reading", offset=end)
    await pilot.mouse_up("#reading", offset=end)
    await settled(pilot)


@pytest.mark.parametrize("pinyin", ["none", "all"])
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0, 2), (0, 5), "今天来北京"),
        ((0, 3), (0, 3), ""),  # within one word nothing is selected
        ((0, 5), (0, 2), "今天来北京"),  # backwards: the word where it began included
        ((0, 11), (1, 0), "高兴。\n第二天"),
        ((1, 0), (0, 11), "高兴。\n第二天"),
    ],
)
async def test_a_drag_selects_whole_words_without_ruby(read, text_file, pinyin, start, end, expected):
    async with read(text_file(TEXT), pinyin=pinyin) as pilot:
        view = pilot.app.screen_of_text.view
        await drag(pilot, cell(view, *start), cell(view, *end))
        selected = view.selection.text(view.opened.document) if view.selection else ""
        assert selected == expected
        if expected:
            await pilot.press("y")
            assert pilot.app.clipboard == expected


async def test_a_click_takes_the_selection_away(read, text_file):
    async with read(text_file(TEXT)) as pilot:
        view = pilot.app.screen_of_text.view
        await drag(pilot, cell(view, 0, 0), cell(view, 0, 5))
        assert view.selection
        await pilot.click("#reading", offset=cell(view, 1, 3))
        assert view.selection is None
        assert under_cursor(pilot.app) == "他"


@pytest.mark.parametrize("place", [(0, 0), (119, 0), (60, 30)])
async def test_clicks_beside_the_text_do_no_harm(read, text_file, place):
    async with read(text_file(TEXT)) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.click(offset=place)
        await drag(pilot, (1, view.size.height - 1), (5, view.size.height - 1))
        assert view.selection is None


async def test_a_drag_over_the_edge_goes_on_below(read):
    async with read(size=(80, 20)) as pilot:
        view = pilot.app.screen_of_text.view
        start = cell(view, 4, 1)
        await pilot.mouse_down("#reading", offset=start)
        for _ in range(12):
            await pilot._post_mouse_events([_moved()], offset=(start[0], 18), button=1)
        assert view.scroll_offset.y > 0
        assert len(view.copied()) > 100
        await pilot.mouse_up("#reading", offset=(10, 5))


def _moved():
    from textual.events import MouseMove

    return MouseMove


async def test_the_wheel_scrolls_the_text(read):
    from textual.events import MouseScrollDown

    async with read(size=(80, 20)) as pilot:
        view = pilot.app.screen_of_text.view
        for _ in range(5):
            await pilot._post_mouse_events([MouseScrollDown], "#reading", offset=(5, 5), button=0)
        await settled(pilot)
        assert view.scroll_offset.y >= 5


async def test_the_scroll_bar_can_be_clicked(read):
    async with read(size=(80, 20)) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.click(offset=(79, 16))
        await settled(pilot)
        assert view.scroll_offset.y > 0


async def test_find_s_two_parts_are_switched_by_the_mouse(read, ranked):
    ranked("警")
    async with read() as pilot:
        await pilot.press("/")
        await settled(pilot)
        await pilot.click("#find-title", offset=(11, 0))
        await settled(pilot)
        assert pilot.app.screen_of_text.find_part == "keywords"
        await pilot.click("#find-title", offset=(1, 0))
        await settled(pilot)
        assert pilot.app.screen_of_text.find_part == "search"


def said(app):
    return [notice.message for notice in app._notifications]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "Copied 3 characters"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "Terminal.app takes no copies"),
        ({"VTE_VERSION": "6800"}, "too old"),
        ({"VTE_VERSION": "7600"}, "Copied 3 characters"),
        ({"TERM": "linux"}, "takes no copies"),
    ],
)
async def test_a_copy_is_said_or_its_refusal(read, text_file, monkeypatch, environment, expected):
    for name in ("TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    async with read(text_file("他来。")) as pilot:
        await pilot.press("y")
        assert len(said(pilot.app)) == 1
        assert expected in said(pilot.app)[0]
        assert pilot.app.clipboard == "他来。"


async def test_one_character_is_one(read, text_file):
    async with read(text_file("字")) as pilot:
        await pilot.press("y")
        assert said(pilot.app) == ["Copied 1 character"]
