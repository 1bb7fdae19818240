"""Where a command writes, and the line that says how far it is."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from reader.cli.errors import visible
from reader.cli.waiting import LASTING, Waiting


@dataclass(frozen=True, slots=True)
class Output:
    """A stream that a long text is written to.

    Attributes:
        stream: where to.
        waiting: says how far it is.
    """

    stream: TextIO
    waiting: Waiting

    def begin(self) -> None:
        """Be told before the first line: what is seen as it comes tells itself how far it is.

        That is a terminal, or a program in a pipe, which may draw on the terminal.
        """
        if not _is_file(self.stream):
            self.waiting.end()


@contextmanager
def told(stream: TextIO, doing: str, source: str) -> Iterator[Output]:
    """Give a stream to write; from the first thing told on a line says how far it is, and a key stops it.

    Args:
        stream: where to write.
        doing: as in "exporting".
        source: what is written, as the user named it.
    """
    title = f"{doing} {name_of(source)}"
    with Waiting(title, sys.stderr, keys=has_keyboard(source), grace=LASTING, at_once=False) as watched:
        yield Output(stream, watched)


def waiting(doing: str, source: str) -> Waiting:
    """Return what says that something is done with a source, before anything is written, and lets a key stop it."""
    return Waiting(f"{doing} {name_of(source)}", sys.stderr, keys=has_keyboard(source))


def name_of(source: str) -> str:
    """Return a source as a line that says what is done with it names it."""
    if source == "-":
        return "standard input"
    return visible(source if "://" in source else Path(source).name or source)


def has_keyboard(source: str) -> bool:
    """Whether the keyboard is ours: no other program of a pipeline may be reading it."""
    return source != "-" and not _is_pipe(sys.stdout)


def _is_file(stream: TextIO) -> bool:
    return stat.S_ISREG(_mode(stream))


def _is_pipe(stream: TextIO) -> bool:
    mode = _mode(stream)
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _mode(stream: TextIO) -> int:
    """Return what kind of file a stream is; 0 for one that is none."""
    try:
        return os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        return 0
