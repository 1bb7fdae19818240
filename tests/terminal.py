"""A command in a pseudo-terminal, its screen read as a terminal would show it.

The terminal answers no question of the program, as a plain terminal of old, unless it is to take its screens whole;
nothing here sleeps: all waiting is reading with a deadline. Used by the end-to-end tests and the benchmark.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Self, TypeVar

import pyte

from tests.screen import Cell, text_of

DEADLINE = 60.0
"""Seconds after which something that should happen counts as not happening."""
QUIET = 0.06
"""Seconds without output after which a screen counts as finished."""

# Takes the terminal as its controlling one (the first a session leader opens), then becomes the command.
_SHELL = 'exec "$@" <"$0" >"$0" 2>&1'
# What pyte would print as text: private parameters and questions with an intermediate byte.
_UNREADABLE = re.compile(rb"\x1b\[(?:[<=>][0-9;:]*|[?0-9;]*[$ !\"'])[a-zA-Z@-~]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:?<=>$ !\"']*)?$")
_SHOW, _HIDE = b"\x1b[?1049h", b"\x1b[?1049l"
# Synchronized output: the question, "reset", and what brackets a whole screen then.
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"

T = TypeVar("T")


def environment(home: Path) -> dict[str, str]:
    """Return what a program is started with: a home of its own, nothing of the caller's but PATH."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }


def take_interrupts() -> None:
    """Let a child process be interrupted even where the tests run in the background of a shell, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A running command and the terminal around it; use it in a `with` statement.

    Attributes:
        started: when the command was started (`time.monotonic`, seconds).
        chunks: everything it has written, as (time, bytes) in the order of reading.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 40,
        whole: bool = False,
    ) -> None:
        """Start a command in a terminal of so many cells; `whole`: one that knows synchronized output, and says so."""
        self.chunks: list[tuple[float, bytes]] = []
        self._whole = whole
        self._inside = False  # of a screen that is being written
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._tail = b""
        self._master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self.modes = termios.tcgetattr(self._slave)
        shell = ["/bin/sh", "-c", _SHELL, os.ttyname(self._slave), *map(str, command)]
        self.started = monotonic()
        self.process = subprocess.Popen(
            shell,
            env=dict(environment),
            start_new_session=True,
            preexec_fn=take_interrupts,  # noqa: PLW1509 - no threads here
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the command if it still runs, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the window: the command gets SIGHUP."""
        for descriptor in (self._slave, self._master):
            if descriptor >= 0:
                os.close(descriptor)
        self._slave = self._master = -1

    # Keys in

    def send(self, keys: str) -> float:
        """Press keys; returns when (seconds)."""
        data = keys.encode()
        now = monotonic()
        assert os.write(self._master, data) == len(data)
        return now

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, in cells."""
        self._interpret()
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)  # the kernel sends SIGWINCH

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self.process.send_signal(number)

    # Screen out

    def read(self, seconds: float) -> bool:
        """Take what the command writes, waiting at most so long for its first byte; returns whether there was any."""
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        data = os.read(self._master, 1 << 16)
        self.chunks.append((monotonic(), data))
        if self._whole:
            self._follow(data)
        return True

    def _follow(self, data: bytes) -> None:
        """Answer that synchronized output is known, then follow where a screen begins and ends."""
        if _ASKED in data:
            os.write(self._master, _ANSWER)
        recent = b"".join(data for _, data in self.chunks[-2:])  # a bracket may be cut in two
        begin, end = recent.rfind(_BEGIN), recent.rfind(_END)
        if begin != end:
            self._inside = begin > end

    @property
    def raw(self) -> bytes:
        """All bytes written so far."""
        return b"".join(data for _, data in self.chunks)

    @property
    def screen(self) -> list[list[Cell]]:
        """The cells of the interpreted screen, row by row."""
        self._interpret()
        return [[self._screen.buffer[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines)]

    @property
    def lines(self) -> list[str]:
        """The rows of the interpreted screen as text; a wide character counts once."""
        return self.lines_after(len(self.chunks))

    def lines_after(self, chunks: int) -> list[str]:
        """Return the rows as they were when so many chunks had come; never fewer than have been interpreted."""
        self._interpret(chunks)
        columns, buffer = range(self._screen.columns), self._screen.buffer
        return [text_of([buffer[y][x] for x in columns]) for y in range(self._screen.lines)]

    @property
    def cursor_hidden(self) -> bool:
        """Whether the terminal's own cursor is hidden."""
        self._interpret()
        return bool(self._screen.cursor.hidden)

    def shows(self, text: str) -> bool:
        """Tell whether a text stands in a row of the screen."""
        return any(text in line for line in self.lines)

    def replay(self, wanted: str) -> float:
        """Return when a text first stood in a row of the interpreted screen; nothing may have been read from it yet."""
        assert self._shown == 0, "the screen has been looked at already"
        for index, (moment, _) in enumerate(self.chunks, 1):
            self._interpret(index)
            if self.shows_now(wanted):
                return moment
        raise AssertionError(f"{wanted!r} never stood on the screen:\n" + "\n".join(self.lines))

    def shows_now(self, text: str) -> bool:
        """Tell whether a text stands on the screen as interpreted so far."""
        cells = self._screen.buffer
        return any(
            text in text_of([cells[y][x] for x in range(self._screen.columns)]) for y in range(self._screen.lines)
        )

    def _interpret(self, upto: int | None = None) -> None:
        upto = len(self.chunks) if upto is None else upto
        while self._shown < upto:
            data = self._tail + self.chunks[self._shown][1]
            self._shown += 1
            unfinished = _UNFINISHED.search(data)
            self._tail = unfinished[0] if unfinished else b""
            self._stream.feed(_UNREADABLE.sub(b"", data[: len(data) - len(self._tail)]))

    # Waiting

    def until(self, met: Callable[[Terminal], T], what: str, seconds: float = DEADLINE) -> T:
        """Read until a condition holds and return what it returned; AssertionError with the screen at the deadline."""
        end = monotonic() + seconds
        while self._inside or not (value := met(self)):
            assert self.process.poll() is None or self.read(0), self._told(f"{what}: the program has ended")
            assert monotonic() < end, self._told(f"{what}: not within {seconds} s")
            self.read(min(0.25, end - monotonic()))
        return value

    def until_shown(self, text: str, seconds: float = DEADLINE) -> None:
        """Read until a text stands in a row of the screen."""
        self.until(lambda terminal: terminal.shows(text), f"{text!r} on the screen", seconds)

    def until_still(self, quiet: float = QUIET, seconds: float = DEADLINE) -> None:
        """Read until nothing has come for a moment."""
        end = monotonic() + seconds
        while self.read(quiet) or self._inside:
            assert monotonic() < end, self._told(f"the screen does not come to rest within {seconds} s")

    def press(self, keys: str, quiet: float = QUIET) -> None:
        """Press keys, wait for the reaction and until it is finished."""
        before = len(self.chunks)
        self.send(keys)
        self.until(lambda terminal: len(terminal.chunks) > before, f"a reaction to {keys!r}")
        self.until_still(quiet)

    def until_ended(self, seconds: float = DEADLINE) -> int:
        """Read on until the command has ended; returns its exit code, negative for a signal."""
        end = monotonic() + seconds
        while self.process.poll() is None:
            assert monotonic() < end, self._told(f"the program has not ended within {seconds} s")
            if self._master >= 0:
                self.read(0.02)
            else:
                select.select([], [], [], 0.02)
        while self._master >= 0 and self.read(0):
            pass
        return self.process.returncode

    def _told(self, what: str) -> str:
        return what + "\n" + "\n".join(line.rstrip() for line in self.lines)

    # What is left behind

    @property
    def outside(self) -> str:
        """What was written outside the alternate screen, escapes taken away: what stays in the user's terminal."""
        before, _, rest = self.raw.partition(_SHOW)
        after = rest.rpartition(_HIDE)[2] if _HIDE in rest else b""
        plain = re.sub(
            rb"\x1b(?:\[[0-9;:?<=>$]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[78=>])", b"", before + after
        )
        return plain.decode(errors="replace").strip()

    @property
    def on_alternate_screen(self) -> bool:
        """Whether the alternate screen was the last one asked for."""
        return self.raw.rfind(_SHOW) > self.raw.rfind(_HIDE)

    @property
    def modes_now(self) -> list[object]:
        """The terminal's modes of the moment (`termios.tcgetattr`)."""
        return termios.tcgetattr(self._slave)
