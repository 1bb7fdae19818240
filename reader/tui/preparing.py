"""Getting the dictionary: opened if it stands in the cache folder, else built by a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.text.document import Document

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
"""Asked now and then; True where the dictionary is not wanted any more."""

_FIRST, _SAMPLE = 5, 300  # paragraphs, and code points of them


def open_lexicon(
    folder: Path, document: Document, progress: Progress, cancelled: Cancelled
) -> tuple[Lexicon | None, str]:
    """Return the dictionary, used once on a text, or why there is none; called off the UI's thread."""
    from reader.language.errors import LexiconError
    from reader.language.lexicon import Lexicon

    try:
        lexicon = Lexicon.open(folder)
        warm(lexicon, document)
    except LexiconError:
        return build_lexicon(folder, document, progress, cancelled)
    return lexicon, ""


def warm(lexicon: Lexicon, document: Document) -> None:
    """Annotate the beginning of a text for nothing: what that imports and maps is there when the screen needs it.

    Files that are read when they are first asked for are open afterwards: the cache folder may be emptied meanwhile.

    Raises:
        LexiconError: something in a file makes no sense.
    """
    from reader.language.annotate import Annotator
    from reader.language.pinning import Pinning

    Pinning(lexicon)
    beginning = "".join(paragraph.text for paragraph in document.paragraphs[:_FIRST])[:_SAMPLE]
    for word in Annotator(lexicon).annotate(beginning)[:1]:
        lexicon.entries(word.text)
        lexicon.hsk(word.text)
    lexicon.idioms  # noqa: B018 - read now


def is_whole(lexicon: Lexicon) -> bool:
    """Return whether every file of the dictionary is what was once written; tens of milliseconds."""
    from reader.language.errors import LexiconError

    try:
        lexicon.verify()
    except LexiconError:
        return False
    return True


def build_lexicon(
    folder: Path, document: Document, progress: Progress, cancelled: Cancelled
) -> tuple[Lexicon | None, str]:
    """Build the dictionary anew; where the cache folder takes nothing, in a temporary one for this run.

    A reader who leaves does not wait for it: the next start builds it.
    """
    from reader.jobs.client import JobCancelled, JobError
    from reader.language.errors import LexiconError

    try:
        return _built(folder, document, progress, cancelled), ""
    except JobCancelled:
        return None, ""
    except (JobError, LexiconError) as error:
        reason = str(error)
    try:
        return _built(_passing_folder(), document, progress, cancelled), ""
    except (JobError, LexiconError, OSError):
        return None, reason


def _built(folder: Path, document: Document, progress: Progress, cancelled: Cancelled) -> Lexicon:
    from reader.jobs.client import run
    from reader.jobs.tasks import prepare_request
    from reader.language.lexicon import Lexicon

    run("prepare", prepare_request(folder, anew=True), on_progress=progress, cancelled=cancelled)
    lexicon = Lexicon.open(folder)
    warm(lexicon, document)
    return lexicon


def _passing_folder() -> Path:
    """Return a new folder that is removed when the program ends."""
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="sanneng-read-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
