"""What is done in one start with a text: pages, jumps, a search, a resize; each program by its own keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.bench import novels
from tests.bench.processes import peak
from tests.bench.watching import Took, Watched
from tests.terminal import Terminal

PAGES = 10
_LISTENS = b"\x1b[?1004h"
_END, _HOME, _PAGE_UP, _PAGE_DOWN = "\x1b[F", "\x1b[H", "\x1b[5~", "\x1b[6~"
# The scroll bar is taken at the start of the text, drawn to the middle and let go there.
_GRAB, _DRAG, _RELEASE = "\x1b[<0;120;2M", "\x1b[<32;120;19M", "\x1b[<0;120;19m"
_SIZE = (90, 30)  # columns and rows one changes to
_COUNT = re.compile(r"(\d+)\+? hit")

Step = tuple[str, Took | float | None]


@dataclass(frozen=True, slots=True)
class Pager:
    """A program that shows a text.

    Attributes:
        command: what starts it.
        page: its key for the next page.
        jumps: its keys for other rows of the table.
        leave: its key to leave.
    """

    command: Sequence[str]
    page: str
    jumps: Mapping[str, str]
    leave: str = "q"


def others(pager: Pager, home: dict[str, str]) -> Iterator[Step]:
    """Yield what another program takes for what it can."""
    with Terminal(pager.command, home) as terminal:
        watched = Watched(terminal)
        terminal.until(lambda running: running.chunks, "a screen")
        watched.until_still(1.0)
        yield from (("page", watched.key(pager.page)) for _ in range(PAGES))
        for row, keys in pager.jumps.items():
            yield row, watched.key(keys)
        yield "resize", watched.reaction(lambda: terminal.resize(*_SIZE))
        yield "memory", peak(terminal.process.pid)
        terminal.send(pager.leave)
        terminal.until_ended()


def reading(command: Sequence[str], home: dict[str, str], *, chapters: bool = True) -> Iterator[Step]:
    """Yield what the reader takes, pinyin on and the outline open; it is left half way.

    Args:
        command: what starts it.
        home: its environment.
        chapters: whether the text has any, so that there is an outline to jump from.
    """
    with Terminal(command, home) as terminal:
        watched = Watched(terminal)
        terminal.until(lambda running: _LISTENS in running.raw, "Textual at work")
        watched.until_still(1.0)
        yield from (("page", watched.key(" ")) for _ in range(PAGES))
        yield "end", watched.key(_END)
        yield from (("back", watched.key(_PAGE_UP)) for _ in range(PAGES))
        yield "home", watched.key(_HOME)
        watched.reaction(lambda: terminal.send(_GRAB))
        yield "half", watched.key(_DRAG)
        terminal.send(_RELEASE)
        yield from (("middle", watched.key(" ")) for _ in range(PAGES))
        if chapters:
            watched.key("o")
            watched.key(_PAGE_UP)
            yield "chapter", watched.key("\r")
            yield from (("middle", watched.key(" ")) for _ in range(PAGES))
        yield "pinyin", watched.key("p")
        yield "pinyin", watched.key("p")
        yield "resize", watched.reaction(lambda: terminal.resize(*_SIZE))
        yield "resize", watched.reaction(lambda: terminal.resize(120, 40))
        yield from _searching(watched)
        yield "memory", peak(terminal.process.pid)
        terminal.send("q")
        terminal.until_ended()


def _searching(watched: Watched) -> Iterator[Step]:
    """Yield what a search takes: to the first hit in the text, to the count, and the echo of a letter meanwhile."""
    watched.key("/")
    first, rest = novels.NEEDLE[0], novels.NEEDLE[1:]
    yield "search", watched.key(novels.NEEDLE, _count)
    watched.key("\x7f" * len(novels.NEEDLE), _count)
    watched.terminal.send(first)
    watched.terminal.read(0.1)
    yield "typing", watched.key(rest, lambda lines: [novels.NEEDLE in line for line in lines[:4]], still=False)
    for key in ("\x1b", "\x1b"):
        watched.key(key)


def _count(lines: Sequence[str]) -> str:
    return next((found[1] for line in lines if (found := _COUNT.search(line))), "")
