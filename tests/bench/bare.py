"""The floor: a bare Textual app that shows a file through the Line API and does nothing else.

    python -m tests.bench.bare FILE

Lines are wrapped for Chinese at 80 cells before the first frame; space is the page down of every pager, the other
keys are `ScrollView`'s own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

COLUMNS = 80


def wrapped(text: str) -> list[str]:
    """Return lines of at most 80 cells, broken anywhere."""
    lines = []
    for line in text.splitlines():
        start = width = 0
        for index, character in enumerate(line):
            cells = cell_len(character)
            if width + cells > COLUMNS:
                lines.append(line[start:index])
                start, width = index, 0
            width += cells
        lines.append(line[start:])
    return lines


class Lines(ScrollView, can_focus=True):
    """Shows lines."""

    BINDINGS: ClassVar = [("space", "next_page", "Page down")]

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines
        self.virtual_size = Size(COLUMNS, len(lines))

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        text = self.lines[line] if line < len(self.lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)

    def action_next_page(self) -> None:
        self.scroll_page_down(animate=False)

    def action_scroll_up(self) -> None:
        self.scroll_up(animate=False)

    def action_scroll_down(self) -> None:
        self.scroll_down(animate=False)


class Bare(App[None]):
    """A view over the whole screen."""

    CSS = "Lines { height: 1fr; }"
    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def compose(self) -> ComposeResult:
        yield Lines(wrapped(self.path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    Bare(Path(sys.argv[1])).run()
