"""What the parts of the reading screen have in common: the text, what was chosen, and how a part tells the whole."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from reader.text.document import Anchor
from reader.tui.choices import Choices
from reader.tui.opened import Opened
from reader.tui.reading.view import ReadingView
from reader.wording import Wording

Result = TypeVar("Result")


class WorkingScreen(Screen[Result]):
    """A screen with workers of its own; what becomes of those no application is told."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong where nobody expected it."""
        if event.state is WorkerState.ERROR:
            reason = f"{event.worker.description}: {event.worker.error!r}"
            self.notify(reason, severity="error", timeout=10, markup=False)


class ReadingPart(WorkingScreen[None]):
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
