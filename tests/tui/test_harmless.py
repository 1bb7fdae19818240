"""Names of files and whatever else comes from outside never steer the terminal."""

import pytest

from reader.text.clean import UNSAFE
from reader.tui.panes.wordline import Wordline
from tests.tui.conftest import screen_lines, settled

NAME = "\x1b[31m\x1b]0;x\x07名\x9b2J\u202e\u200b[red].txt"


@pytest.fixture
def strange(tmp_path):
    path = tmp_path / NAME
    path.write_text("今天下雨。", encoding="utf-8")
    return path


async def test_a_name_in_the_library(read, strange):
    async with read(strange) as pilot:
        await pilot.press("B")
        await settled(pilot)
        rows = "".join(screen_lines(pilot.app))
        assert "␛[31m" in rows
        assert "[red].txt" in rows
        assert not UNSAFE.search(rows)


async def test_a_name_in_a_notice(read, strange):
    async with read(strange) as pilot:
        pilot.app.notify(str(strange), severity="warning")
        await settled(pilot)
        rows = "".join(screen_lines(pilot.app))
        assert "␛[31m" in rows
        assert not UNSAFE.search(rows)


async def test_what_nobody_has_cleaned_goes_no_further(read):
    async with read() as pilot:
        pilot.app.screen.query_one(Wordline).say(f"甲{NAME}乙")
        await settled(pilot)
        rows = screen_lines(pilot.app)
        assert any("名2J[red].txt乙" in row for row in rows)
        assert not UNSAFE.search("".join(rows))
