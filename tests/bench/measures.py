"""What is measured, each from outside: keys into a pseudo-terminal, bytes and an interpreted screen out of it.

Every function starts the program anew and returns its samples. Seconds and MB (2^20 bytes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench.processes import now_with_children, peak
from tests.terminal import Terminal

FIRST_WORDS = "平常时间能看得出来"
"""Where the interview's first paragraph begins."""
FIRST_RUBY = "píngcháng"
"""The reading of its first word."""
QUERY = "警情"
STILL = 0.15  # seconds of silence after which a page stands
_KEY_EVERY, _KEYS_FOR = 0.025, 1.5  # seconds
_ESCAPES = re.compile(rb"\x1b\[[0-9;:?<=>$]*[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Program:
    """One of the two that are compared: its command line, and a fresh environment for every start."""

    command: Sequence[str]
    environment: Callable[[], Mapping[str, str]]

    @contextmanager
    def running(self, *options: str) -> Iterator[Terminal]:
        """Start it in a terminal of 120 × 40 cells; leave it by its own key."""
        with Terminal([*self.command, *options], self.environment()) as terminal:
            yield terminal
            terminal.send("q")
            code = terminal.until_ended()
            assert code == 0, f"exit code {code}"


def until_written(terminal: Terminal, text: str) -> None:
    """Read until a text has been written, without interpreting the screen (that would cost the program's time)."""
    wanted = text.encode()
    terminal.until(lambda running: wanted in _ESCAPES.sub(b"", running.raw), f"{text!r} written")


def first_paint(program: Program, *options: str, wanted: str = FIRST_WORDS) -> list[float]:
    """Time from the start until the text stands on the interpreted screen."""
    with program.running(*options) as terminal:
        until_written(terminal, wanted)
        terminal.until_still(STILL)
        return [terminal.replay(wanted) - terminal.started]


def pages(program: Program, *options: str, prepare: Callable[[Terminal], None] | None = None) -> list[float]:
    """Time from the page key to the last byte before the screen is still, for every page to the end of the text."""
    with program.running(*options) as terminal:
        until_written(terminal, FIRST_WORDS)
        terminal.until_still(STILL)
        if prepare:
            prepare(terminal)
        return list(_page_times(terminal))


def _page_times(terminal: Terminal) -> Iterator[float]:
    for _ in range(1000):
        before = terminal.lines
        pressed = terminal.send(" ")
        if not terminal.read(STILL * 4):
            return
        terminal.until_still(STILL)
        if terminal.lines[1:30] == before[1:30]:
            return
        yield terminal.chunks[-1][0] - pressed
    raise AssertionError("the text has no end")


def with_finds(terminal: Terminal) -> None:
    """Search, highlight three keywords, and go back to the start of the text."""
    terminal.press("/")
    terminal.press(QUERY)
    terminal.until_shown(" hits")
    terminal.press("\r")
    terminal.press("k")
    terminal.until_shown("TF-IDF")
    terminal.until_still(STILL)
    for keys in (" ", "\x1b[B", " ", "\x1b[B", " "):
        terminal.press(keys)
    terminal.press("\x1b", STILL)
    terminal.press("\x1b[H", STILL)


def ruby_and_memory(program: Program, *options: str) -> tuple[list[float], list[float], list[float]]:
    """Time until ruby stands on the first screen; then peak memory at the text's end, without and with children."""
    with program.running(*options) as terminal:
        until_written(terminal, FIRST_RUBY)
        terminal.until_still(STILL)
        ruby = terminal.replay(FIRST_RUBY) - terminal.started
        alone, family = _memory_at_end(terminal)
        return [ruby], [alone], [family]


def memory(program: Program) -> tuple[list[float], list[float]]:
    """Peak memory without and with children after paging to the end of the text."""
    with program.running() as terminal:
        until_written(terminal, FIRST_WORDS)
        terminal.until_still(STILL)
        alone, family = _memory_at_end(terminal)
        return [alone], [family]


def _memory_at_end(terminal: Terminal) -> tuple[float, float]:
    pid = terminal.process.pid
    family = [now_with_children(pid), *(now_with_children(pid) for _ in _page_times(terminal))]
    alone = peak(pid)
    # Samples miss short peaks of the process itself; its own counter does not.
    return alone, max(*family, alone)


def pause(program: Program, keys: Sequence[str], *options: str) -> list[float]:
    """Longest time without a reaction to keys while what follows the first paint goes on, beyond the usual time.

    A key is pressed every 25 ms for 1.5 s from the first paint on, each with something to repaint. While the program
    is busy with something else nothing comes; the longest silence less the median one is the pause.
    """
    with program.running(*options) as terminal:
        until_written(terminal, FIRST_WORDS)
        moments = _reactions(terminal, keys)
        silences = [after - before for before, after in pairwise(moments)]
        terminal.until_still(STILL)
        return [max(silences) - median(silences)]


def _reactions(terminal: Terminal, keys: Sequence[str]) -> list[float]:
    """Press keys in turn and return the moments at which output came, one for output of less than 2 ms."""
    begin = monotonic()
    moments = [begin]
    for number, key in enumerate(cycle(keys)):
        due = begin + number * _KEY_EVERY
        if due > begin + _KEYS_FOR:
            break
        terminal.send(key)
        while (left := due + _KEY_EVERY - monotonic()) > 0:
            if terminal.read(left):
                moment = terminal.chunks[-1][0]
                if moment - moments[-1] > 0.002:
                    moments.append(moment)
    moments.append(monotonic())
    return moments


def interview(root: Path) -> Path:
    """Return the bundled interview's file."""
    return root / "reader" / "text" / "texts" / "interview.md"
