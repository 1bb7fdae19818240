"""Getting the dictionary: opened if it stands in the cache folder, else built by a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon


def open_lexicon(folder: Path, progress: Callable[[float], object]) -> tuple[Lexicon | None, str]:
    """Return the dictionary, or why there is none; called off the UI's thread."""
    from reader.language.errors import LexiconError
    from reader.language.lexicon import Lexicon

    try:
        return Lexicon.open(folder), ""
    except LexiconError:
        pass  # not there yet, or not whole: made anew below
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import prepare_request

    try:
        run("prepare", prepare_request(folder), on_progress=progress)
        return Lexicon.open(folder), ""
    except (JobError, LexiconError) as error:
        return None, str(error)
