"""Keys: full-width ones, Escape, keys while the text comes from a pipe."""

from pathlib import Path

from tests.e2e.conftest import COMMAND, Open
from tests.e2e.reading import READY, rows
from tests.terminal import Terminal

_ESCAPE_TIME = 0.15
"""Seconds of silence after which a program takes Escape for a key and not for the beginning of a sequence."""


def test_full_width_question_mark_opens_help_and_escape_closes_it(read: Open) -> None:
    terminal = read()
    page = terminal.lines
    terminal.press("？")
    terminal.until_shown("Show the next page.")
    terminal.send("\x1b")
    terminal.until(lambda shown: shown.lines == page, "the page as it was before the help")


def test_full_width_letters_are_keys_too(read: Open) -> None:
    terminal = read()
    terminal.press("／")
    terminal.until_shown("Search, or re:pattern")
    terminal.press("\x1b")
    terminal.press("ｐ")
    terminal.until_shown("píngcháng")
    terminal.send("ｑ")
    assert terminal.until_ended() == 0


def test_escape_never_leaves(read: Open) -> None:
    terminal = read()
    terminal.press("/")
    terminal.press("警情")
    terminal.press("\r")
    terminal.press("k")
    terminal.press("?")
    for _ in range(10):
        terminal.send("\x1b")
        terminal.until_still(_ESCAPE_TIME)
        assert terminal.process.poll() is None
    terminal.press("p")
    terminal.until_shown("jǐngfú")  # where Enter has confirmed the hit


def test_q_is_a_letter_in_a_text_field(read: Open) -> None:
    terminal = read()
    terminal.press("/")
    terminal.press("q?")
    terminal.until_shown("q?")
    assert terminal.process.poll() is None


def test_text_from_a_pipe_keys_from_the_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    source = tmp_path / "notes.txt"
    source.write_text(
        "".join(f"春眠不觉晓，处处闻啼鸟。夜来风雨声，第{n}首。\n\n" for n in range(60)), encoding="gb18030"
    )
    line = f"cat '{source}' | '{COMMAND}' -"
    with Terminal(["/bin/sh", "-c", line], environment, whole=True) as terminal:
        terminal.until_shown("春眠不觉晓")
        terminal.until(READY, "the word at the cursor")
        before = rows(terminal)
        terminal.send(" ")
        terminal.until(lambda shown: rows(shown) != before, "another page")
        terminal.press("p")
        terminal.until_shown("chūn")
        terminal.send("q")
        assert terminal.until_ended() == 0
        assert terminal.outside == ""
        assert terminal.modes_now == terminal.modes
