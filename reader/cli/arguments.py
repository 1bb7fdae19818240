"""What may stand on the command line; only the parser of the command at hand is built."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final, NamedTuple, NoReturn

from reader import __version__
from reader.cli import texts
from reader.cli.errors import CommandError
from reader.cli.width import NARROWEST, WIDEST, columns

PROGRAM: Final = "sanneng-read"
OPEN: Final = "open"
SHELLS: Final = ("bash", "zsh", "fish")


class Parser(ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        raise CommandError(f"{message.removeprefix('argument ')} (see {self.prog} --help)")


class _Help(RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse's own way there imports archive libraries for every option added."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=min(columns() or 80, 100) - 2)


class _Command(NamedTuple):
    """A command: its options, one line for the list, examples, and what it takes."""

    add: Callable[[ArgumentParser], None]
    summary: str
    examples: str = ""
    operands: str = "[SOURCE]"


def parse(argv: Sequence[str]) -> Namespace:
    """Return the parsed command line; `command` in it names the command.

    Raises:
        CommandError: wrong usage.
        SystemExit: help or version was asked for and printed.
    """
    name, rest = split(argv)
    arguments = parser_of(name).parse_args(rest)
    arguments.command = name
    return arguments


def split(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command's name and the other arguments, options first, so that the two may stand in any order.

    The first word that is no option may name a command; behind `--` all are words, and none names one.
    """
    options: list[str] = []
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        options.append(word)
        if word in VALUE_OPTIONS:
            options.extend(islice(rest, 1))
    name = words.pop(0) if words and words[0] in COMMANDS else OPEN
    return name, [*options, "--", *words, *rest]


def parser_of(name: str, *, positionals: bool = True) -> ArgumentParser:
    """Return the parser of one command, or the one that opens a text (its help tells of all commands).

    `positionals` says whether the opening one takes its SOURCE.
    """
    opening = name == OPEN
    command = _OPEN if opening else COMMANDS[name]
    parser = Parser(
        prog=PROGRAM if opening else f"{PROGRAM} {name}",
        usage=texts.USAGE if opening else f"{PROGRAM} {name} {command.operands} [OPTION]...",
        description=texts.description(summaries()) if opening else f"Print {command.summary}.",
        epilog=command.examples,
        formatter_class=_Help,
        allow_abbrev=False,
        add_help=False,
    )
    if opening and positionals:
        _add_source(parser)
    command.add(parser)
    _add_common(parser)
    return parser


def summaries() -> dict[str, str]:
    """Return one line about each command."""
    return {name: command.summary for name, command in COMMANDS.items()}


def _add_common(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("general")
    group.add_argument("-h", "--help", action="help", help="show this help")
    group.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}", help="show the version")
    group.add_argument("--debug", action="store_true", help="show where in the program an error came from")


def _add_source(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", nargs="?", default="interview", help=texts.SOURCE)


def _add_spelling(parser: ArgumentParser, *, tones: bool = True, default: bool = True) -> None:
    parser.add_argument(
        "--style",
        choices=("marks", "numbers", "zhuyin"),
        default="marks" if default else None,
        help="how a reading is written: hǎo, hao3 or ㄏㄠˇ (default: marks)",
    )
    if tones:
        parser.add_argument(
            "--tones",
            choices=("citation", "spoken"),
            default="citation" if default else None,
            help="as in the dictionary, or as spoken, with the changes of 一, 不 and third tones (default: citation)",
        )


def _add_layout(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--placement",
        choices=("above", "after"),
        default="above",
        help="pinyin on a line above the hanzi, or 字(zì) behind each word (default: above)",
    )
    parser.add_argument(
        "--width", metavar="N", type=_width, help="cells per line (default: the terminal's, at most 80)"
    )


def _add_colour(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour (default: auto, in terminals only)"
    )


def _add_format(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people or for programs (default: text)"
    )


def _add_open(parser: ArgumentParser) -> None:
    group: ArgumentParser = parser.add_argument_group("reading")  # type: ignore[assignment]
    group.add_argument("--pinyin", choices=("none", "all", "word"), help=texts.PINYIN_OPEN)
    _add_spelling(group, default=False)
    group.add_argument("--no-state", action="store_true", help="neither remember nor look up place and choices")
    group = parser.add_argument_group("where the output is no terminal (as print)")  # type: ignore[assignment]
    _add_layout(group)
    _add_colour(group)
    parser.add_argument("--print-completion", choices=SHELLS, help=SUPPRESS)


def _add_print(parser: ArgumentParser) -> None:
    _add_source(parser)
    parser.add_argument(
        "--pinyin", choices=("none", "all"), default="none", help="which words carry pinyin (default: none)"
    )
    _add_spelling(parser)
    _add_layout(parser)
    _add_colour(parser)


def _add_outline(parser: ArgumentParser) -> None:
    _add_source(parser)
    _add_format(parser)


def _add_search(parser: ArgumentParser) -> None:
    parser.add_argument(
        "query", metavar="QUERY", type=_typed, help="what to find, literally; re:PATTERN for a regular expression"
    )
    _add_source(parser)
    _add_format(parser)
    _add_colour(parser)


def _add_keywords(parser: ArgumentParser) -> None:
    _add_source(parser)
    parser.add_argument(
        "--method", choices=("tfidf", "textrank"), default="tfidf", help="how terms are ranked (default: tfidf)"
    )
    parser.add_argument("--top", metavar="N", type=_count, default=20, help="how many (default: 20)")
    _add_format(parser)


def _add_export(parser: ArgumentParser) -> None:
    _add_source(parser)
    parser.add_argument(
        "--format",
        choices=("json", "txt"),
        default="json",
        help="words with readings, or the bare text (default: json)",
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="write a file instead of standard output")
    _add_spelling(parser)


def _add_lookup(parser: ArgumentParser) -> None:
    parser.add_argument(
        "text", metavar="TEXT", nargs="+", type=_typed, help="hanzi, pinyin (hao3, hǎo or hao) or English"
    )
    _add_spelling(parser, tones=False)
    _add_format(parser)
    _add_colour(parser)


def _add_doctor(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="also look at a text: " + texts.SOURCE)


def _typed(value: str) -> str:
    """Return a text argument as it was typed: terminals send UTF-8 also where the locale says otherwise."""
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeError:
        return value


def _width(value: str) -> int:
    return _number(value, range(NARROWEST, WIDEST + 1))


def _count(value: str) -> int:
    return _number(value, range(1, 10_001))


def _number(value: str, allowed: range) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:9]) in allowed):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"must be a whole number from {allowed[0]} to {allowed[-1]}, not {value!r}")
    return int(value)


_OPEN: Final = _Command(_add_open, "", texts.EXAMPLES)
COMMANDS: Final[dict[str, _Command]] = {
    "print": _Command(_add_print, "the typeset text", texts.EXAMPLES_PRINT),
    "outline": _Command(_add_outline, "the sections of a text"),
    "search": _Command(_add_search, "hits with context", texts.EXAMPLES_SEARCH, "QUERY [SOURCE]"),
    "keywords": _Command(_add_keywords, "keywords with weights and counts"),
    "export": _Command(_add_export, "the annotated text in another format", texts.EXAMPLES_EXPORT),
    "lookup": _Command(_add_lookup, "entries for hanzi, pinyin or English", texts.EXAMPLES_LOOKUP, "TEXT..."),
    "doctor": _Command(_add_doctor, "what this terminal and this installation can and cannot do"),
}
VALUE_OPTIONS: Final = frozenset(
    {"--pinyin", "--style", "--tones", "--placement", "--width", "--color", "--format", "--method", "--top", "-o"}
    | {"--output", "--print-completion"}
)
"""Options that take a value: the word after them is no command."""
