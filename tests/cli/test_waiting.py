"""What is said while something takes its time, and what stops it."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import pytest

from reader.cli.waiting import Waiting
from tests.terminal import Terminal, environment

_HERE = str(Path(__file__).resolve().parents[2])
_WAITS = """
import signal, sys
sys.path.insert(0, {here!r})
from reader.cli.waiting import Waiting
signal.signal(signal.SIGINT, {handler})
try:
    with Waiting("reading 春天.html", sys.stdout, keys={keys}, patience=0):
        {work}
except KeyboardInterrupt:
    print("interrupted")
    sys.exit(130)
"""
_HEARS, _DEAF = "signal.default_int_handler", "signal.SIG_IGN"


def _waits(tmp_path: Path, handler: str = _HEARS, *, keys: bool = True, columns: int = 80) -> Terminal:
    program = _WAITS.format(here=_HERE, keys=keys, work="signal.pause()", handler=handler)
    return Terminal([sys.executable, "-c", program], environment(tmp_path), columns=columns, rows=5)


@pytest.mark.parametrize("key", ["\x1b", "\x03"])
def test_a_key_stops_what_takes_its_time(tmp_path: Path, key: str) -> None:
    """Escape does as Ctrl+C: an interruption, the line gone, the keyboard as it was."""
    with _waits(tmp_path) as terminal:
        terminal.until_shown("reading 春天.html … 0 s, Escape stops it")
        terminal.send(key)
        assert terminal.until_ended() == 130
        assert [line.strip() for line in terminal.lines if line.strip()] == ["interrupted"]
        assert terminal.modes_now == terminal.modes


def test_work_that_hears_nothing_is_stopped_too(tmp_path: Path) -> None:
    """A library that does not come back, or a program started where interruptions are ignored."""
    with _waits(tmp_path, _DEAF) as terminal:
        terminal.until_shown("Escape stops it")
        terminal.send("\x1b")
        assert terminal.until_ended() == 130
        assert not any(line.strip() for line in terminal.lines)
        assert terminal.modes_now == terminal.modes


def test_other_keys_stop_nothing(tmp_path: Path) -> None:
    """Arrows begin as Escape does; what is typed meanwhile is not echoed."""
    with _waits(tmp_path) as terminal:
        terminal.until_shown("Escape stops it")
        terminal.send("x\x1b[A\x1bOB")
        terminal.until_shown("… 1 s")
        assert not terminal.shows("x\x1b") and not terminal.shows("^[")
        assert terminal.process.poll() is None


def test_without_keys_only_an_interruption_stops_it(tmp_path: Path) -> None:
    """A command whose output goes elsewhere leaves the keyboard to who else reads it."""
    with _waits(tmp_path, keys=False) as terminal:
        terminal.until_shown("reading 春天.html … 0 s")
        assert not terminal.shows("Escape")
        assert terminal.modes_now == terminal.modes
        terminal.send("\x03")
        assert terminal.until_ended() == 130


def test_the_line_fits_a_narrow_terminal(tmp_path: Path) -> None:
    """A line that ran over could not be erased."""
    with _waits(tmp_path, columns=34) as terminal:
        terminal.until_shown("Escape stops it")
        terminal.send("\x1b")
        terminal.until_ended()
        assert [line.strip() for line in terminal.lines if line.strip()] == ["interrupted"]


def test_nothing_is_said_in_a_pipe() -> None:
    """Nor is a thread started there."""
    stream = io.StringIO()
    with Waiting("reading", stream, keys=True, patience=0):
        pass
    assert stream.getvalue() == ""


def test_work_that_is_soon_done_is_not_spoken_of(tmp_path: Path) -> None:
    """The line is for what takes longer than its patience."""
    program = _WAITS.format(here=_HERE, keys=True, work="pass", handler=_HEARS).replace("patience=0", "patience=60")
    with Terminal([sys.executable, "-c", program], environment(tmp_path)) as terminal:
        assert terminal.until_ended() == 0
        assert b"reading" not in terminal.raw


@pytest.mark.parametrize(("command", "said"), [([], "Escape stops it"), (["outline"], "… 2 s")])
def test_a_source_that_takes_its_time(tmp_path: Path, command: list[str], said: str) -> None:
    """Opening one says so and can be left; so do the commands, but for the keyboard."""
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    start = f"cd {_HERE}; exec {sys.executable} -m reader {' '.join(command)} - <>{fifo}"
    with Terminal(["/bin/sh", "-c", start], environment(tmp_path)) as terminal:
        terminal.until_shown("reading standard input … ")
        terminal.until_shown(said)
        terminal.send("\x1b" if not command else "\x03")
        assert terminal.until_ended() == 130
        assert not any(line.strip() for line in terminal.lines)
        assert terminal.modes_now == terminal.modes


def test_the_handler_of_interruptions_is_left_alone() -> None:
    """Waiting watches; it takes no signal from the program."""
    before = signal.getsignal(signal.SIGINT)
    with Waiting("reading", io.StringIO()):
        assert signal.getsignal(signal.SIGINT) is before
