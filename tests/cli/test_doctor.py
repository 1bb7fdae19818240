import io
import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import probe
from reader.language import store
from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


def marks(out: str) -> dict[str, str]:
    return {m[2].strip(): m[1].strip() for m in re.finditer(r"^  (ok|! |- ) (.{16})", out, re.MULTILINE)}


def test_a_healthy_installation(invoke: Invoke) -> None:
    invoke("lookup", "好")  # the dictionary is there from now on
    code, out, err = invoke("doctor")
    assert (code, err) == (0, "")
    found = marks(out)
    for subject in (
        "Python",
        "libraries",
        "dictionary",
        "dictionary store",
        "data folder",
        "reading state",
        "settings",
        "full text",
    ):
        assert found[subject] == "ok"
    assert re.search(r"CC-CEDICT \d{4}-\d\d-\d\d, \d{6} entries", out)
    assert not Path(os.environ["XDG_DATA_HOME"]).exists()  # looking changes nothing


def test_every_library_that_is_needed_is_told_of(invoke: Invoke) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split("[<>=]", requirement)[0] for requirement in project["dependencies"]}
    line = next(line for line in invoke("doctor").out.splitlines() if line.startswith("  ok libraries"))
    assert {name for name in needed if f" {name} " in line} == needed


def test_sqlite_without_fts5(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    class Without(sqlite3.Connection):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            if "fts5" in statement:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(statement, *values)  # type: ignore[arg-type]

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: real(*args, factory=Without, **named))
    code, out, _ = invoke("doctor")
    assert (code, marks(out)["full text"]) == (0, "-")


def test_what_is_broken_is_marked(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for folder, name, content in (
        ("data", "reading.sqlite", b"no database" * 200),
        ("data", "reading.sqlite.broken-20200101-000000", b"old"),
        ("config", "config.toml", b"speed = 0"),
        ("cache", f"{store.NAME}/manifest.json", b"{}"),
    ):
        path = tmp_path / folder / "sanneng-read" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    out = invoke("doctor").out
    found = marks(out)
    assert (found["reading state"], found["settings"], found["dictionary store"]) == ("!", "!", "!")
    assert found["set aside"] == "-"
    assert "speed: must be" in out


def test_a_newer_state_file(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "data" / "sanneng-read" / "reading.sqlite"
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    out = invoke("doctor").out
    assert marks(out)["reading state"] == "!"
    assert "newer version" in out


def test_a_text(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "gb.txt"
    path.write_bytes("第一章 开始\n\n今天天气很好，我们去公园玩。\x1b[31m红色\n".encode("gb18030"))
    code, out, _ = invoke("doctor", str(path))
    assert code == 0
    found = marks(out)
    assert found["encoding"] == "ok"
    assert found["replaced"] == "!"
    assert "1 character" in out
    assert "\x1b" not in out
    assert "gb18030" in out.lower()


def test_an_encoding_that_is_a_guess_is_called_one(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "johab.txt"
    path.write_bytes("어제 저녁에 역 앞의 작은 서점에서 오래된 지도를 찾았다.\n".encode("johab"))
    out = invoke("doctor", str(path)).out
    assert marks(out)["encoding"] == "!"
    assert "a guess" in out
    assert "a guess" not in invoke("doctor", str(path), "--encoding", "johab").out


def test_what_is_hidden_in_a_text_is_counted(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    hidden = "\x1b\x07\u202e\u200b\u200b\u200b\u200d\ue000\u034f\U000e0100" + "a" + "\u0316" * 20
    path.write_text("今天天气很好，我们去公园玩。" * 9 + hidden, encoding="utf-8")
    out = invoke("doctor", str(path), "--encoding", "utf8").out
    assert re.findall(r"^  -  (\S+(?: \S+)?) +(\d+) ", out, re.MULTILINE)[-7:] == [
        ("control", "2"),
        ("bidi", "1"),
        ("line-break hint", "3"),
        ("zero-width", "1"),
        ("unseen", "2"),
        ("private use", "1"),
        ("piled mark", "12"),
    ]
    assert "utf-8, as demanded" in out
    assert re.search(r"^  (ok|- ) extra pdf", out, re.MULTILINE)


def test_a_text_that_cannot_be_read(invoke: Invoke) -> None:
    code, out, err = invoke("doctor", "none.txt")
    assert code == 3
    assert "Python" in out
    assert err == "sanneng-read: none.txt: no such file\n"


@pytest.mark.parametrize(
    ("environment", "subject", "says"),
    [
        ({"NO_COLOR": "1"}, "colours", "NO_COLOR"),
        ({"COLORTERM": "truecolor"}, "colours", "16 million"),
        ({"TERM": "xterm-256color"}, "colours", "256"),
        ({"TERM": "dumb"}, "colours", "none"),
        ({"LANG": "C"}, "locale", "LANG=C"),
        ({"LC_ALL": "zh_CN.UTF-8"}, "locale", "LC_ALL=zh_CN.UTF-8"),
        ({"TMUX": "/tmp/tmux"}, "copying", "tmux"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "copying", "Terminal.app"),
    ],
)
def test_the_terminal(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], subject: str, says: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    line = next(line for line in invoke("doctor").out.splitlines() if f" {subject} " in line)
    assert says in line


def test_without_a_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for closed in (io.StringIO(), None):
        monkeypatch.setattr("sys.stdin", closed)
        assert probe.cells_drawn("“") is None


pty = pytest.importorskip("pty")

_ASKED = """
import sys
from reader.cli.probe import cells_drawn
print("cells", cells_drawn("“"))
"""


@pytest.mark.parametrize(
    ("answer", "cells"), [(b"\x1b[5;2R", b"cells 1"), (b"x\x1b[5;3R", b"cells 2"), (None, b"cells None")]
)
def test_asking_a_terminal(answer: bytes | None, cells: bytes) -> None:
    process, terminal = _spawn(_ASKED)
    output = _read_until(terminal, b"\x1b[6n")
    if answer is not None:
        os.write(terminal, answer)
    output += _read_until(terminal, b"cells ")
    output += _read_until(terminal, b"\n")
    os.close(terminal)
    assert cells in output
    assert process.wait(timeout=30) == 0


def _spawn(code: str) -> tuple[subprocess.Popen[bytes], int]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    return process, ours


def _read_until(terminal: int, end: bytes) -> bytes:
    output = b""
    while end not in output:
        output += os.read(terminal, 1)
    return output
