"""Going from one unsure reading to the next: a part of the reading screen."""

from __future__ import annotations

import asyncio
from time import perf_counter

from textual import on, work

from reader.text.document import Anchor
from reader.tui import messages
from reader.tui.panes.wordline import Wordline
from reader.tui.screens.part import ReadingPart
from reader.tui.unsure import looks

_GROUP = "unsure"
_BATCH = 0.008  # seconds of looking after which keys and frames have their turn
_PATIENCE = 0.3  # seconds after which it is said that somebody is looking


class DoubtActions(ReadingPart):
    """Goes to the next reading that is a guess, without making anybody wait."""

    def action_next_unsure(self) -> None:
        """Go to the next word with an unsure syllable."""
        self._look(1)

    def action_previous_unsure(self) -> None:
        """Go to the word with an unsure syllable before."""
        self._look(-1)

    def _look(self, step: int) -> None:
        if self.opened.lexicon is None:
            self.notify(self.say("The dictionary is not ready yet."), timeout=3)
        else:
            self._look_from(self.view.cursor, step)

    @work(exclusive=True, group=_GROUP, description="the next unsure reading", exit_on_error=False)
    async def _look_from(self, start: Anchor, step: int) -> None:
        began = rested = perf_counter()
        found = None
        for look in looks(self.opened, start, step):
            found = look
            if perf_counter() - rested > _BATCH:
                if rested - began > _PATIENCE:
                    self.post_message(messages.StillLooking())
                await asyncio.sleep(_BATCH)
                rested = perf_counter()
        self.post_message(messages.UnsureFound(start, found, step))

    def stop_looking(self) -> bool:
        """Stop the search for an unsure reading; returns whether there was one."""
        stopped = bool(self.workers.cancel_group(self, _GROUP))
        if stopped:
            self.cursor_told()
        return stopped

    @on(messages.StillLooking)
    def _still_looking(self) -> None:
        if any(worker.group == _GROUP and not worker.is_cancelled for worker in self.workers):
            self.query_one(Wordline).say(self.say("Looking for an unsure reading … Esc stops."))

    @on(messages.UnsureFound)
    def _unsure_found(self, event: messages.UnsureFound) -> None:
        if self.view.cursor != event.start:
            return  # somebody has gone on reading meanwhile
        if event.found is None:
            self.cursor_told()
            self.notify(self.say("No unsure reading near."), timeout=3)
            return
        if event.found.wrapped:
            self.notify(self.say("From the start again." if event.step > 0 else "From the end again."), timeout=2)
        self.remember_jump(event.start)
        self.view.show(event.found.place)
