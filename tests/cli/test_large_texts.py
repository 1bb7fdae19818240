"""Commands at work on very large texts: they say how far they are, are left by a key, and leave nothing unfinished."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import paths
from reader.text.opening import load_and_store
from tests.cli.conftest import Outcome
from tests.terminal import Terminal, environment

Invoke = Callable[..., Outcome]
_HERE = Path(__file__).resolve().parents[2]
_LINE = "　　今年以来，青年民警在省、市业务比武中获4个第一、1个银奖，未满三年新警完成了全局27.8%的打击任务。\n"


@pytest.fixture(scope="module")
def novel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text that takes any machine more than a second to annotate."""
    path = tmp_path_factory.mktemp("novel") / "春天.txt"
    path.write_text("".join(f"第{n}章 一天\n" + _LINE * 100 for n in range(1, 800)), encoding="utf-8")
    return path


def _started(command: str, home: Path) -> Terminal:
    return Terminal(["/bin/sh", "-c", f"cd {_HERE}; {command}"], environment(home))


def _left(terminal: Terminal, said: str, key: str) -> None:
    """Wait for what is said, press a key, and see that the terminal is as it was."""
    terminal.until_shown(said)
    terminal.until_shown(" %, Escape stops it")
    terminal.send(key)
    assert terminal.until_ended() == 130
    assert not any(line.strip("^C ") for line in terminal.lines)
    assert terminal.modes_now == terminal.modes


@pytest.mark.parametrize(("form", "key"), [("json", "\x1b"), ("html", "\x03"), ("tsv", "\x1b")])
def test_an_export_says_how_far_it_is_and_is_left_by_a_key(
    novel: Path, home: Path, tmp_path: Path, form: str, key: str
) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    start = f"exec {sys.executable} -m reader export {novel} --format {form} -o {target}"
    with _started(start, home) as terminal:
        _left(terminal, "exporting 春天.txt … ", key)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "old")]


@pytest.mark.parametrize("command", ["print --pinyin all", "export --format html"])
def test_so_does_what_is_written_into_a_file_by_the_shell(
    novel: Path, home: Path, tmp_path: Path, command: str
) -> None:
    doing = "printing" if command.startswith("print") else "exporting"
    with _started(f"exec {sys.executable} -m reader {command} {novel} > {tmp_path / 'out'}", home) as terminal:
        _left(terminal, f"{doing} 春天.txt … ", "\x1b")


def test_into_a_pipe_nothing_is_said_once_it_flows_and_the_keyboard_is_left_alone(novel: Path, home: Path) -> None:
    """Who reads the pipe may draw on the terminal and take the keys, as `less` does."""
    reads = "head -c 20000000 > /dev/null; echo ended"
    start = f"{sys.executable} -m reader export {novel} --format json | {{ {reads}; }}"
    with _started(start, home) as terminal:
        terminal.until_ended()
        assert terminal.shows("ended")
        assert b"exporting" not in terminal.raw
        assert b"Escape" not in terminal.raw


def test_keywords_are_looked_for_in_sight(novel: Path, home: Path) -> None:
    with _started(f"exec {sys.executable} -m reader keywords {novel}", home) as terminal:
        _left(terminal, "looking for keywords in 春天.txt … ", "\x1b")


def test_what_the_reader_has_stored_is_not_read_again(
    novel: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "own.txt"
    file.write_bytes(novel.read_bytes())
    commands = (["outline"], ["export", "--format", "txt"])
    before = [invoke(*command, str(file)) for command in commands]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache" / "sanneng-read").mkdir(parents=True)
    assert load_and_store(str(file), paths.cache_folder() / "texts")
    with monkeypatch.context() as patched:
        patched.setattr("reader.text.loader.load", None)
        assert [invoke(*command, str(file)) for command in commands] == before
    assert invoke("export", "--format", "txt", "--no-state", str(file)) == before[1]
    file.write_text("别的。", encoding="utf-8")
    assert invoke("export", "--format", "txt", str(file)).out == "别的。\n"


def test_what_is_stored_and_damaged_is_read_from_the_file(
    novel: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = invoke("export", "--format", "txt", str(novel))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert load_and_store(str(novel), paths.cache_folder() / "texts")
    (stored,) = (paths.cache_folder() / "texts").iterdir()
    data = bytearray(stored.read_bytes())
    data[-7] ^= 0x55
    stored.write_bytes(data)
    assert invoke("export", "--format", "txt", str(novel)) == before
