"""Saying that the file of the text has changed or is gone; the text that is read stays as it is."""

from __future__ import annotations

from typing import Final

from textual import on, work

from reader.text.watched import Change, Watched
from reader.tui import messages
from reader.tui.screens.part import ReadingPart

_GROUP: Final = "file"
_SECONDS: Final = 4.0  # between two looks
_SAID: Final = {
    Change.CHANGED: "The file has changed since it was opened; B opens it anew.",
    Change.GONE: "The file is no longer there; what is here can be read on.",
}


class WatchActions(ReadingPart):
    """The part of the reading screen that looks after the file now and then."""

    def watch_file(self) -> None:
        """Look after the file from now on."""
        self._watched = Watched(self.opened.document.source)
        self._looking = self.set_interval(_SECONDS, self.look_at_file)

    def look_at_file(self) -> None:
        """Look once, unless the last look still waits for a file system: they would take all threads there are."""
        looks = (worker for worker in self.workers if worker.node is self and worker.group == _GROUP)
        if all(look.is_finished for look in looks):
            self._look_at_file()

    @work(thread=True, group=_GROUP, description="the file", exit_on_error=False)
    def _look_at_file(self) -> None:
        change = self._watched.look()
        if change:
            self.post_message(messages.FileChanged(change))

    @on(messages.FileChanged)
    def _file_changed(self, event: messages.FileChanged) -> None:
        if event.change is Change.CHANGED:
            self._looking.stop()  # one that grows would be told again and again
        self.notify(self.say(_SAID[event.change]), severity="warning", timeout=8, markup=False)
