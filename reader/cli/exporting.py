"""`export`: the annotated text in another format."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reader.cli.errors import CommandError
from reader.cli.inputs import annotator, document_of, lexicon
from reader.language.words import Style
from reader.text.document import Document


def run(arguments: Namespace) -> int:
    """Write a text as JSON or as bare text."""
    if arguments.output is None:
        _export(document_of(arguments.source), arguments, sys.stdout)
        return 0
    target = _target(arguments.output, arguments.source)
    document = document_of(arguments.source)
    with written(target) as out:
        _export(document, arguments, out)
    return 0


def _export(document: Document, arguments: Namespace, out: TextIO) -> None:
    if arguments.format == "txt":
        from reader.export import plain_text

        plain_text.write(document, out)
        return
    from reader.export import json_text
    from reader.export.script import script_of
    from reader.language.levels import hsk

    words = lexicon()
    folding = words.folding
    json_text.write(
        document,
        out,
        annotate=annotator(words, arguments.tones),
        hsk=lambda word: hsk(word.translate(folding)),
        script=script_of(document.text, folding),
        style=Style(arguments.style),
    )


def _target(output: str, source: str) -> Path:
    """Return where to write; CommandError for the text itself, a folder, or a place in a folder that is not there."""
    # A link is followed, so that renaming replaces what it leads to and not the link.
    target = Path(output).resolve()
    if target.is_dir():
        raise CommandError("is a folder; name a file", output)
    if not target.parent.is_dir():
        raise CommandError("the folder is not there; make it first", output)
    if target.exists() and Path(source).exists() and target.samefile(source):
        raise CommandError("is the text itself, which is never overwritten", output)
    return target


@contextmanager
def written(target: Path) -> Iterator[TextIO]:
    """Give a file to write; it takes the target's name only when it is whole.

    What is no ordinary file (`/dev/stdout`, a named pipe) is written directly.
    """
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
