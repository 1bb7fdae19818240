"""Where this person stopped and what they chose, kept in SQLite from the first moment.

Every change is a transaction of its own, made at once. Whatever happens to the file (broken, newer, read-only, disk
full), reading goes on in memory and `notice` says so.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.study import fitting
from reader.study.database import (
    BrokenFileError,
    Marks,
    NewerSchemaError,
    connect,
    connect_read_only,
    forget_log,
    in_memory,
    is_busy,
    is_damage,
    marks_of,
    replace_broken,
    wait_for_others,
)
from reader.study.memory import MemoryState, Row, State, Statement, Values
from reader.text.document import Anchor

if TYPE_CHECKING:
    import sqlite3

FILE_NAME = "reading.sqlite"

_SAVE_PLACE = """INSERT INTO places (key, paragraph, "offset", progress, title, source, saved)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET paragraph = excluded.paragraph,
    "offset" = excluded."offset", progress = excluded.progress, title = excluded.title, source = excluded.source,
    saved = excluded.saved"""
_SAVE_CHOICE = """INSERT INTO choices (key, name, value) VALUES (?, ?, ?)
    ON CONFLICT (key, name) DO UPDATE SET value = excluded.value"""
_ENCODING = "SELECT encoding FROM texts WHERE key = ?"
_PASSING = ("", "-", "clipboard:")
"""Sources whose bytes are gone once they are read."""

_Values: TypeAlias = tuple[str | int | float, ...]


def open_state(path: Path | None) -> State:
    """Return the reading state kept in a file, or for None one that is forgotten at the end."""
    return MemoryState() if path is None else ReadingState.open(path)


def encoding_kept(state: State, key: str) -> str:
    """Return the codec a text was read with when it was opened last; empty where that is not known."""
    rows = state.rows(_ENCODING, (key,))
    return fitting.codec(rows[0][0]) if rows else ""


def encoding_in(path: Path, key: str) -> str:
    """Return `encoding_kept` of a state file without changing anything; empty where the file cannot be read."""
    import sqlite3

    if not path.exists():
        return ""
    try:
        connection = connect_read_only(path)
        try:
            row = connection.execute(_ENCODING, (key,)).fetchone()
        finally:
            connection.close()
    except (sqlite3.Error, BrokenFileError, NewerSchemaError, OSError):
        return ""  # an older file has no such table; who reads corrections, too, says what is wrong
    return fitting.codec(row[0]) if row else ""


def can_reread(source: str) -> bool:
    """Return whether the bytes of a text can be had again."""
    return source not in _PASSING and "://" not in source


class ReadingState:
    """Reading state in a file; one thread uses it, any number of programs share the file.

    Attributes:
        notice: one plain line about what is not being kept; empty while all is well.
        renewed: how many times a damaged file was replaced by a new one since it was opened.
    """

    def __init__(self, path: Path) -> None:
        """Begin without a file; `open` is how to get one that keeps."""
        self.notice = ""
        self.renewed = 0
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._writable = False
        self._replaced = False
        self._mark: Marks = (None, None)  # of the file that is written to and of its log
        self._busy = False  # another program did not let go of it
        # What was set in this run counts here even where the file could not take it.
        self._places: dict[str, Anchor] = {}
        self._choices: dict[tuple[str, str], str] = {}
        self._unsaved: dict[_Values, tuple[str, _Values]] = {}

    @classmethod
    def open(cls, path: Path) -> ReadingState:
        """Open a state file, made with its folder where there is none; never fails, see `notice`."""
        state = cls(path)
        state._connect()
        return state

    def place(self, key: str) -> Anchor | None:
        """Return where one stopped in a text; None for a text never opened.

        The text may have been taken apart differently when it was kept: fit the place to the document.
        """
        if key not in self._places:
            row = self._read('SELECT paragraph, "offset" FROM places WHERE key = ?', (key,))
            if row is None:
                return None
            self._places[key] = Anchor(*map(fitting.whole, row))
        return self._places[key]

    def save_place(self, key: str, anchor: Anchor, progress: float, title: str, source: str) -> None:
        """Keep the place at once; `progress` runs from 0 to 1."""
        self._places[key] = anchor
        values = (key, anchor.paragraph, anchor.offset, progress, storable(title), storable(source), int(time.time()))
        self._write(("place", key), _SAVE_PLACE, values)

    def choice(self, name: str, key: str = "") -> str | None:
        """Return what was chosen for this text, else in general, else None."""
        own = self._own_choice(name, key)
        return self._own_choice(name, "") if own is None and key else own

    def choose(self, name: str, value: str, key: str = "") -> None:
        """Keep a choice at once, for a text or in general."""
        self._choices[key, name] = value
        self._write(("choice", key, name), _SAVE_CHOICE, (key, name, value))

    def rows(self, query: str, values: Values = ()) -> list[Row]:
        """Return the rows of a query; none where the file cannot be read."""
        import sqlite3

        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def change(self, statements: Iterable[Statement]) -> bool:
        """Make changes at once, all or none; returns whether they are kept. Where not, `notice` says why."""
        import sqlite3

        self._find_again()
        if self._connection is None or not self._writable:
            return False
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                self._connection.execute(statement, values)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            self._failed(error)
            return False
        self._succeeded()
        return True

    def _roll_back(self) -> None:
        """Undo what was begun; SQLite has done so itself after the graver errors."""
        if self._connection is not None and self._connection.in_transaction:
            self._connection.rollback()

    def close(self) -> None:
        """Let go of the file, after a last try at what could not be written before."""
        self._succeeded()  # the last try waits again
        self._flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _own_choice(self, name: str, key: str) -> str | None:
        if (key, name) in self._choices:
            return self._choices[key, name]
        row = self._read("SELECT value FROM choices WHERE key = ? AND name = ?", (key, name))
        return None if row is None else fitting.text(row[0])

    def _connect(self) -> None:
        """Open the file; where that cannot be, say so and go on without."""
        import sqlite3

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._take(connect(self._path))
        except NewerSchemaError as error:
            self._say(f"it is from a newer version ({error}); update sanneng-read. Nothing is kept")
        except BrokenFileError:
            self._replace()
        except OSError as error:
            self._say(f"{error.strerror}. Nothing is kept")
        except sqlite3.Error as error:
            self._connect_read_only(str(error))

    def _take(self, connection: sqlite3.Connection) -> None:
        """Write to a file from now on."""
        self._connection, self._writable, self._mark = connection, True, marks_of(self._path)
        self._busy = True  # perhaps; the first success tells

    def _find_again(self) -> None:
        """Go over to the file that is in the place of ours now, or begin one there; what ours holds is carried over.

        A file that was taken away while it is open takes all changes, and they are gone with the last who has it open.
        """
        import sqlite3

        if not self._writable or self._connection is None or marks_of(self._path)[0] == self._mark[0]:
            return
        try:
            kept = in_memory(self._connection)
        except sqlite3.Error:
            kept = in_memory()
        forget_log(self._path, self._mark)
        self._connection, self._writable, self.notice = None, False, ""
        self._connect()
        if self._connection is None:
            self._connection = kept  # to read on
            return
        self._carry_over(kept)
        kept.close()

    def _carry_over(self, kept: sqlite3.Connection) -> None:
        """Put what was kept before into the file that is open now, where it does not stand yet."""
        import sqlite3

        if self._connection is None or not self._writable:
            return  # what can be read of the new one counts
        from reader.study.rescue import take_over

        try:
            rows = take_over(kept, self._connection)
        except sqlite3.Error as error:
            self._failed(error)
            return
        self.renewed += 1
        if not self.notice:
            carried = f" with {rows} {'entry' if rows == 1 else 'entries'} of the old" if rows else ""
            self._say(f"another file was put in its place or it was taken away; that is used from now on{carried}")

    def _replace(self) -> None:
        """Set the broken file aside and begin a new one."""
        import sqlite3

        self._replaced = True
        try:
            connection, aside, rescued = replace_broken(self._path)
            self._take(connection)
        except (OSError, sqlite3.Error, BrokenFileError, NewerSchemaError) as error:
            self._say(f"it is damaged and cannot be replaced ({error}). Nothing is kept")
            return
        saved = f" with {rescued} {'entry' if rescued == 1 else 'entries'} of the old" if rescued else ""
        self._say(f"it was damaged; a new one was begun{saved}{f', the old one is {aside.name}' if aside else ''}")

    def _connect_read_only(self, reason: str) -> None:
        """Open the file for reading only, if it is there."""
        import sqlite3

        self._say(f"{reason}. Nothing is kept")
        if not self._path.exists():
            return
        try:
            self._connection = in_memory(connect_read_only(self._path))
        except (sqlite3.Error, BrokenFileError, NewerSchemaError) as error:
            self._say(f"{reason}; {error}. Nothing is kept")

    def _read(self, query: str, values: _Values) -> Row | None:
        import sqlite3

        if self._connection is None:
            return None
        try:
            row: Row | None = self._connection.execute(query, values).fetchone()
        except sqlite3.Error as error:
            self._failed(error)
            return None
        return row

    def _write(self, name: _Values, statement: str, values: _Values) -> None:
        """Write one change, and with it those that could not be written before."""
        if self._writable:
            self._unsaved.pop(name, None)
            self._unsaved[name] = (statement, values)
            self._flush()

    def _flush(self) -> None:
        import sqlite3

        if self._unsaved:
            self._find_again()
        while self._writable and self._unsaved and self._connection is not None:
            name, (statement, values) = next(iter(self._unsaved.items()))
            try:
                self._connection.execute(statement, values)
            except sqlite3.Error as error:
                self._failed(error)
                return
            self._succeeded()
            del self._unsaved[name]

    def _succeeded(self) -> None:
        """Wait again for others where one did not let go for a time."""
        if self._busy and self._connection is not None:
            self._busy = False
            wait_for_others(self._connection, long=True)

    def _failed(self, error: sqlite3.Error) -> None:
        """Go on after a failure: a damaged file is replaced once, all else is tried again at the next change."""
        if is_busy(error) and self._connection is not None:
            self._busy = True
            wait_for_others(self._connection, long=False)
        if not is_damage(error):
            self._say(f"{error}. The last changes are not kept")
            return
        broken, replaceable = self._connection, self._writable and not self._replaced
        self._connection, self._writable = None, False
        if broken is not None:
            broken.close()
        if replaceable:
            self._replace()
            self.renewed += self._writable
        else:
            self._say(f"{error}. Nothing is kept")

    def _say(self, reason: str) -> None:
        self.notice = f"{self._path}: {reason}"


def storable(text: str) -> str:
    """Return text that SQLite takes: file names can hold bytes that are no characters (PEP 383)."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
