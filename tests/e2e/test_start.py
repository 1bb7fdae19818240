"""The moment between the first page and the application that listens: keys count, signals leave a clean terminal."""

import signal

import pytest

from tests.e2e.conftest import Open
from tests.e2e.reading import rows
from tests.terminal import Terminal

FIRST_WORDS = "平常时间能看得出来"


@pytest.fixture
def first_page(start: Open) -> Terminal:
    """The command as soon as the text stands."""
    terminal = start()
    terminal.until_shown(FIRST_WORDS)
    return terminal


def test_a_key_at_the_first_page_counts(first_page: Terminal) -> None:
    page = rows(first_page)
    first_page.send(" ")
    first_page.until(lambda shown: rows(shown) and not set(rows(shown)) & set(page[:10]), "another page")


def test_typing_at_the_first_page_is_not_written_over_it(first_page: Terminal) -> None:
    first_page.send("/zzz")
    first_page.until_shown("Nothing found")
    assert sum(line.count("zzz") for line in first_page.lines) == 1


def test_leaving_at_the_first_page(first_page: Terminal) -> None:
    first_page.send("q")
    assert first_page.until_ended() == 0
    _assert_clean(first_page)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_at_the_first_page_leaves_a_clean_terminal(first_page: Terminal, name: str) -> None:
    first_page.signal(signal.Signals[name])
    first_page.until_ended()
    _assert_clean(first_page)


def test_interrupting_at_the_first_page_leaves_a_clean_terminal(first_page: Terminal) -> None:
    first_page.signal(signal.SIGINT)
    assert first_page.until_ended() == 130
    _assert_clean(first_page)


def _assert_clean(terminal: Terminal) -> None:
    assert not terminal.on_alternate_screen
    assert not terminal.cursor_hidden
    assert terminal.modes_now == terminal.modes
    assert terminal.outside == ""
