"""A window with one field to write in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.tui.hints import hint
from reader.wording import Wording


class WritingScreen(ModalScreen[str | None]):
    """Asks for a line of text; gives it without white space at its ends, or None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    def __init__(self, about: str, text: str, title: str, say: Wording) -> None:
        """Ask about something, beginning with a text; `title` is a sentence of the program's."""
        super().__init__()
        self._about = about
        self._text = text
        self._title = title
        self._say = say

    def compose(self) -> ComposeResult:
        """What it is about, and the field."""
        with Vertical(id="writing") as window:
            window.border_subtitle = hint(("enter", self._say("Keep")), ("escape", self._say("Close")))
            yield Static(self._about, id="about", markup=False)
            yield Input(self._text, placeholder=self._say(self._title), compact=True, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was written."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Leave by a click beside the window."""
        if event.widget is self:
            self.dismiss(None)
