"""The search part of the find pane: a query, its hits by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.bindings import bind
from reader.tui.lines import Lines, as_line
from reader.tui.messages import HitChosen, QueryChanged
from reader.wording import Wording

_PLACEHOLDER = "Search, or re:pattern"
_DEBOUNCE = 0.03  # seconds without a key before a search begins
LISTED = 500  # hits shown in the list; all are counted, marked and reached by n and N


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit as the list shows it; `section` is the title it is grouped under."""

    section: str
    before: str
    text: str
    after: str


class SearchPane(Vertical):
    """Searches as one types."""

    def __init__(self, say: Wording) -> None:
        """Start with an empty query."""
        super().__init__(id="search", classes="bound")
        self._say = say
        self.regex = False  # whether every query is a pattern
        self._timer: Timer | None = None
        self._lines: Sequence[HitLine] = ()
        self._current: int | None = None
        self.rebind()

    def rebind(self) -> None:
        """Name the keys and the field in the language of the moment."""
        bind(self, "find", self._say)
        for query in self.query(Input):
            query.placeholder = self._say(_PLACEHOLDER)

    def compose(self) -> ComposeResult:
        """Query, count, hits."""
        # Selected at its focus, what was typed before that would be lost at the next letter.
        yield Input(placeholder=self._say(_PLACEHOLDER), id="query", compact=True, select_on_focus=False)
        yield Static("", id="count", markup=False)
        yield Lines(id="hits", markup=False, compact=True)

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def reset(self) -> None:
        """Empty the query and the list."""
        query = self.query_one(Input)
        with query.prevent(Input.Changed):
            query.value = ""
        self.tell("")
        self.show((), None)

    @property
    def field(self) -> Input:
        """Where the query is typed."""
        return self.query_one(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search when typing pauses."""
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_DEBOUNCE, self._search)

    def _search(self) -> None:
        self.post_message(QueryChanged(self.query_text, self.regex))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the current hit and read on."""
        event.stop()
        self.action_choose_hit()

    def action_choose_hit(self) -> None:
        """Go to the hit one stands on in the list, else to the current one, and read on."""
        hits = self.query_one("#hits", Lines)
        if hits.has_focus:
            hits.action_select()
        else:
            self.post_message(HitChosen(-1, leave=True))

    def action_toggle_regex(self) -> None:
        """Search by pattern or literally."""
        self.regex = not self.regex
        self._search()

    def on_key(self, event: Key) -> None:
        """Go from the query down into the list."""
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.query_one("#hits", Lines).focus()

    def tell(self, message: str, *, error: bool = False) -> None:
        """Say how many hits there are, or what is wrong with the query."""
        count = self.query_one("#count", Static)
        count.update(Content((".*  " if self.regex else "") + message))
        count.set_class(error, "error")

    def show(self, lines: Sequence[HitLine], current: int | None, more: int = 0) -> None:
        """List hits, one line each, under their sections; so many `more` are not listed."""
        hits = self.query_one("#hits", Lines)
        hits.clear_options()
        options: list[Option] = []
        section = ""
        for index, line in enumerate(lines):
            if line.section != section:
                section = line.section
                options.append(Option(as_line(Content.styled(section, "bold $secondary")), disabled=True))
            options.append(Option(_hit(line), id=str(index)))
        if more:
            options.append(Option(Content.styled(f"… +{more}", "$quiet"), disabled=True))
        hits.add_options(options)
        self._lines = lines
        self._current = None
        self.point(current)

    def point(self, current: int | None) -> None:
        """Point at the current hit in the list."""
        hits = self.query_one("#hits", Lines)
        before, self._current = self._current, current
        for index in (before, current):
            if index is not None and index < len(self._lines):
                hits.replace_option_prompt(str(index), _hit(self._lines[index], current=index == current))
        if current is not None and current < len(self._lines):
            with hits.prevent(OptionList.OptionHighlighted):
                hits.highlighted = hits.get_option_index(str(current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the hit and read on there."""
        event.stop()
        if event.option_id is not None:
            self.post_message(HitChosen(int(event.option_id), leave=True))


def _hit(line: HitLine, *, current: bool = False) -> Content:
    sign = "▸" if current else " "
    return as_line(Content.assemble(sign, (line.before, "$quiet"), (line.text, "bold $warning underline"), line.after))
