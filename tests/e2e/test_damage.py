"""What becomes of the reader when its own files go or break under its hands."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.language import store
from tests.e2e.conftest import COMMAND
from tests.e2e.reading import READY
from tests.terminal import Terminal


def _cut(folder: Path) -> None:
    os.truncate(folder / store.ENTRIES, 8192)


def _written_over(folder: Path) -> None:
    with (folder / store.ENTRIES).open("r+b") as file:
        file.write(b"\x5a" * (folder / store.ENTRIES).stat().st_size)


@pytest.mark.parametrize("damage", [_cut, _written_over])
def test_a_dictionary_that_breaks_while_one_reads_is_made_anew(
    environment: dict[str, str], lexicon_folder: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(lexicon_folder / store.NAME, cache / "sanneng-read" / store.NAME)
    with Terminal([COMMAND], {**environment, "XDG_CACHE_HOME": str(cache)}) as terminal:
        terminal.until(READY, "the word at the cursor")
        terminal.press("]]")
        damage(cache / "sanneng-read" / store.NAME)
        terminal.send("\x1b[B\x1b[B\x1b[B\r")
        terminal.until_shown("Preparing the dictionary, this once")
        terminal.until(lambda shown: any("malformed" in line or "database)" in line for line in shown.lines), "why")
        terminal.until(lambda shown: READY(shown) and not shown.shows("Preparing"), "words from a new dictionary", 120)
        assert " 0 %" not in terminal.lines[0]
        terminal.send("\r")
        terminal.until_shown("Close")
        terminal.send("q")
        assert terminal.until_ended() == 0
        assert terminal.outside == ""
    store.verify(cache / "sanneng-read" / store.NAME)


def test_a_cache_folder_that_is_emptied_while_one_reads(
    environment: dict[str, str], lexicon_folder: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(lexicon_folder / store.NAME, cache / "sanneng-read" / store.NAME)
    with Terminal([COMMAND], {**environment, "XDG_CACHE_HOME": str(cache)}) as terminal:
        terminal.until(READY, "the word at the cursor")
        terminal.until_still(1.0)
        shutil.rmtree(cache)
        terminal.press("p")
        terminal.press("G")
        terminal.press("\x1b[A\x1b[A\r")
        terminal.until_shown("Close")
        terminal.send("q")
        assert terminal.until_ended() == 0
        assert terminal.outside == ""
