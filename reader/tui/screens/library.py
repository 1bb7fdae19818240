"""The library: what was read, and a concordance of all of it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from reader.jobs.client import JobCancelled
from reader.study.figures import duration
from reader.study.fulltext import Line
from reader.study.library import Library, ShelfText, titled
from reader.text.clean import clean
from reader.text.document import Anchor
from reader.tui.bindings import bind
from reader.tui.choices import Choices
from reader.tui.lines import Lines
from reader.tui.opened import Opened
from reader.tui.panes.footline import Footline
from reader.tui.screens.library_jobs import clear_cache, find_file, index_all, load_text, search_all
from reader.tui.screens.library_messages import Indexing, Loaded, Located, Searched, Wanted
from reader.tui.screens.part import WorkingScreen
from reader.tui.shelfline import found_note, hit_options, idle, shelf_line
from reader.typesetting.cells import shortened
from reader.wording import Wording

_DEBOUNCE = 0.15  # seconds without a key before the full text is searched
_CLEARING = "clearing"
_TITLE = 24  # cells of a title in a question
_EDGES = 4  # cells of a line that the list itself takes: margins, scroll bar and air before it


class LibraryScreen(WorkingScreen[Wanted | None]):
    """Lists the shelf; gives the text chosen, loaded, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "step_back", "Back")]

    def __init__(self, choices: Choices, opened: Opened, say: Wording) -> None:
        """Show the shelf that is kept beside the choices; the text lent its dictionary, once that is there."""
        super().__init__()
        self._state = choices.state
        self._library = Library(self._state)
        self._stored = choices.texts
        self._opened = opened
        self._say = say
        self._full = False  # whether the full text is searched, not the titles
        self._texts: list[ShelfText] = []
        self._hits: tuple[Line, ...] = ()
        self._more: frozenset[str] = frozenset()  # keys of the texts that have more of them
        self._answered = ""  # the query that the hits are of
        self._found = ""  # what is said of the hits
        self._unreadable: dict[str, str] = {}  # why texts could not be indexed, by key
        self._taken: list[ShelfText] = []
        self._asked: ShelfText | None = None  # to be removed at the next press of the key
        self._timer: Timer | None = None
        bind(self, "library", say)

    def compose(self) -> ComposeResult:
        """Heading, field, list, what is known of the line one stands on, keys."""
        yield Static("", id="library-title", markup=False)
        yield Input(id="library-query", compact=True)
        lines = Lines(id="library-list", markup=False, compact=True)
        lines.can_focus = False
        yield lines
        yield Static("", id="library-note", markup=False)
        yield Footline(self._say)

    def on_mount(self) -> None:
        """Show the titles."""
        self.query_one(Input).focus()
        self._head()

    def on_resize(self) -> None:
        """Lay the lines out for the width."""
        self._list()

    def _head(self) -> None:
        labels = ((False, "Library"), (True, "Full text"))
        heading = Content("   ").join(
            Content.styled(
                self._say(label), f"{'bold underline' if full == self._full else '$quiet'} @click=screen.library_search"
            )
            for full, label in labels
        )
        self.query_one("#library-title", Static).update(heading)
        field = self.query_one(Input)
        field.placeholder = self._say("Search in all texts" if self._full else "Titles")

    @property
    def _lines(self) -> Lines:
        return self.query_one("#library-list", Lines)

    @property
    def _query(self) -> str:
        return self.query_one(Input).value

    # The list

    def _list(self) -> None:
        """List titles or hits anew; where one stood stays."""
        with self._lines.prevent(OptionList.OptionHighlighted):
            self._refill()
        self._remark()

    def _refill(self) -> None:
        before = self._lines.highlighted
        self._lines.clear_options()
        width = max(10, self.size.width - _EDGES)
        if self._full:
            titles = {text.key: text.title for text in self._library.texts()}
            self._lines.add_options(hit_options(self._hits, titles, self._more, width))
        else:
            self._texts = titled(self._library.texts(), self._query)
            self._lines.add_options(
                Option(shelf_line(text, width, exists=text.exists), id=str(number))
                for number, text in enumerate(self._texts)
            )
        count = self._lines.option_count
        first = 1 if self._full else 0
        self._lines.highlighted = min(max(before or 0, first), count - 1) if count else None

    def _remark(self, note: str = "") -> None:
        """Say something, or what there is to say of the line one stands on, and name the keys that do something."""
        self.query_one("#library-note", Static).update(clean(note or self._about()))
        self.query_one(Footline).tell("library", idle(self._chosen(), taken=bool(self._taken)))

    def _about(self) -> str:
        if self._full:
            return self._say("Type to search in everything on the shelf.") if not self._query else ""
        text = self._chosen()
        if text is None:
            return self._say("No such title.") if self._query else self._say("The shelf is empty.")
        where = text.opens or self._say("no file; it cannot be opened again")
        if text.path and not text.exists:
            return f"{where}: {self._say('not there any more; ctrl+l looks for it')}"
        return f"{self._say('read {}').format(duration(text.seconds))}  ·  {where}" if text.seconds else where

    def _chosen(self) -> ShelfText | None:
        highlighted = self._lines.highlighted
        if self._full or highlighted is None or highlighted >= len(self._texts):
            return None
        return self._texts[highlighted]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the text is; how many hits there are stays said."""
        event.stop()
        self._asked = None
        if not self._full:
            self._remark()

    def on_key(self, event: Key) -> None:
        """Move in the list while the field keeps the keys that write."""
        moves = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}
        if event.key in moves:
            event.stop()
            getattr(self._lines, f"action_{moves[event.key]}")()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the titles at once, search the texts when typing pauses."""
        event.stop()
        self._asked = None
        if not self._full:
            self._list()
            return
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_DEBOUNCE, self._search_now)

    # Opening

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the text or the hit one stands on."""
        event.stop()
        self.action_library_open()

    def action_library_open(self) -> None:
        """Open the text, or go to the hit one stands on."""
        highlighted = self._lines.highlighted
        if highlighted is not None:
            self._open(self._lines.get_option_at_index(highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the text or the hit that was clicked."""
        event.stop()
        self._open(event.option_id)

    def _open(self, number: str | None) -> None:
        if number is None:
            return
        if not self._full:
            self._begin(self._texts[int(number)], None)
            return
        hit = self._hits[int(number)]
        text = next((text for text in self._library.texts() if text.key == hit.key), None)
        if text is not None:
            self._begin(text, hit.place)

    def _begin(self, text: ShelfText, place: Anchor | None) -> None:
        title = shortened(" ".join(text.title.split()), _TITLE)
        self._remark(self._say("Opening “{}” …").format(title))
        self._load(text, place)

    @work(thread=True, exclusive=True, group="load", description="loading", exit_on_error=False)
    def _load(self, text: ShelfText, place: Anchor | None) -> None:
        worker = get_current_worker()
        try:
            loaded = Loaded(*load_text(text, place, self._stored, lambda: worker.is_cancelled))
        except JobCancelled:
            return
        if not worker.is_cancelled:
            self.post_message(loaded)

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.opening is None:
            self._remark(self._say(event.error))
        else:
            query = self._answered if event.place is not None else ""
            self.dismiss(Wanted(event.opening.document, event.place, event.opening.share, query))

    # The full text

    def action_library_search(self) -> None:
        """Search in titles, or in the full text of everything on the shelf."""
        self._full = not self._full
        self._hits = ()
        self._head()
        self._list()
        if self._full and self._query:
            self._search_now()

    def _search_now(self) -> None:
        if not self._query:
            self._hits = ()
            self._list()
            return
        self._remark(self._say("Searching …"))
        self._search(self._query, self._library.texts())

    @work(thread=True, exclusive=True, group="search", description="search", exit_on_error=False)
    def _search(self, query: str, texts: list[ShelfText]) -> None:
        """Search in what is indexed; then index the rest and search once more."""
        worker, lexicon = get_current_worker(), self._opened.lexicon
        unreadable: dict[str, str] = dict(self._unreadable)

        def progress(done: float) -> None:
            if not worker.is_cancelled:
                self.post_message(Indexing(query, round(done * len(found.waiting)), len(found.waiting)))

        while True:
            found = search_all(lexicon, texts, query, lambda: worker.is_cancelled, unreadable)
            if worker.is_cancelled:
                return
            self.post_message(Searched(query, found, unreadable))
            if not found.waiting:
                return
            asked = {text.key: "" for text in found.waiting}  # each is asked for once, whatever became of it
            progress(0)
            problems = index_all(found.waiting, lexicon is None, lambda: worker.is_cancelled, progress)
            unreadable.update(asked | dict(problems))

    @on(Searched)
    def _searched(self, event: Searched) -> None:
        if not self._full or event.query != self._query:
            return  # something else has been typed since
        self._unreadable |= event.unreadable
        stood = self._hit_chosen() if event.query == self._answered else None
        self._answered = event.query
        self._hits, self._more = event.found.lines, event.found.more
        with self._lines.prevent(OptionList.OptionHighlighted):
            self._lines.highlighted = None
        self._list()
        self._stand(stood)
        self._found = found_note(event.found, self._say)
        self._remark(self._found)

    def _hit_chosen(self) -> tuple[str, int] | None:
        """Return the text and the place of the hit one stands on."""
        highlighted = self._lines.highlighted
        number = None if highlighted is None else self._lines.get_option_at_index(highlighted).id
        return None if number is None else (self._hits[int(number)].key, self._hits[int(number)].start)

    def _stand(self, hit: tuple[str, int] | None) -> None:
        """Stand on a hit where it is in the list now."""
        number = next((n for n, line in enumerate(self._hits) if (line.key, line.start) == hit), None)
        if number is not None:
            with self._lines.prevent(OptionList.OptionHighlighted):
                self._lines.highlighted = self._lines.get_option_index(str(number))

    @on(Indexing)
    def _indexing(self, event: Indexing) -> None:
        if self._full and event.query == self._query == self._answered:
            progress = self._say("indexing {} of {} texts").format(event.done, event.total)
            self._remark(f"{self._found}  ·  {progress}")

    def action_library_about(self) -> None:
        """Show what is known of the text one stands on."""
        from reader.tui.screens.about_text import AboutTextScreen

        text = self._chosen()
        if text is not None:
            self.app.push_screen(AboutTextScreen(text, self._state, self._say))

    # Taking away, putting back, finding

    def action_library_remove(self) -> None:
        """Take the text from the shelf, after asking once."""
        text = self._chosen()
        if text is None:
            return
        if self._asked != text:
            self._asked = text
            title = shortened(" ".join(text.title.split()), _TITLE)
            self._remark(self._say("Again removes “{}”; notes stay kept.").format(title))
            return
        self._asked = None
        if self._kept(text.opened is None or self._library.remove(text.key)):
            self._taken.append(text)
            self._list()
            self._remark(self._say("Taken from the shelf; ctrl+z puts it back."))
            self._clear(text)

    def _clear(self, text: ShelfText) -> None:
        """Take the text out of the cache: a worker of the program's, as one may leave the library meanwhile."""

        def clear() -> None:
            worker = get_current_worker()
            clear_cache(text, self._opened.lexicon, lambda: worker.is_cancelled)

        self.workers.cancel_group(self, "search")  # it may be indexed just now
        self.app.run_worker(clear, group=_CLEARING, description="cache", exit_on_error=False, thread=True)

    def action_library_restore(self) -> None:
        """Put back what was taken away last."""
        if self._taken and self._kept(self._library.remove(self._taken[-1].key, removed=False)):
            self._taken.pop()
            self.workers.cancel_group(self.app, _CLEARING)
            self._list()

    def _kept(self, kept: bool) -> bool:
        if not kept:
            self._remark(f"{self._say('This cannot be kept')}: {self._state.notice}")
        return kept

    def action_library_find(self) -> None:
        """Look for a moved file near where it was."""
        text = self._chosen()
        if text is not None and not text.exists and text.path:
            self._remark(self._say("Looking for it …"))
            self._locate(text)

    @work(thread=True, exclusive=True, group="locate", description="looking for a file", exit_on_error=False)
    def _locate(self, text: ShelfText) -> None:
        worker = get_current_worker()
        path = find_file(text, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(Located(text, path))

    @on(Located)
    def _located(self, event: Located) -> None:
        if event.path is None:
            self._remark(self._say("Not found near where it was; opening it from its new place will do."))
        elif self._kept(self._library.moved(event.text.key, event.path)):
            self._list()
            self._remark(f"{self._say('Found')}: {event.path}")

    # Leaving

    async def action_command(self, name: str) -> None:
        """Run a command that was clicked in the footer."""
        getattr(self, f"action_{name}")()

    def action_step_back(self) -> None:
        """Stop opening a text or looking for its file, else empty the field, else read on."""
        if self.workers.cancel_group(self, "load") or self.workers.cancel_group(self, "locate"):
            self._remark()
            return
        self.workers.cancel_group(self, "search")
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss(None)
