"""The list of corrections: go to one, remove one, take the last change back."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.language.corrections import Correction, Scope
from reader.study.corrections import Corrections, Kept
from reader.tui.bindings import QUIT
from reader.tui.hints import Window
from reader.tui.lines import Lines
from reader.tui.notes import spelled_word
from reader.tui.screens.window import WindowScreen
from reader.typesetting.flow import Setting
from reader.wording import Wording

_NAMES = {Scope.HERE: "only here", Scope.TEXT: "in this text", Scope.EVERYWHERE: "everywhere"}


def described(correction: Correction, setting: Setting) -> str:
    """Return a correction's words and reading as people write them."""
    words = " | ".join(correction.words)
    if not correction.reads:
        return words
    return f"{words}  {spelled_word([syllable for syllable in correction.syllables if syllable], setting)}"


class CorrectionsScreen(WindowScreen[Correction | None]):
    """Lists what was corrected, the newest first; returns the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,E,Ｅ", "close", "Close"),
        QUIT,
        Binding("d,delete,ｄ", "remove", "Remove"),
        Binding("u,ｕ", "undo", "Undo"),
    ]

    def __init__(
        self, book: Corrections, key: str, setting: Setting, say: Wording, changed: Callable[[], object]
    ) -> None:
        """List the corrections of a book.

        Args:
            book: what was corrected.
            key: of the text that is open.
            setting: how readings are spelled.
            say: the user's language.
            changed: called when something was removed or taken back.
        """
        super().__init__()
        self._book = book
        self._key = key
        self._setting = setting
        self._say = say
        self._changed = changed
        self._kept: list[Kept] = []

    def compose(self) -> ComposeResult:
        """What one can do, and the list."""
        with Window(id="corrections"):
            empty = self._say("Nothing is corrected; u takes the last change back.")
            yield Static(empty, id="corrections-title", markup=False)
            yield Lines(id="corrected", markup=False, compact=True)

    def on_mount(self) -> None:
        """List them."""
        self._list()

    def _list(self) -> None:
        self._kept = list(reversed(self._book.all()))
        lines = self.query_one("#corrected", Lines)
        before = lines.highlighted or 0
        lines.clear_options()
        lines.add_options(Option(self._line(kept), id=str(kept.number)) for kept in self._kept)
        lines.highlighted = min(before, len(self._kept) - 1) if self._kept else None
        lines.focus()
        lines.display = bool(self._kept)
        self.query_one("#corrections-title").display = not self._kept
        self._name_keys()

    def _name_keys(self) -> None:
        here = [("enter", self._say("Go there")), ("d", self._say("Remove"))] if self._kept else []
        self.query_one(Window).name_keys(*here, ("u", self._say("Undo")), ("escape", self._say("Close")))

    def _line(self, kept: Kept) -> Content:
        correction = kept.correction
        elsewhere = correction.key not in ("", self._key)
        where = kept.title if elsewhere else self._say(_NAMES[correction.scope])
        return Content.assemble((described(correction, self._setting), "bold"), "  ", (where, "$quiet"))

    def _current(self) -> Kept | None:
        highlighted = self.query_one("#corrected", Lines).highlighted
        return self._kept[highlighted] if highlighted is not None and self._kept else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the correction's place."""
        event.stop()
        if kept := self._current():
            self.dismiss(kept.correction)

    def action_remove(self) -> None:
        """Let the correction no longer count."""
        if kept := self._current():
            self._book.remove(kept.number)
            self._changed()
            self._list()

    def action_undo(self) -> None:
        """Take the last change back."""
        if self._book.undo():
            self._changed()
        self._list()
