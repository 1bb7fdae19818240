"""Watching a program at work in a pseudo-terminal: when its screen has come to look as it stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from tests.bench.processes import processor_time
from tests.terminal import Terminal

_STILL = 0.2  # seconds without output after which a screen is finished
_REACTS = 2.0  # seconds within which a reaction begins
_HEAD, _FOOT = 1, 4  # rows above and below the text that change with what is told there


@dataclass(frozen=True, slots=True)
class Took:
    """What an act has taken until the text stood.

    Attributes:
        wall: milliseconds.
        busy: milliseconds of processor time of the program's process, all threads.
    """

    wall: float
    busy: float


class Watched:
    """A running program whose reactions are timed."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self._busy: list[float] = []  # processor time when each chunk came

    def until_still(self, quiet: float = _STILL) -> None:
        """Read until nothing has come for a while."""
        while self._read(quiet):
            pass

    def _read(self, seconds: float) -> bool:
        found = self.terminal.read(seconds)
        if found:
            self._busy += [processor_time(self.terminal.process.pid)] * (len(self.terminal.chunks) - len(self._busy))
        return found

    def key(
        self, keys: str, shows: Callable[[Sequence[str]], object] | None = None, *, still: bool = True
    ) -> Took | None:
        """Return what keys have taken; see `reaction`."""
        return self.reaction(lambda: self.terminal.send(keys), shows, still=still)

    def reaction(
        self, act: Callable[[], object], shows: Callable[[Sequence[str]], object] | None = None, *, still: bool = True
    ) -> Took | None:
        """Return what an act has taken until the text stood; None where nothing on the screen has changed.

        Args:
            act: what is done.
            shows: what of the screen's rows is waited for; by default all of the text but its scroll bar.
            still: whether all that was done before has to be finished first.
        """
        if still:
            self.until_still()
        looks = shows or body
        last, looked, standing = looks(self.terminal.lines), len(self.terminal.chunks), None
        begun, busy = monotonic(), processor_time(self.terminal.process.pid)
        act()
        while True:
            self._read(_REACTS)
            self.until_still()
            for index in range(looked, len(self.terminal.chunks)):
                now = looks(self.terminal.lines_after(index + 1))
                if now != last:
                    last, standing = now, index
            looked = len(self.terminal.chunks)
            if standing is not None:
                return Took(1000 * (self.terminal.chunks[standing][0] - begun), self._busy[standing] - busy)
            if shows is None or monotonic() > begun + _REACTS:
                return None


def body(lines: Sequence[str]) -> list[str]:
    """Return the rows of the text, without the cells at the edges where scroll bars are."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█▎▊▋▌▍▏") for line in lines[_HEAD : len(lines) - _FOOT]]


def first_paint(command: Sequence[str], home: dict[str, str], leave: str = "q", shown: int = 1500) -> Took:
    """Return what it took until so many bytes of the first screen had been written."""
    with Terminal(command, home) as terminal:
        terminal.until(lambda running: sum(len(data) for _, data in running.chunks) >= shown, "a first screen")
        took = Took(1000 * (terminal.chunks[-1][0] - terminal.started), processor_time(terminal.process.pid))
        terminal.until_still(0.5)
        terminal.send(leave)
        terminal.until_ended()
    return took
