from contextlib import asynccontextmanager

import pytest

from reader.settings import Settings
from reader.study.memory import MemoryState
from reader.text.loader import load
from reader.tui.app import SannengApp
from reader.tui.opened import Opened
from reader.tui.options import Options


@pytest.fixture
def folders(tmp_path, monkeypatch, lexicon_folder):
    """The platform's folders of a fresh user whose dictionary stands already."""
    monkeypatch.setattr("reader.paths.cache_folder", lambda: lexicon_folder)
    monkeypatch.setattr("reader.paths.data_folder", lambda: tmp_path / "data")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


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
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def text_file(tmp_path):
    """Write a text and return its path."""

    def write(text, name="text.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def screen_lines(app):
    """Return the rows of the screen as plain text."""
    return [strip.text for strip in app.screen._compositor.render_strips()]
