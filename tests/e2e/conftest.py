"""Runs of the installed command, each at home in a folder of its own, with the session's dictionary."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import lend
from tests.e2e.reading import READY, Text
from tests.terminal import Terminal
from tests.terminal import environment as own_environment

COMMAND = Path(sys.executable).with_name("sanneng-read")

Open = Callable[..., Terminal]


def _environment(home: Path, cache: Path) -> dict[str, str]:
    return {**own_environment(home), "XDG_CACHE_HOME": str(cache)}


@dataclass(frozen=True)
class FirstStart:
    """The first start, which makes the dictionary: its exit code and what it left on the terminal."""

    code: int
    left: str


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> FirstStart:
    """The command started where it never was before, and left when its dictionary was ready."""
    home = tmp_path_factory.mktemp("first")
    with Terminal([COMMAND], _environment(home, home / "cache")) as terminal:
        terminal.until(READY, "the dictionary", 120)
        terminal.send("q")
        return FirstStart(terminal.until_ended(), terminal.outside)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory, lexicon_folder: Path) -> Path:
    """A cache folder with the session's dictionary in it."""
    folder = tmp_path_factory.mktemp("cache")
    lend(lexicon_folder, folder)
    return folder


@pytest.fixture
def environment(tmp_path: Path, cache: Path) -> dict[str, str]:
    """What the command is started with: nothing of the caller's but PATH."""
    return _environment(tmp_path, cache)


@pytest.fixture(scope="session")
def text(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Text:
    """The interview as `export` gives it to other programs."""
    environment = _environment(tmp_path_factory.mktemp("export"), cache)
    done = subprocess.run([COMMAND, "export"], env=environment, check=True, capture_output=True)
    return Text(json.loads(done.stdout))


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Open]:
    """Start the command with some arguments in a terminal; it is ended with the test."""
    with ExitStack() as stack:

        def run(*arguments: str, columns: int = 120, rows: int = 40, **variables: str | None) -> Terminal:
            changed = {**environment, **variables}
            used = {name: value for name, value in changed.items() if value is not None}
            return stack.enter_context(Terminal([COMMAND, *arguments], used, columns=columns, rows=rows, whole=True))

        yield run


@pytest.fixture
def read(start: Open) -> Open:
    """Start the command and wait until the text and its words are there."""

    def run(*arguments: str, columns: int = 120, rows: int = 40, **variables: str | None) -> Terminal:
        terminal = start(*arguments, columns=columns, rows=rows, **variables)
        terminal.until(READY, "the text and the word at the cursor")
        terminal.until_still()
        return terminal

    return run
