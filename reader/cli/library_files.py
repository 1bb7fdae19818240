"""`library export`, `library import` and `library notes`: the shelf in files."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.cli.errors import CommandError, Exit

if TYPE_CHECKING:
    from reader.study.memory import State

_LARGEST: Final = 256 << 20  # bytes


def export(state: State, arguments: Namespace) -> int:
    """Write everything the shelf knows as JSON."""
    import json

    from reader.study.exchange import exported

    _write(arguments.output, json.dumps(exported(state), ensure_ascii=False, indent=1) + "\n")
    return Exit.DONE


def merge(state: State, arguments: Namespace) -> int:
    """Merge an exported shelf into this one."""
    from reader.study.exchange import ExchangeError, merge

    text = _read(arguments.operand)
    try:
        counts = merge(state, text)
    except ExchangeError as error:
        raise CommandError(str(error), arguments.operand, Exit.SOURCE) from error
    if state.notice:
        raise CommandError(state.notice, code=Exit.DATA)
    sys.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()) + "\n")
    return Exit.DONE


def notes(state: State, arguments: Namespace) -> int:
    """Write highlights, notes and bookmarks as Markdown, of one text or of all."""
    from reader.cli.library import named
    from reader.study.annotations import Annotations
    from reader.study.library import Library
    from reader.study.notebook import notebook

    library = Library(state)
    texts = [named(state, arguments.operand)] if arguments.operand else [*library.texts(), *library.texts(removed=True)]
    annotations = Annotations(state)
    written = notebook((text, annotations.of(text.key)) for text in texts)
    if not written:
        sys.stderr.write("sanneng-read: there are no notes\n")
        return Exit.NOTHING_FOUND
    _write(arguments.output, written)
    return Exit.DONE


def _write(output: str | None, text: str) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from reader.cli.exporting import target_of, written

    with written(target_of(output)) as out:
        out.write(text)


def _read(name: str) -> str:
    """Return the text of a file, `-` for standard input; CommandError where it cannot be read."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise CommandError(f"is larger than {_LARGEST >> 20} MB", name, Exit.SOURCE)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError("is not UTF-8", name, Exit.SOURCE) from error
    except OSError as error:
        raise CommandError(error.strerror or "cannot be read", name, Exit.SOURCE) from error
