"""What the parts of the reading screen have in common: the text, what was chosen, and how a part tells the whole."""

from __future__ import annotations

from textual.screen import Screen

from reader.text.document import Anchor
from reader.tui.choices import Choices
from reader.tui.opened import Opened
from reader.tui.reading.view import ReadingView
from reader.wording import Wording


class ReadingPart(Screen[None]):
    """A part of the reading screen, which puts the parts together and fills in what is not done here."""

    opened: Opened
    choices: Choices
    say: Wording

    @property
    def view(self) -> ReadingView:
        """The reading view."""
        return self.query_one(ReadingView)

    def cursor_told(self) -> None:
        """Say again what is under the cursor."""
        raise NotImplementedError

    def remember_jump(self, place: Anchor) -> None:
        """Remember where a jump began."""
        raise NotImplementedError
