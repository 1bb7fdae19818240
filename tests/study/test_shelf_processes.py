"""The shelf and real processes: several at once, killed, on a full disk, without the right to write."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.study.annotations import Annotation, AnnotationKind, Annotations
from reader.study.exchange import exported
from reader.study.health import health_of, set_aside_files
from reader.study.library import Library, Opening
from reader.study.schema import MIGRATIONS
from reader.study.state import ReadingState
from reader.text.document import Anchor

_WRITER = """
import sys
from pathlib import Path
from reader.study.annotations import Annotation, AnnotationKind, Annotations
from reader.study.library import Library, Opening
from reader.study.state import ReadingState
from reader.text.document import Anchor

{before}
state = ReadingState.open(Path(sys.argv[1]))
name, count = sys.argv[2], int(sys.argv[3])
for number in range(count):
    Library(state).opened(Opening(name, "书", "-", "utf-8"))
    one = Annotation(f"{{name}}-{{number}}", name, AnnotationKind.NOTE, Anchor(number, 0), "引文", note="批" * 200)
    print(int(Annotations(state).save(one)), one.id, flush=True)
{after}
state.close()
"""


def start(path: Path, name: str, count: int, before: str = "", after: str = "") -> subprocess.Popen[str]:
    code = _WRITER.format(before=before, after=after)
    argv = [sys.executable, "-c", code, str(path), name, str(count)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kept_ids(path: Path) -> set[str]:
    state = ReadingState.open(path)
    assert state.notice == ""
    return {one.id for one in Annotations(state).every()}


def test_several_readers_annotate_at_once(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    writers = [start(path, f"text{number}", 100) for number in range(3)]
    outcomes = [writer.communicate(timeout=120) for writer in writers]
    assert [err for _, err in outcomes] == ["", "", ""]
    said = [line.split() for out, _ in outcomes for line in out.splitlines()]
    assert {kept for kept, _ in said} == {"1"}
    assert kept_ids(path) == {name for _, name in said}
    assert len(said) == 300


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("after", [0, 3, 40])
def test_what_was_said_to_be_kept_survives_a_kill(tmp_path: Path, after: int) -> None:
    path = tmp_path / "reading.sqlite"
    with start(path, "text", 1_000_000) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(after + 1)]
        writer.send_signal(signal.SIGKILL)
        said += [line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        writer.wait(timeout=60)
    assert health_of(path).well
    assert {line.split()[1] for line in said} <= kept_ids(path)


_SMALL_DISK = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
"""
_ROOM_AGAIN = """
print("notice", state.notice)
print("place", state.place("text"), len(Library(state).texts()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
one = Annotation("later", name, AnnotationKind.BOOKMARK, Anchor(), "引文")
print(int(Annotations(state).save(one)), one.id)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits of file sizes")
def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    state = ReadingState.open(path)
    state.save_place("text", Anchor(3, 14), 0.5, "书", "-")
    state.close()
    with start(path, "text", 1000, _SMALL_DISK, _ROOM_AGAIN) as writer:
        out, err = writer.communicate(timeout=120)
    assert err == ""
    lines = [line.split(maxsplit=1) for line in out.splitlines()]
    said = {name for kept, name in lines if kept == "1"}
    assert {name for kept, name in lines if kept == "0"}, "the disk was never full"
    assert "later" in said
    assert next(rest for head, rest in lines if head == "notice").endswith("The last changes are not kept")
    assert next(rest for head, rest in lines if head == "place") == "Anchor(paragraph=3, offset=14) 1"
    assert kept_ids(path) == said
    assert not set_aside_files(path)


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that others may read but not write, outside pytest's own private one."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_OTHER_USER = """
import os, sqlite3
from reader.study import annotations, database, library, schema
Path("/").as_uri()
os.setuid(65534)
"""
_LISTED = """
print("texts", [text.title for text in Library(state).texts()])
print("notice", state.notice)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs to become another user")
@pytest.mark.parametrize("schema", [1, len(MIGRATIONS)])
def test_a_read_only_home_with_any_schema(readable: Path, schema: int) -> None:
    path = readable / "reading.sqlite"
    file = sqlite3.connect(path)
    for migration in MIGRATIONS[:schema]:
        for statement in migration:
            file.execute(statement)
    file.execute("INSERT INTO places VALUES ('k', 1, 2, 0.5, '旧书', '-', 7)")
    if schema > 1:
        file.execute("INSERT INTO texts VALUES ('k', '旧书', '-', NULL, NULL, '', 7, NULL, 0, 7)")
    file.execute(f"PRAGMA user_version = {schema}")
    file.commit()
    file.close()
    before = path.read_bytes()
    path.chmod(0o644)
    readable.chmod(0o555)
    with start(path, "text", 1, _OTHER_USER, _LISTED) as reader:
        out, err = reader.communicate(timeout=120)
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == "0 text-0"
    assert lines[1] == "texts ['旧书']"
    assert "Nothing is kept" in lines[2]
    assert path.read_bytes() == before


def test_a_corrupt_file_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    state = ReadingState.open(path)
    Library(state).opened(Opening("k", "书", "-", "utf-8"))
    state.close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\x5a" * (len(data) - 100))
    state = ReadingState.open(path)
    assert "set aside" in state.notice or "damaged" in state.notice
    assert Annotations(state).save(Annotation("1", "k", AnnotationKind.BOOKMARK, Anchor(), "引"))
    assert len(set_aside_files(path)) == 1
    assert [one.id for one in Annotations(state).of("k")] == ["1"]


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    state = ReadingState.open(path)
    Library(state).opened(Opening("k", "书", "-", "utf-8"))
    state.close()
    file = sqlite3.connect(path)
    file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()
    before = path.read_bytes()
    state = ReadingState.open(path)
    assert not Annotations(state).save(Annotation("1", "k", AnnotationKind.BOOKMARK, Anchor(), "引"))
    assert "newer version" in state.notice
    assert exported(state)["texts"] == []
    state.close()
    assert path.read_bytes() == before
    assert not set_aside_files(path)
