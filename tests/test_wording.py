"""Whatever the program says, it says in Chinese too."""

import ast
from pathlib import Path

import pytest

import reader
from reader.commands import COMMANDS
from reader.wording import Wording, language_of_environment
from reader.wording_zh import CHINESE


def spoken_sentences():
    """Every literal handed to `say(...)` or `self._say(...)` in the application."""
    for path in Path(reader.__file__).parent.joinpath("tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for literal in ast.walk(node.args[0]) if name in ("say", "_say", "_tell") else ():
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                    yield literal.value


def table_sentences():
    for command in COMMANDS:
        yield from (command.title, command.help, command.group)


@pytest.mark.parametrize("sentence", sorted({*spoken_sentences(), *table_sentences()}))
def test_every_sentence_has_a_translation(sentence):
    assert sentence in CHINESE


def test_there_are_sentences():
    assert len(set(spoken_sentences())) > 15


def test_unknown_sentences_stay_as_they_are():
    assert Wording("zh")("no such sentence") == "no such sentence"
    assert Wording("en")("Search") == "Search"
    assert Wording("zh")("Search") == "搜索"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    ],
)
def test_language_of_the_environment(monkeypatch, environment, expected):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of_environment() == expected
