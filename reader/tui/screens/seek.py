"""Searching: the part of the reading screen that finds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.tui import messages
from reader.tui.panes.footline import Footline
from reader.tui.panes.keywords import KeywordsPane
from reader.tui.panes.search import LISTED, HitLine, SearchPane
from reader.tui.screens.early import EarlyKeys
from reader.tui.screens.find_jobs import MOST, Finder
from reader.tui.screens.keyword_actions import KeywordActions

if TYPE_CHECKING:
    from reader.find.search import Hit
    from reader.text.document import Anchor

_NONE = (("", False), ())
_BEFORE, _AFTER = 8, 30  # code points of context of a hit in the list


class SeekActions(KeywordActions, EarlyKeys):
    """Routes between the search and the text."""

    finder: Finder
    _answered: tuple[str, bool] | None = None  # the query whose hits are there, and whether it is a pattern
    # Steps to be made from hit to hit when those of a query are there; 0 goes to the current one.
    _awaited: tuple[tuple[str, bool], tuple[int, ...]] = _NONE
    _asked: tuple[str, bool] | None = None  # the query that is being looked for or was
    _leaves = False  # whether Escape was typed before what is to be left was looked for
    _led: tuple[Anchor, Anchor] | None = None  # top of the page and cursor where typing has led; None where one went on
    _wrong = ""  # what is wrong with the query
    brought = ""  # the query of the library whose hits are shown

    async def action_search(self) -> None:
        """Open the search."""
        self._prepare_search()
        await self.open_find("search")
        query = self.query_one(SearchPane).field
        self.set_focus(query)
        query.action_select_all()
        if self.finding.origin is None or not self.stays_where_led:
            self._begin()
        self.hand_on(query)

    def _begin(self) -> None:
        """Remember where one was when the search began."""
        self.finding.origin = self._led = (self.view.page.top, self.view.cursor)

    @property
    def stays_where_led(self) -> bool:
        """Return whether one still is where the search has led, to a letter and a line."""
        return self._led == (self.view.page.top, self.view.cursor)

    def show_marks(self) -> None:
        """Show what is found and highlighted, and the keys that go through it."""
        self.view.mark(self.finding.marks())
        steps = ("next_hit",) if self.finding.hits or any(self.finding.terms) else ()
        self.query_one(Footline).found((*steps, "step_back") if self.finding.origin is not None else steps)

    def _lead(self, place: Anchor) -> None:
        """Show a hit or keyword and remember where that has led."""
        self.view.show(place)
        self._led = (self.view.page.top, self.view.cursor)

    @on(messages.QueryChanged)
    def _query_changed(self, event: messages.QueryChanged) -> None:
        if self.finding.origin is None:
            self._begin()
        self.finding.stood = None
        self._asked = (event.query, event.regex)
        if event.query:
            self._search(event.query, event.regex)
        else:
            self.workers.cancel_group(self, "search")
            self._take_hits(())

    @work(thread=True, exclusive=True, group="search", description="search", exit_on_error=False)
    def _search(self, query: str, regex: bool) -> None:
        worker = get_current_worker()

        def tell(done: float) -> None:
            self.post_message(messages.Searching(query, regex, done))

        hits, error = self.finder.hits(query, regex, lambda: worker.is_cancelled, tell)
        if not worker.is_cancelled:
            self.post_message(messages.SearchDone(query, regex, hits, error))

    @work(thread=True, exclusive=True, group="prepare", description="search", exit_on_error=False)
    def _prepare_search(self) -> None:
        self.finder.prepare()

    def search_again(self, stays: bool) -> None:
        """Search for the same in another document, whose keywords are others.

        One is led to a hit only if there was none before and one still `stays` where one was.
        """
        self._answered = None
        if stays:
            self._led = (self.view.page.top, self.view.cursor)
        elif self.finding.stood is None:
            self.finding.stood = self.view.cursor
        self.rank_again()
        for pane in self.query(SearchPane):
            if pane.query_text:
                self._search(pane.query_text, pane.regex)

    @on(messages.Searching)
    def _searching(self, event: messages.Searching) -> None:
        pane = self.query_one(SearchPane)
        if (event.query, event.regex) == (pane.query_text, pane.regex):
            pane.tell(f"{self.say('Searching …')} {int(event.progress * 100)} %")

    @on(messages.SearchDone)
    def _search_done(self, event: messages.SearchDone) -> None:
        pane = self.query_one(SearchPane)
        if (event.query, event.regex) != (pane.query_text, pane.regex) or not self.finding.can_take(event.hits):
            return  # something else has been typed since, or another text is read
        self._answered = (event.query, event.regex)
        self._take_hits(event.hits, event.error)
        (query, steps), self._awaited = self._awaited, _NONE
        awaited = steps if query == self._answered else ()
        if awaited and not self.finding.hits:
            self.set_focus(pane.field)
        for step in awaited if self.finding.hits else ():
            self._step(step) if step else self.read_on()
        if self._leaves:
            self.clear_search()

    @property
    def _typed(self) -> tuple[str, bool]:
        """What is typed in the field, and whether it is a pattern."""
        return next(((pane.query_text, pane.regex) for pane in self.query(SearchPane)), ("", False))

    def _waits(self, step: int) -> bool:
        """Make a step later if the hits of what is typed are not there yet; returns whether that is so."""
        typed = self._typed
        if typed[0] == "" or typed == self._answered:
            return False
        query, steps = self._awaited
        self._awaited = typed, (*(steps if query == typed else ()), step)
        return True

    def _found(self) -> str:
        """Say how many hits there are, and what is wrong with the query."""
        count = len(self.finding.hits)
        if not count:
            return self.say(self._wrong or "Nothing found") if self.query_one(SearchPane).query_text else ""
        found = self.say("{} hit" if count == 1 else "{} hits").format(f"{count}+" if count == MOST else count)
        return f"{found}  ·  {self.say(self._wrong)}" if self._wrong else found

    def _take_hits(self, hits: Sequence[Hit], wrong: str = "") -> None:
        self._wrong = wrong
        origin = self.finding.origin or (self.view.page.top, self.view.cursor)
        stood, self.finding.stood = self.finding.stood, None
        self.finding.found(hits, stood or origin[0])
        pane = self.query_one(SearchPane)
        pane.tell(self._found(), error=bool(wrong))
        self.show_marks()
        if stood is None:
            self._return_to(origin) if self.finding.place is None else self._lead(self.finding.place)
        self.call_after_refresh(self.list_hits)  # count and first hit do not wait for it

    def list_hits(self) -> None:
        """List the hits as they are shown now, and the keywords."""
        for _ in self.query(KeywordsPane):
            self.list_keywords()
        for pane in self.query(SearchPane):
            hits = self.finding.hits
            listed = [self._hit_line(hit) for hit in islice(hits, LISTED)]
            pane.show(listed, self.finding.current, len(hits) - len(listed))

    def _hit_line(self, hit: Hit) -> HitLine:
        from reader.find.search import context

        section = self.opened.document.section_at(hit.start)
        title = self.opened.document.sections[section].title if section is not None else ""
        show = self.opened.view
        return HitLine(show.plain(title), *show.parts(*context(self.opened.document, hit, _BEFORE, _AFTER)))

    def _return_to(self, origin: tuple[Anchor, Anchor]) -> None:
        top, cursor = origin
        self.view.show(top, top=True)
        self.view.move_cursor(cursor)
        self._led = origin

    @on(messages.HitChosen)
    def _hit_chosen(self, event: messages.HitChosen) -> None:
        if event.index < 0:
            self.read_on()
            return
        self.finding.current = event.index
        self.show_marks()
        self._go_to_hit()
        if event.leave:
            self.view.focus()

    def read_on(self) -> None:
        """Go to the current hit and read on there; as soon as there is one, if it is being looked for."""
        if self._waits(0):
            self.view.focus()
        elif self.finding.place is not None:
            self._go_to_hit()
            self.view.focus()

    def _go_to_hit(self) -> None:
        if self.finding.place is not None:
            self.remember_jump(self.finding.origin[1] if self.finding.origin else self.view.cursor)
            self.view.show(self.finding.place)
            self._led = None

    def clear_search(self) -> bool:
        """Forget the search, back to where one was unless one has moved on; returns whether there was a search.

        Enter moves on to the hit, as in `less` and Vim. Escape right behind it waits as Enter does, while nothing is
        looked for yet; later it gives the search up.
        """
        finding = self.finding
        if finding.origin is None:
            return False
        if self._awaited != _NONE and not self._leaves and self._asked != self._typed:
            self._leaves = True
            return True
        origin = finding.origin
        self.workers.cancel_group(self, "search")
        stayed = self.stays_where_led
        finding.clear()
        self._forget_query()
        self.show_marks()
        if stayed:
            self._return_to(origin)
        if self.find_part == "search":
            self.close_find()
        return True

    def _forget_query(self) -> None:
        """Empty the search part: what is found from now on was not asked for there."""
        self._wrong, self._awaited, self._leaves, self.brought = "", _NONE, False, ""
        self._asked = self._answered = None
        for pane in self.query(SearchPane):  # none where the hits were brought from the library
            pane.reset()

    def bring_hits(self, query: str) -> None:
        """Look for what was found in the library, so that one can go on from hit to hit."""
        self._bring(query)

    @work(thread=True, exclusive=True, group="search", description="search", exit_on_error=False)
    def _bring(self, query: str) -> None:
        worker = get_current_worker()
        hits, _ = self.finder.hits(query, False, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(messages.HitsBrought(query, hits))

    @on(messages.HitsBrought)
    def _hits_brought(self, event: messages.HitsBrought) -> None:
        if not self.finding.can_take(event.hits):
            return  # another text is read
        self._forget_query()
        self.brought = event.query
        self.finding.found(event.hits, self.view.cursor)
        self._begin()
        self.show_marks()

    def action_next_hit(self) -> None:
        """Go to the next hit or highlighted keyword."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """Go to the hit or highlighted keyword before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._waits(step):
            return
        found = self.finding.step(self.view.place, step)
        if found is None:
            self.notify(self.say("Nothing to go to: search with / or highlight keywords with k."), timeout=3)
            return
        place, wrapped = found
        if self.query_one("#find").has_class("overlay"):
            self.view.focus()
        if wrapped:
            self.notify(self.say("From the start again." if step > 0 else "From the end again."), timeout=2)
        if self._led is not None and self.finding.origin is not None:
            self.remember_jump(self.finding.origin[1])
        self.view.show(place)
        self._led = None
        self.show_marks()
        if self.finding.hits and self.find_part == "search":
            self.query_one(SearchPane).point(self.finding.current)

    def rename_find(self) -> None:
        """Say everything in the find pane in the language of the moment."""
        for pane in self.query(SearchPane):
            pane.rebind()
            pane.tell(self._found(), error=bool(self._wrong))
        for keywords in self.query(KeywordsPane):
            keywords.rebind()
            keywords.tell(self.ranked())
        if self.find_part:
            self.title_find(self.find_part)
