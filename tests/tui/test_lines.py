"""Lists: how a line is cut, what frames it."""

import pytest
from textual.app import App
from textual.content import Content
from textual.widgets.option_list import Option

from reader.tui.lines import Lines
from tests.tui.conftest import screen_lines, settled


@pytest.mark.parametrize(
    ("width", "expected"),
    [(6, "公安铁"), (5, "公安…"), (4, "公…"), (3, "公…")],
)
async def test_a_cut_line_has_its_ellipsis_right_behind_what_is_left(width, expected):
    class Small(App):
        CSS = f"Lines {{ width: {width}; border: none; padding: 0; text-wrap: nowrap; text-overflow: ellipsis; }}"

        def compose(self):
            yield Lines(Option(Content("公安铁")), compact=True)

    async with Small().run_test() as pilot:
        await pilot.pause()
        assert pilot.app.query_one(Lines).render_line(0).text.rstrip() == expected
        assert pilot.app.query_one(Lines).render_line(0).cell_length == width


async def test_no_list_changes_its_ground_where_the_focus_is(read, ranked):
    ranked("公安", "警")
    async with read() as pilot:
        await pilot.press("k")
        await settled(pilot)
        terms = pilot.app.screen.query_one("#terms", Lines)
        assert terms.has_focus
        assert terms.background_colors[1] == pilot.app.screen.query_one("#find").background_colors[1]


async def test_chapters_without_a_digit_stand_under_those_with_one(read, text_file):
    text = "\n\n".join(f"第{number}章 起\n\n他来了。" for number in range(1, 12))
    async with read(text_file(text)) as pilot:
        lines = [line.split("章")[0] for line in screen_lines(pilot.app) if "章 起" in line[:20]]
        assert {line.index("第") for line in lines} == {4}
        assert len(lines) == 11


async def test_the_bookmarks_stand_apart_from_the_sections(read):
    async with read() as pilot:
        await pilot.press("m")
        await settled(pilot)
        lines = [line[:28].strip() for line in screen_lines(pilot.app)]
        assert lines[lines.index("Bookmarks") - 1] == ""
