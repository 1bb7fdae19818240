"""Keywords: the part of the reading screen that ranks, lists and highlights them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.tui import messages
from reader.tui.panes.keywords import KeywordLine, KeywordsPane
from reader.tui.screens.find_jobs import LONG, find_keywords
from reader.tui.screens.find_pane import FindPane

if TYPE_CHECKING:
    from reader.find.keywords import Keyword

_LOOKING = "Looking for keywords …"
_STRIP = 12  # cells of the strip that shows where a keyword occurs


class KeywordActions(FindPane):
    """Routes between the keywords and the text."""

    keyword_list: tuple[Keyword, ...] | None = None
    _unranked = ""  # why there is no ranking (yet)

    async def action_keywords(self) -> None:
        """Open the keywords, or close them when they have the focus."""
        if self.find_part == "keywords" and self.focused and self.focused.id == "terms":
            self.close_find()
            return
        await self.open_find("keywords")
        self.query_one(KeywordsPane).focus_list()
        if self.keyword_list is None:
            self._want_keywords("tfidf")

    def rank_again(self) -> None:
        """Rank the keywords of another document, where they are shown."""
        self.keyword_list, self._unranked = None, ""
        self.workers.cancel_group(self, "keywords")
        if self.find_part == "keywords":
            self._want_keywords(self.query_one(KeywordsPane).method)

    def _want_keywords(self, method: str) -> None:
        self._unranked = _LOOKING
        self.query_one(KeywordsPane).tell(self.ranked())
        self._rank(method)

    def ranked(self) -> str:
        """Say how the list of keywords came about, or why there is none."""
        if self._unranked:
            return self.say(self._unranked)
        return f"{self.query_one(KeywordsPane).method_name}  ·  {self.say('space highlights')}"

    @work(thread=True, exclusive=True, group="keywords", description="keywords", exit_on_error=False)
    def _rank(self, method: str) -> None:
        worker = get_current_worker()
        unwanted, texts = lambda: worker.is_cancelled, self.choices.texts
        keywords, error = find_keywords(self.opened, method, unwanted, self._tell_ranking, texts)
        if not worker.is_cancelled:
            self.post_message(messages.KeywordsReady(keywords, error))

    def _tell_ranking(self, done: float) -> None:
        self.post_message(messages.Ranking(done))

    @on(messages.Ranking)
    def _ranking(self, event: messages.Ranking) -> None:
        if self._unranked == _LOOKING:
            self.query_one(KeywordsPane).tell(f"{self.ranked()} {int(event.progress * 100)} %")

    def stop_ranking(self) -> bool:
        """Stop looking for keywords where it takes long; returns whether one did."""
        if self._unranked != _LOOKING or self.opened.document.length <= LONG:
            return False
        self.workers.cancel_group(self, "keywords")
        self._unranked = "Stopped."
        self.query_one(KeywordsPane).tell(self.ranked())
        return True

    @on(messages.MethodChanged)
    def _method_changed(self, event: messages.MethodChanged) -> None:
        self._want_keywords(event.method)

    @on(messages.KeywordsReady)
    def _keywords_ready(self, event: messages.KeywordsReady) -> None:
        self.keyword_list = event.keywords
        self._unranked = event.error or ("" if event.keywords else "No keywords found")
        self.query_one(KeywordsPane).tell(self.ranked())
        self.list_keywords()

    def list_keywords(self) -> None:
        """List the ranked keywords, one's own before them."""
        pane = self.query_one(KeywordsPane)
        pane.shown_as = self.opened.view.plain
        ranked = self.keyword_list or ()
        known = {keyword.text for keyword in ranked}
        own = [term for term in pane.chosen if term and term not in known]
        places = {term: tuple(self.finding.occurrences(term)) for term in own}
        lines = [self._keyword_line(term, len(found), found) for term, found in places.items()]
        pane.show([*lines, *(self._keyword_line(each.text, each.count, each.positions) for each in ranked)])

    def _keyword_line(self, term: str, count: int, positions: tuple[int, ...]) -> KeywordLine:
        from reader.find.density import density

        return KeywordLine(term, count, density(positions, self.opened.document.length, _STRIP))

    @on(messages.HighlightsChanged)
    def _highlights_changed(self, event: messages.HighlightsChanged) -> None:
        self.finding.highlight(event.terms)
        self.show_marks()
        self.list_keywords()

    @on(messages.KeywordChosen)
    def _keyword_chosen(self, event: messages.KeywordChosen) -> None:
        place = self.finding.next_of(event.term, self.view.cursor)
        if place is not None:
            self.remember_jump(self.view.cursor)
            self.view.show(place)
            self.view.focus()

    async def action_highlight_word(self) -> None:
        """Highlight the word under the cursor, or take its highlight away."""
        word = self.opened.word_at(self.view.cursor)
        if word is None:
            return
        await self.make_find()
        self.query_one(KeywordsPane).choose(word.text)

    def action_clear_keywords(self) -> None:
        """Take all highlights away."""
        for pane in self.query(KeywordsPane):
            pane.clear()
