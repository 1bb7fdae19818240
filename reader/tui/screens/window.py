"""A window over the text."""

from __future__ import annotations

from textual.events import Click
from textual.screen import ModalScreen, ScreenResultType


class WindowScreen(ModalScreen[ScreenResultType]):
    """Is closed by a click beside it as by its key."""

    def action_close(self) -> None:
        """Close it; nothing is chosen."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Close it by a click beside it."""
        if event.widget is self:
            self.action_close()
