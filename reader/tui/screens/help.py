"""The help: all keys by group, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.commands import COMMANDS, Command
from reader.tui.bindings import QUIT
from reader.tui.hints import hint
from reader.tui.keys import keys_shown
from reader.tui.screens.window import WindowScreen
from reader.wording import Wording

_KEYS_WIDTH = 18  # cells
_KEYS_WIDTH_NARROW = 11
_ROOMY = 60  # cells of the screen from which on there is room for all keys of a command on one line
_PLACES = {
    "outline": "in the outline",
    "find": "in the search",
    "keywords": "in the keywords",
    "annotations": "in the list of notes",
    "library": "in the library",
}


class HelpScreen(WindowScreen[None]):
    """Lists what one can do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,f1,？", "close", "Close"), QUIT]

    def __init__(self, say: Wording) -> None:
        """Speak the user's language."""
        super().__init__()
        self._say = say

    def compose(self) -> ComposeResult:
        """One scrolling page, a table for each group."""
        with VerticalScroll(id="help") as window:
            window.border_subtitle = hint(("pagedown", self._say("Page down")), ("escape", self._say("Close")))
            yield Static(self._say("Escape goes one step back, q leaves; ctrl+p finds any command."), classes="remark")
            ordered = sorted(COMMANDS, key=lambda command: _first_of_group(command.group))
            for group, commands in groupby(ordered, key=lambda command: command.group):
                yield Static(self._say(group), classes="group", markup=False)
                yield Static(self._table(commands))

    def _table(self, commands: Iterable[Command]) -> Table:
        table = Table.grid(padding=(0, 1))
        table.add_column(width=_KEYS_WIDTH if self.app.size.width >= _ROOMY else _KEYS_WIDTH_NARROW)
        table.add_column(ratio=1)
        for command in commands:
            where = f" ({self._say(_PLACES[command.where])})" if command.where in _PLACES else ""
            table.add_row(Text(keys_shown(command), "bold"), Text(self._say(command.help) + where))
        return table


def _first_of_group(group: str) -> int:
    return next(i for i, command in enumerate(COMMANDS) if command.group == group)
