"""Keys that come before what they are meant for is there: typed in one go, or while the search still looks."""

from __future__ import annotations

from itertools import takewhile

from textual.events import Key
from textual.widgets import Input

from reader.tui.screens.part import ReadingPart

_ENTER = ("enter", "ctrl+j")
"""The second is what a terminal makes of Enter before the reader takes the keys one by one."""


class EarlyKeys(ReadingPart):
    """Keeps what is typed right behind the search key until there is a field to take it."""

    _early: list[Key] | None = None

    def on_key(self, event: Key) -> None:
        """Keep what is typed before the field has the focus.

        Such keys reach the text first; from the field itself no character comes here.
        """
        if self._early is not None and (event.key != "escape" or any(key.key in _ENTER for key in self._early)):
            self._early.append(event)
            event.stop()
        elif isinstance(self.focused, Input) and _writes(event):
            self.focused.insert_text_at_cursor(event.character or "")
            event.stop()
        else:
            self._early = [] if self._starts_search(event.key) else None

    def _starts_search(self, key: str) -> bool:
        active = self.active_bindings.get(key)
        return active is not None and active.binding.id == "search"

    def hand_on(self, field: Input) -> None:
        """Write what was typed early into the field; Enter takes that, and what follows is for the text again."""
        early, self._early = self._early or [], None
        written = [event.character or "" for event in takewhile(_writes, early)]
        rest = early[len(written) :]
        if written:
            field.clear()
            field.insert_text_at_cursor("".join(written))
        if rest and rest[0].key in _ENTER:
            self.read_on()
            rest = rest[1:]
        for event in rest:
            self.app.post_message(Key(event.key, event.character))

    def read_on(self) -> None:
        """Go to the current hit and read on there, as soon as there is one."""
        raise NotImplementedError


def _writes(event: Key) -> bool:
    return bool(event.character) and event.is_printable
