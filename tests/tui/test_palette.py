"""The choice of a command: in the user's language, with the keys, on any screen."""

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from reader.settings import Settings
from tests.tui.conftest import screen_lines, settled


@pytest.mark.parametrize(
    ("language", "asks", "offers"), [("en", "Type what you want", "Pinyin"), ("zh", "输入", "拼音")]
)
async def test_it_speaks_the_users_language_and_names_the_key(read, language, asks, offers):
    async with read(settings=Settings(language=language)) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        field = pilot.app.screen.query_one(Input)
        assert field.placeholder.startswith(asks)
        command = next(one for one in pilot.app.get_system_commands(pilot.app.screen_of_text) if one.title == offers)
        assert command.help.startswith("p  ")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 8)])
async def test_commands_are_seen_at_once(read, size):
    async with read(size=size) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        seen = [line for line in screen_lines(pilot.app) if "Add a keyword" in line]
        assert seen


async def test_without_colours_the_command_one_stands_on_is_underlined(read, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with read() as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        lines = pilot.app.screen.query_one(CommandList)
        first, _, third = (lines.render_line(y).crop(1, 6) for y in (0, 1, 2))
        assert all(style.underline for _, style, _ in first)
        assert not any(style.underline for _, style, _ in third)


@pytest.mark.parametrize("begin", [[], ["action_change_theme"]])
async def test_it_says_in_the_users_language_that_nothing_is_found(read, monkeypatch, begin):
    monkeypatch.setattr(CommandPalette, "_NO_MATCHES_COUNTDOWN", 0.001)
    async with read(settings=Settings(language="zh")) as pilot:
        if begin:
            pilot.app.action_change_theme()
        else:
            await pilot.press("ctrl+p")
        await settled(pilot)
        assert pilot.app.screen.query_one(Input).placeholder.isascii() is False
        await pilot.press("q", "q", "q", "x")
        lines = pilot.app.screen.query_one(CommandList)
        while not lines.option_count or not lines.get_option_at_index(0).disabled:
            await pilot.pause()
        assert any("没有找到" in line for line in screen_lines(pilot.app))
