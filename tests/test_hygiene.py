"""What importing a room brings with it: the lower ones know nothing of Textual, and of Rich only its cells."""

import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent
LOWER = ("text", "language", "typesetting", "find", "study", "export", "jobs")
ALONE = ("settings", "paths", "assets", "commands", "wording")
HEAVY = ("jieba", "pypinyin", "marisa_trie", "regex", "markdown_it", "sqlite3", "numpy")


def modules_of(room: str) -> list[str]:
    files = sorted((ROOT / room).rglob("*.py")) if (ROOT / room).is_dir() else [ROOT / f"{room}.py"]
    return [".".join(file.relative_to(ROOT.parent).with_suffix("").parts) for file in files]


def imported_by(names: list[str]) -> set[str]:
    """Import modules in a fresh interpreter and return what has been imported then."""
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    return set(run.stdout.split())


@pytest.mark.parametrize("room", [*LOWER, *ALONE])
def test_no_textual_below_the_application(room):
    imported = imported_by(modules_of(room))
    assert not {name for name in imported if name.split(".")[0] == "textual"}


@pytest.mark.parametrize("room", ["text", "language", "study", *ALONE])
def test_no_rich_below_typesetting(room):
    assert not {name for name in imported_by(modules_of(room)) if name.split(".")[0] == "rich"}


def test_typesetting_takes_only_cells_from_rich():
    rich = {name for name in imported_by(modules_of("typesetting")) if name.startswith("rich.")}
    assert "rich.cells" in rich
    assert not {"rich.console", "rich.text", "rich.segment", "rich.style"} & rich


@pytest.mark.parametrize("module", ["reader.cli.main", "reader.tui.start"])
def test_nothing_heavy_on_the_way_to_the_first_page(module):
    imported = imported_by([module])
    assert not imported & {*HEAVY, "textual", "rich.console"}
