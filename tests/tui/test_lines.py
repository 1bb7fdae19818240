"""Lists: how a line is cut, what frames it."""

import pytest
from textual.app import App
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from reader.tui.lines import Lines
from reader.tui.panes.wordline import Wordline
from tests.tui.conftest import screen_lines, settled, shown


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


@pytest.mark.parametrize("key", ["o", "B", "k", "x"])
async def test_without_colours_the_line_one_stands_on_is_turned_round(read, ranked, monkeypatch, key):
    ranked("公安", "警")
    monkeypatch.setenv("NO_COLOR", "1")
    async with read() as pilot:
        await pilot.press(key)
        await settled(pilot)
        lines = next(one for one in pilot.app.screen.query(Lines) if one.has_focus or not one.can_focus)
        turned = [y for y in range(lines.size.height) if any(s.reverse for _, s, _ in lines.render_line(y) if s)]
        assert len(turned) == 1


@pytest.mark.parametrize("key", ["/", "B"])
async def test_without_colours_a_field_and_its_cursor_are_seen(read, monkeypatch, key):
    monkeypatch.setenv("NO_COLOR", "1")
    async with read() as pilot:
        await pilot.press(key)
        await settled(pilot)
        cells = [style for _, style, _ in pilot.app.screen.query_one(Input).render_line(0)]
        assert cells[0].reverse
        assert cells[-1].underline


async def test_a_title_told_whole_is_cut_without_a_gap(read):
    async with read(size=(80, 24)) as pilot:
        pilot.app.screen_of_text.query_one(Wordline).say("公" * 100)
        await pilot.pause()
        assert shown(pilot.app.screen_of_text.query_one(Wordline)).split("\n")[1].strip() == "公" * 38 + "…"
