"""Opening texts from the library: large ones at once, read as they were read before, whatever became of the file."""

import pytest

from reader.study.annotations import AnnotationKind, Annotations, annotate
from reader.study.library import Library, Opening
from reader.text.document import Anchor
from reader.text.loader import load
from reader.tui.app import SannengApp
from tests.text.test_opening import novel
from tests.tui.conftest import settled
from tests.tui.test_library import library, note


@pytest.fixture
def large(tmp_path, state):
    """A large text on the shelf, with a bookmark near its end."""
    path = tmp_path / "大.txt"
    path.write_text("\n".join(novel()), encoding="utf-8")
    document = load(str(path))
    Library(state).opened(Opening(document.key, document.title, str(path), document.encoding))
    place = Anchor(len(document.paragraphs) - 2, 0)
    mark = annotate(document, place, Anchor(place.paragraph, 2), AnnotationKind.BOOKMARK, name="末尾")
    assert Annotations(state).save(mark)
    return path, place


async def test_a_large_text_opens_by_its_beginning_and_what_is_marked_comes_with_the_rest(
    read, state, large, monkeypatch
):
    waiting = []
    async with read(state=state) as pilot:
        whole = SannengApp._load_text.__get__(pilot.app)
        monkeypatch.setattr(pilot.app, "_load_text", lambda: waiting.append(whole))
        await library(pilot)
        await pilot.press("大", "enter")
        await settled(pilot)
        screen = pilot.app.screen_of_text
        assert screen.opened.document.title == "大"
        assert screen.opened.share < 1
        assert not screen.found
        await pilot.press("'")
        assert not pilot.app.screen._found
        await pilot.press("escape")
        waiting.pop()()
        await settled(pilot)
        assert screen.opened.share == 1
        assert [place for _, place in screen.found] == [large[1]]


async def test_escape_stops_the_loading_last_of_all_and_the_library_resumes_it(read, state, large, monkeypatch):
    asked = []

    def load_whole(beginning, texts, cancelled):
        asked.append(cancelled)
        while len(asked) == 1 and not cancelled():
            pass
        return (None, "") if cancelled() else (load(str(large[0])), "")

    monkeypatch.setattr("reader.tui.loading.load_whole", load_whole)
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("大", "enter")
        while not asked:
            await pilot.pause()
        screen = pilot.app.screen_of_text
        await pilot.press("/", *"老街", "escape", "o", "escape", "shift+right", "escape", "B", "escape")
        assert screen.find_part == ""
        assert not asked[0]()
        await pilot.press("escape")
        await settled(pilot)
        assert asked[0]()
        assert ["B opens" in told.message for told in pilot.app._notifications] == [True]
        await library(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.opened.share == 1


async def test_the_rest_of_a_text_that_was_left_goes_nowhere(read, state, large, text_file, monkeypatch):
    async with read(state=state) as pilot:
        monkeypatch.setattr(pilot.app, "_load_text", lambda: None)
        await library(pilot)
        await pilot.press("大", "enter")
        await settled(pilot)
        beginning = pilot.app.opened.document
        await library(pilot)
        await pilot.press("三", "能", "enter")
        await settled(pilot)
        from reader.tui.messages import TextReady

        pilot.app.post_message(TextReady(beginning, load(str(large[0]))))
        await pilot.pause()
        assert "三能" in pilot.app.opened.document.title
        assert pilot.app.opened.document.source == "interview"


async def test_a_text_is_read_with_the_encoding_that_was_demanded(read, state, tmp_path):
    path = tmp_path / "书.txt"
    path.write_bytes("他说今天起风了，我们回家吧。".encode("gb18030"))
    demanded = load(str(path), encoding="cp1252")
    Library(state).opened(Opening(demanded.key, "书", str(path), demanded.encoding))
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("书", "enter")
        await settled(pilot)
        assert pilot.app.opened.document.text == demanded.text


@pytest.mark.parametrize("damage", ["gone", "zeros", "folder", "empty"])
async def test_a_damaged_file_says_so_in_a_line(read, state, large, damage):
    path, _ = large
    path.unlink()
    if damage == "zeros":
        path.write_bytes(b"\0" * 2_000_000)
    elif damage == "folder":
        path.mkdir()
    elif damage == "empty":
        path.touch()
    async with read(state=state) as pilot:
        await library(pilot)
        await pilot.press("大", "enter")
        await settled(pilot)
        assert note(pilot.app).startswith(f"{path}: ")
        await pilot.press("escape", "escape")
        assert pilot.app.screen is pilot.app.screen_of_text
