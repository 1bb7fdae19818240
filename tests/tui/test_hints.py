"""Windows name their keys on their lower edge, and a click presses them."""

import pytest

from reader.settings import Settings
from reader.typesetting.cells import text_width
from tests.tui.conftest import screen_lines, settled

WINDOWS = {
    "enter": ("entry", ["Enter Follow", "Esc Close"]),
    "e": ("mend", ["Enter Take", "Esc Close"]),
    "E": ("corrections", ["u Undo", "Esc Close"]),
    "'": ("annotations", ["Esc Close"]),
    "x": ("text-as", ["Enter Take", "Esc Close"]),
    "c": ("writing", ["Enter Keep", "Esc Close"]),
    "?": ("help", ["PgDn Page down", "Esc Close"]),
}


def lower_edge(pilot, name):
    """Return the row of the screen on which a window's lower edge is."""
    return screen_lines(pilot.app)[pilot.app.screen.query_one(f"#{name}").region.bottom - 1]


async def click(pilot, name, key):
    """Click a key on a window's lower edge."""
    edge = lower_edge(pilot, name)
    y = pilot.app.screen.query_one(f"#{name}").region.bottom - 1
    await pilot.click(offset=(text_width(edge[: edge.rindex(key)]), y))
    await settled(pilot)


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
@pytest.mark.parametrize("key", WINDOWS)
async def test_a_window_names_its_keys_and_can_be_left_by_a_click(read, key, size):
    name, expected = WINDOWS[key]
    async with read(size=size) as pilot:
        await pilot.press(key)
        await settled(pilot)
        edge = lower_edge(pilot, name)
        assert all(part in edge for part in expected)
        await click(pilot, name, "Esc")
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("theme", ["sanneng-dark", "ansi-dark", "ansi-light"])
@pytest.mark.parametrize("key", WINDOWS)
async def test_the_text_remains_around_a_window(read, key, theme):
    async with read(size=(120, 40), settings=Settings(theme=theme)) as pilot:
        title = screen_lines(pilot.app)[0]
        await pilot.press(key)
        await settled(pilot)
        assert pilot.app.screen is not pilot.app.screen_of_text
        assert screen_lines(pilot.app)[0] == title


async def test_an_entry_names_the_way_back_once_one_has_followed_a_word(read):
    async with read() as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "⌫" not in "".join(screen_lines(pilot.app))
        await pilot.press("enter")
        await settled(pilot)
        assert "⌫ Back" in "".join(screen_lines(pilot.app))


async def test_an_annotation_can_be_removed_and_brought_back_with_the_mouse(read):
    async with read() as pilot:
        await pilot.press("m", "'")
        await settled(pilot)
        for key, options in (("d Remove", 0), ("u Undo", 1)):
            await click(pilot, "annotations", key)
            assert pilot.app.screen.query_one("#annotated").option_count == options


@pytest.mark.parametrize(("size", "edited"), [((120, 40), True), ((40, 12), False)])
async def test_the_way_out_is_named_where_not_all_keys_fit(read, size, edited):
    async with read(size=size) as pilot:
        await pilot.press("m", "'")
        await settled(pilot)
        edge = lower_edge(pilot, "annotations")
        assert "Enter Go there" in edge
        assert "Esc Close" in edge
        assert ("e Edit" in edge) == edited
        assert "…" not in edge


@pytest.mark.parametrize("key", [key for key, (name, _) in WINDOWS.items() if name not in ("mend", "writing")])
async def test_q_leaves_the_program_from_every_window_but_those_one_writes_in(read, key):
    async with read() as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert pilot.app.screen is not pilot.app.screen_of_text
        await pilot.press("q")
        assert pilot.app.return_value == 0
