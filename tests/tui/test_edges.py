"""Small screens, few colours, the end of a text: what gives way and what never does."""

import pytest

from reader.tui.panes.footline import Footline
from reader.tui.panes.topline import Topline
from reader.tui.panes.wordline import Wordline, WordNote
from tests.tui.conftest import screen_lines, settled, shown


async def test_the_end_is_called_so(read, text_file):
    async with read(text_file("你好吗")) as pilot:
        assert shown(pilot.app.screen.query_one(Topline)).endswith("end  100 %")
        await pilot.press("L")
        assert shown(pilot.app.screen.query_one(Topline)).endswith("完  100 %")


async def test_a_narrow_outline_still_says_how_to_go_to_a_section(read):
    async with read(size=(40, 12)) as pilot:
        await pilot.press("o")
        await settled(pilot)
        foot = shown(pilot.app.screen.query_one(Footline))
        assert "Enter Go to section" in foot and "Esc Back" in foot and "? Help" in foot


@pytest.mark.parametrize(
    ("width", "expected"), [(30, "民警  mínjǐng  a civil"), (60, "民警  mínjǐng  HSK 6  ×9  a civil")]
)
async def test_on_one_line_the_gloss_keeps_half_of_it(read, width, expected):
    async with read(size=(width, 8)) as pilot:
        line = pilot.app.screen.query_one(Wordline)
        note = WordNote(
            "民警", "mínjǐng", level="HSK 6 (2025)", count=9, gloss="a civil police officer in the PRC " * 2
        )
        line.tell(note)
        assert shown(line).strip().startswith(expected)


async def test_without_colours_a_line_divides_the_panes(read, monkeypatch):
    async with read() as pilot:
        assert "│" not in screen_lines(pilot.app)[5]
    monkeypatch.setenv("NO_COLOR", "1")
    async with read() as pilot:
        await pilot.press("/")
        await settled(pilot)
        assert screen_lines(pilot.app)[5].count("│") == 2
