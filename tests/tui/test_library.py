"""The library: titles, opening, taking away, the concordance."""

import asyncio
import threading

import pytest
from textual.worker import WorkerFailed

from reader.study.annotations import Annotations
from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, FullText, Line, name_of
from reader.study.library import Library, ShelfText
from reader.study.sittings import Watch
from reader.text.document import Anchor
from reader.tui.panes.footline import Footline
from reader.tui.screens.library import LibraryScreen
from reader.tui.shelfline import hit_line, shelf_line
from reader.typesetting.cells import text_width
from tests.tui.conftest import screen_lines, settled, shown, under_cursor

TEXTS = {
    "红楼梦.txt": "第一回\n却说那女娲氏炼石补天之时。\n他说今天起风了。\n" * 30,
    "水浒传.txt": "第一回\n话说大宋仁宗天子在位。\n他说明天起风。\n" * 30,
}


@pytest.fixture
def own_cache(folders, tmp_path, monkeypatch, lexicon_folder):
    """A cache folder of its own with the dictionary in it, so that no index is found there."""
    cache = tmp_path / "cache"
    cache.mkdir()
    for path in lexicon_folder.glob("lexicon*"):
        (cache / path.name).symlink_to(path)
    monkeypatch.setattr("reader.paths.cache_folder", lambda: cache)
    return cache


@pytest.fixture
async def shelf(read, text_file, state, own_cache):
    """Two texts that were read, the second one last."""
    paths = [text_file(text, name) for name, text in TEXTS.items()]
    for path in paths:
        async with read(path, state=state) as pilot:
            await pilot.press("space")
    return paths


def note(app):
    return str(app.screen.query_one("#library-note").render())


def listed(app):
    return [option.prompt.plain for option in app.screen.query_one("#library-list").options]


async def library(pilot):
    await pilot.press("B")
    await settled(pilot)
    assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_new_user_finds_the_interview_there(read, state):
    async with read(state=state) as pilot:
        await library(pilot)
        (line,) = listed(pilot.app)
        assert "三能" in line
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_titles_with_progress_and_filter(read, state, shelf, size):
    async with read(state=state, size=size) as pilot:
        await library(pilot)
        names = [line.split()[0] for line in listed(pilot.app)]
        assert [name[:2] for name in names] == ["如何", "水浒", "红楼"]
        assert all(" %" in line for line in listed(pilot.app))
        assert any("水浒传" in line for line in screen_lines(pilot.app))
        await pilot.press("红")
        assert [line.split()[0] for line in listed(pilot.app)] == ["红楼梦"]
        await pilot.press("x")
        assert note(pilot.app) == "No such title."
        await pilot.press("escape", "escape")
        assert pilot.app.screen is pilot.app.screen_of_text


async def test_a_text_opens_in_the_same_window(read, state, shelf):
    async with read(state=state) as pilot:
        interview = pilot.app.screen_of_text
        await library(pilot)
        await pilot.press("红", "enter")
        await settled(pilot)
        screen = pilot.app.screen_of_text
        assert screen is pilot.app.screen
        assert screen is not interview
        assert screen.opened.document.title == "红楼梦"
        assert screen.view.page.top.paragraph > 0
        assert screen.opened.words(0) is not None
        await pilot.press("home", "m")
        assert len(Annotations(state).of(screen.opened.document.key)) == 1
        await library(pilot)
        assert "红楼梦" in listed(pilot.app)[0]


async def test_what_was_chosen_for_a_text_counts_when_it_is_opened_from_here(read, state, shelf):
    async with read(shelf[0], state=state) as pilot:
        await pilot.press("p")
    async with read(state=state, pinyin="none") as pilot:
        await library(pilot)
        await pilot.press("红", "enter")
        await settled(pilot)
        assert pilot.app.choices.get("pinyin") == "none"  # the command line counts as long as the program runs
    async with read(shelf[1], state=state) as pilot:
        await pilot.press("p")
        assert pilot.app.choices.get("pinyin") == "none"
        await library(pilot)
        await pilot.press("红", "enter")
        await settled(pilot)
        assert pilot.app.choices.get("pinyin") == "all"


async def test_a_click_opens(read, state, shelf):
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.click("#library-list", offset=(5, 1))
        await settled(pilot)
        assert pilot.app.screen_of_text.opened.document.title == "水浒传"


async def test_taking_away_asks_and_can_be_undone(read, state, shelf):
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("down", "ctrl+r")
        assert "水浒传" in note(pilot.app)
        assert len(listed(pilot.app)) == 3
        await pilot.press("up", "down", "ctrl+r", "ctrl+r")
        assert [line.split()[0][:2] for line in listed(pilot.app)] == ["如何", "红楼"]
        await settled(pilot)
        assert "ctrl+z" in note(pilot.app)
        assert [text.title for text in Library(state).texts(removed=True)] == ["水浒传"]
        await pilot.press("ctrl+z")
        assert len(listed(pilot.app)) == 3


async def test_what_is_taken_away_leaves_nothing_in_the_cache(read, state, shelf, own_cache):
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "起风")
        (hit, *_) = pilot.app.screen._hits
        taken = Library(state).text(hit.key)
        await pilot.press("escape", "ctrl+t", *taken.title)
        keywords = own_cache / "keywords" / f"{taken.key}-tfidf-0.json"
        keywords.parent.mkdir()
        keywords.touch()
        await pilot.press("ctrl+r", "ctrl+r")
        await settled(pilot)
        assert Library(state).text(taken.key).removed
        assert not keywords.exists()
        with FullText.open(own_cache / FILE_NAME, str, BOTH_SCRIPTS) as index:
            assert not index.has(name_of(taken.key, taken.encoding))
            assert list(index.search("起风", [name_of(taken.key, taken.encoding)])) == []


@pytest.mark.parametrize("way", ["ctrl+z", "q"])
async def test_nobody_waits_for_what_is_taken_away(read, state, shelf, monkeypatch, way):
    begun, ended = threading.Event(), threading.Event()

    def long(text, lexicon, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        ended.set()

    monkeypatch.setattr("reader.tui.screens.library.clear_cache", long)
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+r", "ctrl+r")
        await asyncio.to_thread(begun.wait)
        if way == "ctrl+z":
            await pilot.press("ctrl+z")
        else:
            await pilot.press("escape")
            assert pilot.app.screen is pilot.app.screen_of_text
            assert not ended.is_set()
            await pilot.press("q")
        await asyncio.to_thread(ended.wait)


async def test_a_moved_file_is_looked_for(read, state, shelf, tmp_path):
    shelf[1].rename(tmp_path / "新.txt")
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("down")
        assert listed(pilot.app)[1].startswith("? 水浒传")
        assert "ctrl+l" in note(pilot.app)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert listed(pilot.app)[1].startswith("  水浒传")
        assert "新.txt" in note(pilot.app)


async def test_escape_stops_looking_for_a_moved_file(read, state, shelf, tmp_path, monkeypatch):
    shelf[1].rename(tmp_path / "新.txt")
    looking, stopped = threading.Event(), threading.Event()

    def long(text, cancelled):
        looking.set()
        while not cancelled():
            threading.Event().wait(0.001)
        stopped.set()
        return str(tmp_path / "新.txt")

    monkeypatch.setattr("reader.tui.screens.library.find_file", long)
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("down", "ctrl+l")
        await asyncio.to_thread(looking.wait)
        await pilot.press("escape")
        await asyncio.to_thread(stopped.wait)
        await settled(pilot)
        assert listed(pilot.app)[1].startswith("? 水浒传")


async def test_a_missing_file_says_so_and_a_moved_one_opens(read, state, shelf, tmp_path):
    shelf[0].unlink()
    shelf[1].rename(tmp_path / "新.txt")
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("红", "enter")
        await settled(pilot)
        assert "no such file" in note(pilot.app)
        await pilot.press("escape", "水", "enter")
        await settled(pilot)
        assert pilot.app.screen_of_text.opened.document.source == str(tmp_path / "新.txt")


async def test_the_footer_names_what_can_be_done_where_one_stands(read, state, shelf):
    def footer():
        return shown(pilot.app.screen.query_one(Footline))

    shelf[0].unlink()
    async with read(state=state, size=(80, 24)) as pilot:
        await library(pilot)
        await pilot.press("红")
        assert "ctrl+l Find file" in footer()
        await pilot.press("escape", "水")
        assert "ctrl+y About text" in footer()
        assert not any(key in footer() for key in ("ctrl+z", "ctrl+l"))
        await pilot.press("ctrl+r", "ctrl+r")
        assert "ctrl+z Put back" in footer()
        assert "ctrl+r" not in footer()  # nothing is left of what was looked for
        await pilot.press("escape", "ctrl+t")
        assert not any(key in footer() for key in ("ctrl+r", "ctrl+y", "ctrl+l"))
        assert all(part in footer() for part in ("Enter Open", "ctrl+t Full text", "Esc Back"))


async def searched(pilot, query):
    screen = pilot.app.screen
    screen._timer = None
    screen.query_one("#library-query").value = query
    while screen._timer is None or not screen._timer._task.done():
        await pilot.pause()
    await settled(pilot)


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_concordance_finds_in_all_texts_and_opens_there(read, state, shelf, own_cache, size, monkeypatch):
    monkeypatch.setattr("reader.tui.screens.library._DEBOUNCE", 0.001)
    async with read(state=state, size=size) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "今天起風")
        lines = listed(pilot.app)
        assert lines[0] == "红楼梦 (30)"
        assert len(lines) == 31
        assert "他说今天起风了。" in lines[1]
        assert note(pilot.app) == "30 hits"
        await pilot.press("down", "enter")
        await settled(pilot)
        screen = pilot.app.screen_of_text
        assert screen.opened.document.title == "红楼梦"
        assert (screen.view.cursor.paragraph, under_cursor(pilot.app)) == (5, "今天")
        assert len(screen.finding.hits) == 30
        assert screen.finding.place == screen.view.cursor
        await pilot.press("n")
        assert screen.view.cursor.paragraph == 8
        await pilot.press("escape")
        assert not screen.finding.hits
        assert screen.view.cursor.paragraph == 8
        await pilot.press("backspace")
        assert screen.view.cursor.paragraph == 5  # where the hit was that was chosen
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "起风")
        assert len(listed(pilot.app)) == 62
        await searched(pilot, "没有这样的话")
        assert note(pilot.app) == "0 hits"


async def test_a_text_full_of_a_word_leaves_room_for_the_others(read, state, shelf, own_cache, monkeypatch):
    monkeypatch.setattr("reader.tui.screens.library._DEBOUNCE", 0.001)
    monkeypatch.setattr("reader.tui.screens.library_jobs.EACH", 5)
    monkeypatch.setattr("reader.tui.screens.library_jobs.MOST", 60)  # so 20 of each of three texts
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "起风")
        titles = [line for line in listed(pilot.app) if line.endswith(")")]
        assert titles == ["水浒传 (20+)", "红楼梦 (20+)"]
        assert note(pilot.app) == "40+ hits"
        monkeypatch.setattr("reader.tui.screens.library_jobs.EACH", 20)
        monkeypatch.setattr("reader.tui.screens.library_jobs.MOST", 30)
        await searched(pilot, "起")
        titles = [line for line in listed(pilot.app) if line.endswith(")")]
        assert titles[1:] == ["水浒传 (20+)", "红楼梦 (5+)"]  # the interview has five
        assert note(pilot.app) == "30+ hits"


async def test_what_cannot_be_searched_is_named(read, state, shelf, own_cache, monkeypatch):
    monkeypatch.setattr("reader.tui.screens.library._DEBOUNCE", 0.001)
    shelf[0].unlink()
    for index in own_cache.glob(f"{FILE_NAME}*"):  # of a text that lay open for long
        index.unlink()
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "起风")
        assert listed(pilot.app)[0] == "水浒传 (30)"
        assert note(pilot.app) == "30 hits  ·  not searched: 红楼梦"


async def test_the_hits_in_what_is_indexed_do_not_wait_for_the_rest(read, state, shelf, own_cache, monkeypatch):
    monkeypatch.setattr("reader.tui.screens.library._DEBOUNCE", 0.001)
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        await searched(pilot, "起风")
    index = monkeypatch_index(monkeypatch)
    for number in range(3):
        path = shelf[0].with_name(f"新{number}.txt")
        path.write_text(f"新书{number}\n\n明天也起风。\n", encoding="utf-8")
        async with read(path, state=state) as pilot:
            await pilot.press("space")
    shelf[0].unlink()
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("ctrl+t")
        screen = pilot.app.screen
        screen.query_one("#library-query").value = "起风"
        while not index.waiting:
            await pilot.pause()
        await pilot.pause()
        assert "indexing 0 of 3 texts" in note(pilot.app)
        assert len(listed(pilot.app)) == 62
        await pilot.press("down", "down")
        stood = screen._hit_chosen()
        index.go()
        await settled(pilot)
        assert len(listed(pilot.app)) == 68
        assert screen._hit_chosen() == stood
        assert note(pilot.app) == "63 hits"


async def test_lost_texts_are_not_read_again_at_every_search(read, state, shelf, own_cache, monkeypatch):
    monkeypatch.setattr("reader.tui.screens.library._DEBOUNCE", 0.001)
    for path in shelf:
        path.unlink()
    async with read(state=state) as pilot:
        pilot.app.screen_of_text.index()
        await settled(pilot)
        asked = []
        monkeypatch.setattr("reader.tui.screens.library.index_all", lambda texts, *_: asked.append(texts) or {})
        await library(pilot)
        await pilot.press("ctrl+t")
        for query in ("起风", "今天"):
            await searched(pilot, query)
        assert [text.title for texts in asked for text in texts] in ([], ["如何锻造一支“三能”公安铁军？"])


def monkeypatch_index(monkeypatch):
    """Let the indexing begin when a test says so."""
    from threading import Event

    from reader.tui.screens import library as module

    class Held:
        def __init__(self):
            self.waiting = False
            self._event = Event()
            self._index = module.index_all

        def go(self):
            self._event.set()

        def __call__(self, *arguments):
            self.waiting = True
            self._event.wait()
            return self._index(*arguments)

    held = Held()
    monkeypatch.setattr(module, "index_all", held)
    return held


async def test_the_level_is_estimated_in_the_background(read, state, shelf, own_cache):
    async with read(shelf[1], state=state) as pilot:
        pilot.app.screen_of_text.index()
        await settled(pilot)
        text = Library(state).texts()[0]
        assert sum(text.levels.values()) > 100
        await library(pilot)
        assert "HSK" in listed(pilot.app)[0]
        await pilot.press("ctrl+y")
        assert "HSK 1:" in str(pilot.app.screen.query_one("#text-facts").render())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_is_known_of_a_text(read, state, shelf, size):
    key = Library(state).texts()[0].key
    for began in (86_400.0, 864_000.0):
        moments = iter((0.0, 100.0))
        watch = Watch(state, key, lambda moments=moments: next(moments), lambda began=began: began)
        watch.seen(0.25)
        watch.save()
    async with read(state=state, size=size) as pilot:
        await pilot.press("m")
        await library(pilot)
        await pilot.press("down")
        assert note(pilot.app).startswith("read 3 min  ·  ")
        await pilot.press("ctrl+y")
        screen = pilot.app.screen
        facts = str(screen.query_one("#text-facts").render())
        assert facts.splitlines()[:2] == ["水浒传", str(shelf[1])]
        assert facts.endswith("3 min, in 2 sittings")
        lines = [str(option.prompt) for option in screen.query_one("#sittings").options]
        assert [line[:10] for line in lines] == ["1970-01-11", "1970-01-02"]
        assert all(line.endswith("25 → 25 %") for line in lines)
        assert "1970-01-11" in "".join(screen_lines(pilot.app))
        await pilot.press("escape", "up", "ctrl+y")
        assert "1 bookmark" in str(pilot.app.screen.query_one("#text-facts").render())
        await pilot.press("ctrl+y")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_hostile_titles_stay_text(read, state, text_file):
    async with read(text_file("# [b]粗[/b] [red]\n\n正文。", "x.md"), state=state) as pilot:
        await library(pilot)
        assert "[b]粗[/b] [red]" in listed(pilot.app)[0]
        await pilot.press("ctrl+r")
        assert "[b]粗[/b] [red]" in note(pilot.app)


@pytest.mark.parametrize("width", [20, 37, 60, 75, 117])
@pytest.mark.parametrize("title", ["红", "一部名字很长很长的书" * 9, "👨‍👩‍👧‍👦 A", ""])
def test_a_line_is_as_wide_as_the_list(width, title):
    text = ShelfText("k", title, "a", "/a.txt", 12_345_678, "", 1e9, 0.999, levels={"7": 9})
    assert text_width(shelf_line(text, width, exists=True).plain) == width


@pytest.mark.parametrize("width", [20, 37, 60, 117])
def test_a_hit_stands_in_the_middle(width):
    for before, after in (("", ""), ("前" * 50, "后" * 50), ("a", "bc")):
        line = hit_line(Line("k", 0, Anchor(), 0.5, before, "正中", after), width).plain
        assert text_width(line) <= width
        middle = text_width(line[: line.index("正中")]) + 2
        assert abs(middle - (6 + (width - 6) // 2)) <= 1


async def test_the_library_lies_over_the_text_where_that_is_asked_for(read, state, shelf):
    async with read(state=state, library=True) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "水浒传" in "".join(listed(pilot.app))
        await pilot.press("escape")
        assert pilot.app.screen is pilot.app.screen_of_text


@pytest.mark.parametrize("keys", [["o"], ["B"]])
async def test_what_fails_beside_is_said_on_every_screen(read, state, shelf, keys):
    def fail():
        raise ZeroDivisionError("oh [b]")

    async with read(state=state) as pilot:
        await pilot.press(*keys)
        worker = pilot.app.screen.run_worker(fail, thread=True, exit_on_error=False, description="work")
        with pytest.raises(WorkerFailed):
            await worker.wait()
        await pilot.pause()
        assert [told.message for told in pilot.app._notifications] == ["work: ZeroDivisionError('oh [b]')"]
