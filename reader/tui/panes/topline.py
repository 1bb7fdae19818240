"""The header: the title at the left, section, position and time left at the right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from reader.tui.position import header


class Topline(Widget):
    """One line: what is read and how far."""

    def __init__(self, title: str) -> None:
        """Show a title."""
        super().__init__(id="topline")
        self._title = title
        self._right = ""

    def retitle(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.refresh()

    def tell(self, right: str) -> None:
        """Show position and time left."""
        if right != self._right:
            self._right = right
            self.refresh()

    def render(self) -> Content:
        """Keep the right part whole and cut the title."""
        title, rest = header(self._title, self._right, self.content_size.width)
        return Content.assemble((title, "bold"), (rest, "$quiet"))
