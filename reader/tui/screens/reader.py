"""The reading screen: routes between the text and the panes around it."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantBlur, DescendantFocus, Resize
from textual.widget import Widget

from reader.commands import command
from reader.find.terms import occurrences
from reader.text.document import Anchor, Document
from reader.text.footnotes import counterpart
from reader.text.opening import carried
from reader.tui import messages
from reader.tui.bindings import bind
from reader.tui.choices import Choices
from reader.tui.finding import Finding
from reader.tui.notes import note_on
from reader.tui.opened import Opened
from reader.tui.panes.footline import Footline
from reader.tui.panes.keywords import KeywordsPane
from reader.tui.panes.outline import Outline
from reader.tui.panes.search import SearchPane
from reader.tui.panes.topline import Topline
from reader.tui.panes.wordline import Wordline
from reader.tui.position import position, progress
from reader.tui.reading.cursor import first_stop
from reader.tui.reading.view import ReadingView
from reader.tui.screens.doubt import DoubtActions
from reader.tui.screens.find_jobs import Finder
from reader.tui.screens.look import LookActions
from reader.tui.screens.marking import MarkActions
from reader.tui.screens.mending import MendActions
from reader.tui.screens.panes import PaneActions
from reader.tui.screens.seek import SeekActions
from reader.tui.screens.viewing import ViewActions
from reader.tui.screens.watching import WatchActions
from reader.wording import Wording

_FALLBACK_WIDTH = 80  # cells of the column until the size is known
_HISTORY = 50  # jumps remembered
# Windows over the text, named as the commands that open them.
_WINDOWS = ("annotations", "library")
# By the widget that has the focus: whose keys the footer shows.
_PANES = {"outline": "outline", "query": "find", "hits": "hits", "terms": "keywords", "own": "own"}


class ReaderScreen(
    PaneActions, LookActions, SeekActions, DoubtActions, MendActions, MarkActions, ViewActions, WatchActions
):
    """Text in the middle, outline at the left, search and keywords at the right."""

    AUTO_FOCUS = ""  # the text takes it; else the outline would have it for a moment, and the footer its keys

    def __init__(self, opened: Opened, choices: Choices, place: Anchor, say: Wording) -> None:
        """Read an opened text from a place on."""
        super().__init__()
        self._noticed = choices.state.notice
        self.opened = opened
        self.choices = choices
        self.say = say
        self.finder = Finder(opened)
        self.finding = Finding(opened.document, lambda term: occurrences(opened.document.text, term))
        self._place = place
        self._jumps: list[Anchor] = []
        self._share = 0.0  # of the text that is read
        bind(self, "anywhere", say)

    def compose(self) -> ComposeResult:
        """Header, outline, text, find pane, word line, footer; the find pane is filled at first use."""
        column = 2 * self.choices.number("column", 40)
        yield Topline(self.opened.view.plain(self.opened.document.title))
        with Horizontal(id="body"):
            yield Outline(self.opened.document, self.say)
            yield ReadingView(self.opened, self.choices.setting(_FALLBACK_WIDTH), self._place, column, self.say)
            yield Vertical(id="find")
        yield Wordline()
        yield Footline(self.say)

    def on_mount(self) -> None:
        """Lay out the panes for the size of the moment, so that the first frame stands."""
        self.lay_out(self.app.size)
        self.view.tell = self._told
        self.colour_tones()
        self.view.focus()
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Make what the first frame can do without."""
        self.show_titles()
        self.query_one(Outline).fill()
        self._mark_section()
        self.shelve()
        self.watch_file()

    def on_resize(self, event: Resize) -> None:
        """Dock or overlay the panes as the width allows."""
        self.lay_out(event.size)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of the pane that has the focus; no pane lies over the text that is read.

        A new field tells late that it had the focus, when the text may have it again.
        """
        focused = self.focused or event.widget
        if focused is self.view:
            self.close_overlays()
        self.query_one(Footline).tell(_PANES.get(focused.id or "", "reading"))

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Show the word under the cursor again where the outline had shown a title."""
        if event.widget.id == "outline":
            self.cursor_told()

    async def action_command(self, name: str) -> None:
        """Run a command of the table that was clicked in the footer."""
        await self.run_command(name)

    # The dictionary

    def preparing(self, progress: float, once: bool) -> None:
        """Say how far the dictionary is; the text can be read meanwhile."""
        message = self.say(
            "Preparing the dictionary, this once: {} %"
            if once
            else "Preparing the dictionary, at every start: the cache folder cannot be written. {} %"
        )
        self.query_one(Wordline).say(message.format(int(progress * 100)))

    def lexicon_ready(self, error: str) -> None:
        """Show words and readings, or say why there are none."""
        if error:
            self.notify(f"{self.say('No dictionary')}: {error}", severity="error", timeout=10, markup=False)
            return
        self.view.set_text()
        self.cursor_told()

    # The rest of a large text

    def take(self, document: Document, carry: Callable[[Anchor, Document, Document], Anchor] = carried) -> None:
        """Go on with the whole text where its beginning was; one stays where one is.

        Who stopped further on the last time and has not begun to read goes there. `carry` finds the counterpart of a
        place in another document.
        """
        old = self.opened.document

        def moved(place: Anchor) -> Anchor:
            return carry(place, old, document)

        kept, waiting = self.choices.place(document), carry is carried and not self.view.has_moved
        stays = self.stays_where_led
        self.opened.take(document)
        self.finding.take(document, moved)
        self._jumps = list(map(moved, self._jumps))
        self.query_one(Outline).take(document)
        self.query_one(Topline).retitle(self.opened.view.plain(document.title))
        self.dock(self.size.width)
        self.view.take((lambda _: kept) if waiting and kept > self.view.page.top else moved)
        self.show_marks()
        self.shelve()
        self._mark_section()
        self.search_again(stays)
        if self.brought and self.finding.origin and not any(pane.query_text for pane in self.query(SearchPane)):
            self.bring_hits(self.brought)

    async def run_command(self, name: str) -> None:
        """Run a command of the table; a pane it belongs to is opened first."""
        where = command(name).where
        if where in _WINDOWS:  # what is to be done there has to be chosen first
            name, where = where, "anywhere"
        pane = await self._pane_of(where)
        action = getattr(pane, f"action_{name}", None) or getattr(self, f"action_{name}")
        result = action()
        if isawaitable(result):
            await result

    async def _pane_of(self, where: str) -> Widget:
        """Return the pane a command belongs to, open and with the focus unless it is the text."""
        if where == "outline" and not self.query_one(Outline).has_focus:
            self.action_outline()
        elif where == "find" and self.find_part != "search":
            await self.action_search()
        elif where == "keywords" and self.find_part != "keywords":
            await self.action_keywords()
        panes = {"reading": self.view, "outline": self.query_one(Outline)}
        inner: dict[str, type[Widget]] = {"find": SearchPane, "keywords": KeywordsPane}
        return self.query_one(inner[where]) if where in inner else panes.get(where, self)

    # What panes tell

    def _told(self, event: messages.PlaceChanged | messages.CursorMoved) -> None:
        if isinstance(event, messages.PlaceChanged):
            self._place_changed(event)
        else:
            self.cursor_told()
        self.seen(self._share)

    def _place_changed(self, event: messages.PlaceChanged) -> None:
        share = self._share = progress(self.opened, event.top, event.ended)
        speed = self.choices.number("speed", 300)
        self.query_one(Topline).tell(position(self.opened, event.top, share, speed, self.say))
        if self.opened.share == 1:  # else one may have stopped further on than the text goes yet
            self.choices.keep_place(self.opened.document, event.top, share)
            self._tell_notice()

    def _tell_notice(self) -> None:
        """Say once what has become of the kept state since it was opened; the application says what was then."""
        notice = self.choices.state.notice
        if notice and notice != self._noticed:
            self.notify(notice, severity="warning", timeout=8, markup=False)
        self._noticed = notice

    def _mark_section(self) -> None:
        """Mark the section of the word under the cursor: the cursor is always on the page."""
        self.query_one(Outline).mark_current(self.opened.document.section_at(self.view.cursor))

    def cursor_told(self) -> None:
        """Say what is under the cursor."""
        note = note_on(self.opened, self.view.cursor, self.view.setting, self.say)
        self.query_one(Wordline).tell(note)
        self._mark_section()

    @on(messages.EntryWanted)
    def _entry_wanted(self, event: messages.EntryWanted) -> None:
        note = counterpart(self.opened.document, event.place)
        if note is not None:
            self.remember_jump(self.view.cursor)
            self.view.show(first_stop(self.opened, note))
            return
        word = self.opened.word_at(event.place)
        if self.opened.lexicon is None or word is None:
            self.notify(self.say("The dictionary is not ready yet."), timeout=3)
            return
        from reader.tui.screens.entry import EntryScreen

        shown_as = self.opened.view.plain
        self.app.push_screen(EntryScreen(word, self.opened.lexicon, self.view.setting, self.say, shown_as))

    @on(messages.SectionChosen)
    def _section_chosen(self, event: messages.SectionChosen) -> None:
        self._go_to_section(event.index)
        self.view.focus()

    @on(messages.SectionFocused)
    def _section_focused(self, event: messages.SectionFocused) -> None:
        self.query_one(Wordline).say(self.opened.view.plain(self.opened.document.sections[event.index].title))

    # Sections and jumps

    def _go_to_section(self, index: int) -> None:
        self.remember_jump(self.view.cursor)
        self.view.show(self.opened.document.sections[index].start, top=True)

    def remember_jump(self, place: Anchor) -> None:
        """Remember where a jump began."""
        if not self._jumps or self._jumps[-1] != place:
            self._jumps = [*self._jumps[-_HISTORY:], place]

    def action_next_section(self) -> None:
        """Go to the next section of the outline."""
        sections = self.opened.document.sections
        later = (i for i in self.query_one(Outline).shown if sections[i].start > self.view.cursor)
        self._go_if(next(later, None))

    def action_previous_section(self) -> None:
        """Go to the start of the section, from there to the section before."""
        sections = self.opened.document.sections
        shown = [i for i in self.query_one(Outline).shown if sections[i].start < self.view.cursor]
        # A section may begin with a mark, on which no cursor stands.
        earlier = (i for i in reversed(shown) if first_stop(self.opened, sections[i].start) < self.view.cursor)
        self._go_if(next(earlier, None))

    def _go_if(self, index: int | None) -> None:
        if index is not None:
            self._go_to_section(index)

    def action_go_back(self) -> None:
        """Return to the place before the last jump."""
        if self._jumps:
            self.view.show(self._jumps.pop())

    # Copying, help, leaving

    def action_copy(self) -> None:
        """Copy the selection or the sentence, without ruby."""
        from reader.tui.clipboard import refusal

        text = self.view.copied()
        self.app.copy_to_clipboard(text)
        reason = refusal()
        if reason:
            self.notify(self.say(reason), severity="warning", timeout=6, markup=False)
        else:
            copied = "Copied {} character" if len(text) == 1 else "Copied {} characters"
            self.notify(self.say(copied).format(len(text)), timeout=2, markup=False)

    def action_help(self) -> None:
        """Show all keys."""
        from reader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.say))

    def action_language(self) -> None:
        """Switch the user interface between English and Chinese."""
        self.say.language = "en" if self.say.language == "zh" else "zh"
        self.choices.put("language", self.say.language)
        bind(self, "anywhere", self.say)
        self.view.rebind()
        self.view.tell_place()
        self.query_one(Outline).rebind()
        self.query_one(Outline).fill()
        self.query_one(Footline).refresh()
        self.rename_find()
        self.cursor_told()
        self.refresh_bindings()

    def action_step_back(self) -> None:
        """Close, clear or leave what was opened last; never the program."""
        stopped = self.stop_rereading() or self.stop_ranking() or self.stop_looking()
        if stopped or any(pane.leave_own() for pane in self.query(KeywordsPane)):
            return
        if self.query_one(Outline).has_focus:
            self.view.focus()
        elif self.view.selection:
            self.view.select(None)
        elif self.find_part == "search" and self.clear_search():
            return
        elif self.find_part:
            self.close_find()
        elif not self.clear_search() and self.opened.share < 1:
            self.workers.cancel_group(self.app, "text")  # the last of all: who closes panes wants to read on

    async def action_quit(self) -> None:
        """Leave the program; the place is kept."""
        self.app.exit(0)
