"""Ask the terminal how wide it draws a character."""

import os
import re
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_REPLY: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
TIMEOUT: Final = 0.5
"""Seconds to wait for an answer; over a slow line it takes a tenth."""


def cells_drawn(character: str) -> int | None:
    """Return how many cells the terminal moves on for a character; None where it cannot be asked or does not answer.

    The character is drawn at the line's start, the cursor's place asked for (DSR 6, ECMA-48 §8.3.35), the line erased.
    """
    try:
        import termios  # noqa: F401 - not on every platform
    except ImportError:
        return None
    if (
        sys.stdin is None
        or not (sys.stdin.isatty() and sys.stdout.isatty())
        or os.environ.get("TERM") in {None, "", "dumb"}
    ):
        return None
    sys.stdout.flush()
    with _silent(sys.stdin.fileno()):
        os.write(sys.stdout.fileno(), f"\r{character}\x1b[6n".encode())
        column = _column(sys.stdin.fileno())
        os.write(sys.stdout.fileno(), b"\r\x1b[K")
    return None if column is None else column - 1


@contextmanager
def _silent(keyboard: int) -> Iterator[None]:
    """Take keys unseen and at once, and put the terminal back whatever happens."""
    import termios
    import tty

    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard)
        yield
    finally:
        # What is still unread (an answer that came late) would end up on the shell's command line.
        termios.tcsetattr(keyboard, termios.TCSAFLUSH, before)


def _column(keyboard: int) -> int | None:
    """Return the column of the cursor's reported place, counted from 1."""
    answer = b""
    end = time.monotonic() + TIMEOUT
    while (left := end - time.monotonic()) > 0:
        if not select.select([keyboard], [], [], left)[0]:
            return None
        answer += os.read(keyboard, 64)
        if found := _REPLY.search(answer):
            return int(found[1])
    return None
