"""The place survives however the program ends."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Open
from tests.e2e.reading import hide_outline, rows
from tests.terminal import Terminal


def _killed(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    assert terminal.until_ended() == -signal.SIGKILL


def _ended(number: signal.Signals) -> Callable[[Terminal], None]:
    def end(terminal: Terminal) -> None:
        terminal.signal(number)
        terminal.until_ended()
        assert not terminal.on_alternate_screen
        assert terminal.modes_now == terminal.modes
        assert terminal.outside == ""

    return end


def _closed(terminal: Terminal) -> None:
    terminal.close()
    terminal.until_ended()


WAYS = {
    "SIGTERM": _ended(signal.SIGTERM),
    "SIGHUP": _ended(signal.SIGHUP),
    "SIGKILL": _killed,
    "window closed": _closed,
}


@pytest.mark.parametrize("way", WAYS)
def test_place_survives(read: Open, way: str) -> None:
    terminal = read()
    hide_outline(terminal)
    terminal.press(" ")
    terminal.press("\x1b[C")
    stood = rows(terminal)
    WAYS[way](terminal)
    assert rows(read()) == stood


def test_nothing_is_remembered_when_not_wanted(read: Open, environment: dict[str, str]) -> None:
    terminal = read("--no-state")
    terminal.press(" ")
    terminal.send("q")
    assert terminal.until_ended() == 0
    assert not Path(environment["XDG_DATA_HOME"]).exists()
