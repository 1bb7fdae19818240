"""The text at every size: nothing lost, the place held, the line rules kept."""

import pytest

from tests.e2e.conftest import Open
from tests.e2e.reading import CLOSING, FITTED, Text, hide_outline, pages, rows, ruby_rows
from tests.terminal import Terminal

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.mark.parametrize("pinyin", ["none", "all"])
@pytest.mark.parametrize(("columns", "height"), SIZES)
def test_paging_shows_every_character(read: Open, text: Text, columns: int, height: int, pinyin: str) -> None:
    terminal = read("--pinyin", pinyin, columns=columns, rows=height)
    hide_outline(terminal)
    assert bool(ruby_rows(terminal)) == (pinyin == "all")
    reached = 0
    for page in pages(terminal):
        shown = "".join(map(text.of_row, page))
        start = text.place(shown, max(0, reached - len(shown)))
        assert start <= reached, f"never shown: {text.plain[reached:start]!r}"
        reached = start + len(shown)
        assert [row for row in page if row[0] in CLOSING] == []
    assert reached == len(text.plain), f"never shown: {text.plain[reached:]!r}"


@pytest.mark.parametrize("pinyin", ["none", "all"])
def test_resizing_holds_the_place(read: Open, text: Text, pinyin: str) -> None:
    terminal = read("--pinyin", pinyin)
    hide_outline(terminal)
    terminal.press(" ")
    before = rows(terminal)
    shown = "".join(map(text.of_row, before))
    place = text.place(shown)
    for columns, height in [*SIZES[1:], (200, 60), (40, 12), (20, 8), SIZES[0]]:
        terminal.resize(columns, height)
        terminal.until(lambda shown: _begins_with(shown, text, place), f"the place at {columns}×{height}")
        terminal.until_still()
        assert _begins_with(terminal, text, place)
    assert rows(terminal) == before


def _begins_with(terminal: Terminal, text: Text, place: int) -> bool:
    """Tell whether a place is in the first row of the screen."""
    shown = rows(terminal)
    if not FITTED(terminal) or not shown:
        return False
    top = text.of_row(shown[0])
    start = text.plain.find(top, max(0, place - len(top) + 1))
    return start <= place < start + len(top)


def test_pinyin_and_spelling_hold_the_place(read: Open, text: Text) -> None:
    terminal = read()
    hide_outline(terminal)
    terminal.press(" ")
    first = text.of_row(rows(terminal)[0])[:4]
    for key in "pPPPTtp":
        terminal.press(key)
        assert first in text.of_row(rows(terminal)[0]), f"after {key}"


def test_scrolling_by_rows_shows_every_row_once(read: Open, text: Text) -> None:
    """Shift+space from the end shows what space showed."""
    terminal = read(columns=80, rows=24)
    terminal.press("\x1b[F")
    seen = set()
    for _ in range(100):
        seen.update(map(text.of_row, rows(terminal)))
        if text.plain.startswith(text.of_row(rows(terminal)[0])):
            break
        terminal.press("\x1b[5~")
    missing = text.plain
    for row in seen:
        missing = missing.replace(row, "")
    assert missing == ""
