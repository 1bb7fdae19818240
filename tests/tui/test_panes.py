"""Panes: beside the text or over it, shown, hidden, sized; what was chosen is remembered."""

import pytest

from reader.study.memory import MemoryState
from tests.tui.conftest import settled


def displayed(app):
    """The panes that are shown; `*` for one that lies over the text."""
    panes = [app.screen_of_text.query_one(f"#{name}") for name in ("outline", "find")]
    return [f"{pane.id}{'*' if pane.has_class('overlay') else ''}" for pane in panes if pane.display]


def text_is_free(app):
    """Whether no pane covers the text."""
    view = app.screen_of_text.view.region
    panes = [app.screen_of_text.query_one(f"#{name}") for name in ("outline", "find")]
    return all(not pane.display or not pane.region.overlaps(view) for pane in panes)


async def go(pilot, *keys):
    await pilot.press(*keys)
    await settled(pilot)


@pytest.mark.parametrize(
    ("width", "keys", "expected"),
    [
        (120, [], ["outline"]),
        (120, ["/"], ["outline", "find"]),
        (100, [], ["outline"]),
        (100, ["/"], ["find"]),  # both have no room
        (100, ["/", "escape"], ["outline"]),
        (100, ["k"], ["find"]),
        (100, ["k", "o"], ["outline"]),
        (99, [], []),
        (80, ["o"], ["outline"]),
        (80, ["o", "o"], []),
        (80, ["o", "/"], ["find"]),
        (80, ["k", "o", "escape"], ["outline"]),
        (60, ["o"], ["outline*"]),
        (60, ["o", "escape"], []),
        (60, ["o", "enter"], []),
        (60, ["/"], ["find*"]),
        (60, ["o", "k"], ["find*"]),
        (60, ["k", "k"], []),
        (40, ["k", "o"], ["outline*"]),
        (40, ["k", "escape"], []),
    ],
)
async def test_which_panes_are_shown(read, width, keys, expected):
    async with read(size=(width, 20)) as pilot:
        for key in keys:
            await go(pilot, key)
        assert displayed(pilot.app) == expected
        if not any(name.endswith("*") for name in expected):
            assert text_is_free(pilot.app)


async def test_no_pane_stays_over_the_text_that_is_read(read, search):
    async with read(size=(60, 20)) as pilot:
        await search(pilot, "警")
        assert displayed(pilot.app) == ["find*"]
        await pilot.press("enter")
        await settled(pilot)
        assert displayed(pilot.app) == []
        await go(pilot, "o")
        await pilot.click("#reading", offset=(50, 5))
        await settled(pilot)
        assert displayed(pilot.app) == []


async def test_next_hit_shows_the_text_under_an_overlay(read, ranked):
    ranked("警")
    async with read(size=(40, 12)) as pilot:
        await go(pilot, "k")
        await go(pilot, "space", "n")
        assert displayed(pilot.app) == []
        assert pilot.app.screen_of_text.view.has_focus


async def test_resizing_the_window(read):
    async with read(size=(120, 30)) as pilot:
        await go(pilot, "/")
        for width, expected in ((100, ["find"]), (60, ["find*"]), (120, ["outline", "find"]), (20, ["find*"])):
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
            assert displayed(pilot.app) == expected, width
        await go(pilot, "escape")
        assert pilot.app.screen_of_text.view.has_focus


async def test_wider_and_narrower(read):
    async with read() as pilot:
        outline = pilot.app.screen.query_one("#outline")
        before = outline.outer_size.width
        await go(pilot, ">", ">", "<")
        assert outline.outer_size.width == before + 2


@pytest.mark.parametrize(
    ("chosen", "key", "expected"), [("17", "<", 16), ("16", "<", 16), ("59", ">", 60), ("60", ">", 60)]
)
async def test_least_and_greatest_width(read, chosen, key, expected):
    state = MemoryState()
    state.choose("outline_width", chosen)
    async with read(state=state) as pilot:
        await go(pilot, key)
        assert pilot.app.screen.query_one("#outline").outer_size.width == expected


async def test_a_pane_grows_until_the_other_one_would_have_to_go(read):
    state = MemoryState()
    state.choose("find_width", "51")
    async with read(state=state) as pilot:
        await go(pilot, "k")
        await go(pilot, ">", ">")
        assert displayed(pilot.app) == ["outline", "find"]
        assert pilot.app.screen_of_text.view.outer_size.width == 40


async def test_column(read):
    async with read(size=(200, 30)) as pilot:
        view = pilot.app.screen_of_text.view
        assert view.setting.width == 80
        await go(pilot, "-", "-", "+", "=", "-")
        assert view.setting.width == 76
        left = view.brush.left
        assert abs(view.size.width - left - view.setting.width - left) <= 4  # centred, the margin of signs apart


@pytest.mark.parametrize(("chosen", "key", "expected"), [("11", "-", 20), ("59", "+", 120)])
async def test_least_and_greatest_column(read, chosen, key, expected):
    state = MemoryState()
    state.choose("column", chosen)
    async with read(size=(200, 30), state=state) as pilot:
        await go(pilot, key)
        assert pilot.app.screen_of_text.view.setting.width == expected


async def test_hidden_and_sized_panes_are_remembered(read):
    state = MemoryState()
    async with read(state=state) as pilot:
        await go(pilot, ">", ">", "-")
        await go(pilot, "o", "o")
        assert displayed(pilot.app) == []
    async with read(state=state) as pilot:
        assert displayed(pilot.app) == []
        assert pilot.app.screen_of_text.view.setting.width == 76
        await go(pilot, "o")
        assert pilot.app.screen.query_one("#outline").outer_size.width == 32


async def test_a_narrow_window_forgets_nothing(read):
    """What is not shown for want of room is still wanted."""
    state = MemoryState()
    async with read(state=state, size=(60, 20)) as pilot:
        await go(pilot, "o", "escape")
    async with read(state=state, size=(100, 20)) as pilot:
        await go(pilot, "/")
    async with read(state=state) as pilot:
        assert displayed(pilot.app) == ["outline"]


@pytest.mark.parametrize("size", [(20, 8), (10, 4), (3, 2), (1, 1)])
async def test_tiny_windows(read, ranked, size):
    ranked("警")
    async with read(size=size, pinyin="all") as pilot:
        for key in ("space", "o", "down", "enter", "/", "escape", "k", "space", "n", "escape", "enter", "escape", "?"):
            await go(pilot, key)
        await go(pilot, "escape")
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 8)])
@pytest.mark.parametrize(("key", "name"), [("/", "hits"), ("k", "terms"), ("o", "outline")])
async def test_lists_end_where_their_pane_ends(read, ranked, size, key, name):
    """A line below the pane's edge could never be seen."""
    ranked("警")
    async with read(size=size) as pilot:
        await go(pilot, key)
        lines = pilot.app.screen.query_one(f"#{name}").region
        assert lines.bottom == pilot.app.screen.query_one("#body").region.bottom
