import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import colour
from reader.cli.printing import default_width
from reader.typesetting.cells import text_width
from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


def test_the_text_alone(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("print", text, "--width", "40")
    assert (code, err) == (0, "")
    assert "第一段说的是警情，也说“三能”。" in out.replace("\n", "")
    assert "\x1b" not in out


@pytest.mark.parametrize("width", [10, 20, 33, 80])
@pytest.mark.parametrize("placement", ["above", "after"])
def test_no_line_is_wider_than_asked(invoke: Invoke, text: str, width: int, placement: str) -> None:
    out = invoke("print", text, "--width", str(width), "--pinyin", "all", "--placement", placement).out
    assert max(map(text_width, out.splitlines())) <= width


def test_pinyin_above(invoke: Invoke, text: str) -> None:
    lines = invoke("print", text, "--pinyin", "all").out.splitlines()
    below = next(i for i, line in enumerate(lines) if "铁军" in line)
    assert "tiějūn" in lines[below - 1]


def test_pinyin_after(invoke: Invoke, text: str) -> None:
    out = invoke("print", text, "--pinyin", "all", "--placement", "after", "--style", "numbers").out
    assert "下降了(xia4jiang4le5)" in out


@pytest.mark.parametrize(("placement", "found"), [("above", "xiàjiàng?"), ("after", "下降(xiàjiàng?)")])
def test_only_unsure_words(
    invoke: Invoke, guessed: Callable[..., None], tmp_path: Path, placement: str, found: str
) -> None:
    guessed("下降")
    path = tmp_path / "text.txt"
    path.write_text("发案下降三成。", encoding="utf-8")
    out = invoke("print", str(path), "--pinyin", "uncertain", "--placement", placement).out
    assert found in out
    assert out.count("?") == 1
    assert "fā" not in out
    every = invoke("print", str(path), "--pinyin", "all", "--placement", placement).out
    assert found in every
    assert every.count("?") == 1


@pytest.mark.parametrize("placement", ["above", "after"])
def test_only_words_above_a_level(invoke: Invoke, tmp_path: Path, placement: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text("我们的铁军和警惕。", encoding="utf-8")
    out = invoke("print", str(path), "--pinyin", "above:3", "--placement", placement).out
    assert "tiějūn" in out
    assert "jǐngtì" in out
    assert "wǒmen" not in out
    assert invoke("print", str(path), "--pinyin", "above:0").code == 2


def test_only_rows_with_an_unsure_word_have_a_line_above(invoke: Invoke, guessed: Callable[..., None]) -> None:
    guessed("实干")
    plain = invoke("print", "interview").out.splitlines()
    unsure = invoke("print", "interview", "--pinyin", "uncertain").out.splitlines()
    readings = [line.strip() for line in unsure if "shígàn" in line]
    assert set(readings) == {"shígàn?"}
    assert len(unsure) - len(plain) == len(readings)


def test_spoken_tones(invoke: Invoke, tmp_path: object) -> None:
    citation = invoke("print", "interview", "--pinyin", "all", "--placement", "after").out
    spoken = invoke("print", "interview", "--pinyin", "all", "--placement", "after", "--tones", "spoken").out
    assert citation != spoken
    assert "yī" in citation


def test_without_a_terminal_opening_prints(invoke: Invoke, text: str) -> None:
    assert invoke(text, "--width", "40", "--pinyin", "all") == invoke("print", text, "--width", "40", "--pinyin", "all")


def test_the_word_under_the_cursor_needs_a_terminal(invoke: Invoke, text: str) -> None:
    code, out, err = invoke(text, "--pinyin", "word")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_colour_only_where_asked(invoke: Invoke, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = invoke("print", text, "--color", "always").out
    assert "\x1b[1m" in coloured
    assert "\x1b[1;34m记者" in coloured
    assert "\x1b[1m陈伟通：\x1b[0m警情" in coloured
    assert "\x1b" not in invoke("print", text).out


@pytest.mark.parametrize(
    ("choice", "terminal", "no_color", "term", "wanted"),
    [
        ("auto", True, None, "xterm", True),
        ("auto", True, "", "xterm", True),
        ("auto", True, "1", "xterm", False),
        ("auto", True, None, "dumb", False),
        ("auto", False, None, "xterm", False),
        ("always", False, "1", "dumb", True),
        ("never", True, None, "xterm", False),
    ],
)
def test_when_colour_is_wanted(
    monkeypatch: pytest.MonkeyPatch, choice: str, terminal: bool, no_color: str | None, term: str, wanted: bool
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.setenv("TERM", term)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert colour.wanted(choice) is wanted


@pytest.mark.parametrize(
    ("columns", "width"), [("50", 50), ("200", 80), ("3", 10), ("0", 80), ("x", 80), ("", 80), ("-9", 80)]
)
def test_width_by_columns(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    def no_terminal(_: int) -> None:
        raise OSError

    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    monkeypatch.setenv("COLUMNS", columns)
    assert default_width() == width


@pytest.mark.parametrize(("told", "width"), [(0, 80), (3, 10), (50, 50), (200, 80)])
def test_width_by_the_terminal(monkeypatch: pytest.MonkeyPatch, told: int, width: int) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((told, 0)))
    assert default_width() == width
