"""What the library's workers do, off the UI's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.study.library import ShelfText
from reader.text.document import Anchor
from reader.text.opening import Load, Opening, again
from reader.tui.loading import read_apart

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.study.fulltext import Line

MOST: Final = 2000  # hits shown
EACH: Final = 100  # of them in one text of many, so that a novel full of a word leaves room for all others


class Found(NamedTuple):
    """What a search of all texts has found.

    Attributes:
        lines: the hits, text by text, `MOST` at most; of one text its share of them, or `EACH` if that is more.
        more: keys of the texts that have more.
        unread: titles of the texts that could not be searched.
        remark: a sentence of the program's about the search, or empty.
        waiting: the texts that are still to be indexed.
    """

    lines: tuple[Line, ...] = ()
    more: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    remark: str = ""
    waiting: tuple[ShelfText, ...] = ()


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
        moved = find_file(text, cancelled)
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


def find_file(text: ShelfText, cancelled: Callable[[], bool]) -> str | None:
    """Return where a text's file is now; None where it is not found, or not wanted any more."""
    from reader.study.moved import find_moved

    return find_moved(text.path, text.size, text.key, cancelled)


def search_all(
    lexicon: Lexicon | None,
    texts: Sequence[ShelfText],
    query: str,
    cancelled: Callable[[], bool],
    unreadable: Mapping[str, str] = MappingProxyType({}),
) -> Found:
    """Search all texts that are indexed, and tell which are still to be indexed and which cannot be.

    Args:
        lexicon: makes simplified and traditional hanzi alike; None for hanzi as they are.
        texts: the texts of the shelf, in the order of their hits.
        query: what is sought.
        cancelled: whether the search is not wanted any more.
        unreadable: why texts could not be indexed before, by key.
    """
    from reader import paths
    from reader.language.script import folder
    from reader.study.fulltext import BOTH_SCRIPTS, FILE_NAME, PLAIN, FullText, FullTextError, name_of

    fold_name = PLAIN if lexicon is None else BOTH_SCRIPTS
    try:
        with FullText.open(paths.cache_folder() / FILE_NAME, folder(lexicon), fold_name) as index:
            missing = [text for text in texts if not index.has(name_of(text.key, text.encoding))]
            each = max(EACH, MOST // max(1, len(texts) - len(missing)))
            hits = index.search(query, [name_of(text.key, text.encoding) for text in texts], each=each + 1)
            lines, more = _shared(_while_wanted(hits, cancelled), each)
            remark = "" if index.indexed else "This SQLite has no FTS5: every text is read through."
    except FullTextError as error:
        return Found(remark=str(error))
    waiting = tuple(text for text in missing if text.at_hand and text.exists and text.key not in unreadable)
    unread = tuple(text.title for text in missing if text not in waiting)
    return Found(lines, more, unread, remark, waiting)


def _shared(hits: Iterable[Line], each: int) -> tuple[tuple[Line, ...], frozenset[str]]:
    """Return the hits that are shown, `each` of one text at most, and the keys of the texts that have more."""
    lines: list[Line] = []
    more: set[str] = set()
    for key, of_one in groupby(hits, key=lambda hit: hit.key):
        shown = list(of_one)
        lines += shown[:each]
        if len(shown) > each or len(lines) > MOST:
            more.add(key)
        if len(lines) >= MOST:
            break
    return tuple(lines[:MOST]), frozenset(more)


def _while_wanted(hits: Iterator[Line], cancelled: Callable[[], bool]) -> Iterator[Line]:
    for hit in hits:
        if cancelled():
            return
        yield hit


def index_all(
    texts: Sequence[ShelfText], plain: bool, cancelled: Callable[[], bool], progress: Callable[[float], None]
) -> Mapping[str, str]:
    """Index texts in a process of its own and return by key why one cannot be; `plain` does without the dictionary."""
    from reader.tui.indexing import index

    wanted = [(text.key, text.at_hand, text.encoding) for text in texts]
    return index(wanted, cancelled, progress, plain=plain)


def clear_cache(text: ShelfText, lexicon: Lexicon | None, cancelled: Callable[[], bool]) -> None:
    """Take from the cache what was made of a text, in a hurry once it is cancelled.

    A reader that still uses it makes it again.

    Raises:
        FullTextError: the index cannot be changed.
        OSError: a file cannot be removed.
    """
    from reader import paths
    from reader.study.forgetting import forget

    forget(paths.cache_folder(), text, lexicon, cancelled)
