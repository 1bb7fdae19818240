"""What `--help` says, in both languages."""

import argparse
import unicodedata
from collections.abc import Callable

import pytest

from reader.cli.arguments import COMMANDS, OPEN, parser_of
from reader.cli.texts_zh import CHINESE
from reader.typesetting.cells import text_width
from tests.cli.conftest import Outcome

NAMES = [OPEN, *COMMANDS]
Invoke = Callable[..., Outcome]


def sentences(name: str) -> list[str]:
    """What the help of a command has said for it."""
    found: list[str] = []

    def say(sentence: str) -> str:
        found.append(sentence)
        return sentence

    parser_of(name, say=say).format_help()
    own = parser_of(name).description if name == OPEN else None  # made of sentences that were said one by one
    return [sentence for sentence in found if sentence != own]


def in_chinese(sentence: str) -> str:
    return CHINESE.get(sentence, sentence)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_has_a_translation(name: str) -> None:
    assert [sentence for sentence in sentences(name) if sentence not in CHINESE] == []


def test_no_translation_is_left_over() -> None:
    assert set(CHINESE) == {sentence for name in NAMES for sentence in sentences(name)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_chinese_help_names_every_option_and_fits(name: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    parser = parser_of(name, say=in_chinese)
    examples, head = in_chinese(parser.epilog or ""), parser.description or ""
    set_as_given = {*examples.splitlines(), *head.splitlines()}
    lines = [line for line in parser.format_help().splitlines() if line not in set_as_given]
    assert max(map(text_width, lines)) <= columns
    shown = {o for a in parser._actions if a.help != argparse.SUPPRESS for o in a.option_strings}
    assert all(option in "\n".join(lines) for option in shown)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_the_language_of_the_environment(name: str, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    argv = [name, "--help"] if name else ["-h"]
    english = invoke(*argv).out
    assert english.startswith("usage: sanneng-read")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    code, out, err = invoke(*argv)
    assert (code, err) == (0, "")
    assert out.startswith("用法：sanneng-read")
    assert sum(unicodedata.east_asian_width(c) == "W" for c in out) > 50
    monkeypatch.setenv("LC_ALL", "C")
    assert invoke(*argv).out == english
