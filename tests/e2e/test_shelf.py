"""What the screen showed as kept is kept, however the program ends and whatever the disk does."""

import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import COMMAND, Open
from tests.e2e.reading import FITTED, READY
from tests.terminal import Terminal

_STATE = "sanneng-read/reading.sqlite"


def _set_bookmark(terminal: Terminal) -> None:
    terminal.send("\x1b[C\x1b[Cm")
    terminal.until(lambda shown: "◆" in "".join(shown.lines), "the bookmark's sign")


def _has_bookmark(terminal: Terminal) -> None:
    terminal.until(lambda shown: any("◆" in line for line in shown.lines[1:6]), "the bookmark of the last time")


def test_a_bookmark_that_was_shown_survives_a_kill(read: Open) -> None:
    terminal = read()
    _set_bookmark(terminal)
    terminal.signal(signal.SIGKILL)
    terminal.until_ended()
    _has_bookmark(read())


def test_two_readers_of_one_text(read: Open) -> None:
    one, other = read(), read(columns=80, rows=24)
    _set_bookmark(one)
    other.send("\x1b[B\x1b[B\x1b[Bm")
    other.until(lambda shown: "◆" in "".join(shown.lines), "the bookmark's sign")
    for terminal in (one, other):
        terminal.send("q")
        assert terminal.until_ended() == 0
    third = read()
    third.send("'")
    third.until(lambda shown: sum("◆ " in line and " % " in line for line in shown.lines) == 2, "both in the list")


def test_a_library_from_the_last_times(read: Open, start: Open, tmp_path: Path, environment: dict[str, str]) -> None:
    book = tmp_path / "起风.txt"
    book.write_text("第一回 起风\n\n他说今天起风了。\n" * 200, encoding="utf-8")
    terminal = read(str(book))
    terminal.press(" ")
    terminal.send("q")
    terminal.until_ended()
    book.rename(tmp_path / "刮风.txt")
    terminal = start("--last")
    terminal.until(READY, "the text")
    assert "起风" in terminal.lines[0] or "刮风" in terminal.lines[0]
    terminal.send("B")
    terminal.until_shown("Library")
    terminal.until_shown(f"{tmp_path / '刮风.txt'}")
    terminal.send("\x14")
    terminal.until_shown("Search in all texts")
    terminal.send("今天起")
    terminal.until_shown("200 hits")
    terminal.send("\r")
    terminal.until(lambda shown: FITTED(shown) and "刮风" in shown.lines[0], "the text at the hit")
    terminal.send("q")
    assert terminal.until_ended() == 0
    done = subprocess.run([COMMAND, "library"], env=environment, capture_output=True, text=True, check=True)
    assert "刮风.txt" in done.stdout


@pytest.mark.parametrize("damage", ["garbage", "newer"])
def test_a_state_file_that_cannot_be_used(read: Open, environment: dict[str, str], damage: str) -> None:
    path = Path(environment["XDG_DATA_HOME"]) / _STATE
    path.parent.mkdir(parents=True)
    if damage == "garbage":
        path.write_bytes(b"no database" * 999)
    else:
        file = sqlite3.connect(path)
        file.execute("PRAGMA user_version = 999")
        file.close()
    terminal = read()
    terminal.until_shown("damaged" if damage == "garbage" else "newer")
    terminal.send("m")
    terminal.until_shown("◆" if damage == "garbage" else "cannot be kept")
    terminal.send("q")
    assert terminal.until_ended() == 0


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit")
def test_a_disk_that_fills_while_one_reads(read: Open, environment: dict[str, str]) -> None:
    terminal = read()
    _set_bookmark(terminal)
    state = Path(environment["XDG_DATA_HOME"]) / _STATE
    limit = state.with_name(f"{state.name}-wal").stat().st_size
    subprocess.run(["prlimit", "--pid", str(terminal.process.pid), f"--fsize={limit}:"], check=True)
    terminal.send("\x1b[B\x1b[Bm")
    terminal.until_shown("cannot be kept")
    terminal.press(" ")
    terminal.send("q")
    assert terminal.until_ended() == 0
    _has_bookmark(read())
