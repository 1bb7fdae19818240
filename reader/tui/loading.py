"""Reading the rest of a large text while its beginning is read by the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.text.document import Document
from reader.text.errors import SourceError


def load_whole(beginning: Document, folder: Path | None, cancelled: Callable[[], bool]) -> tuple[Document | None, str]:
    """Return the whole of a text, or why there is none; called off the UI's thread.

    A process of its own takes the text apart and stores it; where nothing can be stored this thread does it. The text
    keeps the key under which it was opened, so that what is remembered of it stays together.
    """
    from reader.text.loader import load

    try:
        document = _by_another_process(beginning.source, folder, cancelled) if folder else None
        if document is None and not cancelled():
            document = load(beginning.source)
    except SourceError as error:
        return None, error.reason
    if document is None:
        return None, ""
    changed = document.key != beginning.key
    return replace(document, source=beginning.source, key=beginning.key), "changed" if changed else ""


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
