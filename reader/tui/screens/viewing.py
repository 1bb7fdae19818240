"""Showing the text otherwise than it is written, and reading it again in another encoding."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.worker import get_current_worker

from reader.jobs.client import JobCancelled
from reader.study.state import can_reread
from reader.text.document import Anchor, Document
from reader.tui import messages
from reader.tui.panes.outline import Outline
from reader.tui.panes.topline import Topline
from reader.tui.panes.wordline import Wordline
from reader.tui.screens.part import ReadingPart
from reader.tui.showing import recoded, reread, show_as_chosen

_GROUP = "encoding"


class ViewActions(ReadingPart):
    """The part of the reading screen that chooses a view; the reader's place never moves."""

    def list_hits(self) -> None:
        """List the hits of the search as they are shown now."""
        raise NotImplementedError

    def take(self, document: Document, carry: Callable[[Anchor, Document, Document], Anchor]) -> None:
        """Go on with another document, in which `carry` finds the counterpart of every place."""
        raise NotImplementedError

    def action_text_as(self) -> None:
        """Choose forms of the hanzi, punctuation and encoding."""
        from reader.tui.screens.text_as import OFFERS, Chosen, TextAsScreen

        def chosen(choice: Chosen | None) -> None:
            if choice is None:
                return
            name, value = choice
            if name == "encoding":
                self._recode(value)
            else:
                self._show_as(name, value)

        present = {name: self.choices.get(name, next(iter(values))) for name, (_, values) in OFFERS.items()}
        present["encoding"] = self.opened.document.encoding
        self.app.push_screen(TextAsScreen(present, self.say), chosen)

    def _show_as(self, name: str, value: str) -> None:
        self.choices.keep(name, value)
        self._show_text()

    def _show_text(self) -> None:
        """Show the text as is chosen now, after its frame what stands around it: there may be thousands of titles."""
        show_as_chosen(self.opened, self.choices)
        self.query_one(Topline).retitle(self.opened.view.plain(self.opened.document.title))
        self.view.set_text()
        self.call_after_refresh(self._show_around)

    def _show_around(self) -> None:
        self.cursor_told()
        self.show_titles()
        self.query_one(Outline).fill()
        self.list_hits()

    def show_titles(self) -> None:
        """Let the outline show its titles as the text is shown."""
        self.query_one(Outline).shown_as = self.opened.view.plain

    # The encoding

    def _recode(self, encoding: str) -> None:
        if not can_reread(self.opened.document.source):
            self.notify(self.say("This was no file and cannot be opened again."), timeout=4, markup=False)
        elif self.opened.share < 1:
            self.notify(self.say("The rest of this text is not read yet."), timeout=4, markup=False)
        else:
            self.query_one(Wordline).say(self.say("Reading the text again …"))
            self._reread(self.opened.document, encoding)

    @work(thread=True, exclusive=True, group=_GROUP, description="reading again", exit_on_error=False)
    def _reread(self, document: Document, encoding: str) -> None:
        worker = get_current_worker()
        try:
            again, reason = reread(document, encoding, lambda: worker.is_cancelled)
        except JobCancelled:
            return
        if not worker.is_cancelled:
            self.post_message(messages.Reread(again, reason))

    def stop_rereading(self) -> bool:
        """Stop reading the text again; returns whether it was read."""
        if not self.workers.cancel_group(self, _GROUP):
            return False
        self.cursor_told()
        return True

    @on(messages.Reread)
    def _was_reread(self, event: messages.Reread) -> None:
        if event.document is None:
            self.notify(self.say(event.reason), severity="warning", timeout=6, markup=False)
            self.cursor_told()
            return
        self.take(event.document, recoded)
        self._show_text()
