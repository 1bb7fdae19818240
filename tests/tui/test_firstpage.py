"""The page painted before Textual is what Textual then paints."""

import os
from contextlib import nullcontext
from tempfile import TemporaryFile

import pytest
from rich.color import ColorSystem

from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.text.document import Anchor
from reader.text.loader import load
from reader.tui.choices import Choices
from reader.tui.firstpage import color_system, first_page, page_rows, use_lexicon
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.tui.reading.inks import Inks
from reader.tui.theme_files import read_theme, theme_files
from reader.wording import Wording
from tests.tui.conftest import screen_lines


def painted(options, size, place):
    opened = Opened(load("interview"))
    choices = Choices(options, opened.document.key)
    if options.pinyin == "all":
        use_lexicon(opened)
    theme = read_theme("sanneng-dark")
    rows = page_rows(opened, choices, place, Wording("en"), size, theme)
    return ["".join(segment.text for segment in row) for row in rows]


@pytest.mark.parametrize("size", [(120, 40), (99, 30), (80, 24), (40, 12), (200, 60)])
@pytest.mark.parametrize("pinyin", ["none", "all", "word"])
@pytest.mark.parametrize("place", [Anchor(), Anchor(7, 30)])
async def test_text_stands_where_it_will_stand(read, size, pinyin, place):
    state = MemoryState()
    state.save_place(load("interview").key, place, 0.0, "", "")
    async with read(size=size, state=state, pinyin=pinyin) as pilot:
        view = pilot.app.screen_of_text.view
        x, y, width, height = view.region
        rows = painted(Options(Settings(), state, pinyin=pinyin), size, place)
        assert len(rows) == size[1]
        assert rows[0].rstrip() == screen_lines(pilot.app)[0].rstrip()
        for line in range(y, y + height):
            place = view.page.flow.line(view.scroll_offset.y + line - y)
            if pinyin == "word" and place is not None and place.part == "ruby":
                continue  # the reading of the word under the cursor comes later
            assert cells(rows[line], x, width) == cells(screen_lines(pilot.app)[line], x, width)


def near(one, other):
    """Whether two colours are the same but for the style sheet's rounding."""
    if one is None or other is None:
        return one is other
    return max(abs(a - b) for a, b in zip(one.get_truecolor(), other.get_truecolor(), strict=True)) <= 2


def cells(text, x, width):
    """The part of a line between two cells, without the scroll bar's cell."""
    from rich.segment import Segment

    return Segment.adjust_line_length(list(Segment.divide([Segment(text)], [x, x + width - 1]))[1], width)


@pytest.mark.parametrize("name", list(theme_files()))
async def test_inks_are_the_style_sheets(read, name):
    async with read(settings=Settings(theme=name)) as pilot:
        view = pilot.app.screen_of_text.view
        for ink, style in Inks.of_theme(read_theme(name)).styles.items():
            sheet = view.brush.inks[ink]
            assert (ink, style.without_color) == (ink, sheet.without_color)
            assert near(style.color, sheet.color), ink
            assert near(style.bgcolor, sheet.bgcolor), ink


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm"}, None),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, None),
    ],
)
def test_colours_of_the_terminal(environment, expected):
    assert color_system(environment) is expected


def test_a_terminal_without_a_size_is_taken_for_80_by_24(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((0, 0)))
    monkeypatch.setattr("reader.tui.firstpage._quiet_keys", nullcontext)
    options = Options(Settings(), MemoryState())
    opened = Opened(load("interview"))
    with (
        TemporaryFile("w+", encoding="utf-8") as terminal,
        first_page(opened, Choices(options, opened.document.key), Anchor(), Wording("en"), terminal) as shown,
    ):
        assert shown
        terminal.seek(0)
        written = terminal.read()
    assert "如何锻造一支" in written
    assert "\x1b[24;1H" in written
    assert "\x1b[25;1H" not in written
