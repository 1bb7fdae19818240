"""A line that says what takes its time, how far it is where it knows that, and a key that stops it."""

from __future__ import annotations

import os
import re
import select
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Final, Self, TextIO

from reader.cli.errors import Exit
from reader.cli.width import cells_of

_PATIENCE: Final = 1.0  # seconds after which one wants to know
_LOOK: Final = 0.05  # seconds between two looks at the keyboard and at whether the work is done
_GRACE: Final = 0.3  # seconds until work that does not hear of an interruption is ended with the program
LASTING: Final = 5.0  # the same for work that has something to clear away
# Escape or Ctrl+C; arrows and the like begin as Escape does, but go on.
_STOP: Final = re.compile(rb"\x03|\x1b(?:\x1b|$)")


class Waiting:
    """Says what is being done once that takes longer than a second; silent where the stream is no terminal.

    A thread watches: the work itself may be anywhere, also in a library that comes back after seconds.
    """

    def __init__(
        self,
        title: str,
        stream: TextIO,
        *,
        keys: bool = False,
        patience: float = _PATIENCE,
        grace: float = _GRACE,
        at_once: bool = True,
    ) -> None:
        """Take what is being done and where to say it.

        Args:
            title: as in "reading novel.html"; harmless to a terminal.
            stream: where the line stands.
            keys: whether Escape interrupts the work as Ctrl+C does; other keys are dropped meanwhile.
            patience: seconds before anything is said.
            grace: seconds that an interrupted work has before it is ended with the program.
            at_once: whether the thread watches from the start; else from the first `tell` on: a process that has
                another thread cannot be forked.
        """
        self._title = title
        self._stream = stream
        self._keys = keys
        self._patience = patience
        self._grace = grace
        self._at_once = at_once
        self._done = threading.Event()
        self._thread: threading.Thread | None = None
        self._began = 0.0
        self._share: float | None = None
        self._shown = 0  # cells of the line that stands there

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        try:
            if self._at_once:
                self._start()
        except KeyboardInterrupt:  # the thread may be at work before `start` has come back
            self.end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, whatever happened."""
        self.end()

    def tell(self, share: float) -> None:
        """Say how much is done, 0.0 to 1.0, instead of for how long."""
        self._share = share
        if self._thread is None and not self._done.is_set():
            self._start()

    def end(self) -> None:
        """Erase the line and say nothing any more; the keyboard is as it was."""
        self._done.set()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        if self._stream.isatty():
            self._thread = threading.Thread(target=self._watch, daemon=True)
            self._thread.start()

    def _watch(self) -> None:
        if self._done.wait(self._patience - (time.monotonic() - self._began)):
            return
        with _keyboard(wanted=self._keys) as keyboard:
            stopped = False
            while not self._done.is_set() and not stopped:
                self._say(stoppable=keyboard is not None)
                stopped = self._is_stopped(keyboard)
            if stopped:
                # To the main thread itself: only so a call that it waits in comes back.
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
                stopped = not self._done.wait(self._grace)
            self._erase()
        if stopped:
            os._exit(Exit.INTERRUPTED)

    def _is_stopped(self, keyboard: int | None) -> bool:
        """Wait a moment; returns whether a key stops the work."""
        if keyboard is None:
            self._done.wait(_LOOK)
            return False
        ready, _, _ = select.select([keyboard], [], [], _LOOK)
        return bool(ready) and _STOP.search(os.read(keyboard, 1 << 10)) is not None

    def _say(self, *, stoppable: bool) -> None:
        from reader.typesetting.cells import shortened, text_width

        share = self._share
        so_far = f"{int(time.monotonic() - self._began)} s" if share is None else f"{int(share * 100)} %"
        tail = f" … {so_far}{', Escape stops it' if stoppable else ''}"
        room = cells_of(self._stream) - 4
        line = shortened(self._title, max(0, room - text_width(tail))) + tail
        if text_width(line) + 3 < self._shown:
            self._erase()
        self._write("\r" + line)
        # The ellipsis may take two cells, and a terminal may have written ^C behind the line.
        self._shown = text_width(line) + 3

    def _erase(self) -> None:
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")

    def _write(self, text: str) -> None:
        with suppress(OSError):  # who closed the terminal does not wait for the line
            self._stream.write(text)
            self._stream.flush()


@contextmanager
def _keyboard(*, wanted: bool) -> Iterator[int | None]:
    """Give the terminal's keys one by one, Ctrl+C among them, neither echoed nor kept; None where they are not ours."""
    keyboard = _opened() if wanted else None
    if keyboard is None:
        yield None
        return
    import termios

    try:
        before = termios.tcgetattr(keyboard)
        controls = list(before[6])
        controls[termios.VINTR] = b"\0"  # so that it is a key as any other
        keys = before[3] & ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(keyboard, termios.TCSANOW, [*before[:3], keys, *before[4:6], controls])
        try:
            yield keyboard
        finally:
            termios.tcsetattr(keyboard, termios.TCSANOW, before)
    finally:
        os.close(keyboard)


def _opened() -> int | None:
    """Return the terminal that is in front of us; None where there is none, or another program has it."""
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0))
    except OSError:
        return None
    try:
        if os.tcgetpgrp(keyboard) == os.getpgrp():
            return keyboard
    except OSError:
        pass
    os.close(keyboard)
    return None
