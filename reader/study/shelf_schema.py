"""The tables of the shelf: texts, sittings, annotations."""

from typing import Final

SHELF: Final = (
    # key is the content hash; path is in bytes, as the file system has it, null for what is no file; size is in bytes,
    # times are in Unix seconds; levels is a JSON object of word counts by HSK level.
    """CREATE TABLE texts (
        key TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT NOT NULL, path BLOB, size INTEGER,
        encoding TEXT NOT NULL, opened REAL NOT NULL, levels TEXT, removed INTEGER NOT NULL DEFAULT 0,
        changed REAL NOT NULL) WITHOUT ROWID""",
    # A sitting is one stretch of reading; active is in seconds without idle time, progress runs from 0 to 1.
    """CREATE TABLE sittings (
        id TEXT PRIMARY KEY, key TEXT NOT NULL, began REAL NOT NULL, ended REAL NOT NULL, active REAL NOT NULL,
        progress_from REAL NOT NULL, progress_to REAL NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX sittings_of_texts ON sittings (key, began)",
    # kind is "bookmark", "highlight" or "note"; the marked text and what stands around it find the place again.
    # A removed annotation stays as a row, so that merging an older copy does not bring it back.
    """CREATE TABLE annotations (
        id TEXT PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
        colour INTEGER NOT NULL, paragraph INTEGER NOT NULL, "offset" INTEGER NOT NULL, quote TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL, made REAL NOT NULL, changed REAL NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    "CREATE INDEX annotations_of_texts ON annotations (key, paragraph)",
    # Texts read before there was a shelf; of a relative path nobody knows any more where it led.
    """INSERT INTO texts (key, title, source, path, encoding, opened, changed)
        SELECT key, title, source, CASE WHEN substr(source, 1, 1) = '/' THEN CAST(source AS BLOB) END, '', saved, saved
        FROM places""",
)

PROBES: Final = (
    "SELECT key, title, source, path, size, encoding, opened, levels, removed, changed FROM texts LIMIT 0",
    "SELECT id, key, began, ended, active, progress_from, progress_to FROM sittings LIMIT 0",
    """SELECT id, key, kind, name, note, colour, paragraph, "offset", quote, before, after, made, changed, removed
        FROM annotations LIMIT 0""",
)
"""Queries that fail on a file whose tables are others."""
