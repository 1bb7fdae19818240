"""Corrections kept: at once, each change a transaction of its own, each to be undone."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from reader.language.corrections import Correction, Scope
from reader.study import fitting
from reader.study.correction_schema import CORRECTIONS
from reader.study.memory import Row, State, Statement
from reader.text.outside import parsed

_KEPT = """SELECT number, title, '[' || words || ',' || syllables || ']', scope, key, paragraph, "offset"
    FROM corrections"""
_ALL = f"{_KEPT} WHERE gone IS NULL ORDER BY number"
_BEGIN = "INSERT INTO correction_changes (made) VALUES (?)"
_REPLACE = """UPDATE corrections SET gone = (SELECT max(number) FROM correction_changes)
    WHERE gone IS NULL AND scope = ? AND key = ? AND paragraph = ? AND "offset" = ? AND text = ? AND divides = ?"""
_ADD = """INSERT INTO corrections (scope, key, paragraph, "offset", text, divides, words, syllables, title, born)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(number) FROM correction_changes))"""
_REMOVE = "UPDATE corrections SET gone = (SELECT max(number) FROM correction_changes) WHERE gone IS NULL AND number = ?"
_LAST = "SELECT max(number) FROM correction_changes"
_OF_CHANGE = f"{_KEPT} WHERE born = ? OR gone = ? ORDER BY number"
_UNDO = (
    "DELETE FROM corrections WHERE born = ?",
    "UPDATE corrections SET gone = NULL WHERE gone = ?",
    "DELETE FROM correction_changes WHERE number = ?",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction that is kept.

    Attributes:
        number: names it as long as it counts; negative for one that could not be written and counts in this run only.
        correction: what is right.
        title: of the text it was made in; may be empty.
    """

    number: int
    correction: Correction
    title: str = ""


class Corrections:
    """The corrections in a reading state, shared by all programs that have it open."""

    def __init__(self, state: State) -> None:
        """Keep them in a state."""
        self._state = state
        self._written: tuple[Kept, ...] = ()  # as they were read last
        self._unwritten: list[Kept] = []
        self._renewed = state.renewed
        self._numbers = count(-1, -1)

    def all(self) -> tuple[Kept, ...]:
        """Return what counts, in the order it was made."""
        written = tuple(_kept(self._state.rows(_ALL)))
        if self._renewed != self._state.renewed:
            written = self._written_again()
        self._written = written
        return (*written, *self._unwritten)

    def _written_again(self) -> tuple[Kept, ...]:
        """Write what was read before the file was damaged into the one that has taken its place."""
        lost, self._unwritten = [*self._written, *self._unwritten], []
        self._renewed = self._state.renewed
        if lost and not self._change([step for kept in lost for step in _adding(kept.correction, kept.title)]):
            self._unwritten = [Kept(next(self._numbers), kept.correction, kept.title) for kept in lost]
        return tuple(_kept(self._state.rows(_ALL)))

    def counting(self) -> tuple[Correction, ...]:
        """Return the corrections themselves, in the order they were made."""
        return tuple(kept.correction for kept in self.all())

    def add(self, corrections: Iterable[Correction], title: str = "") -> bool:
        """Keep corrections, as one change, in the place of those of the same identity.

        Returns:
            Whether they are written; those that are not count in this run, and the state's `notice` says why.
        """
        new = [*((kept.correction, kept.title) for kept in self._unwritten), *((one, title) for one in corrections)]
        if not new or self._change([statement for one, about in new for statement in _adding(one, about)]):
            self._unwritten.clear()
            return True
        self._unwritten = [Kept(next(self._numbers), one, about) for one, about in new]
        return False

    def remove(self, number: int) -> Correction | None:
        """Let a correction no longer count; returns it, None where there is none of that number."""
        found = next((kept for kept in self.all() if kept.number == number), None)
        if found is None:
            return None
        if found in self._unwritten:
            self._unwritten.remove(found)
            return found.correction
        return found.correction if self._change([(_REMOVE, (number,))]) else None

    def undo(self) -> tuple[Correction, ...]:
        """Take the last change back, whichever program made it; returns what it was about, nothing for none."""
        if self._unwritten:
            return (self._unwritten.pop().correction,)
        [(change,)] = self._state.rows(_LAST) or [(None,)]
        if change is None:
            return ()
        about = tuple(kept.correction for kept in _kept(self._state.rows(_OF_CHANGE, (change, change))))
        undone = self._state.change([(statement, (change,)) for statement in _UNDO])
        return about if undone else ()

    def _change(self, statements: Sequence[Statement]) -> bool:
        return self._state.change([(_BEGIN, (int(time.time()),)), *statements])


def _adding(correction: Correction, title: str) -> list[Statement]:
    import json  # only here: most readers have corrected nothing when the first page is painted

    scope, key, paragraph, offset, text, divides = correction.identity
    identity = (str(scope), key, paragraph, offset, text, int(divides))
    words, syllables = json.dumps(correction.words, ensure_ascii=False), json.dumps(correction.syllables)
    about = title.encode("utf-8", "backslashreplace").decode("utf-8")  # a file's name can hold what is no character
    return [(_REPLACE, identity), (_ADD, (*identity, words, syllables, about))]


def _kept(rows: Iterable[Row]) -> list[Kept]:
    return [kept for row in rows if (kept := _read(row)) is not None]


def _read(row: Row) -> Kept | None:
    """Return what a row holds; None where it makes no sense, which somebody else must have written."""
    number, title, said, scope, key, paragraph, offset = row
    try:
        words, syllables = map(tuple, parsed(said))
        correction = Correction(words, syllables, Scope(scope), fitting.text(key), paragraph, offset)
    except (TypeError, ValueError):
        return None
    strings = [*words, *(syllable for syllable in syllables if syllable is not None)]
    whole = all(isinstance(string, str) and string for string in strings)
    fits = whole and words and isinstance(paragraph, int) and isinstance(offset, int)
    return Kept(number, correction, fitting.text(title)) if fits and len(correction.text) == len(syllables) else None


def kept_in(path: Path) -> tuple[tuple[Correction, ...], str]:
    """Return the corrections of a state file without changing anything, and why there are none where that failed."""
    import sqlite3

    from reader.study.database import BrokenFileError, NewerSchemaError, connect_read_only
    from reader.study.schema import MIGRATIONS, version

    if not path.exists():
        return (), ""
    try:
        connection = connect_read_only(path)
        try:
            known = version(connection) > MIGRATIONS.index(CORRECTIONS)
            rows = connection.execute(_ALL).fetchall() if known else []
        finally:
            connection.close()
    except (sqlite3.Error, BrokenFileError, NewerSchemaError) as error:
        return (), f"{path}: {error}; your corrections are not used"
    except OSError as error:
        return (), f"{path}: {error.strerror}; your corrections are not used"
    return tuple(kept.correction for kept in _kept(rows)), ""
