from contextlib import asynccontextmanager

import pytest
from textual.worker import WorkerCancelled

from reader.find.keywords import Keyword
from reader.find.terms import occurrences
from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.study.state import ReadingState
from reader.text.loader import load
from reader.tui.app import SannengApp
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.tui.panes.search import SearchPane


@pytest.fixture
def folders(tmp_path, monkeypatch, lexicon_folder):
    """The platform's folders of a fresh user whose dictionary stands already."""
    monkeypatch.setattr("reader.paths.cache_folder", lambda: lexicon_folder)
    monkeypatch.setattr("reader.paths.data_folder", lambda: tmp_path / "data")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


@pytest.fixture
def state(tmp_path):
    """A reading state in a file of its own."""
    state = ReadingState.open(tmp_path / "reading.sqlite")
    yield state
    state.close()


@pytest.fixture
def read(folders):
    """Open the reader headless on a source; the dictionary is loaded when the block begins."""

    @asynccontextmanager
    async def opened(source="interview", size=(120, 40), state=None, settings=None, **options):
        document = load(str(source))
        app = SannengApp(Opened(document), Options(settings or Settings(), state or MemoryState(), **options))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot

    return opened


async def settled(pilot):
    """Wait until workers have ended and what they posted has been handled."""
    await pilot.pause()
    waiting = True
    while waiting:
        try:
            await pilot.app.workers.wait_for_complete()
            waiting = False
        except WorkerCancelled:  # another took its place
            await pilot.pause()
    await pilot.pause()


@pytest.fixture
def text_file(tmp_path):
    """Write a text and return its path."""

    def write(text, name="text.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def search(monkeypatch):
    """Put a query into the search and wait for its hits; without the pause that gathers keys."""
    monkeypatch.setattr("reader.tui.panes.search._DEBOUNCE", 0.001)

    async def put(pilot, query):
        await pilot.press("/")
        while not pilot.app.screen_of_text.query(SearchPane):
            await pilot.pause()
        await settled(pilot)
        pilot.app.screen_of_text.query_one(SearchPane).field.value = query
        await searched(pilot)

    return put


async def searched(pilot):
    """Wait until the pause after typing is over and its hits are there."""
    timer = pilot.app.screen_of_text.query_one(SearchPane)._timer
    while timer is not None and not timer._task.done():
        await pilot.pause()
    await settled(pilot)


@pytest.fixture
def ranked(monkeypatch):
    """Let the keywords be these instead of what another process finds; returns the methods that were asked for."""
    asked = []

    def give(*terms):
        def find(opened, method, cancelled, *_):
            asked.append(method)
            text = opened.document.text
            places = [(term, tuple(occurrences(text, term))) for term in terms]
            return tuple(Keyword(term, 1.0, len(found), found) for term, found in places), ""

        monkeypatch.setattr("reader.tui.screens.keyword_actions.find_keywords", find)
        return asked

    return give


def screen_lines(app):
    """Return the rows of the screen as plain text."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def shown(widget):
    """Return what a widget shows, as plain text without the blanks at the lines' ends."""
    lines = [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
    return "\n".join(lines)


def under_cursor(app):
    """Return the word under the cursor."""
    view = app.screen_of_text.view
    return view.opened.word_at(view.cursor).text
