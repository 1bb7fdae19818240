"""Commands read a file as it is read in the reader, where another encoding was chosen for it."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import paths
from reader.study.state import FILE_NAME, ReadingState
from reader.text.loader import load
from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]
TEXT = "今天下雨，我們都在家裡。" * 20


@pytest.fixture
def big5(tmp_path: Path) -> str:
    """A Big5 text that was wrongly told in the reader, and put right there."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("big5"))
    state = ReadingState.open(paths.data_folder() / FILE_NAME)
    row = (load(str(path)).key, "a", str(path), "cp1252", time.time(), time.time())
    columns = "key, title, source, encoding, opened, changed"
    assert state.change([(f"INSERT INTO texts ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)])
    state.close()
    return str(path)


@pytest.mark.parametrize(
    "argv", [["print"], ["export", "--format", "txt"], ["search", "¤µ"], ["export", "--format", "json"]]
)
def test_what_was_chosen_in_the_reader_counts(invoke: Invoke, big5: str, argv: list[str]) -> None:
    assert "¤µ" in invoke(*argv, big5).out


@pytest.mark.parametrize("argv", [["print", "--no-state"], ["export", "--no-state", "--format", "txt"], ["print"]])
def test_not_without_state_or_against_what_is_demanded(invoke: Invoke, big5: str, argv: list[str]) -> None:
    demanded = [] if "--no-state" in argv else ["--encoding", "big5"]
    assert "今天下雨" in invoke(*argv, big5, *demanded).out


def test_no_hits_in_what_was_not_chosen(invoke: Invoke, big5: str) -> None:
    assert invoke("search", "今天", big5).code == 1
    assert invoke("search", "今天", big5, "--no-state").code == 0
    assert invoke("outline", big5, "--no-state").code == 0


def test_a_damaged_state_is_no_obstacle(invoke: Invoke, big5: str) -> None:
    (paths.data_folder() / FILE_NAME).write_bytes(b"x" * 5000)
    assert invoke("outline", big5).code == 0
    assert "今天下雨" in invoke("print", big5).out


def test_typeset(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今 天 下 雨 , 我 在 家 .\n", encoding="utf-8")
    for argv in (["print"], ["export", "--format", "txt"], []):
        assert "今天下雨，我在家。" in invoke(*argv, str(path), "--typeset").out
    assert '"text": "今天下雨，我在家。"' in invoke("export", str(path), "--typeset").out
    assert "今 天 下 雨 , 我 在 家 ." in invoke("print", str(path)).out
