"""Texts read by another process: the same as here, its errors too, and no longer than they are wanted."""

import pytest

from reader.jobs.client import JobCancelled, JobError
from reader.text.errors import SourceError
from reader.text.loader import load
from reader.tui import loading
from reader.tui.loading import read_apart
from tests.tui.conftest import settled
from tests.tui.test_library import library, note

_PARAGRAPH = "他说今天起风了，明天也许下雨。"
_SOURCES = {
    "page.html": "<html><body><h1>风</h1>" + f"<p>{_PARAGRAPH}<ruby>乐<rt>yuè</rt></ruby></p>" * 9 + "</body></html>",
    "large.html": "<html><body><h1>风</h1>" + f"<p>{_PARAGRAPH}</p>" * 9000 + "</body></html>",
    "turns.md": "---\ntitle: 风\nsource: 某报\n---\n\n记者：起风了吗？\n\n答：起了。\n\n记者：下雨吗？\n\n答：不下。\n",
    "signs.txt": f"第一章 风\n{_PARAGRAPH}\u202e\u0007\n第二章 雨\n{_PARAGRAPH}\n",
}


def wanted() -> bool:
    return False


@pytest.fixture
def apart(monkeypatch):
    """Let the smallest file be read by another process."""
    monkeypatch.setattr(loading, "_SMALL", 0)


@pytest.mark.parametrize("name", _SOURCES)
def test_another_process_reads_the_same_text(apart, text_file, name):
    path = str(text_file(_SOURCES[name], name))
    here, there = load(path), read_apart(path, cancelled=wanted)
    assert list(there.paragraphs) == list(here.paragraphs)
    for field in ("title", "sections", "source", "encoding", "credit", "key", "signs", "text"):
        assert getattr(there, field) == getattr(here, field)
    assert list(there.starts) == list(here.starts)


def test_it_reads_in_the_encoding_that_is_asked_for(apart, tmp_path):
    path = tmp_path / "风.txt"
    path.write_bytes("春風花草".encode("big5") * 9)
    assert read_apart(str(path), encoding="big5hkscs", cancelled=wanted).text == "春風花草" * 9


def test_why_there_is_no_text_is_said_as_here(apart, text_file):
    path = str(text_file("   ", "empty.html"))
    with pytest.raises(SourceError) as refused:
        read_apart(path, cancelled=wanted)
    assert (refused.value.source, refused.value.reason) == (path, "is empty")


def test_what_is_not_wanted_any_more_is_not_read(apart, text_file):
    with pytest.raises(JobCancelled):
        read_apart(str(text_file(_PARAGRAPH)), cancelled=lambda: True)


@pytest.mark.parametrize("error", [JobError("no worker process can be started"), OSError("no room")])
def test_without_another_process_it_is_read_here(apart, text_file, monkeypatch, error):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr("reader.jobs.client.run", fails)
    assert read_apart(str(text_file(_PARAGRAPH)), cancelled=wanted).text == _PARAGRAPH


def test_nothing_is_left_behind(apart, text_file, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = text_file(_PARAGRAPH)
    read_apart(str(path), cancelled=wanted)
    assert list(tmp_path.iterdir()) == [path]


async def test_escape_leaves_a_text_that_is_being_opened(read, text_file, state, monkeypatch):
    """The library says what it opens; Escape stops that alone, and one more leads back to the text one was reading."""
    async with read(text_file("他说今天起风了。" * 9, "风.txt"), state=state):
        pass
    started = []

    def slow(source, *, encoding="", cancelled):
        started.append(source)
        while not cancelled():
            pass
        raise JobCancelled("cancelled")

    monkeypatch.setattr("reader.tui.screens.library_jobs.read_apart", slow)
    async with read(state=state) as pilot:
        before = pilot.app.screen_of_text
        await library(pilot)
        await pilot.press("风", "enter")
        while not started:
            await pilot.pause()
        assert note(pilot.app) == "Opening “风” …"
        shelf = pilot.app.screen
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is shelf
        assert "Opening" not in note(pilot.app)
        await pilot.press("escape", "escape")
        assert pilot.app.screen is before


async def test_escape_stops_reading_in_another_encoding(read, text_file, monkeypatch):
    """The text stays as it was."""
    started = []

    def slow(source, *, encoding="", cancelled):
        started.append(encoding)
        while not cancelled():
            pass
        raise JobCancelled("cancelled")

    monkeypatch.setattr("reader.tui.loading.read_apart", slow)
    async with read(text_file("他说今天起风了。" * 9)) as pilot:
        document = pilot.app.opened.document
        pilot.app.screen_of_text._recode("gb18030")
        while not started:
            await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert started == ["gb18030"]
        assert pilot.app.opened.document is document
