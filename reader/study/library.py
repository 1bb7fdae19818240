"""The shelf: which texts this person has read, how far, when last, and where the files are.

Texts are named by their content hash, so that the same file under another name is the same text.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.study import fitting
from reader.study.memory import Row, State, Statement
from reader.text.document import Anchor

INTERVIEW = "interview"
_STANDARD_INPUT = "-"
_WEB = ("http://", "https://")

_TEXTS = """SELECT texts.key, texts.title, texts.source, texts.path, texts.size, texts.encoding, texts.opened,
    texts.levels, texts.removed, coalesce(places.progress, 0), coalesce(places.paragraph, 0),
    coalesce(places."offset", 0), coalesce(sum(sittings.active), 0), count(sittings.id)
    FROM texts LEFT JOIN places ON places.key = texts.key LEFT JOIN sittings ON sittings.key = texts.key
    GROUP BY texts.key ORDER BY CAST(texts.opened AS REAL) DESC, texts.key"""
_OPENED = """INSERT INTO texts (key, title, source, path, size, encoding, opened, levels, removed, changed)
    VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0, ?) ON CONFLICT (key) DO UPDATE SET title = excluded.title,
    source = excluded.source, path = coalesce(excluded.path, path), size = coalesce(excluded.size, size),
    levels = CASE WHEN encoding IN ('', excluded.encoding) THEN levels END, encoding = excluded.encoding,
    opened = excluded.opened, removed = 0, changed = excluded.changed"""
"""The level of a text is that of what it was read as."""


@dataclass(frozen=True, slots=True)
class ShelfText:
    """A text on the shelf.

    Attributes:
        key: content hash, as `Document.key`.
        title: as the text or its file names it.
        source: what the user named when it was opened last.
        path: absolute path of the file; empty for what is no file.
        size: bytes of the file; None where unknown.
        encoding: codec it was decoded with; empty where unknown.
        opened: Unix seconds of the last opening; None for never.
        progress: share read, 0 to 1.
        place: where one stopped.
        levels: running words by HSK level ("1" to "7", the last for 7 to 9, or "none"), of a sample; empty: not yet.
        seconds: reading time without idle time.
        sittings: how many times it was read.
        removed: whether it was taken from the shelf.
        before: keys of the versions its file had before, the last one first; their time and sittings are counted in.
    """

    key: str
    title: str
    source: str
    path: str = ""
    size: int | None = None
    encoding: str = ""
    opened: float | None = None
    progress: float = 0.0
    place: Anchor = field(default_factory=Anchor)
    levels: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    sittings: int = 0
    removed: bool = False
    before: tuple[str, ...] = ()

    @property
    def bundled(self) -> bool:
        """Whether the program brings the text."""
        return self.source == INTERVIEW

    @property
    def versions(self) -> tuple[str, ...]:
        """Keys of all versions of its file, the newest first."""
        return (self.key, *self.before)

    @property
    def at_hand(self) -> str:
        """The source that opens it again from this computer; empty where there is none."""
        return INTERVIEW if self.bundled else self.path

    @property
    def opens(self) -> str:
        """The source that opens it again, if need be from the web; empty where there is none, as for standard input."""
        return self.at_hand or (self.source if self.source.startswith(_WEB) else "")

    @property
    def exists(self) -> bool:
        """Whether a file of its size still is at its path (another size means other contents), or its archive is."""
        if not self.path:
            return bool(self.opens)
        try:
            return self.size in (None, os.stat(self.path).st_size)
        except (OSError, ValueError):
            return self.size is None and _in_archive(self.path)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of a text when it is opened."""

    key: str
    title: str
    source: str
    encoding: str


class Library:
    """The texts of a reading state."""

    def __init__(self, state: State) -> None:
        """Keep the shelf in a reading state."""
        self._state = state

    def opened(self, text: Opening, now: float | None = None) -> bool:
        """Put a text on the shelf, first of all, at the path it was opened from; returns whether that is kept."""
        from reader.study.state import storable

        now = time.time() if now is None else now
        path, size = _file(text.source)
        values = (text.key, storable(text.title), storable(text.source), path, size, text.encoding, now, now)
        return self._state.change([(_OPENED, values)])

    def texts(self, *, removed: bool = False) -> list[ShelfText]:
        """Return the texts on the shelf (or those taken from it), the one opened last first.

        Of a file that was edited it is the version opened last. For a new user it is the bundled interview.
        """
        every = _newest([_text(row) for row in self._state.rows(_TEXTS)])
        shown = [text for text in every if text.removed is removed]
        if not removed and not every:
            return [unread_interview()]
        return shown

    def text(self, key: str) -> ShelfText | None:
        """Return the text with a key, removed or not; None for one never opened."""
        return next((text for row in self._state.rows(_TEXTS) if (text := _text(row)).key == key), None)

    def find(self, name: str) -> ShelfText | None:
        """Return a text by its source, path, key or title, or the beginning of its key; None for none or several.

        Of several versions of one file it is the one opened last.
        """
        every = [*self.texts(), *self.texts(removed=True)]
        path = os.path.abspath(name)
        of_file = [text for text in every if name == text.source or path == text.path]
        if of_file:
            return of_file[0]
        named = [text for text in every if name in (text.key, text.title)]
        if not named and len(name) >= _LEAST_KEY:
            named = [text for text in every if text.key.startswith(name)]
        return named[0] if len(named) == 1 else None

    def last(self) -> ShelfText | None:
        """Return the text read last among those that can be opened again."""
        return next((text for text in self.texts() if text.opens), None)

    def remove(self, key: str, *, removed: bool = True) -> bool:
        """Take a text from the shelf, or put it back; place, annotations and history stay kept either way."""
        return self._state.change([_set("removed", int(removed), key)])

    def moved(self, key: str, path: str) -> bool:
        """Remember where a text's file is now."""
        return self._state.change([_set("path", os.fsencode(path), key), _set("source", _shown(path), key)])

    def measured(self, key: str, levels: Mapping[str, int]) -> bool:
        """Keep a text's word counts by level."""
        return self._state.change([_set("levels", json.dumps(dict(levels)), key)])


_LEAST_KEY = 6


def unread_interview() -> ShelfText:
    """Return the bundled text as it stands on the shelf of a new user."""
    from reader.text.loader import load

    document = load(INTERVIEW)
    return ShelfText(document.key, document.title, INTERVIEW, encoding=document.encoding)


def titled(texts: list[ShelfText], query: str) -> list[ShelfText]:
    """Return the texts whose title or file name holds all words of a query, whatever their case."""
    words = query.casefold().split()
    return [text for text in texts if all(word in f"{text.title}\n{Path(text.path).name}".casefold() for word in words)]


def _newest(texts: list[ShelfText]) -> list[ShelfText]:
    """Return one text for all versions of a file under the same title, that opened last; in the same order."""
    versions: dict[tuple[str, str], list[ShelfText]] = {}
    for text in texts:
        file = INTERVIEW if text.bundled else text.path
        versions.setdefault((file, text.title) if file else ("", text.key), []).append(text)
    return [_one(same) if len(same) > 1 else same[0] for same in versions.values()]


def _one(versions: list[ShelfText]) -> ShelfText:
    """Return the newest of several versions, the first one, with the time that all of them took."""
    return replace(
        versions[0],
        seconds=sum(text.seconds for text in versions),
        sittings=sum(text.sittings for text in versions),
        before=tuple(text.key for text in versions[1:]),
    )


def _set(column: str, value: str | int | bytes, key: str) -> Statement:
    return f"UPDATE texts SET {column} = ?, changed = ? WHERE key = ?", (value, time.time(), key)


def _file(source: str) -> tuple[bytes | None, int | None]:
    """Return the absolute path and the size of a source that is a file."""
    if source in (INTERVIEW, _STANDARD_INPUT):
        return None, None
    path = path_of(source)
    try:
        return os.fsencode(path), os.stat(path).st_size
    except (OSError, ValueError):  # a text in an archive, an address, gone since it was read, or no file's name
        return (os.fsencode(path) if _in_archive(path) else None), None


def path_of(source: str) -> str:
    """Return the absolute path of what the user named; meaningless for what is no file."""
    return os.path.abspath(source)


def _in_archive(path: str) -> bool:
    """Return whether a path leads through a file, as that of a text in an archive does."""
    try:
        return any(above.is_file() for above in Path(path).parents)
    except (OSError, ValueError):
        return False


def _shown(path: str) -> str:
    from reader.study.state import storable

    return storable(path)


def _text(row: Row) -> ShelfText:
    key, title, source, path, size, encoding, opened, levels, removed, progress, paragraph, offset, active, count = row
    return ShelfText(
        fitting.text(key),
        fitting.text(title),
        fitting.text(source),
        os.fsdecode(fitting.path(path) or b""),
        None if size is None else fitting.whole(size),
        fitting.codec(encoding),
        fitting.number(opened),
        fitting.share(progress),
        Anchor(fitting.whole(paragraph), fitting.whole(offset)),
        fitting.counts(levels),
        fitting.number(active),
        count,
        bool(fitting.whole(removed)),
    )
