"""Reading time: how long one read, idle time apart, and when."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Final, NamedTuple

from reader.study import fitting
from reader.study.memory import Row, State

IDLE: Final = 180.0
"""Seconds without a sign of reading from which on a pause does not count: a slow learner's page takes less."""
_LEAST: Final = 2.0
"""Seconds from which on it is a sitting."""
_STEP: Final = 5.0
"""Seconds of reading between two writings."""

_SAVE = """INSERT INTO sittings (id, key, began, ended, active, progress_from, progress_to) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, active = excluded.active, progress_to = excluded.progress_to
"""
_HISTORY = "SELECT key, began, ended, active, progress_from, progress_to FROM sittings"


class Sitting(NamedTuple):
    """One stretch of reading; times in Unix seconds, `active` in seconds, progress from 0 to 1."""

    key: str
    began: float
    ended: float
    active: float
    progress_from: float
    progress_to: float


class Watch:
    """Counts the reading time of one sitting from what the reader does."""

    def __init__(
        self, state: State, key: str, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time
    ) -> None:
        """Begin now; `clock` counts seconds, `now` gives Unix seconds."""
        self._state = state
        self._key = key
        self._clock = clock
        self._now = now
        self._id = uuid.uuid4().hex
        self._began = now()
        self._seen = clock()
        self._active = 0.0
        self._saved = 0.0
        self._first: float | None = None
        self._progress = 0.0

    def seen(self, progress: float) -> None:
        """Take note that somebody reads, so far into the text (0 to 1)."""
        moment = self._clock()
        pause, self._seen = moment - self._seen, moment
        if pause <= IDLE:
            self._active += pause
        if self._first is None:
            self._first = progress
        self._progress = progress
        if self._active - self._saved >= _STEP:
            self.save()

    def save(self) -> None:
        """Keep what has been counted; a text that was opened and left at once leaves nothing."""
        if self._first is None or self._active <= self._saved or self._active < _LEAST:
            return
        values = (self._id, self._key, self._began, self._now(), self._active, self._first, self._progress)
        if self._state.change([(_SAVE, values)]):
            self._saved = self._active


def history(state: State, *keys: str) -> list[Sitting]:
    """Return the sittings of a text in all its versions, or without a key those of all texts, the last one first."""
    query = f"{_HISTORY} WHERE key IN ({', '.join('?' * len(keys))})" if keys else _HISTORY
    return [_sitting(row) for row in state.rows(f"{query} ORDER BY CAST(began AS REAL) DESC, id", keys)]


def _sitting(row: Row) -> Sitting:
    key, began, ended, active, first, last = row
    began, ended, active = map(fitting.number, (began, ended, active))
    return Sitting(fitting.text(key), began, ended, active, fitting.share(first), fitting.share(last))
