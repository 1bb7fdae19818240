"""The tables of the reading state, version by version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.study.correction_schema import CORRECTIONS
from reader.study.shelf_schema import SHELF

if TYPE_CHECKING:
    from sqlite3 import Connection

# Migration n leads from schema n to n + 1 (`PRAGMA user_version`). What has been released is only added to.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # "offset" counts code points in the paragraph, progress runs from 0 to 1, saved is in Unix seconds.
        """CREATE TABLE places (
            key TEXT PRIMARY KEY, paragraph INTEGER NOT NULL, "offset" INTEGER NOT NULL, progress REAL NOT NULL,
            title TEXT NOT NULL, source TEXT NOT NULL, saved INTEGER NOT NULL) WITHOUT ROWID""",
        # key is a text's content hash, or empty for the general choice.
        """CREATE TABLE choices (
            key TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (key, name)) WITHOUT ROWID""",
    ),
    CORRECTIONS,
    SHELF,
)


def version(connection: Connection) -> int:
    """Return the schema number a database has; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Connection) -> None:
    """Bring a database to the newest schema, all or nothing; one that is newer stays as it is.

    Safe when two programs do it at once: the version is read again under the write lock.
    """
    if version(connection) >= len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(version(connection), len(MIGRATIONS))}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
