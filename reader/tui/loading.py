"""Reading large texts while the user reads: the rest of one whose beginning is shown, another one, one anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.text.document import Document
from reader.text.errors import SourceError

_SMALL = 1 << 17
"""Bytes; of an archive that holds ten times as many it is a matter of a second."""


def load_whole(beginning: Document, folder: Path | None, cancelled: Callable[[], bool]) -> tuple[Document | None, str]:
    """Return the whole of a text, or why there is none; called off the UI's thread.

    A process of its own takes the text apart and stores it where that can be. The text keeps the key under which it was
    opened, so that what is remembered of it stays together.
    """
    from reader.jobs.client import JobCancelled

    try:
        document = _by_another_process(beginning.source, folder, cancelled) if folder else None
        if document is None and not cancelled():
            document = read_apart(beginning.source, cancelled=cancelled)
    except JobCancelled:
        return None, ""
    except SourceError as error:
        return None, error.reason
    if document is None:
        return None, ""
    changed = document.key != beginning.key
    return replace(document, source=beginning.source, key=beginning.key), "changed" if changed else ""


def read_apart(source: str, *, encoding: str = "", cancelled: Callable[[], bool]) -> Document:
    """Read a text as `loader.load` does, all but small files in a process of its own, so that no key waits for it.

    Raises:
        SourceError: as `loader.load`.
        JobCancelled: `cancelled` said so.
    """
    from tempfile import TemporaryDirectory

    from reader.jobs.client import JobCancelled, JobError, run
    from reader.jobs.tasks import read_request
    from reader.text.loader import load
    from reader.text.stored import taken_over

    if _is_small(source):
        return load(source, encoding=encoding)
    try:
        with TemporaryDirectory(prefix="sanneng-read-") as folder:
            file = Path(folder) / "text"
            refusal = run("read", read_request(source, encoding, file), cancelled=cancelled)
            document = None if refusal else taken_over(file)
    except JobCancelled:
        raise
    except (JobError, OSError, ValueError):  # no process, no room: then here
        return load(source, encoding=encoding)
    if document is None:
        raise SourceError(refusal["source"], refusal["reason"])
    return document


def _is_small(source: str) -> bool:
    """Whether a source is read sooner than a process is started."""
    from reader.text.loader import INTERVIEW

    try:
        return source == INTERVIEW or Path(source).stat().st_size < _SMALL
    except (OSError, ValueError):
        return False


def _by_another_process(source: str, folder: Path, cancelled: Callable[[], bool]) -> Document | None:
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import load_request
    from reader.text.stored import is_intact, stored

    try:
        done = run("load", load_request(source, folder), cancelled=cancelled)
    except JobError:
        return None
    document = stored(folder, source) if done else None
    return document if document is not None and is_intact(document) else None
