import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.cli import run
from tests.conftest import lend

TEXT = """# 公安铁军

第一段说的是警情，也说“三能”。

## 金华

记者：请问警情如何？

陈伟通：警情下降了23.9%，大家都觉得好。
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, lexicon_folder: Path) -> Path:
    """A home folder with the session's dictionary in it."""
    folder = tmp_path_factory.mktemp("home")
    lend(lexicon_folder, folder / "cache")
    return folder


@pytest.fixture(autouse=True)
def own_folders(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's own files; each has its own state and settings."""
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("COLUMNS", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "TERM_PROGRAM", "TMUX", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def text(tmp_path: Path) -> str:
    """A small text as a file."""
    path = tmp_path / "text.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def invoke(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command line in this process."""

    def invoke(*argv: str) -> Outcome:
        code = run(argv)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return invoke


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line in a process of its own."""

    def command(*argv: str, **options: object) -> subprocess.CompletedProcess[bytes]:
        settings: dict[str, object] = {"capture_output": True, "timeout": 120, "stdin": subprocess.DEVNULL, **options}
        if "input" in settings:
            del settings["stdin"]
        return subprocess.run([sys.executable, "-m", "reader", *argv], **settings)  # type: ignore[call-overload, no-any-return]

    return command
