"""The reading state and real processes: several at once, killed, and without the right to write."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.study.health import health_of, set_aside_files
from reader.study.state import ReadingState
from reader.text.document import Anchor

_WRITER = """
import sys
from pathlib import Path
from reader.study.state import ReadingState
from reader.text.document import Anchor

state = ReadingState.open(Path(sys.argv[1]))
name, count = sys.argv[2], int(sys.argv[3])
for number in range(count):
    state.save_place(name, Anchor(number, number), 0.5, "title", "source")
    state.choose("number", str(number), name)
    print(number, flush=True)
state.close()
sys.exit(state.notice or 0)
"""


def writer(path: Path, name: str, count: int, **options: object) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-c", _WRITER, str(path), name, str(count)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def test_several_readers_begin_and_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    writers = [writer(path, f"text{number}", 300) for number in range(4)]
    outcomes = [(process.communicate(timeout=120), process.returncode) for process in writers]
    assert [(err, code) for (_, err), code in outcomes] == [(b"", 0)] * 4
    state = ReadingState.open(path)
    assert [state.place(f"text{number}") for number in range(4)] == [Anchor(299, 299)] * 4
    assert not set_aside_files(path)
    state.close()


def test_several_readers_find_a_broken_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    path.write_bytes(b"no database" * 1000)
    writers = [writer(path, f"text{number}", 20) for number in range(4)]
    for process in writers:
        process.communicate(timeout=120)
    state = ReadingState.open(path)
    assert [state.place(f"text{number}") for number in range(4)] == [Anchor(19, 19)] * 4
    assert len(set_aside_files(path)) == 1
    state.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("after", [0, 1, 7, 60])
def test_what_was_said_to_be_saved_survives_a_kill(tmp_path: Path, after: int) -> None:
    path = tmp_path / "reading.sqlite"
    with writer(path, "text", 1_000_000) as process:
        assert process.stdout is not None
        for _ in range(after + 1):
            said = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        said = max([said, *map(int, process.stdout.read().split(b"\n")[:-1])])
        process.wait(timeout=60)
    assert health_of(path).well
    state = ReadingState.open(path)
    place = state.place("text")
    assert place is not None
    assert said <= place.paragraph <= said + 1
    assert state.notice == ""
    state.close()


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that others may read but not write, outside pytest's own private one."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_READER = """
import os
import sqlite3
import sys
from pathlib import Path
from reader.study.state import ReadingState
from reader.text.document import Anchor

Path("/").as_uri()  # newer Pythons import for it only now, and the next user may not read the library
os.setuid(65534)

state = ReadingState.open(Path(sys.argv[1]))
print(state.place("text"))
state.save_place("text", Anchor(9, 9), 0.5, "title", "source")
print(state.place("text"))
print(state.notice)
state.close()
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs to become another user")
@pytest.mark.parametrize("kept", [True, False])
def test_a_read_only_home(readable: Path, kept: bool) -> None:
    path = readable / "reading.sqlite"
    if kept:
        state = ReadingState.open(path)
        state.save_place("text", Anchor(3, 14), 0.5, "title", "source")
        state.close()
        path.chmod(0o644)
    readable.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", _READER, str(path)], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    first, second, notice = done.stdout.splitlines()
    assert first == (str(Anchor(3, 14)) if kept else "None")
    assert second == str(Anchor(9, 9))
    assert "Nothing is kept" in notice
    again = ReadingState.open(path) if kept else None
    if again:
        assert again.place("text") == Anchor(3, 14)
        again.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_in_the_files_place() -> None:
    state = ReadingState.open(Path("/dev/full"))
    state.save_place("text", Anchor(1, 1), 0.1, "title", "source")
    assert state.place("text") == Anchor(1, 1)
    assert state.notice
    state.close()
