"""A large text: its beginning at once, then the whole in its place, and every place held."""

from contextlib import asynccontextmanager

import pytest

from reader.find.keywords import Keyword
from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.text.document import Anchor
from reader.text.loader import load
from reader.text.opening import begin, load_and_store
from reader.tui.app import SannengApp
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.tui.panes.outline import Outline
from reader.tui.screens.find_jobs import find_keywords
from tests.text.test_opening import novel
from tests.tui.conftest import settled
from tests.tui.test_place import holds, shown_first


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "novel.txt"
    path.write_text("\n".join(novel()), encoding="utf-8")
    return path


@pytest.fixture
def read_large(folders, file, monkeypatch):
    """Open the beginning of the large text; the whole comes when `deliver` is called."""
    waiting = []

    @asynccontextmanager
    async def opened(state=None, texts=None, **options):
        begun = begin(str(file), texts)
        chosen = Options(Settings(), state or MemoryState(), share=begun.share, texts=texts, **options)
        app = SannengApp(Opened(begun.document, share=begun.share), chosen)
        monkeypatch.setattr(app, "_load_text", lambda: waiting.append(SannengApp._load_text.__get__(app)))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            yield pilot

    async def deliver(pilot):
        waiting.pop()()
        await settled(pilot)

    return opened, deliver


@pytest.mark.parametrize("pinyin", ["none", "all"])
async def test_the_place_holds_when_the_whole_comes(read_large, pinyin):
    opened, deliver = read_large
    async with opened(pinyin=pinyin) as pilot:
        view = pilot.app.screen_of_text.view
        await pilot.press("space", "space", "space", "right")
        place, cursor = shown_first(pilot.app)[0], view.cursor
        sections = len(pilot.app.screen_of_text.query_one(Outline).shown)
        await deliver(pilot)
        assert view.opened.share == 1
        assert holds(pilot.app, place)
        assert view.cursor == cursor
        assert len(pilot.app.screen_of_text.query_one(Outline).shown) == 400 > sections
        await pilot.press("end")
        assert view.cursor.paragraph == len(view.opened.document.paragraphs) - 1


async def test_the_place_of_the_last_time_is_not_lost_before_the_whole_is_there(read_large, file):
    opened, deliver = read_large
    state = MemoryState()
    whole = load(str(file))
    deep = Anchor(12_000, 3)
    state.save_place(whole.key, deep, 0.7, whole.title, whole.source)
    async with opened(state=state):
        assert state.place(whole.key) == deep
    async with opened(state=state) as pilot:
        await deliver(pilot)
        assert holds(pilot.app, deep)
        assert state.place(whole.key).paragraph == deep.paragraph


async def test_who_has_begun_to_read_stays(read_large, file):
    opened, deliver = read_large
    state = MemoryState()
    state.save_place(load(str(file)).key, Anchor(12_000, 3), 0.7, "", "")
    async with opened(state=state) as pilot:
        await pilot.press("space", "right")
        place = shown_first(pilot.app)[0]
        await deliver(pilot)
        assert holds(pilot.app, place)


async def test_a_place_deep_in_a_stored_text_is_there_at_once(read_large, file, tmp_path):
    opened, deliver = read_large
    state = MemoryState()
    async with opened(state=state, texts=tmp_path) as pilot:
        await deliver(pilot)  # by a process of its own, which stores it
        await pilot.press("end", "pageup")
        place = pilot.app.screen_of_text.view.page.top
        assert place.paragraph > 15_000
    async with opened(state=state, texts=tmp_path) as pilot:
        assert pilot.app.opened.share == 1
        assert pilot.app.screen_of_text.view.page.top == place


async def test_hits_are_those_of_the_whole(read_large, file, search):
    opened, deliver = read_large
    async with opened() as pilot:
        finding = pilot.app.screen_of_text.finding
        await search(pilot, "偷懒")
        some = len(finding.hits)
        await deliver(pilot)
        text = load(str(file)).text
        assert len(finding.hits) == text.count("偷懒") > some > 0
        first = finding.hits[0].start
        assert finding.document.offset(first) == text.find("偷懒")


@pytest.mark.parametrize("keys", [("enter", "n", "n"), ("enter", "n", "space", "space"), ("enter", "space", "o")])
async def test_who_goes_through_the_hits_stays_when_the_whole_comes(read_large, search, keys):
    opened, deliver = read_large
    async with opened() as pilot:
        screen = pilot.app.screen_of_text
        await search(pilot, "偷懒")
        await pilot.press(*keys)
        number, place = screen.finding.current, shown_first(pilot.app)[0]
        await deliver(pilot)
        assert screen.finding.current == number
        assert holds(pilot.app, place)


async def test_one_is_led_to_what_only_the_rest_has(read_large, search):
    opened, deliver = read_large
    async with opened() as pilot:
        screen = pilot.app.screen_of_text
        await search(pilot, "第400章")
        assert not screen.finding.hits
        await deliver(pilot)
        assert screen.view.cursor == screen.finding.place


async def test_who_reads_on_is_not_led_to_what_only_the_rest_has(read_large, search):
    opened, deliver = read_large
    async with opened() as pilot:
        screen = pilot.app.screen_of_text
        await search(pilot, "第400章")
        screen.view.focus()
        await pilot.press("space", "space")
        place = shown_first(pilot.app)[0]
        await deliver(pilot)
        assert len(screen.finding.hits) == 1
        assert holds(pilot.app, place)


async def test_hits_brought_from_the_library_are_those_of_the_whole(read_large, file):
    opened, deliver = read_large
    async with opened() as pilot:
        screen = pilot.app.screen_of_text
        screen.bring_hits("偷懒")
        await settled(pilot)
        some = len(screen.finding.hits)
        await deliver(pilot)
        assert len(screen.finding.hits) == file.read_text(encoding="utf-8").count("偷懒") > some > 0
        await pilot.press("escape")
        assert not screen.finding.hits


@pytest.mark.parametrize("ranked", [True, False])
async def test_keywords_are_those_of_the_whole(read_large, file, ranked, monkeypatch):
    opened, deliver = read_large
    begun, asked = [], []

    def find(opened, method, cancelled, *_):
        asked.append(len(opened.document.text))
        while not ranked and len(asked) == 1 and not cancelled():
            pass
        return (Keyword("老街", 1.0, len(asked), ()),), ""

    monkeypatch.setattr("reader.tui.screens.keyword_actions.find_keywords", find)
    async with opened() as pilot:
        begun.append(len(pilot.app.opened.document.text))
        await pilot.press("k")
        if ranked:
            await settled(pilot)
        await deliver(pilot)
        assert asked == [*begun, len(pilot.app.opened.document.text)]
        assert pilot.app.screen_of_text.keyword_list[0].count == 2


async def test_a_file_that_has_gone_leaves_the_beginning(read_large, file):
    opened, deliver = read_large
    async with opened() as pilot:
        aside = file.rename(file.with_name("aside.txt"))
        await deliver(pilot)
        aside.rename(file)
        assert pilot.app.opened.share < 1
        (told,) = pilot.app._notifications
        assert "beginning" in told.message and "no such file" in told.message
        await pilot.press("space")


async def test_a_file_that_has_changed_is_said(read_large, file):
    opened, deliver = read_large
    before = file.read_text(encoding="utf-8")
    async with opened() as pilot:
        key = pilot.app.opened.document.key
        file.write_text(f"{before}\n完。", encoding="utf-8")
        await deliver(pilot)
        file.write_text(before, encoding="utf-8")
        assert pilot.app.opened.document.paragraphs[-1].text == "完。"
        assert pilot.app.opened.document.key == key
        (told,) = pilot.app._notifications
        assert "changed" in told.message


async def test_keywords_of_a_long_text_are_kept(file, tmp_path, monkeypatch):
    asked = []

    def run(task, request, **_):
        asked.append(request["method"])
        return [["老街", 1.0, 2, [1, 5]]]

    monkeypatch.setattr("reader.jobs.client.run", run)
    opened = Opened(load(str(file)))
    for _ in range(2):
        (keyword,), error = find_keywords(opened, "tfidf", bool, texts=tmp_path / "texts")
        assert (keyword.text, keyword.positions, error) == ("老街", (1, 5), "")
    assert asked == ["tfidf"]
    (path,) = (tmp_path / "keywords").iterdir()
    for damaged in ("", "[]", '["other", [["老街", 1.0, 1, [1]]]]', "[1, 2]"):
        path.write_text(damaged, encoding="utf-8")
        find_keywords(opened, "tfidf", bool, texts=tmp_path / "texts")
    assert asked == ["tfidf"] * 5
    assert find_keywords(Opened(load("interview")), "tfidf", bool, texts=tmp_path / "texts")[0]
    assert len(list((tmp_path / "keywords").iterdir())) == 1


async def test_escape_stops_looking_for_keywords(read, monkeypatch):
    def find(opened, method, cancelled, *_):
        while not cancelled():
            pass
        return (), "cancelled"

    monkeypatch.setattr("reader.tui.screens.keyword_actions.find_keywords", find)
    monkeypatch.setattr("reader.tui.screens.keyword_actions.LONG", 0)
    async with read() as pilot:
        await pilot.press("k")
        screen = pilot.app.screen_of_text
        await pilot.press("escape")
        await settled(pilot)
        assert screen.find_part == "keywords"
        assert screen._unranked == "Stopped."
        await pilot.press("escape")
        assert screen.find_part == ""


async def test_a_text_damaged_in_the_store_is_loaded_anew(folders, file, tmp_path):
    assert load_and_store(str(file), tmp_path)
    (kept,) = tmp_path.iterdir()
    data = bytearray(kept.read_bytes())
    data[-5000] ^= 0x55
    kept.write_bytes(data)
    begun = begin(str(file), tmp_path)
    assert begun.share == 1
    app = SannengApp(Opened(begun.document), Options(Settings(), MemoryState(), texts=tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("end")
        assert app.opened.document.text == load(str(file)).text
        assert begin(str(file), tmp_path).document.text == app.opened.document.text
