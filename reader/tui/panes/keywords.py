"""The keywords part of the find pane: the text's keywords, any number of them highlighted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.tui.bindings import bind
from reader.tui.lines import Lines
from reader.tui.messages import HighlightsChanged, KeywordChosen, MethodChanged
from reader.tui.reading.inks import KEYWORD_COLOURS, LETTERS
from reader.typesetting.cells import shortened, text_width
from reader.wording import Wording

_PLACEHOLDER = "Keyword of your own"
_NAME = 16  # cells


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """A keyword as the list shows it: how often it occurs and a strip of where."""

    text: str
    count: int
    strip: str


class KeywordsPane(Vertical):
    """Lists keywords; space highlights, Enter goes to the next occurrence.

    Attributes:
        shown_as: how the view shows a text; the keywords themselves stay.
        method: "tfidf" or "textrank".
    """

    def __init__(self, say: Wording) -> None:
        """Start empty."""
        super().__init__(id="keywords", classes="bound")
        self._say = say
        self._lines: list[KeywordLine] = []
        self._digits = 1  # of the greatest count
        self._chosen: list[str] = []
        self.shown_as: Callable[[str], str] = str
        self.method = "tfidf"
        self.rebind()

    def rebind(self) -> None:
        """Name the keys and the field in the language of the moment."""
        bind(self, "keywords", self._say)
        for own in self.query(Input):
            own.placeholder = self._say(_PLACEHOLDER)

    def compose(self) -> ComposeResult:
        """A line on the ranking, the list, a field for one's own."""
        yield Static("", id="method", markup=False)
        yield Lines(id="terms", markup=False, compact=True)
        yield Input(placeholder=self._say(_PLACEHOLDER), id="own", compact=True, classes="hidden")

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self.query_one("#terms", Lines).focus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The highlighted terms in the order of their colours; empty where a colour is free again."""
        return tuple(self._chosen)

    @property
    def method_name(self) -> str:
        """The ranking as people write it."""
        return "TF-IDF" if self.method == "tfidf" else "TextRank"

    def tell(self, message: str) -> None:
        """Say how the list came about, or why it is empty."""
        self.query_one("#method", Static).update(Content(message))

    def show(self, lines: Sequence[KeywordLine]) -> None:
        """List keywords, the highlighted ones first if the ranking does not have them."""
        self._lines = list(lines)
        self._digits = max((len(str(line.count)) for line in lines), default=1)
        terms = self.query_one("#terms", Lines)
        highlighted = terms.highlighted or 0
        terms.clear_options()
        terms.add_options(Option(self._prompt(line), id=str(i)) for i, line in enumerate(self._lines))
        if self._lines:
            terms.highlighted = min(highlighted, len(self._lines) - 1)

    def _prompt(self, line: KeywordLine) -> Content:
        chosen = line.text in self._chosen
        number = self._chosen.index(line.text) if chosen else -1
        sign = Content.styled(f"{LETTERS[number]} ", f"bold $keyword-{number + 1}") if chosen else Content("  ")
        text = shortened(self.shown_as(line.text), _NAME)
        name = Content.styled(text, f"bold $keyword-{number + 1}" if chosen else "")
        pad = " " * (_NAME + 1 - text_width(text))
        return Content.assemble(sign, name, pad, (f"{line.count:>{self._digits}} ", "$quiet"), (line.strip, "$quiet"))

    def choose(self, term: str) -> None:
        """Highlight a term, or take its highlight away; the first free colour is taken."""
        if term in self._chosen:
            self._chosen[self._chosen.index(term)] = ""
        elif "" in self._chosen:
            self._chosen[self._chosen.index("")] = term
        elif len(self._chosen) < KEYWORD_COLOURS:
            self._chosen.append(term)
        else:
            self.app.notify(self._say("All colours are taken; take a highlight away first."), severity="warning")
            return
        self._redraw()

    def clear(self) -> None:
        """Take all highlights away."""
        self._chosen.clear()
        self._redraw()

    def _redraw(self) -> None:
        terms = self.query_one("#terms", Lines)
        for index, line in enumerate(self._lines):
            terms.replace_option_prompt(str(index), self._prompt(line))
        self.post_message(HighlightsChanged(self.chosen))

    def _current(self) -> str | None:
        highlighted = self.query_one("#terms", Lines).highlighted
        return self._lines[highlighted].text if highlighted is not None and self._lines else None

    def action_choose_keyword(self) -> None:
        """Highlight the keyword or not."""
        if term := self._current():
            self.choose(term)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the next occurrence, highlighting the keyword."""
        event.stop()
        if term := self._current():
            if term not in self._chosen:
                self.choose(term)
            self.post_message(KeywordChosen(term))

    def action_choose_occurrence(self) -> None:
        """Go to the next occurrence of the keyword one stands on."""
        self.query_one("#terms", Lines).action_select()

    def action_keyword_method(self) -> None:
        """Rank the other way."""
        self.method = "textrank" if self.method == "tfidf" else "tfidf"
        self.post_message(MethodChanged(self.method))

    def action_add_keyword(self) -> None:
        """Ask for a keyword of one's own."""
        own = self.query_one("#own", Input)
        own.remove_class("hidden")
        own.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Highlight what was typed."""
        event.stop()
        term = event.value.strip()
        self.leave_own()
        if term and term not in self._chosen:
            self.choose(term)

    def leave_own(self) -> bool:
        """Close the field for one's own keyword; returns whether it was open."""
        own = self.query_one("#own", Input)
        was_open = not own.has_class("hidden")
        own.value = ""
        own.add_class("hidden")
        if was_open:
            self.focus_list()
        return was_open
