"""Whole screens as text, compared with tests/golden/screen_*.txt.

With UPDATE_GOLDEN=1 in the environment they are written anew; look at what has changed before keeping them.
"""

import os
from pathlib import Path

import pytest
from textual.strip import Strip

from tests.tui.conftest import settled

GOLDEN = Path(__file__).parents[1] / "golden"

SCREENS = {
    "first_120x40": ((120, 40), "none", []),
    "pinyin_120x40": ((120, 40), "all", []),
    "first_80x24": ((80, 24), "none", []),
    "first_40x12": ((40, 12), "none", []),
    "pinyin_40x12": ((40, 12), "all", ["]"]),
    "panes_120x40": ((120, 40), "all", ["o", "k"]),
    "unsure_80x24": ((80, 24), "uncertain", [".", "."]),
    "pinyin_80x24": ((80, 24), "all", ["]", "]"]),
    "search_120x40": ((120, 40), "none", ["/", "警情", "enter", "n"]),
    "keywords_80x24": ((80, 24), "none", ["k", "space", "down", "down", "space"]),
    "entry_80x24": ((80, 24), "none", ["]", "right", "right", "right", "enter"]),
    "outline_40x12": ((40, 12), "none", ["o", "down", "down"]),
}


async def press(pilot, keys):
    for key in keys:
        await pilot.press(*(key if len(key) == 2 else [key]))
        await settled(pilot)


def picture(app):
    """Return the screen without the text's scrollbar: its length settles while pages are typeset ahead."""
    lines = app.screen._compositor.render_strips()
    if app.screen is app.screen_of_text:
        bar = app.screen_of_text.view.vertical_scrollbar.region
        for y in range(bar.y, bar.bottom):
            lines[y] = Strip.join([lines[y].crop(0, bar.x), Strip.blank(1), lines[y].crop(bar.x + 1)])
    return "".join(line.text.rstrip() + "\n" for line in lines)


@pytest.mark.parametrize("name", SCREENS)
async def test_screen(read, search, ranked, guessed, name):
    guessed("盛", "舍", "都", "长")  # so that the pictures do not change with what the models are sure of
    ranked("三能", "江南公安", "民警", "公安", "派出所")
    size, pinyin, keys = SCREENS[name]
    async with read(size=size, pinyin=pinyin) as pilot:
        if "/" in keys:
            await search(pilot, keys[1])
            keys = keys[2:]
        await press(pilot, keys)
        screen = picture(pilot.app)
    path = GOLDEN / f"screen_{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(screen, encoding="utf-8")
    assert screen == path.read_text(encoding="utf-8")
