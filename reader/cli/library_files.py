"""`library export`, `library import` and `library notes`: the shelf in files."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from reader.cli.errors import CommandError, Exit
from reader.cli.tables import text_of

if TYPE_CHECKING:
    from reader.study.library import ShelfText
    from reader.study.memory import State
    from reader.text.document import Document


def export(state: State, arguments: Namespace) -> int:
    """Write everything the shelf knows as JSON."""
    from reader.export.plain_json import dumps
    from reader.study.exchange import exported

    _write(arguments.output, dumps(exported(state), indent=1) + "\n")
    return Exit.DONE


def merge(state: State, arguments: Namespace) -> int:
    """Merge an exported shelf into this one."""
    from reader.study.exchange import ExchangeError, UnkeptError, merge

    text = text_of(arguments.operand)
    try:
        counts = merge(state, text)
    except ExchangeError as error:
        raise CommandError(str(error), arguments.operand, Exit.SOURCE) from error
    except UnkeptError as error:
        raise CommandError(str(error), code=Exit.DATA) from error
    sys.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()) + "\n")
    return Exit.DONE


def notes(state: State, arguments: Namespace) -> int:
    """Write highlights, notes and bookmarks as Markdown, of one text or of all."""
    from reader.cli.library import named
    from reader.study.annotations import Annotations
    from reader.study.library import Library
    from reader.study.notebook import entries, notebook

    library = Library(state)
    texts = [named(state, arguments.operand)] if arguments.operand else [*library.texts(), *library.texts(removed=True)]
    annotations = Annotations(state)
    marked = ((text, annotations.of(text.key)) for text in texts)
    written = notebook((text, entries(_document(text), found)) for text, found in marked if found)
    if not written:
        sys.stderr.write("sanneng-read: there are no notes\n")
        return Exit.NOTHING_FOUND
    _write(arguments.output, written)
    return Exit.DONE


def _document(text: ShelfText) -> Document | None:
    """Return a text if it can be had from this computer with the contents it was marked in."""
    from reader.text.errors import SourceError
    from reader.text.opening import unchanged

    try:
        return unchanged(text.at_hand, text.key, text.encoding) if text.at_hand else None
    except SourceError:
        return None  # the notes can be had without the text; they are what is asked for


def _write(output: str | None, text: str) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from reader.cli.exporting import target_of, written

    with written(target_of(output)) as out:
        out.write(text)
