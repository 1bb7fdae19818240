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
SECOND_PAGE = "红色基础持续夯实"
"""On the second page of 120 × 40 cells, on the first of neither program."""
QUERY = "警情"
STILL = 0.15  # seconds of silence after which a page stands
_KEY_EVERY, _KEYS_FOR = 0.025, 2.0  # seconds
_ESCAPES = re.compile(rb"\x1b\[[0-9;:?<=>$]*[a-zA-Z]")
_LISTENS = b"\x1b[?1004h"  # Textual asks to be told of the focus when it begins to read keys


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
    terminal.until(lambda running: text.encode() in _ESCAPES.sub(b"", running.raw), f"{text!r} written")


def until_at_work(terminal: Terminal, text: str) -> None:
    """Read until Textual itself, which listens to keys, has written a text, and the screen is still."""
    wanted = text.encode()
    terminal.until(
        lambda running: wanted in _ESCAPES.sub(b"", running.raw.partition(_LISTENS)[2]), f"{text!r} written by Textual"
    )
    terminal.until_still(STILL)


def first_paint(program: Program, *options: str, wanted: str = FIRST_WORDS) -> list[float]:
    """Time from the start until the text stands on the interpreted screen."""
    with program.running(*options) as terminal:
        until_written(terminal, wanted)
        terminal.until_still(STILL)
        return [terminal.replay(wanted) - terminal.started]


def first_answer(program: Program) -> list[float]:
    """Time from the start until a page key, pressed as soon as the text stands, has brought the second page."""
    with program.running() as terminal:
        until_written(terminal, FIRST_WORDS)
        terminal.send(" ")
        until_written(terminal, SECOND_PAGE)
        terminal.until_still(STILL)
        return [terminal.replay(SECOND_PAGE) - terminal.started]


def pages(
    program: Program, *options: str, wanted: str = FIRST_WORDS, prepare: Callable[[Terminal], None] | None = None
) -> list[float]:
    """Time from the page key to the last byte before the screen is still, for every page to the end of the text."""
    with program.running(*options) as terminal:
        until_at_work(terminal, wanted)
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


def memory(program: Program, *options: str, wanted: str = FIRST_WORDS) -> tuple[list[float], list[float]]:
    """Peak memory without and with children after paging to the end of the text."""
    with program.running(*options) as terminal:
        until_at_work(terminal, wanted)
        alone, family = _memory_at_end(terminal)
        return [alone], [family]


def _memory_at_end(terminal: Terminal) -> tuple[float, float]:
    pid = terminal.process.pid
    family = [now_with_children(pid), *(now_with_children(pid) for _ in _page_times(terminal))]
    alone = peak(pid)
    # Samples miss short peaks of the process itself; its own counter does not.
    return alone, max(*family, alone)


def pause(program: Program, keys: Sequence[str], *options: str, wanted: str = FIRST_WORDS) -> list[float]:
    """Longest time without a reaction to keys while what follows the first paint goes on, beyond the usual time.

    A key is pressed every 25 ms for 2 s from the first paint on, each with something to repaint. While the program is
    busy with something else nothing comes; the longest silence less the median one is the pause. What passes until
    Textual has painted for the first time is another measure's (`first_answer`).
    """
    with program.running(*options) as terminal:
        until_written(terminal, wanted)
        ended = _press_in_turn(terminal, keys)
        silences = [after - before for before, after in pairwise([*_reactions(terminal), ended])]
        terminal.until_still(STILL)
        return [max(silences) - median(silences)]


def _press_in_turn(terminal: Terminal, keys: Sequence[str]) -> float:
    """Press keys in turn while reading what comes; returns when the last one's time was over."""
    begin = monotonic()
    for number, key in enumerate(cycle(keys)):
        due = begin + number * _KEY_EVERY
        if due > begin + _KEYS_FOR:
            break
        terminal.send(key)
        while (left := due + _KEY_EVERY - monotonic()) > 0:
            terminal.read(left)
    return monotonic()


def _reactions(terminal: Terminal) -> list[float]:
    """Return when output came from Textual's first screen on; output within 2 ms counts as one."""
    at_work = False
    moments: list[float] = []
    for moment, data in terminal.chunks:
        # The first screen is what is written first after the modes, by far the most.
        if at_work and (len(data) > 500 if not moments else moment - moments[-1] > 0.002):
            moments.append(moment)
        at_work = at_work or _LISTENS in data
    return moments


def interview(root: Path) -> Path:
    """Return the bundled interview's file."""
    return root / "reader" / "text" / "texts" / "interview.md"
