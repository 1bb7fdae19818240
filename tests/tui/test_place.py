"""The reader's place: an anchor that nothing but the reader moves."""

import sqlite3
from types import SimpleNamespace

import pytest

from reader.study.memory import MemoryState
from reader.study.state import ReadingState
from reader.typesetting.flow import Part
from tests.tui.conftest import screen_lines, settled


def first_visible(app):
    view = app.screen_of_text.view
    return view.page.top


def shown_first(app):
    """The first code point that really stands on the first text row of the view."""
    view = app.screen_of_text.view
    y = view.scroll_offset.y
    while (line := view.page.flow.line(y)) is None or line.part != "text":
        y += 1
    return view.page.flow.anchor_of(line), view.page.flow.row(line).end


def holds(app, place):
    start, end = shown_first(app)
    return start.paragraph == place.paragraph and start.offset <= place.offset < end


@pytest.mark.parametrize("pages", [1, 3, 40])
@pytest.mark.parametrize(
    "keys", [["p"], ["p", "P", "P", "P"], ["p", "T"], ["M"], ["t", "t"], ["o", "o"], ["k"], ["-", "+"], ["C"]]
)
async def test_toggles_hold_the_place(read, pages, keys):
    async with read() as pilot:
        await pilot.press(*["space"] * pages)
        place = shown_first(pilot.app)[0]
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
            assert holds(pilot.app, place), key


@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_resizing_holds_the_place(read, pinyin):
    async with read(pinyin=pinyin) as pilot:
        await pilot.press("space", "space")
        place = shown_first(pilot.app)[0]
        for size in [(80, 24), (40, 12), (200, 60), (40, 40), (120, 40)]:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert holds(pilot.app, place), size


@pytest.mark.parametrize("change", ["p", (40, 12), (40, 40)])
async def test_the_word_one_has_gone_to_stays_in_sight(read, change):
    async with read(size=(80, 24)) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("space", *["down"] * 18)
        word = view.cursor
        for again in range(3):
            if isinstance(change, str):
                await pilot.press(change)
            else:
                await pilot.resize_terminal(*((80, 24) if again == 1 else change))
            await settled(pilot)
            assert view.cursor == word
            y = view.scroll_offset.y
            assert view.page.reveal(y, word) == y


async def test_place_is_kept_for_the_next_start(read):
    state = MemoryState()
    async with read(state=state) as pilot:
        await pilot.press("]", "]", "]", "p")
        await settled(pilot)
        place = first_visible(pilot.app)
        assert place.paragraph > 0
    async with read(state=state) as pilot:
        assert first_visible(pilot.app) == place
        assert holds(pilot.app, place)
        assert pilot.app.screen_of_text.view.setting.pinyin == "all"


async def test_a_place_that_cannot_be_kept_is_said_once(read, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.study.database.PATIENCE", 0.01)
    path = tmp_path / "reading.sqlite"
    state = ReadingState.open(path)
    async with read(state=state) as pilot:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("space", "space", "space")
        await settled(pilot)
        said = [notice.message for notice in pilot.app._notifications if "locked" in notice.message]
        assert len(said) == 1
        other.close()
        place = first_visible(pilot.app)
        await pilot.press("p")
        await settled(pilot)
    state.close()
    again = ReadingState.open(path)
    assert again.place(pilot.app.opened.document.key) == place
    again.close()


@pytest.mark.parametrize("pages", [0, 2])
async def test_the_share_told_is_that_of_the_place(read, pages):
    """Pinyin, the column's width and the screen's size change how much is seen, not how far one is."""
    async with read() as pilot:

        def told():
            return screen_lines(pilot.app)[0].split()[-2:]

        await pilot.press(*["space"] * pages)
        before = told()
        assert (before == ["0", "%"]) == (pages == 0)
        for key in ("p", "M", "-", "p"):
            await pilot.press(key)
            await settled(pilot)
            assert told() == before
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert told() == before
        await pilot.press("end")
        assert told() == ["100", "%"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
@pytest.mark.parametrize("pinyin", ["none", "all", "word"])
async def test_paging_shows_every_character(read, size, pinyin):
    async with read(size=size, pinyin=pinyin) as pilot:
        view = pilot.app.screen_of_text.view
        seen = set()
        before = None
        while before != view.scroll_offset.y:
            before = view.scroll_offset.y
            for y in range(before, before + view.page.height):
                line = view.page.flow.line(y)
                if line is not None and line.part == "text":
                    row = view.page.flow.row(line)
                    seen.update((line.paragraph, offset) for offset in range(row.start, row.end))
            await pilot.press("space")
        paragraphs = view.opened.document.paragraphs
        assert seen == {(i, offset) for i, p in enumerate(paragraphs) for offset in range(len(p.text))}


async def test_page_up_returns_over_everything(read):
    async with read(size=(80, 24), pinyin="all") as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("end")
        seen = set()
        while True:
            y = view.scroll_offset.y
            seen.update(range(y, y + view.page.height))
            if y == 0:
                break
            await pilot.press("pageup")
        text_lines = {
            y for y in range(view.page.flow.total) if (line := view.page.flow.line(y)) and line.part == "text"
        }
        assert text_lines <= seen


async def test_end_and_start(read):
    async with read() as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("end")
        last = len(view.opened.document.paragraphs) - 1
        assert view.cursor.paragraph == last
        assert view.page.last(view.scroll_offset.y)[1]
        await pilot.press("home")
        assert view.scroll_offset.y == 0


async def test_no_reading_stands_at_the_lower_edge_without_its_word(read):
    cut = 0
    async with read(size=(80, 24), pinyin="all") as pilot:
        view = pilot.app.screen_of_text.view
        for y in range(60):
            view.scroll_to(y=y, animate=False, force=True)
            await pilot.pause()
            line = view.page.flow.line(view.scroll_offset.y + view.size.height - 1)  # what is above may have grown
            last = screen_lines(pilot.app)[view.region.bottom - 1][: view.size.width - 1]
            if line is not None and line.part is Part.RUBY:
                cut += 1
                assert not last.strip()
            elif line is not None and line.part is Part.TEXT:
                assert last.strip()
    assert cut > 5


async def test_the_readings_of_a_page_are_found_before_they_are_asked_for(read, monkeypatch):
    async with read() as pilot:
        view = pilot.app.screen_of_text.view
        for _ in range(2):
            await pilot.press("space")
            timer = None
            while timer is not view._ahead:  # another one goes on with the work
                timer = view._ahead
                while not timer._task.done():
                    await pilot.pause()
                await pilot.pause()
            with monkeypatch.context() as patched:
                patched.setattr(view.opened, "_annotator", None)  # what is not known yet cannot be found now
                first, last = view.page.top.paragraph, view.page.last(view.scroll_offset.y)[0].paragraph
                assert last > first
                assert all(view.opened.words(piece) for piece in range(first, last + 1))


async def test_an_edited_file_opens_where_one_stopped(read, state, tmp_path):
    path = tmp_path / "书.txt"
    text = "书\n\n" + "他说今天起风了。\n\n" * 200
    path.write_text(text, encoding="utf-8")
    async with read(path, state=state) as pilot:
        await pilot.press("space", "space")
        place = first_visible(pilot.app)
    path.write_text(f"{text}又添了一句。\n", encoding="utf-8")
    async with read(path, state=state) as pilot:
        assert place.paragraph > 0
        assert first_visible(pilot.app) == place


async def test_garbage_is_looked_for_where_there_is_much(read, monkeypatch):
    looked = []
    counts = [(0, 0, 9), (0, 0, 10)]
    collector = SimpleNamespace(get_count=lambda: counts.pop(0), collect=lambda: looked.append(True))
    async with read() as pilot:
        monkeypatch.setattr("reader.tui.reading.sheet.gc", collector)
        monkeypatch.setattr(pilot.app.screen_of_text.view, "_paint_ahead", lambda: None)
        pilot.app.screen_of_text.view._tidy()
        assert not looked
        pilot.app.screen_of_text.view._tidy()
        assert looked == [True]
