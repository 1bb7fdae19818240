"""The full text of everything on the shelf, indexed with SQLite's FTS5.

The index is a file of its own that can be made again at any time. It only proposes passages: whether a query is there,
and where, is read from the passage itself. Without FTS5 all passages are read.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from reader.study.passages import LONGEST_QUERY, Passage, expression, passages, tokens
from reader.text.document import Anchor
from reader.text.outside import refuse_no_database

if TYPE_CHECKING:
    import sqlite3

FILE_NAME: Final = "fulltext.sqlite"
BOTH_SCRIPTS: Final = "script"
"""Name of the fold that makes simplified and traditional alike, as a lexicon's table does."""
PLAIN: Final = "plain"
"""Name of the fold without a lexicon."""
LARGEST: Final = 20_000_000
"""Code points of a text that is indexed."""
_VERSION: Final = 1
_BATCH: Final = 64  # passages written in one transaction, some tens of milliseconds
_PATIENCE: Final = 5.0  # seconds to wait for another program's batch
_TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS texts (key TEXT, fold TEXT, length INTEGER NOT NULL, PRIMARY KEY (key, fold))",
    """CREATE TABLE IF NOT EXISTS passages (id INTEGER PRIMARY KEY, key TEXT NOT NULL, fold TEXT NOT NULL,
        start INTEGER NOT NULL, paragraph INTEGER NOT NULL, "offset" INTEGER NOT NULL, text BLOB NOT NULL,
        UNIQUE (key, fold, start))""",
)
_OF_TEXT: Final = "(key = ? OR key GLOB ? || ' *')"  # with whatever codec
_GRAMS: Final = "CREATE VIRTUAL TABLE IF NOT EXISTS grams USING fts5(body, content='', detail=none, tokenize='ascii')"

Fold = Callable[[str], str]


def name_of(key: str, encoding: str) -> str:
    """Return what a text is indexed under: read with another codec, the same file is another text."""
    return f"{key} {encoding}".strip()


class Line(NamedTuple):
    """A hit in a text of the shelf, one line of the concordance.

    Attributes:
        key: of the text, without its codec.
        start: flat offset of its first code point in the text.
        place: where the hit begins.
        share: how far into the text, 0 to 1.
        before: what stands before it in its paragraph.
        text: the hit.
        after: what stands after it.
    """

    key: str
    start: int
    place: Anchor
    share: float
    before: str
    text: str
    after: str


class FullTextError(Exception):
    """The index cannot be made or used; the message is one plain line."""


class FullText:
    """The index of a folder.

    Attributes:
        indexed: whether SQLite has FTS5; without it a search reads every passage.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, fold: Fold, fold_name: str) -> None:
        """Use an open file; `open` is how to get one."""
        self._path = path
        self._connection = connection
        self.indexed = _has_grams(connection)
        self._fold = fold
        self._fold_name = fold_name

    @classmethod
    def open(cls, path: Path, fold: Fold, fold_name: str) -> Self:
        """Open the index, made with its folder where there is none, and anew where it is broken.

        Args:
            path: the file.
            fold: makes what shall compare as equal equal, code point by code point.
            fold_name: names it; a text is indexed once a fold.

        Raises:
            FullTextError: it cannot be written, or not at all.
        """
        import sqlite3

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            refuse_no_database(path)
            try:
                connection = _connect(path)
            except sqlite3.DatabaseError as error:
                if not _is_broken(error):
                    raise
                discard(path)
                connection = _connect(path)
            return cls(path, connection, fold, fold_name)
        except sqlite3.Error as error:
            raise FullTextError(f"{path}: {error}") from error
        except OSError as error:
            raise FullTextError(f"{path}: {error.strerror}") from error

    def has(self, key: str) -> bool:
        """Return whether all of a text is indexed."""
        query = "SELECT 1 FROM texts WHERE key = ? AND fold = ?"
        return self._connection.execute(query, (key, self._fold_name)).fetchone() is not None

    def add(
        self,
        key: str,
        paragraphs: Sequence[str],
        *,
        progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Index a text, going on where an earlier attempt ended; returns whether all of it is indexed now.

        Several programs may do so at once.

        Raises:
            FullTextError: the text is too long, or the file takes nothing.
        """
        import sqlite3

        if self.has(key):
            return True
        length = sum(len(text) + 1 for text in paragraphs)
        if length > LARGEST:
            raise FullTextError(f"is longer than {LARGEST:,} characters")
        try:
            done = self._done(key)
            rest = (passage for passage in passages(paragraphs) if passage.start >= done)
            while batch := list(islice(rest, _BATCH)):
                if cancelled():
                    return False
                self._write(key, batch)
                progress(batch[-1].start / length)
            values = (key, self._fold_name, length)
            self._connection.execute("INSERT OR REPLACE INTO texts (key, fold, length) VALUES (?, ?, ?)", values)
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return True

    def _done(self, key: str) -> int:
        """Return from which flat offset on a text still has to be indexed."""
        query = "SELECT max(start) FROM passages WHERE key = ? AND fold = ?"
        last = self._connection.execute(query, (key, self._fold_name)).fetchone()[0]
        return 0 if last is None else int(last) + 1

    def _write(self, key: str, batch: Iterable[Passage]) -> None:
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            for passage in batch:
                text = zlib.compress(passage.text.encode("utf-8", "surrogatepass"), 1)
                values = (key, self._fold_name, passage.start, passage.paragraph, passage.offset, text)
                made = self._connection.execute(
                    """INSERT OR IGNORE INTO passages (key, fold, start, paragraph, "offset", text)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    values,
                )
                if made.rowcount and self.indexed:
                    indexed = (made.lastrowid, self._body(passage.text))
                    self._connection.execute("INSERT INTO grams (rowid, body) VALUES (?, ?)", indexed)

    def remove(self, key: str, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Take a text out, whatever codec it was read with; no passage of it stays in the file.

        The last ones go first: what an end in the middle leaves is a beginning, as of an indexing that was ended.

        Args:
            key: its content hash.
            cancelled: asked some times a second; after a yes the passages go at once, and only what finds them stays.

        Raises:
            FullTextError: the file cannot be changed.
        """
        import sqlite3

        try:
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute(f"DELETE FROM texts WHERE {_OF_TEXT}", (key, key))
            query = f"SELECT id, fold, text FROM passages WHERE {_OF_TEXT} ORDER BY start DESC LIMIT {_BATCH}"
            while not cancelled() and (rows := self._connection.execute(query, (key, key)).fetchall()):
                self._erase(rows)
            for table in ("passages", "texts"):  # another program may have indexed it meanwhile
                self._connection.execute(f"DELETE FROM {table} WHERE {_OF_TEXT}", (key, key))
        except (sqlite3.Error, zlib.error) as error:
            raise self._unusable(error) from error

    def _erase(self, rows: Iterable[tuple[int, str, bytes]]) -> None:
        """Erase passages; what finds them is only known of those of this fold, and leads nowhere for the others."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            for number, fold, text in rows:
                if self.indexed and fold == self._fold_name:
                    body = self._body(zlib.decompress(text).decode("utf-8", "surrogatepass"))
                    self._connection.execute(
                        "INSERT INTO grams (grams, rowid, body) VALUES ('delete', ?, ?)", (number, body)
                    )
                self._connection.execute("DELETE FROM passages WHERE id = ?", (number,))

    def _body(self, text: str) -> str:
        """Return what a passage is found by."""
        return " ".join(sorted(tokens(self._fold(text))))

    def search(
        self, query: str, keys: Sequence[str], *, before: int = 40, after: int = 40, each: int | None = None
    ) -> Iterator[Line]:
        """Yield where a query stands literally, text by text in the order of `keys`, each in order.

        Args:
            query: what is sought, at most `LONGEST_QUERY` code points of it count; an empty one finds nothing.
            keys: what the texts are indexed under, as `name_of` says.
            before: code points of the paragraph before a hit.
            after: code points after it.
            each: most hits of one text; None for all.

        Raises:
            FullTextError: the file cannot be read.
        """
        import sqlite3

        needle = self._fold(query[:LONGEST_QUERY])
        if not needle or "\n" in needle:
            return
        order = {key: number for number, key in enumerate(keys)}
        try:
            lengths = self._lengths()
            found = [row for row in self._candidates(needle) if row[1] in order and row[1] in lengths]
            seen: tuple[str, int] = ("", 0)
            counts: Counter[str] = Counter()
            for number, key, _ in sorted(found, key=lambda row: (order[row[1]], row[2])):
                if counts[key] == each:
                    continue
                passage = self._passage(number)
                for at in _occurrences(self._fold(passage.text), needle):
                    flat = passage.start + at
                    if seen[0] == key and flat < seen[1]:  # in two pieces of a long paragraph
                        continue
                    if counts[key] == each:
                        break
                    counts[key] += 1
                    seen = key, flat + len(needle)
                    yield _line(key, passage, at, len(needle), lengths[key], before, after)
        except (sqlite3.Error, zlib.error) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> FullTextError:
        """Return what to say of a failure; a damaged file is removed, to be made again."""
        if not _is_broken(error):
            return FullTextError(f"{self._path}: {error}")
        self._connection.close()
        discard(self._path)
        return FullTextError(f"{self._path}: it was damaged and is made again at the next start")

    def _lengths(self) -> dict[str, int]:
        query = "SELECT key, length FROM texts WHERE fold = ?"
        return dict(self._connection.execute(query, (self._fold_name,)).fetchall())

    def _candidates(self, needle: str) -> list[tuple[int, str, int]]:
        """Return number, text and start of every passage that may hold a folded query."""
        query = "SELECT passages.id, key, start FROM passages"
        if not self.indexed:
            return self._connection.execute(f"{query} WHERE fold = ?", (self._fold_name,)).fetchall()
        query += " JOIN grams ON grams.rowid = passages.id WHERE grams MATCH ? AND fold = ?"
        return self._connection.execute(query, (expression(needle), self._fold_name)).fetchall()

    def _passage(self, number: int) -> Passage:
        query = 'SELECT start, paragraph, "offset", text FROM passages WHERE id = ?'
        start, paragraph, offset, text = self._connection.execute(query, (number,)).fetchone()
        return Passage(start, paragraph, offset, zlib.decompress(text).decode("utf-8", "surrogatepass"))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def discard(path: Path) -> None:
    """Remove an index with its companions; it is made again."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _is_broken(error: Exception) -> bool:
    """Tell a damaged file, or one of another version, from one that only cannot be used now."""
    import sqlite3

    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in broken


def _connect(path: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"it has version {version}")
        for statement in _TABLES:
            connection.execute(statement)
        if _offers_fts5(connection):
            connection.execute(_GRAMS)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("SELECT count(*) FROM (SELECT id FROM passages LIMIT 1)")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _offers_fts5(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def _has_grams(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'grams'").fetchone() is not None


def _occurrences(folded: str, needle: str) -> Iterator[int]:
    at = folded.find(needle)
    while at >= 0:
        yield at
        at = folded.find(needle, at + len(needle))


def _line(key: str, passage: Passage, at: int, size: int, length: int, before: int, after: int) -> Line:
    text = passage.text
    first = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + size)
    last = len(text) if end < 0 else end
    paragraph = passage.paragraph + text.count("\n", 0, at)
    place = Anchor(paragraph, at - first + (passage.offset if first == 0 else 0))
    return Line(
        key.partition(" ")[0],
        passage.start + at,
        place,
        (passage.start + at) / max(1, length),
        text[max(first, at - before) : at],
        text[at : at + size],
        text[at + size : min(last, at + size + after)],
    )
