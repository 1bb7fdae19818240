import argparse
from importlib import import_module

import pytest

from reader.cli.arguments import COMMANDS, OPEN, VALUE_OPTIONS, parse, parser_of, split
from reader.cli.errors import CommandError
from reader.cli.main import _MODULES


@pytest.mark.parametrize(
    ("argv", "name", "source"),
    [
        ([], OPEN, "interview"),
        (["novel.txt"], OPEN, "novel.txt"),
        (["-"], OPEN, "-"),
        (["./print"], OPEN, "./print"),
        (["--", "print"], OPEN, "print"),
        (["--pinyin", "all", "novel.txt"], OPEN, "novel.txt"),
        (["novel.txt", "--pinyin", "all"], OPEN, "novel.txt"),
        (["--pinyin=all", "print"], "print", "interview"),
        (["print"], "print", "interview"),
        (["print", "-"], "print", "-"),
        (["print", "print"], "print", "print"),
        (["print", "--width", "60", "novel.txt"], "print", "novel.txt"),
        (["print", "novel.txt", "--width", "60"], "print", "novel.txt"),
        (["--width", "60", "print", "novel.txt"], "print", "novel.txt"),
        (["--debug", "outline", "novel.txt"], "outline", "novel.txt"),
        (["novel.txt", "print"], None, None),
        (["words"], OPEN, "words"),
        (["search", "警情", "--format", "json", "novel.txt"], "search", "novel.txt"),
        (["search", "--format", "json", "警情"], "search", "interview"),
        (["search", "print"], "search", "interview"),
    ],
)
def test_which_word_is_the_command_and_which_the_source(argv: list[str], name: str | None, source: str | None) -> None:
    if name is None:
        with pytest.raises(CommandError):
            parse(argv)
        return
    found = parse(argv)
    assert (found.command, found.source) == (name, source)


def test_a_source_can_begin_with_a_hyphen_behind_two() -> None:
    assert parse(["print", "--", "-odd"]).source == "-odd"


def test_a_query_can_be_any_word() -> None:
    assert parse(["search", "search", "print"]).query == "search"


def test_lookup_takes_several_words() -> None:
    assert parse(["lookup", "police", "station", "--format", "json"]).text == ["police", "station"]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--pinyin", "unknown"], "--pinyin"),
        (["print", "--pinyin", "word"], "--pinyin"),
        (["print", "--width", "0"], "from 10 to 1000"),
        (["print", "--width", "-5"], "--width"),
        (["print", "--width", "９０"], "whole number"),
        (["print", "--width", "9" * 50], "whole number"),
        (["keywords", "--top", "many"], "whole number"),
        (["export", "--format", "apkg"], "apkg"),
        (["search"], "QUERY"),
        (["lookup"], "TEXT"),
        (["print", "--widht", "60"], "--widht"),
        (["print", "--pin", "all"], "--pin"),
        (["a", "b"], "b"),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint(argv: list[str], says: str) -> None:
    with pytest.raises(CommandError) as raised:
        parse(argv)
    line = raised.value.line()
    assert says in line
    assert "--help" in line
    assert "\n" not in line
    assert raised.value.code == 2


def test_every_option_with_a_value_is_known_to_the_search_for_the_command() -> None:
    parsers = [parser_of(name) for name in (OPEN, *COMMANDS)]
    taking = {o for p in parsers for a in p._actions if a.option_strings and a.nargs is None for o in a.option_strings}
    assert taking == VALUE_OPTIONS


def test_options_and_words_may_stand_in_any_order() -> None:
    found = split(["--width", "60", "print", "a", "--tones", "spoken"])
    assert found == ("print", ["--width", "60", "--tones", "spoken", "--", "a"])


@pytest.mark.parametrize("argv", [["print", "--width"], ["print", "a", "--width"], ["--width"]])
def test_an_option_without_its_value(argv: list[str]) -> None:
    with pytest.raises(CommandError, match="--width: expected one argument"):
        parse(argv)


@pytest.mark.parametrize("name", [OPEN, *COMMANDS])
def test_help_names_every_option_and_fits_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    parser = parser_of(name)
    text = parser.format_help()
    shown = {o for a in parser._actions if a.help != argparse.SUPPRESS for o in a.option_strings}
    assert all(option in text for option in shown)
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_general_help_names_every_command() -> None:
    text = parser_of(OPEN).format_help()
    assert all(f"\n  {name} " in text for name in COMMANDS)


@pytest.mark.parametrize("name", [OPEN, *COMMANDS])
def test_every_command_has_a_module_that_runs_it(name: str) -> None:
    assert callable(import_module(f"reader.cli.{_MODULES[name]}").run)
