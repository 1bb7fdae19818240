"""Searching: as one types, counted, by section, with a way back."""

import asyncio
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from reader.text.document import Document, Paragraph
from reader.tui import messages
from reader.tui.lines import Lines
from reader.tui.opened import Opened
from reader.tui.panes.search import SearchPane
from reader.tui.screens.find_jobs import Finder
from reader.typesetting.cells import text_width
from tests.tui.conftest import screen_lines, searched, settled, shown, under_cursor

TEXT = """# 书

## 甲章

他来北京。我們说话。

他又走了；去上海。

## 乙章

北京的人说：“北京好。”
"""


@pytest.fixture
def book(text_file):
    return text_file(TEXT, "book.md")


def count(app):
    return shown(app.screen.query_one("#count", Static))


def hits(app):
    """The list's lines: section titles and hits."""
    lines = app.screen.query_one("#hits", Lines)
    return [option.prompt.plain for option in lines.options]


def current(app):
    """The current hit's place in flat offsets, or None."""
    finding = app.screen_of_text.finding
    return None if finding.place is None else finding.document.offset(finding.place)


def marked(app):
    """The spans that are marked, `[...]`, the current one `{...}`, paragraph by paragraph."""
    view = app.screen_of_text.view
    found = []
    for paragraph, marks in sorted(view.brush.marks.items()):
        text = view.opened.document.paragraphs[paragraph].text
        for mark in sorted(marks, key=lambda mark: -mark.start):
            one, other = "{}" if mark.ink == "current" else "[]"
            text = f"{text[: mark.start]}{one}{text[mark.start : mark.end]}{other}{text[mark.end :]}"
        found.append(text)
    return found


async def test_hits_are_counted_and_listed_by_section(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "北京")
        assert count(pilot.app) == "3 hits"
        third = " 北京的人说：“北京好。”"
        assert hits(pilot.app) == ["甲章", "▸他来北京。我們说话。", "乙章", third, third]
        assert marked(pilot.app) == ["他来{北京}。我們说话。", "[北京]的人说：“[北京]好。”"]


async def test_one_hit_and_none(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "上海")
        assert count(pilot.app) == "1 hit"
        await search(pilot, "广州")
        assert count(pilot.app) == "Nothing found"
        assert hits(pilot.app) == []
        assert marked(pilot.app) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("我们说", 1),  # written 我們说
        ("说話", 1),  # written 说话
        (";", 1),
        ("；", 1),
        (":", 1),
        ("re:[北上].。", 2),
        ("re:北京", 3),
        ("re：北京", 3),
        ("。", 4),
    ],
)
async def test_script_width_and_patterns(read, book, search, query, expected):
    async with read(book) as pilot:
        await search(pilot, query)
        assert len(pilot.app.screen_of_text.finding.hits) == expected


async def test_a_search_begins_when_typing_pauses(read, book, monkeypatch):
    monkeypatch.setattr("reader.tui.panes.search._DEBOUNCE", 3600)
    asked = []
    async with read(book) as pilot:
        await pilot.press("/")
        await settled(pilot)
        monkeypatch.setattr(SearchPane, "_search", lambda self: asked.append(self.query_text))
        await pilot.press(*"北京")
        assert asked == []
        monkeypatch.setattr("reader.tui.panes.search._DEBOUNCE", 0.001)
        await pilot.press("人")
        await searched(pilot)
        assert asked == ["北京人"]


async def test_a_bad_pattern_is_said_in_place_and_nothing_is_lost(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "re:(")
        said = pilot.app.screen.query_one("#count", Static)
        assert said.has_class("error")
        assert "missing )" in count(pilot.app)
        await search(pilot, "北")
        assert not said.has_class("error")
        assert count(pilot.app) == "3 hits"


async def test_the_toggle_takes_every_query_for_a_pattern(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "北.")
        assert count(pilot.app) == "Nothing found"
        await pilot.press("ctrl+r")
        await searched(pilot)
        assert count(pilot.app) == ".*  3 hits"
        await pilot.press("ctrl+r")
        await searched(pilot)
        assert count(pilot.app) == "Nothing found"


async def test_a_pattern_that_explodes_ends_and_keys_work_meanwhile(read, text_file, search):
    async with read(text_file("a" * 2000 + "!\n\n北京")) as pilot:
        await search(pilot, "re:(a|a)+$")
        assert "takes too long" in count(pilot.app)
        await search(pilot, "北京")
        assert count(pilot.app) == "1 hit"


async def test_enter_goes_on_reading_at_the_current_hit(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "上海")
        await pilot.press("enter")
        assert pilot.app.screen_of_text.view.has_focus
        assert under_cursor(pilot.app) == "上海"
        assert pilot.app.screen_of_text.find_part == "search"  # beside the text it stays


async def test_next_and_previous_wrap_around(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "北京")
        await pilot.press("enter")
        places = [current(pilot.app)]
        for key in "nnnNNN":
            await pilot.press(key)
            places.append(current(pilot.app))
        first, second, third = places[:3]
        assert first < second < third
        assert places == [first, second, third, first, third, second, first]
        assert [line[0] for line in hits(pilot.app) if line[1:].strip("▸ ")[:2] in ("北京", "他来")] == ["▸", " ", " "]


async def test_next_goes_on_from_where_one_has_moved(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "北京")
        await pilot.press("enter", "end", "n")
        assert current(pilot.app) == pilot.app.screen_of_text.opened.document.text.index("北京")
        await pilot.press("home", "N")
        assert current(pilot.app) == pilot.app.screen_of_text.opened.document.text.rindex("北京")


async def test_a_hit_is_chosen_by_arrows_or_mouse(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "北京")
        await pilot.press("down", "down", "enter")
        assert pilot.app.screen_of_text.finding.current == 1
        assert pilot.app.screen_of_text.view.has_focus
        await pilot.click("#hits", offset=(4, 4))
        assert pilot.app.screen_of_text.finding.current == 2
        await pilot.click("#hits", offset=(4, 0))  # a section's title is no hit
        assert pilot.app.screen_of_text.finding.current == 2


async def test_escape_clears_and_returns(read, search):
    async with read() as pilot:
        await pilot.press("space", "space", "right", "right")
        view = pilot.app.screen_of_text.view
        place, word = view.page.top, view.cursor
        await search(pilot, "纪律过硬")
        assert view.page.top != place
        await pilot.press("escape")
        assert (view.page.top, view.cursor) == (place, word)
        assert view.brush.marks == {}
        assert pilot.app.screen_of_text.find_part == ""
        assert view.has_focus
        await search(pilot, "警")  # nothing is left of the query before
        assert pilot.app.screen.query_one("#query", Input).value == "警"


async def test_escape_after_reading_on_stays(read, search):
    async with read() as pilot:
        await search(pilot, "4个小时")
        await pilot.press("enter", "space")
        view = pilot.app.screen_of_text.view
        place = view.page.top
        await pilot.press("escape")
        assert view.page.top == place
        assert view.brush.marks == {}


@pytest.mark.parametrize("steps", ["", "n", "nnN"])
async def test_escape_after_enter_stays_at_the_hit_and_clears(read, search, steps):
    async with read() as pilot:
        await search(pilot, "4个小时")
        await pilot.press("enter", *steps)
        view = pilot.app.screen_of_text.view
        place, word = view.page.top, view.cursor
        assert word.paragraph
        await pilot.press("escape")
        assert (view.page.top, view.cursor) == (place, word)
        assert view.brush.marks == {}
        assert pilot.app.screen_of_text.find_part == ""
        await pilot.press("backspace")
        assert view.cursor.paragraph == 0


async def test_a_search_from_a_hit_one_has_gone_to_returns_to_it(read, search):
    async with read() as pilot:
        await search(pilot, "4个小时")
        await pilot.press("enter")
        view = pilot.app.screen_of_text.view
        word = view.cursor
        await search(pilot, "政治过硬")
        assert view.cursor != word
        await pilot.press("escape")
        assert view.cursor == word


async def test_a_second_search_returns_to_where_it_began(read, search):
    async with read() as pilot:
        await search(pilot, "纪律过硬")
        await pilot.press("enter", "pageup", "pageup", "pageup")
        view = pilot.app.screen_of_text.view
        place = view.page.top
        await search(pilot, "政治过硬")
        assert view.page.top != place
        await pilot.press("escape")
        assert view.page.top == place


async def test_an_emptied_query_returns_too(read, search):
    async with read() as pilot:
        view = pilot.app.screen_of_text.view
        await search(pilot, "纪律")
        assert view.page.top.paragraph
        await pilot.press("backspace", "backspace")
        await searched(pilot)
        assert view.page.top.paragraph == 0
        assert count(pilot.app) == ""


@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_both_halves_of_a_hit_are_painted(read, text_file, search, pinyin):
    async with read(text_file("他来北京。"), pinyin=pinyin) as pilot:
        await search(pilot, "京")
        view = pilot.app.screen_of_text.view
        row = view.page.flow.rows(0)[0]
        y = view.page.flow.y_of(view.page.top) + view.page.flow.setting.row_height - 1
        ground = view.brush.inks["current"].bgcolor
        left = view.brush.left + row.column(3)
        cells = [style.bgcolor for text, style, _ in view.render_line(y) for _ in range(text_width(text))]
        assert [x for x, colour in enumerate(cells) if colour == ground] == [left, left + 1]


async def test_typing_in_the_field_is_typing(read, book, search):
    async with read(book) as pilot:
        await search(pilot, "")
        await pilot.press(*"qno?p")
        assert pilot.app.screen.query_one("#query", Input).value == "qno?p"
        assert pilot.app.is_running


async def test_markup_in_hits_is_text(read, text_file, search):
    async with read(text_file("他说[b]粗[/b]和[@click=app.quit]点[/]。")) as pilot:
        await search(pilot, "[b]")
        assert hits(pilot.app) == ["▸他说[b]粗[/b]和[@click=app.quit]点[/]。"]


async def test_the_list_follows_the_current_hit(read, search):
    async with read(size=(80, 20)) as pilot:
        await search(pilot, "警")
        await pilot.press("enter")
        for key in "nnnnnnnnnnnnNNN":
            await pilot.press(key)
            await pilot.pause()
            assert any("▸" in line for line in screen_lines(pilot.app)), current(pilot.app)


async def test_the_list_says_how_many_hits_it_leaves_out(read, text_file, search):
    async with read(text_file("\n\n".join(f"第{n}天来北京。" for n in range(3000)))) as pilot:
        await search(pilot, "北京")
        hits = pilot.app.screen_of_text.query_one("#hits", Lines)
        assert len(pilot.app.screen_of_text.finding.hits) == 3000
        assert hits.option_count == 501
        assert str(hits.options[-1].prompt) == "… +2500"


async def all_at_once(pilot, *keys):
    """Let keys come as from a terminal that was not read for a while, and wait until all is done."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else {"slash": "/"}.get(key)))
    await settled(pilot)


@pytest.mark.parametrize("enter", ["enter", "ctrl+j"])
@pytest.mark.parametrize("opened_before", [False, True])
async def test_a_whole_search_typed_in_one_go(read, book, opened_before, enter):
    async with read(book) as pilot:
        if opened_before:
            await pilot.press("/", "escape")
        await all_at_once(pilot, "slash", *"北京", enter, "n", "n")
        assert pilot.app.screen_of_text.view.has_focus
        assert "n Next hit" in screen_lines(pilot.app)[-1]
        assert pilot.app.screen.query_one("#query", Input).value == "北京"
        assert pilot.app.screen_of_text.finding.current == 2
        assert under_cursor(pilot.app) == "北京"


async def test_what_follows_letters_typed_early_is_added_to_them(read, book):
    async with read(book) as pilot:
        await all_at_once(pilot, "slash", "北")
        await pilot.press("京", "enter")
        await searched(pilot)
        assert under_cursor(pilot.app) == "北京"


async def test_escape_in_one_go_leaves_the_search(read, book):
    async with read(book) as pilot:
        await all_at_once(pilot, "slash", *"北京", "escape")
        await pilot.press("end")
        assert pilot.app.screen_of_text.find_part == ""
        assert under_cursor(pilot.app) == "”"


async def test_enter_and_escape_in_one_go_stay_at_the_hit(read, book):
    async with read(book) as pilot:
        await all_at_once(pilot, "slash", *"北京", "enter", "n", "escape")
        screen = pilot.app.screen_of_text
        assert under_cursor(pilot.app) == "北京"
        assert screen.view.cursor.paragraph > 0
        assert (screen.find_part, screen.view.brush.marks) == ("", {})


async def test_enter_and_escape_in_one_go_leave_where_nothing_is_found(read, book):
    async with read(book) as pilot:
        place = pilot.app.screen_of_text.view.cursor
        await all_at_once(pilot, "slash", *"南京", "enter", "escape")
        assert pilot.app.screen_of_text.find_part == ""
        assert pilot.app.screen_of_text.view.cursor == place
        assert pilot.app.screen_of_text.view.has_focus


@pytest.fixture
def slow(monkeypatch):
    """Let the search find nothing until it may."""
    may = Event()
    may.begun = False

    def hits(self, *arguments, found=Finder.hits):
        may.begun = True
        may.wait(10)
        return found(self, *arguments)

    monkeypatch.setattr(Finder, "hits", hits)
    return may


async def test_enter_and_steps_wait_for_the_hits(read, book, slow):
    async with read(book) as pilot:
        await pilot.press("/", *"北京", "enter", "n")
        assert not pilot.app.screen_of_text.finding.hits
        slow.set()
        await searched(pilot)
        assert pilot.app.screen_of_text.finding.current == 1
        assert pilot.app.screen_of_text.view.has_focus
        await pilot.press("n")
        assert pilot.app.screen_of_text.finding.current == 2


async def test_enter_behind_one_query_is_not_for_the_next(read, book, slow):
    async with read(book) as pilot:
        await pilot.press("/", *"北京", "enter")
        assert pilot.app.screen_of_text.view.has_focus
        await pilot.press("/", *"走了")
        slow.set()
        await searched(pilot)
        assert under_cursor(pilot.app) in "走了"
        assert pilot.app.screen.query_one("#query", Input).has_focus


async def test_enter_returns_to_the_query_when_nothing_is_found(read, book, slow):
    async with read(book) as pilot:
        await pilot.press("/", *"南京", "enter", "n")
        slow.set()
        await searched(pilot)
        assert count(pilot.app) == "Nothing found"
        assert pilot.app.screen.query_one("#query", Input).has_focus


async def test_escape_gives_up_what_waits(read, book, slow):
    async with read(book) as pilot:
        place = pilot.app.screen_of_text.view.cursor
        await pilot.press("/", *"北京", "enter")
        while not slow.begun:
            await pilot.pause()
        await pilot.press("escape")
        slow.set()
        await settled(pilot)
        assert pilot.app.screen_of_text.view.cursor == place
        assert pilot.app.screen_of_text.find_part == ""


async def test_a_search_that_takes_its_time_says_how_far_it_is_and_escape_ends_it(read, book, monkeypatch):
    ended = []

    def hits(self, query, regex, cancelled, tell):
        tell(0.37)
        while not cancelled():
            pass
        ended.append(query)
        return (), ""

    monkeypatch.setattr("reader.tui.panes.search._DEBOUNCE", 0.001)
    async with read(book) as pilot:
        await pilot.press("/")
        await settled(pilot)
        monkeypatch.setattr(Finder, "hits", hits)
        pilot.app.screen_of_text.query_one(SearchPane).field.value = "re:甲"
        while count(pilot.app) != "Searching … 37 %":
            await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert ended == ["re:甲"]
        assert pilot.app.screen_of_text.find_part == ""


def test_each_per_cent_is_told_once(monkeypatch):
    monkeypatch.setattr("reader.tui.screens.find_jobs._PATIENCE", 0)
    finder = Finder(Opened(Document("t", [Paragraph("甲乙")] * 1000)))
    told = []
    hits, wrong = finder.hits("丙", True, tell=told.append)
    assert (len(hits), wrong) == (0, "")
    assert told == sorted(told) and told[0] >= 0.01 and len(told) == 99
    told.clear()
    hits, _ = finder.hits("甲", True, lambda: bool(told), told.append)
    assert len(told) == 1 and 0 < len(hits) < 20


async def test_the_search_key_leaves_a_search_alone_that_goes_on(read, book, search):
    async with read(book) as pilot:
        screen = pilot.app.screen_of_text
        await pilot.press("slash", "北")
        await searched(pilot)
        whole, go_on = screen.finder.hits, Event()

        def slow(*arguments):
            go_on.wait()
            return whole(*arguments)

        screen.finder.hits = slow
        await pilot.press("京")
        screen._search("北京", False)
        screen.view.focus()
        await pilot.press("slash")
        go_on.set()
        await settled(pilot)
        assert count(pilot.app) == "3 hits"


async def test_what_a_search_found_that_was_stopped_is_not_shown(read, book, search):
    async with read(book) as pilot:
        screen = pilot.app.screen_of_text
        await pilot.press("slash", "北", "京")
        await searched(pilot)
        begun, go_on = Event(), Event()

        def stopped(*arguments):
            begun.set()
            go_on.wait()
            return (), ""

        screen.finder.hits = stopped
        screen._search("北京", False)
        await asyncio.to_thread(begun.wait)
        screen.workers.cancel_group(screen, "search")
        go_on.set()
        await settled(pilot)
        assert count(pilot.app) == "3 hits"


async def test_the_same_search_typed_in_one_go_after_escape(read, book):
    async with read(book) as pilot:
        await all_at_once(pilot, "slash", *"北京", "enter")
        await pilot.press("escape", "home")
        await all_at_once(pilot, "slash", *"北京", "enter", "n", "n")
        assert pilot.app.screen_of_text.view.has_focus
        assert pilot.app.screen_of_text.finding.current == 2


async def test_what_the_library_brings_takes_the_place_of_a_search_that_goes_on(read, book, monkeypatch):
    found = Finder.hits

    def hits(self, query, regex, cancelled, tell=lambda _: None):
        if query == "re:甲":
            tell(0.37)
            while not cancelled():
                pass
        return found(self, query, regex, cancelled, tell)

    monkeypatch.setattr("reader.tui.panes.search._DEBOUNCE", 0.001)
    async with read(book) as pilot:
        screen = pilot.app.screen_of_text
        await pilot.press("/")
        await settled(pilot)
        monkeypatch.setattr(Finder, "hits", hits)
        screen.query_one(SearchPane).field.value = "re:甲"
        while count(pilot.app) != "Searching … 37 %":
            await pilot.pause()
        screen.bring_hits("北京")
        await settled(pilot)
        assert count(pilot.app) == ""
        screen.view.focus()
        await pilot.press("n")
        assert under_cursor(pilot.app) == "北京"


async def test_hits_of_another_query_are_not_listed_when_the_library_brings_some(read, book, search):
    async with read(book) as pilot:
        screen = pilot.app.screen_of_text
        await search(pilot, "。")
        screen.bring_hits("上海")
        await settled(pilot)
        assert hits(pilot.app) == []
        assert screen.query_one(SearchPane).query_text == ""
        await pilot.press("escape", "n")
        assert screen.finding.hits == ()


@pytest.mark.parametrize(
    "told", [lambda hits: messages.SearchDone("北京", False, hits, ""), lambda hits: messages.HitsBrought("北京", hits)]
)
async def test_hits_told_late_are_not_looked_for_in_another_text(read, book, search, told):
    async with read(book) as pilot:
        screen = pilot.app.screen_of_text
        await search(pilot, "北京")
        late = told(screen.finding.hits)
        screen.take(Document("短", [Paragraph("北京")], source=str(book), key="other"))
        screen.post_message(late)
        await settled(pilot)
        assert len(screen.finding.hits) == 1
