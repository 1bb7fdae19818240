"""The whole dictionary entry of a word: readings, senses, the words inside it, cross-references to follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.language.cedict import Entry
from reader.language.glosses import references, respelled
from reader.language.lexicon import Lexicon
from reader.language.meant import fitting_first
from reader.language.words import Word
from reader.tui.bindings import QUIT
from reader.tui.hints import Window
from reader.tui.lines import Lines
from reader.tui.notes import level_of, spelled_word
from reader.tui.screens.window import WindowScreen
from reader.typesetting.flow import Setting
from reader.wording import Wording


class EntryScreen(WindowScreen[None]):
    """Shows a headword's entries; words inside it and references open in the same window."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        QUIT,
        Binding("backspace,left", "back", "Back"),
        Binding("space,pagedown", "turn_senses(1)", "Page down", priority=True),
        Binding("shift+space,pageup", "turn_senses(-1)", "Page up", priority=True),
        Binding("down", "scroll_senses(1)", "Line down"),  # in a list of links it goes from link to link
        Binding("up", "scroll_senses(-1)", "Line up"),
    ]

    def __init__(
        self, word: Word, lexicon: Lexicon, setting: Setting, say: Wording, shown_as: Callable[[str], str] = str
    ) -> None:
        """Show the entries of a word; those that fit its reading in context come first.

        Args:
            word: the word.
            lexicon: the dictionary.
            setting: how readings are spelled.
            say: the user's language.
            shown_as: how the text's view shows a word.
        """
        super().__init__()
        self._word = word
        self._lexicon = lexicon
        self._setting = setting
        self._say = say
        self._shown_as = shown_as
        self._trail = [word.text]

    def compose(self) -> ComposeResult:
        """Headword and senses above, what can be followed below."""
        with Window(id="entry"):
            with VerticalScroll(id="senses", can_focus=False):
                yield Static("", id="text", markup=False)
            yield Static(self._say("Words inside and references"), id="follow-title", markup=False)
            yield Lines(id="follow", markup=False, compact=True)

    def on_mount(self) -> None:
        """Show the word that was asked for."""
        self._show(self._trail[-1])

    def _show(self, headword: str) -> None:
        entries = self._ordered(headword)
        self.query_one("#text", Static).update(Content("\n").join(self._lines(headword, entries)))
        self.query_one("#senses").scroll_home(animate=False)
        links = self._links(headword, entries)
        follow = self.query_one("#follow", Lines)
        follow.clear_options()
        follow.add_options(Option(self._link(word), id=word) for word in links)
        follow.highlighted = 0 if links else None
        follow.display = self.query_one("#follow-title").display = bool(links)
        follow.focus()
        self._name_keys(bool(links))
        if not links:
            self.set_focus(None)

    def _name_keys(self, links: bool) -> None:
        """Name the keys that do something where one is."""
        follow, back = ("enter", self._say("Follow")), ("backspace", self._say("Back"))
        keys = *[follow] * links, *[back] * (len(self._trail) > 1)
        self.query_one(Window).name_keys(*keys, ("escape", self._say("Close")))

    def _ordered(self, headword: str) -> list[Entry]:
        entries = self._lexicon.entries(headword)
        return fitting_first(self._word, entries) if headword == self._word.text else list(entries)

    def _lines(self, headword: str, entries: list[Entry]) -> Iterator[Content]:
        if not entries:
            yield Content.styled(self._shown_as(headword), "bold $accent")
            yield Content(self._say("Not in the dictionary."))
        for number, entry in enumerate(entries):
            if number:
                yield Content("")
            yield self._head(headword, entry)
            for index, gloss in enumerate(entry.glosses, 1):
                yield Content.assemble((f" {index}. ", "$quiet"), self._respelled(gloss))

    def _respelled(self, gloss: str) -> str:
        return respelled(gloss, lambda syllables: spelled_word(syllables, self._setting))

    def _head(self, headword: str, entry: Entry) -> Content:
        """Return a headword with its other form, its reading and level; the form comes first that is read."""
        forms = [entry.simplified, entry.traditional]
        if self._shown_as(headword) != entry.simplified:
            forms.reverse()
        both = forms[0] if forms[0] == forms[1] else f"{forms[0]}〔{forms[1]}〕"
        spelled = spelled_word(entry.pinyin, self._setting)
        level = level_of(entry.simplified, self._say)
        return Content("  ").join(
            Content.styled(text, style)
            for text, style in ((both, "bold $accent"), (spelled, "$primary"), (level, "$secondary"))
            if text
        )

    def _links(self, headword: str, entries: list[Entry]) -> list[str]:
        inside = [part for part in self._lexicon.parts(headword) if part != headword]
        referred = [word for entry in entries for word in references(entry.glosses)]
        return [
            word for word in dict.fromkeys([*inside, *referred]) if word != headword and self._lexicon.entries(word)
        ]

    def _link(self, word: str) -> Content:
        entry = self._lexicon.entries(word)[0]
        spelled = spelled_word(entry.pinyin, self._setting)
        return Content.assemble(
            (self._shown_as(word), "bold"),
            "  ",
            (spelled, "$primary"),
            "  ",
            (self._respelled(entry.glosses[0]), "$quiet"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Follow a word."""
        event.stop()
        if event.option_id:
            self._trail.append(event.option_id)
            self._show(event.option_id)

    def action_back(self) -> None:
        """Go back to the word before; from the first one, close."""
        self._trail.pop()
        if self._trail:
            self._show(self._trail[-1])
        else:
            self.dismiss()

    def action_scroll_senses(self, lines: int) -> None:
        """Scroll the senses by some lines."""
        self.query_one("#senses").scroll_relative(y=lines, animate=False)

    def action_turn_senses(self, pages: int) -> None:
        """Scroll the senses by some pages."""
        senses = self.query_one("#senses")
        senses.scroll_relative(y=pages * max(1, senses.size.height - 1), animate=False)
