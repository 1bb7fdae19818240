"""The help: all keys by group, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.commands import COMMANDS, Command
from reader.tui.keys import key_shown
from reader.typesetting.cells import text_width
from reader.wording import Wording

_KEYS_WIDTH = 20  # cells
_PLACES = {"outline": "in the outline", "find": "in the search", "keywords": "in the keywords"}


def keys_shown(command: Command) -> str:
    """Return a command's keys as people read them."""
    return " ".join(key_shown(key) for key in command.keys)


class HelpScreen(ModalScreen[None]):
    """Lists what one can do."""

    BINDINGS = [Binding("escape,q,question_mark,f1,ｑ,？", "close", "Close")]

    def __init__(self, say: Wording) -> None:
        """Speak the user's language."""
        super().__init__()
        self._say = say

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(id="help"):
            yield Static(Content("\n").join(self._lines()), markup=False)

    def _lines(self) -> Iterator[Content]:
        ordered = sorted(COMMANDS, key=lambda command: _first_of_group(command.group))
        for group, commands in groupby(ordered, key=lambda command: command.group):
            yield Content.styled(self._say(group), "bold $accent")
            for command in commands:
                keys = keys_shown(command)
                where = f" ({self._say(_PLACES[command.where])})" if command.where in _PLACES else ""
                pad = " " * max(1, _KEYS_WIDTH - text_width(keys))
                yield Content.assemble((keys, "bold"), pad, self._say(command.help), (where, "$quiet"))
            yield Content("")
        yield Content.styled(self._say("Escape goes one step back, q leaves; ctrl+p finds any command."), "$quiet")

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()


def _first_of_group(group: str) -> int:
    return next(i for i, command in enumerate(COMMANDS) if command.group == group)
