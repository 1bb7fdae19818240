"""What stands in the place of a file of the program's own: pipes, and JSON that no program of ours wrote."""

import os
import socket
from pathlib import Path

import pytest

from reader.text.outside import parsed, read_text, refuse_no_database


def test_what_sqlite_would_wait_for_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    refuse_no_database(path)
    path.write_bytes(b"")
    refuse_no_database(path)
    os.mkfifo(tmp_path / "state.sqlite-journal")
    with pytest.raises(OSError, match="is a pipe, not a file"):
        refuse_no_database(path)


@pytest.mark.parametrize(
    ("name", "reason"), [("pipe", "is a pipe"), ("socket", "is a socket"), ("null", "is a device")]
)
def test_what_is_no_file(tmp_path: Path, name: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        with pytest.raises(OSError, match=reason):
            refuse_no_database(Path(name))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_text(tmp_path / "pipe") == ""


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "1" * 5000, "", "\ud800"])
def test_what_is_no_json_is_a_wrong_value(text: str) -> None:
    with pytest.raises(ValueError):
        parsed(text)
