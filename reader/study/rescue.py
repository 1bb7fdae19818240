"""What can still be read of a damaged state file, row by row, for the one that takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_TABLES: Final = ("places", "choices", "correction_changes", "corrections", "texts", "sittings", "annotations")
_FITTING: Final[dict[str, tuple[type, ...]]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (int, float),
    "BLOB": (bytes,),
}
_Row = tuple[Any, ...]


class _Column(NamedTuple):
    """A column of the new file: its name, what fits into it, whether something must."""

    name: str
    fitting: tuple[type, ...]
    needed: bool
    key: int


def rescue(broken: Path, file: sqlite3.Connection) -> int:
    """Copy the rows that a damaged file still gives into a new one, where they do not stand yet; returns how many.

    Rows are read from both ends of each table up to the damage. What does not fit its column is damage, too.

    Raises:
        sqlite3.Error: the new file cannot be written; then nothing was.
    """
    source = _opened(broken)
    if source is None:
        return 0
    try:
        return take_over(source, file)
    finally:
        source.close()


def take_over(source: sqlite3.Connection, file: sqlite3.Connection) -> int:
    """Copy the rows that one database gives into another, as `rescue` does."""
    before = file.total_changes
    try:
        file.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            columns = _columns(file, table)
            names = ", ".join(f'"{column.name}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            rows = (row for row in _rows(source, table, columns) if _fits(row, columns))
            file.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows)
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.rollback()
        raise
    return file.total_changes - before


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open a damaged file for reading alone, its write-ahead log read with it where that can be; None where it is none.

    What else stands in its list of tables may be damaged as well.
    """
    import sqlite3

    for immutable in ("", "&immutable=1"):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{immutable}", uri=True, isolation_level=None)
        connection.text_factory = _text
        try:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            connection.close()
        else:
            return connection
    return None


def _text(data: bytes) -> str | bytes:
    """Return a text, or what is none as bytes, which fit no column of texts."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _columns(file: sqlite3.Connection, table: str) -> list[_Column]:
    listed = file.execute(f"PRAGMA table_info({table})")
    return [_Column(name, _FITTING[kind], bool(needed) or bool(key), key) for _, name, kind, needed, _, key in listed]


def _rows(source: sqlite3.Connection, table: str, columns: list[_Column]) -> Iterator[_Row]:
    """Yield a table's rows from its beginning, and where that ends at damage from its end; some may come twice."""
    import sqlite3

    names = ", ".join(f'"{column.name}"' for column in columns)
    keys = [column.name for column in sorted(columns, key=lambda column: column.key) if column.key]
    for direction in ("ASC", "DESC"):
        order = ", ".join(f'"{key}" {direction}' for key in keys)
        try:
            yield from source.execute(f"SELECT {names} FROM {table} ORDER BY {order}")
        except sqlite3.Error:
            continue  # damage, or an older file that has no such table or column
        return


def _fits(row: _Row, columns: list[_Column]) -> bool:
    return all(
        isinstance(value, column.fitting) if value is not None else not column.needed
        for value, column in zip(row, columns, strict=True)
    )
