"""What may stand on the command line; only the parser of the command at hand is built."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from reader.cli import options, texts
from reader.cli.errors import CommandError
from reader.cli.helping import ASKING, Say, formatter, say_in_language

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PROGRAM: Final = "sanneng-read"
OPEN: Final = "open"


class Parser(ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        raise CommandError(f"{message.removeprefix('argument ')} (see {self.prog} --help)")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Write help or version; argparse's own method is silent about a disk that is full."""
        (file or sys.stdout).write(message)


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
    say = str if ASKING.isdisjoint(rest) else say_in_language()
    arguments = parser_of(name, say=say).parse_args(rest)
    arguments.command = name
    return arguments


def split(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command's name and the other arguments, options first, so that the two may stand in any order.

    The first word that is no option may name a command; behind `--` all are words, and none names one.
    """
    taken: list[str] = []
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        taken.append(word)
        if word in VALUE_OPTIONS:
            taken.extend(islice(rest, 1))
    name = words.pop(0) if words and words[0] in COMMANDS else OPEN
    return name, [*taken, "--", *words, *rest]


def parser_of(name: str, *, positionals: bool = True, say: Say = str) -> ArgumentParser:
    """Return the parser of one command, or the one that opens a text (its help tells of all commands).

    Args:
        name: of the command, or `OPEN`.
        positionals: whether the opening one takes its SOURCE.
        say: gives the sentences of its help in the reader's language.
    """
    opening = name == OPEN
    command = _OPEN if opening else COMMANDS[name]
    parser = Parser(
        prog=PROGRAM if opening else f"{PROGRAM} {name}",
        usage=texts.USAGE if opening else f"{PROGRAM} {name} {command.operands} [OPTION]...",
        description=texts.description(summaries(), say) if opening else f"Print {command.summary}.",
        epilog=command.examples,
        formatter_class=formatter(say),
        allow_abbrev=False,
        add_help=False,
    )
    if opening and positionals:
        options.add_source(parser)
    command.add(parser)
    options.add_common(parser)
    return parser


def summaries() -> dict[str, str]:
    """Return one line about each command."""
    return {name: command.summary for name, command in COMMANDS.items()}


_OPEN: Final = _Command(options.add_open, "", texts.EXAMPLES)
COMMANDS: Final[dict[str, _Command]] = {
    "print": _Command(options.add_print, "the typeset text", texts.EXAMPLES_PRINT),
    "outline": _Command(options.add_outline, "the sections of a text"),
    "search": _Command(options.add_search, "hits with context", texts.EXAMPLES_SEARCH, "QUERY [SOURCE]"),
    "keywords": _Command(options.add_keywords, "keywords with weights and counts"),
    "export": _Command(options.add_export, "the annotated text in another format", texts.EXAMPLES_EXPORT),
    "lookup": _Command(options.add_lookup, "entries for hanzi, pinyin or English", texts.EXAMPLES_LOOKUP, "TEXT..."),
    "corrections": _Command(
        options.add_corrections, "what you corrected", texts.EXAMPLES_CORRECTIONS, "[ACTION [NAME]]"
    ),
    "library": _Command(options.add_library, "texts read so far", texts.EXAMPLES_LIBRARY, "[ACTION [NAME]]"),
    "doctor": _Command(options.add_doctor, "what this terminal and this installation can and cannot do"),
}
VALUE_OPTIONS: Final = frozenset(
    {
        "--pinyin",
        "--style",
        "--tones",
        "--readings",
        "--script",
        "--placement",
        "--width",
        "--color",
        "--format",
        "--method",
        "--top",
        "-o",
    }
    | {"--output", "--print-completion", "--encoding"}
)
"""Options that take a value: the word after them is no command."""
