"""Whether a text's file is still the one that was opened."""

import os
from enum import StrEnum


class Change(StrEnum):
    """What has become of a file."""

    NONE = ""
    CHANGED = "changed"
    GONE = "gone"


class Watched:
    """A file as it was at a time; each change is told once."""

    def __init__(self, source: str) -> None:
        """Look at the file of a source; of one that is none nothing is ever told."""
        self._source = source
        self._seen = _mark(source)
        self._gone = False

    def look(self) -> Change:
        """Return what has happened since the last look; may wait for a file system."""
        if self._seen is None:
            return Change.NONE
        now = _mark(self._source)
        if now is None:
            told, self._gone = self._gone, True
            return Change.NONE if told else Change.GONE
        self._gone = False
        if now == self._seen:
            return Change.NONE
        self._seen = now
        return Change.CHANGED


def _mark(source: str) -> tuple[int, int] | None:
    """Return size and time of change (nanoseconds); None where there is no such file."""
    try:
        status = os.stat(source)  # noqa: PTH116 - pathlib refuses none, but adds nothing
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
