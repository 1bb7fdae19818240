"""Opening a text: what is handed to the screen, and what is not imported for it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import opening
from reader.cli.errors import CommandError
from reader.cli.progress import Progress
from reader.study.library import Library, Opening
from reader.study.memory import MemoryState
from reader.study.state import ReadingState
from reader.text.document import Document
from reader.tui.options import Options
from reader.typesetting.cells import text_width
from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Document, Options]]:
    """Stand in for the screen and say that there is a terminal."""
    import reader.tui.start

    calls: list[tuple[Document, Options]] = []

    def read(document: Document, options: Options) -> int:
        calls.append((document, options))
        return 0

    monkeypatch.setattr(reader.tui.start, "run", read)
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(opening, "take_keyboard", lambda: None)
    return calls


def test_what_the_screen_is_told(invoke: Invoke, opened: list[tuple[Document, Options]], text: str) -> None:
    assert invoke(text, "--pinyin", "word", "--style", "zhuyin").code == 0
    ((document, options),) = opened
    assert document.source == text
    assert (options.pinyin, options.style, options.tones) == ("word", "zhuyin", None)
    assert isinstance(options.state, ReadingState)


def test_the_state_is_in_the_data_folder_and_closed(
    invoke: Invoke, opened: list[tuple[Document, Options]], tmp_path: Path
) -> None:
    invoke()
    assert (tmp_path / "data" / "sanneng-read" / "reading.sqlite").exists()
    assert not (tmp_path / "data" / "sanneng-read" / "reading.sqlite-wal").exists()


def test_the_encoding_demanded_once_counts_as_long_as_the_contents_are_the_same(
    invoke: Invoke, opened: list[tuple[Document, Options]], tmp_path: Path
) -> None:
    path = tmp_path / "书.txt"
    path.write_bytes("他说今天起风了，我们回家吧。".encode("gb18030"))
    invoke(str(path), "--encoding", "latin-1")
    demanded, _ = opened.pop()
    state = ReadingState.open(tmp_path / "data" / "sanneng-read" / "reading.sqlite")
    Library(state).opened(Opening(demanded.key, demanded.title, str(path), demanded.encoding))
    state.close()
    invoke(str(path))
    assert opened.pop()[0].text == demanded.text
    invoke(str(path), "--no-state")
    assert opened.pop()[0].text.startswith("他说")
    invoke(str(path), "--encoding", "gbk")
    assert opened.pop()[0].text.startswith("他说")
    path.write_bytes("她说今天起风了，我们回家吧。".encode("gb18030"))
    invoke(str(path))
    assert opened.pop()[0].text.startswith("她说")


def test_no_state(invoke: Invoke, opened: list[tuple[Document, Options]], tmp_path: Path) -> None:
    invoke("--no-state")
    assert isinstance(opened[0][1].state, MemoryState)
    assert not (tmp_path / "data").exists()


def test_settings_are_read(invoke: Invoke, opened: list[tuple[Document, Options]], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "sanneng-read"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("speed = 120\n")
    invoke()
    assert opened[0][1].settings.speed == 120
    (folder / "config.toml").write_text("speed = 'fast'\n")
    code, out, err = invoke()
    assert (code, out) == (4, "")
    assert err.startswith(f"sanneng-read: {folder / 'config.toml'}: speed: must be")


def test_a_missing_text_is_said_before_the_screen(invoke: Invoke, opened: list[tuple[Document, Options]]) -> None:
    assert invoke("none.txt").code == 3
    assert opened == []


@pytest.mark.parametrize(
    ("terminal", "term", "screen"), [(True, "xterm", True), (True, "dumb", False), (False, "xterm", False)]
)
def test_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch, terminal: bool, term: str, screen: bool) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.setenv("TERM", term)
    assert opening.is_screen() is screen


def test_without_any_terminal_there_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(*_: object) -> int:
        raise OSError("no such device")

    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setattr("os.open", no_terminal)
    with pytest.raises(CommandError, match="print"):
        opening.take_keyboard()


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"TEXTUAL_COLOR_SYSTEM": "x"}, {}),
        ({"TEXTUAL_COLOR_SYSTEM": ""}, {}),
        ({"TEXTUAL_COLOR_SYSTEM": "256"}, {"TEXTUAL_COLOR_SYSTEM": "256"}),
        ({"COLUMNS": "999999", "LINES": "9" * 5000}, {}),
        ({"COLUMNS": "100", "LINES": "x"}, {"COLUMNS": "100", "LINES": "x"}),
        ({"TERM_PROGRAM": "iTerm.app"}, {"TERM_PROGRAM": "iTerm.app", "TEXTUAL_DISABLE_KITTY_KEY": "1"}),
    ],
)
def test_what_the_screen_cannot_use_of_the_environment(given: dict[str, str], left: dict[str, str]) -> None:
    opening.settle_environment(given)
    assert given == left


_LOADED = """
import sys
from reader.cli import opening
from reader.cli.arguments import parse
arguments = parse(["--pinyin", "all"])
document = opening.opening_of(arguments.source, arguments.encoding, None).document
from reader import paths, settings
from reader.study.state import open_state
settings.load(paths.config_folder() / settings.FILE_NAME)
open_state(None)
print(*sys.modules)
"""


def test_opening_loads_nothing_that_is_for_other_commands() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    rooms = {
        name for name in loaded if name.startswith(("reader.export", "reader.find", "reader.language.", "reader.tui"))
    }
    assert rooms == set()
    heavy = {"textual", "rich", "jieba", "pypinyin", "marisa_trie", "regex", "shtab", "tomllib", "asyncio"}
    assert not loaded & heavy


class Terminal:
    """A stream that is a terminal, and the line it shows."""

    def __init__(self, live: bool) -> None:
        self.live = live
        self.written = ""

    def isatty(self) -> bool:
        return self.live

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...

    def fileno(self) -> int:
        raise OSError


def test_progress_is_shown_in_terminals_and_leaves_nothing() -> None:
    stream = Terminal(live=True)
    with Progress("preparing", stream) as progress:  # type: ignore[arg-type]
        for step in range(1001):
            progress(step / 1000)
    shown = stream.written.split("\r")
    assert shown[1] == "preparing … 0 %"
    assert shown[-3] == "preparing … 100 %"
    assert shown[-2].strip() == shown[-1] == ""
    assert len(shown[-2]) >= len(shown[-3])
    assert len(shown) == 1 + 101 + 2


def test_progress_with_a_chinese_title_is_erased_to_its_end() -> None:
    stream = Terminal(live=True)
    with Progress("indexing 老街的一天，江边的一夜", stream) as progress:  # type: ignore[arg-type]
        progress(1.0)
    shown = stream.written.split("\r")
    assert text_width(shown[-2]) >= text_width(shown[-3])


def test_progress_with_a_long_title_stands_on_one_line() -> None:
    stream = Terminal(live=True)
    with Progress("indexing " + "老街的一天" * 20, stream) as progress:  # type: ignore[arg-type]
        progress(0.5)
        progress(1.0)
    assert all(text_width(shown) < 80 for shown in stream.written.split("\r"))
    assert "… 100 %" in stream.written


@pytest.mark.parametrize("live", [True, False])
def test_no_progress_nothing_shown(live: bool) -> None:
    stream = Terminal(live)
    with Progress("preparing", stream) as progress:  # type: ignore[arg-type]
        if not live:
            progress(0.5)
    assert stream.written == ""
