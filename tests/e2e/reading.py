"""What stands in the reading pane of an interpreted screen, and where that is in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.screen import Cell, text_of
from tests.terminal import Terminal

CLOSING = frozenset("、，；：。！？”’」』）］｝〉》】〕〗–—～-·‧・…%％.,:;!?)]}")
"""What no row may begin with (CLREQ, prohibition of marks at a line start, level "basic")."""
_HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = re.compile(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄯ]")
_MARGINS = " ▌▍┊│▁▂▃▄▅▆▇█"  # air, bars of paragraphs, the scroll bar
_TALL = 18  # rows of a terminal from which on the word line has two


@dataclass(frozen=True)
class Text:
    """The text as other programs get it.

    Attributes:
        record: what `export --format json` wrote.
    """

    record: dict[str, Any]

    @property
    def plain(self) -> str:
        """All characters but white space, in order."""
        return "".join(self.record["text"].split())

    def starts(self, kind: str) -> list[str]:
        """Return the first twelve characters of every section of a kind, white space left out."""
        text = self.record["text"]
        return [_plain(text[section["start"] :])[:12] for section in self.record["sections"] if section["kind"] == kind]

    def sections(self) -> list[str]:
        """Return the first twelve characters of every section, white space left out."""
        return [_plain(self.record["text"][section["start"] :])[:12] for section in self.record["sections"]]

    def of_row(self, row: str) -> str:
        """Return what of a screen row is the text's: without air, bars and signs in the margin."""
        known = set(self.plain)
        return "".join(character for character in row if character in known)

    def place(self, shown: str, start: int = 0) -> int:
        """Return where something shown stands in `plain`; AssertionError if nowhere from `start` on."""
        found = self.plain.find(shown, start)
        assert found >= 0, f"not in the text after character {start}: {shown!r}"
        return found


def _plain(text: str) -> str:
    return "".join(text.split())


def READY(terminal: Terminal) -> bool:  # a condition, named as one
    """Whether the text stands and the word line gives the reading of the word at the cursor."""
    lines = terminal.lines
    return any(_HANZI.search(line) for line in _body(lines)) and bool(_LETTER.search(lines[len(_body(lines)) + 1]))


def FITTED(terminal: Terminal) -> bool:
    """Whether the screen is laid out for the terminal's size: title line to its right edge, footer in the last row."""
    lines = terminal.lines
    return bool(re.search(r"\d %\s{0,2}$", lines[0])) and bool(lines[-1].strip())


def _body(lines: list[Any]) -> list[Any]:
    """Return the rows between the title line and the word line."""
    return lines[1 : -3 if len(lines) >= _TALL else -2]


def cells(terminal: Terminal, left: int = 0, right: int = 0) -> list[list[Cell]]:
    """Return the cells of the reading pane where panes take `left` and `right` cells."""
    return [row[left : len(row) - right] for row in _body(terminal.screen)]


def rows(terminal: Terminal, left: int = 0, right: int = 0) -> list[str]:
    """Return the rows of text in the reading pane; ruby rows and empty ones are left out."""
    return [line for line in _lines(terminal, left, right) if _HANZI.search(line) or not _LETTER.search(line)]


def ruby_rows(terminal: Terminal, left: int = 0, right: int = 0) -> list[str]:
    """Return the rows of readings in the reading pane."""
    return [line for line in _lines(terminal, left, right) if _LETTER.search(line) and not _HANZI.search(line)]


def _lines(terminal: Terminal, left: int, right: int) -> list[str]:
    """Return the rows that are not empty, without what stands in the margins."""
    lines = (text_of(row).strip(_MARGINS) for row in cells(terminal, left, right))
    return [line for line in lines if line]


def hide_outline(terminal: Terminal) -> None:
    """Give the text the whole width."""
    if len(terminal.lines[0]) >= 100:
        terminal.press("o")
        terminal.press("o")


def percent(terminal: Terminal) -> int:
    """Return how far the title line says one is."""
    found = re.search(r"(\d+) %", terminal.lines[0])
    assert found, f"no position in {terminal.lines[0]!r}"
    return int(found[1])


def pages(terminal: Terminal) -> Iterator[list[str]]:
    """Yield the rows of every page, pressing the page key until the title line says 100 %."""
    while True:
        page = rows(terminal)
        yield page
        if percent(terminal) == 100:
            return
        terminal.send(" ")
        # The title line may follow the page in a screen of its own.
        terminal.until(lambda shown, old=page: rows(shown) != old or percent(shown) == 100, "another page")
