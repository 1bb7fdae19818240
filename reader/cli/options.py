"""The options of each command."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser
from typing import Final

from reader import __version__
from reader.cli import texts
from reader.cli.width import NARROWEST, WIDEST

CORRECTIONS: Final = ("list", "export", "import", "undo", "remove")
SHELLS: Final = ("bash", "zsh", "fish")
_PINYIN: Final = ("none", "all", "uncertain", *(f"above:{level}" for level in range(1, 10)))
LIBRARY: Final = ("list", "search", "remove", "restore", "find", "export", "import", "notes", "history")


def add_common(parser: ArgumentParser) -> None:
    """Add what every command takes."""
    group = parser.add_argument_group("general")
    group.add_argument("-h", "--help", action="help", help="show this help")
    group.add_argument("--version", action="version", version=f"sanneng-read {__version__}", help="show the version")
    group.add_argument("--debug", action="store_true", help="show where in the program an error came from")


def add_source(parser: ArgumentParser) -> None:
    """Add the text a command is about."""
    parser.add_argument("source", metavar="SOURCE", nargs="?", default="interview", help=texts.SOURCE)
    _add_encoding(parser)


def _add_encoding(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=_codec,
        default="",
        help="read a text as this (gb18030, big5, utf-16 …) instead of telling it by content",
    )


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


def add_pinyin(parser: ArgumentParser) -> None:
    """Add which words of a text carry their reading."""
    parser.add_argument("--pinyin", metavar="WHICH", choices=_PINYIN, default="none", help=texts.PINYIN)


def _add_readings(parser: ArgumentParser, *, default: bool = True) -> None:
    parser.add_argument(
        "--readings",
        choices=("mainland", "taiwan"),
        default="mainland" if default else None,
        help="whose standard: mainland, or taiwan where the dictionary tells it, as 研究 yánjiù (default: mainland)",
    )


def _add_script(parser: ArgumentParser, *, default: bool = True) -> None:
    parser.add_argument(
        "--script",
        choices=("asis", "hans", "hant", "hant-hk"),
        default="asis" if default else None,
        help=texts.SCRIPT if default else texts.SCRIPT_OPEN,
    )


def _add_typeset(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--typeset",
        action="store_true",
        help="punctuation and spaces as in typeset Chinese: 今 天 下 雨 . becomes 今天下雨。",
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


def _add_state(parser: ArgumentParser) -> None:
    parser.add_argument("--no-state", action="store_true", help="without your corrections and the encoding you chose")


def add_open(parser: ArgumentParser) -> None:
    """Add what opening takes besides its SOURCE."""
    group: ArgumentParser = parser.add_argument_group("reading")  # type: ignore[assignment]  # takes arguments as a parser does
    group.add_argument("--pinyin", metavar="WHICH", choices=(*_PINYIN, "word"), help=texts.PINYIN_OPEN)
    _add_spelling(group, default=False)
    _add_readings(group, default=False)
    _add_script(group, default=False)
    _add_typeset(group)
    group.add_argument(
        "--no-state", action="store_true", help="neither remember nor look up place, choices and corrections"
    )
    group.add_argument("--last", action="store_true", help="open the text that was read last")
    group = parser.add_argument_group("where the output is no terminal (as print)")  # type: ignore[assignment]  # as above
    _add_layout(group)
    _add_colour(group)
    parser.add_argument("--print-completion", choices=SHELLS, help=SUPPRESS)


def add_print(parser: ArgumentParser) -> None:
    """Add what `print` takes."""
    add_source(parser)
    add_pinyin(parser)
    _add_spelling(parser)
    _add_readings(parser)
    _add_script(parser)
    _add_typeset(parser)
    _add_layout(parser)
    _add_colour(parser)
    _add_state(parser)


def add_outline(parser: ArgumentParser) -> None:
    """Add what `outline` takes."""
    add_source(parser)
    _add_format(parser)
    _add_state(parser)


def add_search(parser: ArgumentParser) -> None:
    """Add what `search` takes."""
    parser.add_argument(
        "query", metavar="QUERY", type=_typed, help="what to find, literally; re:PATTERN for a regular expression"
    )
    add_source(parser)
    _add_format(parser)
    _add_colour(parser)
    _add_state(parser)


def add_keywords(parser: ArgumentParser) -> None:
    """Add what `keywords` takes."""
    add_source(parser)
    parser.add_argument(
        "--method", choices=("tfidf", "textrank"), default="tfidf", help="how terms are ranked (default: tfidf)"
    )
    parser.add_argument("--top", metavar="N", type=_count, default=20, help="how many (default: 20)")
    _add_format(parser)
    _add_state(parser)


def add_export(parser: ArgumentParser) -> None:
    """Add what `export` takes."""
    add_source(parser)
    parser.add_argument(
        "--format",
        choices=("json", "html", "tsv", "txt"),
        default="json",
        help="words with readings; a page with ruby; a table of the words; the bare text (default: json)",
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="write a file instead of standard output")
    parser.add_argument(
        "--pinyin",
        metavar="WHICH",
        choices=_PINYIN,
        default="all",
        help=texts.PINYIN_EXPORT,
    )
    _add_spelling(parser)
    _add_readings(parser)
    _add_script(parser)
    _add_typeset(parser)
    _add_state(parser)


def add_lookup(parser: ArgumentParser) -> None:
    """Add what `lookup` takes."""
    parser.add_argument(
        "text", metavar="TEXT", nargs="+", type=_typed, help="hanzi, pinyin (hao3, hǎo or hao) or English"
    )
    _add_spelling(parser, tones=False)
    _add_format(parser)
    _add_colour(parser)


def add_corrections(parser: ArgumentParser) -> None:
    """Add what `corrections` takes."""
    parser.add_argument(
        "action", metavar="ACTION", nargs="?", choices=CORRECTIONS, default="list", help=texts.CORRECTION_ACTIONS
    )
    parser.add_argument("operand", metavar="NAME", nargs="?", help="import: a file or -; remove: a number of the list")
    parser.add_argument("-o", "--output", metavar="PATH", help="export: write a file instead of standard output")
    _add_format(parser)


def add_library(parser: ArgumentParser) -> None:
    """Add what `library` takes."""
    parser.add_argument("action", metavar="ACTION", nargs="?", choices=LIBRARY, help=texts.ACTIONS)
    parser.add_argument("operand", metavar="NAME", nargs="?", type=_typed, help=texts.OPERAND)
    parser.add_argument("--removed", action="store_true", help="list: the texts that were taken from the shelf")
    parser.add_argument("-o", "--output", metavar="PATH", help="export, notes: write a file, not standard output")
    _add_format(parser)
    _add_colour(parser)


def add_doctor(parser: ArgumentParser) -> None:
    """Add what `doctor` takes."""
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="also look at a text: " + texts.SOURCE)
    _add_encoding(parser)


def _typed(value: str) -> str:
    """Return a text argument as it was typed: terminals send UTF-8 also where the locale says otherwise."""
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeError:
        return value


def _codec(value: str) -> str:
    """Return Python's name of an encoding; empty for the default."""
    if not value:
        return ""
    from reader.text.encoding import known_codec

    codec = known_codec(value)
    if not codec:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"no encoding for text is named {value!r}")
    return codec


def _width(value: str) -> int:
    return _number(value, range(NARROWEST, WIDEST + 1))


def _count(value: str) -> int:
    return _number(value, range(1, 10_001))


def _number(value: str, allowed: range) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:9]) in allowed):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"must be a whole number from {allowed[0]} to {allowed[-1]}, not {value!r}")
    return int(value)
