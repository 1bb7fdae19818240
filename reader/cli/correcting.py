"""`corrections`: what the user has corrected, listed, exported, imported, taken back."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.cli.errors import CommandError, Exit, visible
from reader.cli.records import write_json

if TYPE_CHECKING:
    from reader.language.corrections import Correction
    from reader.study.corrections import Corrections, Kept
    from reader.study.memory import State

_TAKES: Final[Mapping[str, str]] = {"import": "a file", "remove": "a number of the list"}


def run(arguments: Namespace) -> int:
    """Do what was asked for with the corrections."""
    from reader import paths
    from reader.study.corrections import Corrections
    from reader.study.state import FILE_NAME, open_state

    if (arguments.action in _TAKES) != (arguments.operand is not None):
        fault = f"{arguments.action} takes {_TAKES.get(arguments.action, 'nothing more')}"
        raise CommandError(f"{fault} (see sanneng-read corrections --help)")
    if arguments.output is not None and arguments.action != "export":
        raise CommandError("-o goes with export (see sanneng-read corrections --help)")
    path = paths.data_folder() / FILE_NAME
    state = open_state(path)
    try:
        if state.notice:
            raise CommandError(state.notice, code=Exit.DATA)
        return _do(arguments, Corrections(state), state)
    finally:
        state.close()


def _do(arguments: Namespace, book: Corrections, state: State) -> int:
    match arguments.action:
        case "export":
            return _export(book, arguments.output)
        case "import":
            return _import(book, arguments.operand, state)
        case "undo":
            return _told("taken back", book.undo(), state)
        case "remove":
            return _told("removed", _removed(book, arguments.operand), state)
        case _:
            return _list(book.all(), arguments.format)


def _list(kept: Iterable[Kept], form: str) -> int:
    from reader.study.correction_table import written

    if form == "json":
        write_json({"corrections": [_record(one) for one in kept]})
        return Exit.DONE
    for one in kept:
        _, line = written([one.correction])
        word, reading, scope, where = (*line.split("\t"), "", "")[:4]
        title = f"  {one.title}" if where and one.title else ""
        sys.stdout.write(visible(f"{one.number:>4}  {word}  {reading or '(words only)'}  {scope}{title}") + "\n")
    return Exit.DONE


def _record(kept: Kept) -> dict[str, object]:
    one = kept.correction
    return {
        "number": kept.number,
        "words": list(one.words),
        "pinyin": list(one.syllables) if one.reads else None,
        "scope": one.scope,
        "text": one.key or None,
        "paragraph": one.paragraph if one.scope == "here" else None,
        "offset": one.offset if one.scope == "here" else None,
        "title": kept.title,
    }


def _export(book: Corrections, output: str | None) -> int:
    from reader.cli.exporting import written as file
    from reader.study.correction_table import written

    table = "\n".join(written(book.counting())) + "\n"
    if output is None:
        sys.stdout.write(table)
        return Exit.DONE
    target = Path(output).resolve()
    if target.is_dir() or not target.parent.is_dir():
        raise CommandError("is a folder, or in a folder that is not there", output)
    with file(target) as out:
        out.write(table)
    return Exit.DONE


def _import(book: Corrections, source: str, state: State) -> int:
    """Add a table's corrections as one change; those that are there already stay as they are."""
    from reader.cli.tables import text_of
    from reader.study.correction_table import read

    table = read(text_of(source))
    kept = {one.identity: one for one in book.counting()}
    new = [one for one in table.corrections if kept.get(one.identity) != one]
    replaced = [f"replaces {_plain(kept[one.identity])}" for one in new if one.identity in kept]
    for remark in (*table.remarks, *replaced):
        sys.stderr.write(CommandError(remark, source).line() + "\n")
    if new and not book.add(new):
        raise CommandError(state.notice, code=Exit.DATA)
    unread = len(table.remarks) and not table.corrections
    sys.stdout.write(f"{len(new)} added, {len(table.corrections) - len(new)} there already\n")
    return Exit.SOURCE if unread else Exit.DONE


def _removed(book: Corrections, number: str) -> tuple[Correction, ...]:
    if not number.isascii() or not number.isdecimal():
        raise CommandError(f"remove takes a number of the list, not {number!r}")
    found = book.remove(int(number[:15]))
    return (found,) if found else ()


def _told(what: str, corrections: tuple[Correction, ...], state: State) -> int:
    """Say what was done; exit code 1 where there was nothing to do."""
    if state.notice:
        raise CommandError(state.notice, code=Exit.DATA)
    if not corrections:
        raise CommandError("there is no such correction", code=Exit.NOTHING_FOUND)
    for correction in corrections:
        sys.stdout.write(f"{what}: {_plain(correction)}\n")
    return Exit.DONE


def _plain(correction: Correction) -> str:
    """Return a correction as it is written in a table, on a line for people."""
    from reader.study.correction_table import written

    _, line = written([correction])
    return visible("  ".join(part for part in line.split("\t") if part))
