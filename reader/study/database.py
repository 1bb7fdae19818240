"""Opening the file of the reading state, whatever state it is in.

The file is in WAL mode with `synchronous = NORMAL`: a change is in the operating system's hands when the call returns,
so that a killed program loses nothing, and readers and one writer do not wait for each other.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.study.correction_schema import CORRECTION_PROBES, CORRECTIONS
from reader.study.rescue import rescue
from reader.study.schema import MIGRATIONS, migrate, version
from reader.study.shelf_schema import PROBES, SHELF
from reader.text.outside import refuse_no_database

if TYPE_CHECKING:
    import sqlite3

Marks: TypeAlias = tuple[tuple[int, int] | None, tuple[int, int] | None]

PATIENCE = 2.0
"""Seconds to wait for another reader's write, each of which takes well under a millisecond."""
_HURRY = 0.03
"""Seconds to wait for one that did not let go before: who reads on must not wait at every key."""

_GARBLED = "its list of tables is damaged"


class NewerSchemaError(Exception):
    """The file was written by a newer version of the program."""


class BrokenFileError(Exception):
    """The file is damaged, is no database, or has other tables than its schema number says."""


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; an error of our own making (a wrong thread, a closed file) is raised."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        raise error
    return code & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Tell a damaged file from one that only cannot be used now."""
    import sqlite3

    return code_of(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another program holds the file."""
    import sqlite3

    return code_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def wait_for_others(connection: sqlite3.Connection, long: bool) -> None:
    """Set how long a change waits for another program's: as long as one may take, or hardly at all."""
    connection.execute(f"PRAGMA busy_timeout = {round((PATIENCE if long else _HURRY) * 1000)}")


def marks_of(path: Path) -> Marks:
    """Return what tells the file that is at a path now from another one there, and the same of its write-ahead log."""
    return _mark(path), _mark(path.with_name(f"{path.name}-wal"))


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def forget_log(path: Path, marks: Marks) -> None:
    """Take away the write-ahead log that a file which is no longer at its path has left there.

    SQLite would read another file in that place as if the log were its own.
    """
    if marks_of(path)[1] == marks[1]:
        for suffix in ("-wal", "-shm"):
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink()


def connect(path: Path) -> sqlite3.Connection:
    """Open a state file for reading and writing, made and migrated where needed.

    Raises:
        sqlite3.Error: it cannot be opened or written.
        BrokenFileError: it cannot be made sense of.
        NewerSchemaError: it has a newer schema; nothing in it was changed.
        OSError: it is no file.
    """
    import sqlite3

    refuse_no_database(path)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.text_factory = _text
    try:
        _check_version(connection)
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection)
        _check_tables(connection)
        _check_writing(connection)
    except sqlite3.Error as error:
        connection.close()
        if is_damage(error):
            raise BrokenFileError(str(error)) from error
        raise
    except UnicodeDecodeError as error:  # in what SQLite says of the damage
        connection.close()
        raise BrokenFileError(_GARBLED) from error
    except (BrokenFileError, NewerSchemaError):
        connection.close()
        raise
    return connection


def _text(data: bytes) -> str:
    """Return a text of the file; a note with a damaged character in it is a note all the same."""
    return data.decode("utf-8", "replace")


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a state file that cannot be written, so that places kept earlier are still known.

    A file in WAL mode needs a writable folder even for reading, unless its index is there already or it is declared
    immutable (SQLite, "Write-Ahead Logging", Read-Only Databases).

    Raises:
        sqlite3.Error: it cannot be read either.
        BrokenFileError: it cannot be made sense of.
        NewerSchemaError: it has a newer schema.
        OSError: it is no file.
    """
    import sqlite3

    refuse_no_database(path)
    for immutable in ("", "&immutable=1"):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{immutable}", uri=True, isolation_level=None)
        connection.text_factory = _text
        try:
            _check_version(connection)
            if connection.execute("SELECT EXISTS (SELECT * FROM sqlite_master)").fetchone()[0]:
                _check_tables(connection)  # of a file that was begun; a full disk leaves one with nothing in it
            return connection
        except sqlite3.Error:
            connection.close()
            if immutable:
                raise
        except UnicodeDecodeError as error:
            connection.close()
            raise BrokenFileError(_GARBLED) from error
        except (BrokenFileError, NewerSchemaError):
            connection.close()
            raise
    raise AssertionError("the second try returns or raises")


def in_memory(file: sqlite3.Connection | None = None) -> sqlite3.Connection:
    """Return a database that is forgotten at the end: a copy of a file, brought to the newest schema, or an empty one.

    A file that can only be read may have an older schema. The file is closed.

    Raises:
        sqlite3.Error: it cannot be read throughout.
    """
    import sqlite3

    # One thread uses it; the garbage collector, which lets go of it, runs in any.
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.text_factory = _text
    if file is not None:
        try:
            file.backup(connection)
        finally:
            file.close()
    migrate(connection)
    return connection


def replace_broken(path: Path) -> tuple[sqlite3.Connection, Path | None, int]:
    """Set a broken file aside and begin a new one with what can be read of it, unless another program has just done so.

    Returns:
        The open file, the broken one's new name or None, and how many rows were taken over.

    Raises:
        OSError, sqlite3.Error, BrokenFileError: it cannot be done.
        NewerSchemaError: another program has begun one with a newer schema.
    """
    import sqlite3

    with _turn(path):
        try:
            return _sound(connect(path)), None, 0
        except BrokenFileError:
            aside = set_aside(path)
        connection = connect(path)
        try:
            return connection, aside, rescue(aside, connection)
        except sqlite3.Error:  # a full disk: what is in the old file stays there
            return connection, aside, 0


def _sound(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a file without damage anywhere; BrokenFileError for one with some."""
    import sqlite3

    try:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_damage(error):
            raise BrokenFileError(str(error)) from error
        raise
    if verdict != "ok":
        connection.close()
        raise BrokenFileError(str(verdict))
    return connection


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Let programs mend a file one after the other; a lock of SQLite's ends with its holder, however that ends.

    The empty file it is on stays: who takes it away takes the lock from those who wait for it.
    """
    import sqlite3

    connection = sqlite3.connect(path.with_name(f"{path.name}.lock"), timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


def set_aside(path: Path) -> Path:
    """Rename a broken file, its write-ahead log with it, and return its new name; OSError where that fails."""
    stem = f"{path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}"
    aside = path.with_name(stem)
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    # The companions first: once the name is free, a program that knows nothing of this may begin new ones.
    for suffix in ("-wal", "-shm"):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    path.rename(aside)
    return aside


def _use_wal(connection: sqlite3.Connection) -> None:
    """Change to WAL mode; where others do so at the same moment SQLite refuses at once instead of waiting."""
    import sqlite3

    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(0.005)


def _check_version(connection: sqlite3.Connection) -> None:
    found = version(connection)
    if found > len(MIGRATIONS):
        raise NewerSchemaError(f"schema {found}, known up to {len(MIGRATIONS)}")


def _check_tables(connection: sqlite3.Connection) -> None:
    import sqlite3

    try:
        connection.execute('SELECT key, paragraph, "offset", progress, title, source, saved FROM places LIMIT 0')
        connection.execute("SELECT key, name, value FROM choices LIMIT 0")
        for migration, probes in ((CORRECTIONS, CORRECTION_PROBES), (SHELF, PROBES)):
            if version(connection) > MIGRATIONS.index(migration):  # else an older file that can only be read
                for probe in probes:
                    connection.execute(probe)
    except sqlite3.OperationalError as error:
        if code_of(error) == sqlite3.SQLITE_ERROR:
            raise BrokenFileError(str(error)) from error
        raise


def _check_writing(connection: sqlite3.Connection) -> None:
    """Take the write lock for a moment: nothing else tells whether the file can be written."""
    import sqlite3

    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise
        wait_for_others(connection, long=False)
