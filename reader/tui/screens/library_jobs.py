"""What the library's workers do, off the UI's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.study.library import ShelfText
from reader.text.document import Anchor
from reader.text.opening import Load, Opening, again
from reader.tui.loading import read_apart

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.study.fulltext import FullText, Line

MOST: Final = 2000  # hits shown


class Found(NamedTuple):
    """What a search of all texts has found.

    Attributes:
        lines: the hits, text by text, `MOST` at most.
        more: whether there are more.
        unread: titles of the texts that could not be searched.
        remark: a sentence of the program's about the search, or empty.
    """

    lines: tuple[Line, ...] = ()
    more: bool = False
    unread: tuple[str, ...] = ()
    remark: str = ""


def load_text(
    text: ShelfText, place: Anchor | None, stored: Path | None, cancelled: Callable[[], bool]
) -> tuple[Opening | None, Anchor | None, str]:
    """Return a text, of a large one perhaps the beginning, and where to open it; or why it cannot be opened.

    A file with other contents by now opens where one stopped in these, if ever.

    Args:
        text: as it stands on the shelf.
        place: where to open it; None for where one stopped.
        stored: where large texts are stored; None for nowhere.
        cancelled: asked now and then; True where it is not wanted any more.

    Raises:
        JobCancelled: `cancelled` said so.
    """
    from reader.text.errors import SourceError

    if not text.opens:
        return None, None, "This was no file and cannot be opened again."
    load = partial(read_apart, cancelled=cancelled)
    try:
        opening = _opened(text, text.opens, place, stored, load)
    except SourceError as error:
        moved = find_file(text)
        if moved is None or moved == text.path:
            return None, None, f"{error.source}: {error.reason}"
        try:
            opening = _opened(text, moved, place, stored, load)
        except SourceError as again:
            return None, None, f"{again.source}: {again.reason}"
    return opening, place if opening.document.key == text.key else None, ""


def _opened(text: ShelfText, source: str, place: Anchor | None, stored: Path | None, load: Load) -> Opening:
    """Open a source; all of it where a place is wanted that its beginning does not reach."""
    opening = again(source, stored, text.key, text.encoding, load=load)
    if opening.share < 1 and place is not None and place.paragraph >= len(opening.document.paragraphs) - 1:
        return Opening(load(source))
    return opening


def find_file(text: ShelfText) -> str | None:
    """Return where a text's file is now; None where it is not found."""
    from reader.study.moved import find_moved

    return find_moved(text.path, text.size, text.key)


def search_all(lexicon: Lexicon | None, texts: Sequence[ShelfText], query: str, cancelled: Callable[[], bool]) -> Found:
    """Search all texts; those not indexed yet are indexed first, one after the other, while it is wanted."""
    from reader import paths
    from reader.language.script import folder
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, PLAIN, FullText, FullTextError, name_of

    plain = lexicon is None
    fold_name = PLAIN if plain else BOTH_SCRIPTS
    try:
        with FullText.open(paths.cache_folder() / FILE_NAME, folder(lexicon), fold_name) as index:
            unread = [text.title for text in texts if not cancelled() and not _ready(index, text, plain, cancelled)]
            hits = index.search(query, [name_of(text.key, text.encoding) for text in texts])
            lines = tuple(islice(_while_wanted(hits, cancelled), MOST + 1))
            remark = "" if index.indexed else "This SQLite has no FTS5: every text is read through."
    except FullTextError as error:
        return Found(remark=str(error))
    return Found(lines[:MOST], len(lines) > MOST, tuple(unread), remark)


def _while_wanted(hits: Iterator[Line], cancelled: Callable[[], bool]) -> Iterator[Line]:
    for hit in hits:
        if cancelled():
            return
        yield hit


def _ready(index: FullText, text: ShelfText, plain: bool, cancelled: Callable[[], bool]) -> bool:
    """Index a text where that is still to be done, in a process of its own; returns whether it is indexed."""
    from reader.study.fulltext import name_of

    name = name_of(text.key, text.encoding)
    if index.has(name):
        return True
    from reader.tui.indexing import shelve

    if text.at_hand:
        shelve(text.key, text.at_hand, cancelled, encoding=text.encoding, plain=plain)
    return index.has(name)
