"""A window with one field to write in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input, Static, TextArea

from reader.tui.hints import Window
from reader.tui.screens.window import WindowScreen
from reader.wording import Wording


class Notepad(TextArea):
    """A field of several lines: Enter keeps what was written, as in a field of one, ctrl+j begins a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep", "Keep"),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line"),
    ]

    async def _on_key(self, event: Key) -> None:
        """Keep what was written: in its turn, for a key with priority would come before letters typed just before."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.run_action("screen.keep")

    def action_new_line(self) -> None:
        """Begin a line."""
        self.insert("\n")


class WritingScreen(WindowScreen[str | None]):
    """Asks for a text; gives it without white space at its ends, or None where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Back")]

    def __init__(self, about: str, text: str, title: str, say: Wording, *, lines: bool = False) -> None:
        """Ask about something, beginning with a text.

        Args:
            about: what it is about.
            text: what is there already.
            title: a word of the program's for what is asked for.
            say: the user's language.
            lines: whether the text may have several lines.
        """
        super().__init__()
        self._about = about
        self._text = text
        self._title = title
        self._say = say
        self._lines = lines
        self._asked = ""  # what is dropped if it is left once more

    def compose(self) -> ComposeResult:
        """What it is about, and the field."""
        with Window(id="writing") as window:
            self._name_keys(window)
            yield Static(self._about, id="about", markup=False)
            asked = self._say(self._title)
            if self._lines:
                yield Notepad(
                    self._text, placeholder=asked, compact=True, show_line_numbers=False, tab_behavior="focus"
                )
            else:
                yield Input(self._text, placeholder=asked, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Go on where the text ends."""
        for field in self.query(Notepad):
            field.move_cursor(field.document.end)

    def _name_keys(self, window: Window) -> None:
        line = [("ctrl+j", self._say("New line"))] if self._lines else []
        window.name_keys(("enter", self._say("Keep")), *line, ("escape", self._say("Close")))

    @property
    def _written(self) -> str:
        field = self.query_one(Notepad).text if self._lines else self.query_one(Input).value
        return field.strip()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was written."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Give what was written."""
        self.dismiss(self._written)

    def action_close(self) -> None:
        """Leave it as it was; what was written meanwhile is dropped at the second time only."""
        written = self._written
        if written in (self._text.strip(), "", self._asked):
            self.dismiss(None)
            return
        self._asked = written
        again = ("escape", self._say("Again drops what was written"))
        self.query_one(Window).name_keys(("enter", self._say("Keep")), again)
