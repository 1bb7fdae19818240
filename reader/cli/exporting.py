"""`export`: the annotated text in another format."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from reader.cli.errors import CommandError, Exit
from reader.cli.inputs import Annotate, annotator, lexicon, speller, text_for
from reader.cli.output import Output, told
from reader.cli.settling import settled
from reader.language.words import Style
from reader.text.document import Document

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.language.orthography import Spelled

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

_COUNTING: Final = 0.9  # of the time that a table takes


def run(arguments: Namespace) -> int:
    """Write a text in a format."""
    if arguments.output is None:
        _export(text_for(arguments), arguments, sys.stdout)
        return 0
    target = target_of(arguments.output, arguments.source)
    document = text_for(arguments)
    with written(target) as out:
        _export(document, arguments, out)
    return 0


def _export(document: Document, arguments: Namespace, stream: TextIO) -> None:
    with told(stream, "exporting", arguments.source) as out:
        match arguments.format:
            case "txt":
                from reader.export import plain_text

                out.begin()
                plain_text.write(document, stream, out.waiting.tell)
            case "html":
                _page(document, arguments, out)
            case "tsv":
                _table(document, arguments, out)
            case _:
                _json(document, arguments, out)


def _annotator(document: Document, words: Lexicon, arguments: Namespace, tones: str) -> Annotate:
    return annotator(words, tones, arguments.readings, settled(document, words, arguments))


def _json(document: Document, arguments: Namespace, out: Output) -> None:
    from reader.export import json_text
    from reader.jobs.spread import spread
    from reader.language.script import script_of

    words = lexicon()
    out.begin()
    json_text.write(
        document,
        out.stream,
        annotate=_annotator(document, words, arguments, arguments.tones),
        hsk=words.hsk,
        script=script_of(document.text),
        style=Style(arguments.style),
        spread=spread,
        tell=out.waiting.tell,
    )


def _page(document: Document, arguments: Namespace, out: Output) -> None:
    from reader.export import html
    from reader.language.script import script_of

    script = script_of(document.text)
    if arguments.pinyin == "none":
        out.begin()
        html.write(document, out.stream, spelled=lambda *_: (), script=script, tell=out.waiting.tell)
        return
    from reader.jobs.spread import spread
    from reader.language.carrying import carrying

    words = lexicon()
    carry = carrying(arguments.pinyin, words.hsk)
    annotate = _annotator(document, words, arguments, arguments.tones)
    ruby = speller(words, arguments.style).ruby

    def spelled(text: str, paragraph: int, start: int) -> Iterable[Spelled]:
        return ruby(list(carry(annotate(text, paragraph, start))))

    out.begin()
    html.write(document, out.stream, spelled=spelled, script=script, spread=spread, tell=out.waiting.tell)


def _table(document: Document, arguments: Namespace, out: Output) -> None:
    """Write headwords: with the tones of the dictionary, whatever they are in the text."""
    from functools import partial

    from reader.export import tsv
    from reader.jobs.spread import spread
    from reader.language.glosses import respelled, senses
    from reader.language.spelling import joiner, spell
    from reader.typesetting.ruby import joined

    words = lexicon()
    style = Style(arguments.style)
    headword, spelled = speller(words, style).headword, partial(spell, style=style)

    def gloss(text: str, syllables: tsv.Syllables) -> str:
        both = "; ".join(senses(words.entries(text), syllables))
        return respelled(both, lambda cited: joined(cited, spelled, joiner(style)))

    tell = out.waiting.tell
    annotate = _annotator(document, words, arguments, "citation")
    counts = tsv.counted(document, annotate, spread=spread, tell=lambda share: tell(_COUNTING * share))
    columns = tsv.Columns(pinyin=headword, hsk=words.hsk, gloss=gloss)
    out.begin()
    tsv.write(counts, out.stream, columns, lambda share: tell(_COUNTING + (1 - _COUNTING) * share))


def target_of(output: str, source: str = "") -> Path:
    """Return where to write; CommandError for the text itself, a folder, or a place in a folder that is not there."""
    # A link is followed, so that renaming replaces what it leads to and not the link; but /dev/stdout leads to no name.
    target = Path(output)
    target = target if _is_direct(target) else target.resolve()
    if target.is_dir():
        raise CommandError("is a folder; name a file", output)
    if not target.parent.is_dir():
        raise CommandError("the folder is not there; make it first", output)
    if source and target.exists() and Path(source).exists() and target.samefile(source):
        raise CommandError("is the text itself, which is never overwritten", output)
    return target


def _is_direct(target: Path) -> bool:
    """Tell what is written as it stands: a device, a pipe, whatever is there and is no ordinary file."""
    return target.exists() and not target.is_file() and not target.is_dir()


@contextmanager
def written(target: Path) -> Iterator[TextIO]:
    """Give a file to write; it takes the target's name only when it is whole.

    What is no ordinary file (`/dev/stdout`, a named pipe) is written directly.

    Raises:
        CommandError: it cannot be written: no permission, a full disk.
    """
    direct = _is_direct(target)
    # A name of its own: the target's may be as long as a name can be.
    file = target if direct else target.with_name(f".sanneng-read-{os.getpid()}.part")
    try:
        with _ended_without(None if direct else file), _named(target, file):
            if not direct:
                file.unlink(missing_ok=True)  # of a program that was killed and had the same number
            with file.open("w" if direct else "x", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
                yield out
                out.flush()
                if not direct:
                    os.fsync(out.fileno())
            if not direct:
                _rename(file, target)
    except BaseException:
        if not direct:
            file.unlink(missing_ok=True)
        raise


def _rename(file: Path, target: Path) -> None:
    """Give a whole file the target's name, and the rights of what had it before."""
    if target.exists():
        file.chmod(target.stat().st_mode & 0o7777)
    file.replace(target)


@contextmanager
def _named(target: Path, file: Path) -> Iterator[None]:
    """Say that the target cannot be written, whatever name the system gives: none where a disk is full."""
    try:
        yield
    except OSError as error:
        if error.filename == str(file) or (error.filename is None and error.errno in _FULL):
            raise CommandError(error.strerror or "cannot be written", str(target), Exit.DATA) from error
        raise


@contextmanager
def _ended_without(file: Path | None) -> Iterator[None]:
    """Remove an unfinished file where a signal that nobody handles ends the program."""
    if file is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    own = os.getpid()

    def end(number: int, _: object) -> None:
        if os.getpid() == own:  # a process forked meanwhile has not made it
            file.unlink(missing_ok=True)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    taken = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
