"""Textual's choice of a command or a theme, in the user's language throughout."""

from __future__ import annotations

from functools import partial

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette, Provider
from textual.widgets.option_list import Option

from reader.wording import Wording


class CommandChoice(CommandPalette):
    """Offers commands, or what else a provider has, by name."""

    def __init__(self, say: Wording, asks: str, *providers: type[Provider]) -> None:
        """Ask for what the providers have; without any, for the application's commands."""
        super().__init__(providers or None, placeholder=say(asks), id="--command-palette")
        self._say = say

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in a while that nothing is found; Textual's own way knows English only."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, partial(self._show_none, search_value))

    def _show_none(self, sought: str) -> None:
        if sought:
            said = Align.center(Text(self._say("Nothing found"), style="not bold"))
            self.query_one(CommandList).add_option(Option(said, disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(sought)
