"""Every command of the table can be run from anywhere: by its keys, the palette, the footer, its full-width form."""

import re

import pytest

from reader.commands import COMMANDS
from reader.tui.bindings import keys_of
from reader.tui.keys import key_shown
from reader.tui.screens.help import HelpScreen
from tests.tui.conftest import screen_lines, settled, shown, under_cursor


async def test_the_palette_offers_and_runs_every_command(read, ranked):
    ranked("警")
    async with read() as pilot:
        offered = {command.title: command for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {command.title for command in COMMANDS} <= set(offered)
        for command in COMMANDS:
            if command.id == "quit":
                continue
            await offered[command.title].callback()
            await settled(pilot)
            if pilot.app.screen is not pilot.app.screen_of_text:
                await pilot.press("escape")
            assert pilot.app.screen is pilot.app.screen_of_text, command.id
        await offered["Quit"].callback()
        assert pilot.app._exit


async def test_a_command_typed_into_the_palette(read):
    async with read() as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        await pilot.press(*"keywords")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen_of_text.find_part == "keywords"


@pytest.mark.parametrize(
    ("name", "part"), [("toggle_regex", "search"), ("add_keyword", "keywords"), ("keyword_method", "keywords")]
)
async def test_a_pane_s_command_opens_its_pane(read, ranked, name, part):
    ranked("警")
    async with read() as pilot:
        await pilot.app.screen_of_text.run_command(name)
        await settled(pilot)
        assert pilot.app.screen_of_text.find_part == part


async def test_a_command_of_the_text_acts_on_the_text_while_a_list_has_the_focus(read):
    async with read() as pilot:
        await pilot.press("o")
        y = pilot.app.screen_of_text.view.scroll_offset.y
        await pilot.app.screen_of_text.run_command("page_down")
        assert pilot.app.screen_of_text.view.scroll_offset.y > y


@pytest.mark.parametrize(("key", "wide"), [("]", "】"), ("]", "］"), ("p", "ｐ"), ("G", "Ｇ"), ("space", "　")])
async def test_full_width_keys_do_the_same(read, key, wide):
    states = []
    for pressed in (key, wide):
        async with read() as pilot:
            await pilot.press(pressed)
            view = pilot.app.screen_of_text.view
            states.append((view.page.top, view.cursor, view.setting))
    assert states[0] == states[1]


@pytest.mark.parametrize(("wide", "shows"), [("？", "help"), ("／", "search"), ("、", "search")])
async def test_full_width_signs_open(read, wide, shows):
    async with read() as pilot:
        await pilot.press(wide)
        await settled(pilot)
        opened = "help" if isinstance(pilot.app.screen, HelpScreen) else pilot.app.screen_of_text.find_part
        assert opened == shows


@pytest.mark.parametrize("key", ["q", "ｑ"])
@pytest.mark.parametrize("before", [[], ["o"], ["k"], ["/", "down"]])
async def test_quitting_from_every_list(read, ranked, key, before):
    ranked("警")
    async with read() as pilot:
        for press in before:
            await pilot.press(press)
            await settled(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app._exit


async def test_escape_never_leaves_the_program(read, ranked):
    ranked("警")
    async with read() as pilot:
        for keys in (
            ["o"],
            ["/", "警"],
            ["k", "a", "x"],
            ["k", "space"],
            ["shift+right"],
            ["enter"],
            ["?"],
            ["ctrl+p"],
        ):
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
            for _ in range(3):
                await pilot.press("escape")
            await settled(pilot)
            assert pilot.app.screen_of_text.view.has_focus, keys
        assert not pilot.app._exit


async def test_escape_takes_one_step_at_a_time(read, search):
    """The selection first, then the search."""
    async with read() as pilot:
        await search(pilot, "警")
        await pilot.press("enter", "shift+right")
        await pilot.press("escape")
        view = pilot.app.screen_of_text.view
        assert view.selection is None
        assert view.brush.marks
        await pilot.press("escape")
        assert not view.brush.marks


async def test_escape_from_the_outline_leaves_the_search_alone(read, search):
    async with read() as pilot:
        await search(pilot, "警")
        await pilot.press("enter", "o", "escape")
        assert pilot.app.screen_of_text.view.brush.marks
        assert pilot.app.screen_of_text.view.has_focus


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_help_names_every_command_and_can_be_read_to_its_end(read, size):
    async with read(size=size) as pilot:
        await pilot.press("?")
        await settled(pilot)
        page = pilot.app.screen.query_one("#help")
        text = ""
        before = -1
        while before != page.scroll_y:
            before = page.scroll_y
            lines = screen_lines(pilot.app)[page.region.y + 1 : page.region.bottom - 1]  # without the frame
            text += re.sub(r"[\s│▁-▟]", "", "".join(lines))  # without the scrollbar
            await pilot.press("pagedown")
        for command in COMMANDS:
            assert "".join(key_shown(command.keys[0]).split()) in text
            assert "".join(command.help.split())[:12] in text, command.help
        await pilot.press("escape")
        assert pilot.app.screen is pilot.app.screen_of_text
        assert not pilot.app._exit


@pytest.mark.parametrize(("pane", "expected"), [("", "] Next section"), ("o", "f Figures"), ("/", "ctrl+r")])
async def test_the_footer_names_the_keys_that_matter_now(read, pane, expected):
    async with read() as pilot:
        if pane:
            await pilot.press(pane)
            await settled(pilot)
        assert expected in shown(pilot.app.screen.query_one("#footline"))


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["o"], ["Enter Go to section", "Esc Back", "? Help"]),
        (["/"], ["Enter Go to hit", "Esc Back"]),
        (["/", "down"], ["Enter Go to hit", "Esc Back", "? Help"]),
        (["h"], ["n Next hit", "? Help"]),
        (["h", "H"], ["/ Search", "? Help"]),
        (["B"], ["Enter Open", "Esc Back"]),
        (["k", "a"], ["Enter Add", "Esc Back"]),
    ],
)
async def test_the_footer_names_what_enter_does_and_the_way_back(read, size, keys, expected):
    async with read(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        footer = shown(pilot.app.screen.query_one("#footline"))
        if size[0] == 120 or len(expected) == 2:  # where there is no room for all, the way out comes first
            assert footer.startswith(expected[0])
        assert all(part in footer for part in expected[1:])


async def test_the_footer_names_the_way_through_the_hits_and_back(read, search):
    async with read() as pilot:
        await search(pilot, "警情")
        await pilot.press("enter")
        await settled(pilot)
        assert shown(pilot.app.screen.query_one("#footline")).startswith("n Next hit  / Search")
        assert "Esc Back  ? Help" in shown(pilot.app.screen.query_one("#footline"))
        await pilot.press("escape")
        await settled(pilot)
        assert shown(pilot.app.screen.query_one("#footline")).startswith("/ Search")


async def test_the_footer_of_the_hits_goes_to_the_one_that_is_clicked(read, search):
    async with read() as pilot:
        await search(pilot, "警情")
        await pilot.press("down", "down")
        view = pilot.app.screen_of_text.view
        await pilot.click("#footline", offset=(1, 0))
        await settled(pilot)
        assert view.has_focus
        assert pilot.app.screen_of_text.finding.current == 1


async def test_the_footer_of_ones_own_keyword_adds_it_when_clicked(read, ranked):
    ranked("公安")
    async with read() as pilot:
        await pilot.press("k", "a", *"民警")
        await settled(pilot)
        await pilot.click("#footline", offset=(1, 0))
        await settled(pilot)
        assert pilot.app.screen_of_text.query_one("#keywords").chosen == ("民警",)


async def test_the_footer_can_be_clicked(read):
    async with read() as pilot:
        line = shown(pilot.app.screen.query_one("#footline"))
        await pilot.click("#footline", offset=(line.index("Pinyin"), 0))
        await settled(pilot)
        assert pilot.app.screen_of_text.view.setting.pinyin == "all"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 8)])
async def test_the_footer_keeps_the_way_out(read, size):
    async with read(size=size) as pilot:
        footer = shown(pilot.app.screen.query_one("#footline"))
        assert footer.rstrip().endswith("? Help  q Quit")


async def test_the_wheel_takes_the_cursor_along(read):
    async with read() as pilot:
        view = pilot.app.screen_of_text.view
        word = under_cursor(pilot.app)
        for _ in range(12):
            view.scroll_down(animate=False)
        await settled(pilot)
        y = view.scroll_offset.y
        assert y > 0
        assert under_cursor(pilot.app) != word
        await pilot.press("right")
        assert abs(view.scroll_offset.y - y) <= 1  # it does not jump back to where the cursor was


def test_every_key_has_its_full_width_form():
    for command in COMMANDS:
        for key in command.keys:
            if len(key) == 1:
                assert chr(ord(key) + 0xFEE0) in keys_of(command)
