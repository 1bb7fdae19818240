"""What commands read: the text, the dictionary."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from reader.cli.errors import CommandError, Exit
from reader.cli.output import name_of, waiting
from reader.cli.waiting import Waiting

if TYPE_CHECKING:
    from reader.cli.settling import Settled
    from reader.language.lexicon import Lexicon
    from reader.language.orthography import Speller
    from reader.language.words import Word
    from reader.text.document import Document
    from reader.text.opening import Opening

T = TypeVar("T")


def document_of(source: str, *, encoding: str = "", state: bool = False) -> Document:
    """Load a text, with the codec demanded, else with `state` the one chosen in the reader, else told by content.

    With `state` a large text that was opened in the reader is read as it was stored then.

    Raises:
        CommandError: it cannot be read.
    """
    from reader.text.loader import load

    stdin = _standard_input(source)
    known = _stored(source) if state and not encoding else None
    document = known or _checked(source, lambda: load(source, stdin=stdin, encoding=encoding))
    kept = _encoding_kept(document) if state and not encoding else ""
    return _checked(source, lambda: load(source, encoding=kept)) if kept else document


def text_for(arguments: Namespace) -> Document:
    """Load a text for a command that writes it, converted and typeset as it is told.

    Raises:
        CommandError: it cannot be read.
    """
    document = document_of(arguments.source, encoding=arguments.encoding, state=not arguments.no_state)
    if arguments.script != "asis":
        from reader.language.conversion import Script, converted

        document = converted(document, Script(arguments.script))
    if arguments.typeset:
        from reader.text.typeset import typeset

        document = typeset(document)
    return document


def _stored(source: str) -> Document | None:
    """Return a large text as the reader has stored it; None where it has not, or the file has changed since."""
    from reader import paths
    from reader.text.opening import is_large

    if not is_large(source):
        return None
    from dataclasses import replace

    from reader.text.stored import is_intact, stored

    document = stored(paths.cache_folder() / "texts", source)
    return replace(document, source=source) if document is not None and is_intact(document) else None


def _encoding_kept(document: Document) -> str:
    """Return the codec that was chosen for a file in the reader; empty where it is no other than the one it has."""
    from reader import paths
    from reader.study.state import FILE_NAME, can_reread, encoding_in

    if not can_reread(document.source):
        return ""
    kept = encoding_in(paths.data_folder() / FILE_NAME, document.key)
    return "" if kept == document.encoding else kept


def opening_of(source: str, encoding: str, texts: Path | None) -> Opening:
    """Load a text to be read, of a large one the beginning; `texts` is where large texts are stored."""
    from reader.text.loader import load
    from reader.text.opening import Opening, begin, is_large

    if not encoding and is_large(source):
        return _checked(source, lambda: begin(source, texts), on_screen=True)
    stdin = _standard_input(source)
    return Opening(_checked(source, lambda: load(source, stdin=stdin, encoding=encoding), on_screen=True))


def _standard_input(source: str) -> BinaryIO | None:
    return sys.stdin.buffer if source == "-" and sys.stdin is not None else None


def _checked(source: str, load: Callable[[], T], *, on_screen: bool = False) -> T:
    """Load something of a source; what takes its time is said, and on the screen a key stops it."""
    from reader.text.errors import SourceError

    if not source:
        raise CommandError("SOURCE is empty (see sanneng-read --help)")
    if source == "-" and sys.stdin is None:
        raise CommandError("standard input is closed", source, Exit.SOURCE)
    watched: AbstractContextManager[object] = _watched(source, on_screen)
    if source == "-" and sys.stdin.isatty():
        sys.stderr.write("sanneng-read: reading from the terminal; end with Ctrl+D on a line of its own\n")
        watched = nullcontext()  # it is the program that waits for the user
    try:
        with watched:
            return load()
    except SourceError as error:
        raise CommandError(error.reason, error.source, Exit.SOURCE) from error


def _watched(source: str, on_screen: bool) -> Waiting:
    return Waiting(f"reading {name_of(source)}", sys.stdout, keys=True) if on_screen else waiting("reading", source)


def lexicon() -> Lexicon:
    """Open the dictionary, made ready at first use with a progress line in terminals.

    Where the cache folder cannot be written it is made for this one run.
    """
    from reader import paths
    from reader.language.errors import LexiconError

    folder = paths.cache_folder()
    try:
        return _made_ready(folder)
    except LexiconError as error:
        if paths.is_writable(folder):
            raise CommandError(str(error), "dictionary", Exit.DATA) from error
    import atexit
    import shutil
    import tempfile

    passing = Path(tempfile.mkdtemp(prefix="sanneng-read-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    try:
        return _made_ready(passing, "every time, for the cache folder cannot be written")
    except LexiconError as error:
        raise CommandError(str(error), "dictionary", Exit.DATA) from error


def _made_ready(folder: Path, when: str = "once") -> Lexicon:
    from reader.cli.progress import Progress
    from reader.language.lexicon import ensure

    with Progress(f"preparing the dictionary, {when}", sys.stderr) as progress:
        return ensure(folder, progress=progress)


class Annotate(Protocol):
    """Gives a paragraph's words; its number tells which of several that say the same."""

    def __call__(self, text: str, paragraph: int | None = None, start: int = 0, /) -> Sequence[Word]:
        """Return the words of a paragraph, or of a piece that begins at `start` in it, counted from the piece's."""
        ...


def annotator(words: Lexicon, tones: str, readings: str = "mainland", settled: Settled | None = None) -> Annotate:
    """Return what gives a paragraph's words around what is settled already.

    Args:
        words: the lexicon.
        tones: "citation" or "spoken".
        readings: by the standard of the "mainland" or of "taiwan".
        settled: what the user and the author have settled.
    """
    from reader.language.annotate import Annotator
    from reader.language.sandhi import spoken
    from reader.language.words import Standard
    from reader.text.pieces import LONG

    annotate = Annotator(words, standard=Standard(readings)).annotate
    names = settled.names if settled else frozenset()

    def known(text: str) -> bool:
        return text in names or words.weight(text) is not None

    def annotated(text: str, paragraph: int | None = None, start: int = 0, /) -> Sequence[Word]:
        if len(text) > LONG:
            return [word for found in in_pieces(annotated, text, paragraph) for word in found]
        found = annotate(text, settled.pins(text, paragraph, start) if settled else ())
        return found if tones == "citation" else spoken(found, known)

    return annotated


def in_pieces(annotate: Annotate, text: str, paragraph: int | None = None) -> Iterator[Sequence[Word]]:
    """Yield the words of a paragraph, of a very long one a piece at a time as on the screen."""
    from reader.language.words import Word
    from reader.text.pieces import LONG, divided

    if len(text) <= LONG:
        yield annotate(text, paragraph)
        return
    for start, end in pairwise(divided(text)):
        found = annotate(text[start:end], paragraph, start)
        yield [Word(word.text, word.start + start, word.reading) for word in found]


def speller(words: Lexicon, style: str) -> Speller:
    """Return what writes words by the rules of spelling."""
    from reader.language.facts import LexiconFacts
    from reader.language.orthography import Speller
    from reader.language.words import Style

    return Speller(Style(style), LexiconFacts(words))
