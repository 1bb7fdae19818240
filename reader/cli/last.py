"""`--last`: the text that was read last."""

from __future__ import annotations

import sys
from typing import Final

from reader.cli.errors import CommandError, visible

_INTERVIEW: Final = "interview"


def last_source(source: str) -> str:
    """Return what opens the text read last; the interview where nothing was read yet.

    A file that was moved is looked for near where it was.

    Raises:
        CommandError: a SOURCE was named too, or the file is not found.
    """
    if source != _INTERVIEW:
        raise CommandError("--last takes no SOURCE", source)
    from reader.cli.library import locate, shelf
    from reader.study.library import Library

    with shelf() as state:
        text = Library(state).last()
    if text is None or not text.path:
        return text.opens if text else _INTERVIEW
    path = locate(text)
    if path is not None:
        if path != text.path:
            sys.stderr.write(f"sanneng-read: {visible(text.path)} is {visible(path)} now\n")
        return path
    # Other contents under the old name are still what the reader means; a missing file is said by the loader.
    return text.path


def last_at_hand() -> str:
    """Return what opens the text read last that is where it was; the interview where there is none."""
    from reader.cli.library import shelf
    from reader.study.library import Library

    with shelf() as state:
        texts = Library(state).texts()
    return next((text.path for text in texts if text.path and text.exists and text.size is not None), _INTERVIEW)
