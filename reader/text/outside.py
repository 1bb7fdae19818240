"""Reading files of the program's own in whose place somebody may have put anything: a pipe, JSON without an end."""

import errno
import os
import stat
from pathlib import Path
from typing import Any, Final

_NO_FILES: Final = (
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


def no_file(mode: int) -> str:
    """Return why what has such a mode is no file and may keep its reader waiting; empty for files and folders."""
    return next((reason for test, reason in _NO_FILES if test(mode)), "")


def refuse_no_database(path: Path) -> None:
    """Refuse what SQLite would wait for without end, in the place of a file of its or of one that goes with it.

    Raises:
        OSError: there is a pipe, a socket or a device.
    """
    for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
        try:
            reason = no_file(name.stat().st_mode)
        except OSError:
            continue  # who opens it says why
        if reason:
            raise OSError(errno.EINVAL, reason, str(name))


def open_without_waiting(path: str, flags: int) -> int:
    """Open a file, as `open` has its openers do; never wait for one that has become a pipe since it was looked at."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8; of a pipe that nobody writes to it is empty.

    Raises:
        OSError: it cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    with open(path, encoding="utf-8", opener=open_without_waiting) as file:
        return file.read()


def parsed(text: str | bytes) -> Any:
    """Return what JSON says.

    Raises:
        ValueError: it is none, has a number of more digits than Python reads, or is nested too deep.
    """
    import json  # not on the way to the first page

    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("is nested too deep") from error
