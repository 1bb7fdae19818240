"""Choosing how the text is shown: forms of the hanzi, punctuation and spaces, encoding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.language.views import Forms
from reader.tui.bindings import QUIT
from reader.tui.hints import Window
from reader.tui.lines import Lines
from reader.tui.screens.window import WindowScreen
from reader.wording import Wording

Chosen = tuple[str, str]
"""Name and value of a choice."""

OFFERS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "forms": (
        "Hanzi",
        {
            Forms.ASIS: "as in the text",
            Forms.HANS: "simplified",
            Forms.HANT: "traditional",
            Forms.TAIWAN: "traditional, Taiwan",
            Forms.HONG_KONG: "traditional, Hong Kong",
        },
    ),
    "typeset": ("Punctuation and spaces", {"off": "as in the text", "on": "typeset Chinese"}),
    "encoding": (
        "Encoding",
        {
            "": "told by the text",
            "utf-8": "UTF-8",
            "gb18030": "GB18030 (GBK)",
            "big5hkscs": "Big5-HKSCS",
            "utf-16-le": "UTF-16 LE",
            "utf-16-be": "UTF-16 BE",
            "cp1252": "Windows-1252",
        },
    ),
}
"""By the name of a choice its title and what its values are called."""


class TextAsScreen(WindowScreen[Chosen | None]):
    """Lists all ways, those of the moment marked; returns the one that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,x,ｘ", "close", "Close"), QUIT]

    def __init__(self, present: Mapping[str, str], say: Wording) -> None:
        """Take what is chosen by name, the text's encoding too, and the user's language."""
        super().__init__()
        self._present = present
        self._say = say
        self._offers: list[Chosen | None] = []

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Window(id="text-as"):
            yield Lines(*self._options(), id="ways", markup=False, compact=True)

    def _options(self) -> list[Option]:
        options = []
        for name, (title, values) in OFFERS.items():
            heading = self._say(title)
            if self._present[name] not in values:
                heading = f"{heading}: {self._present[name]}"
            options.append(Option(Content.styled(heading, "bold $secondary"), disabled=True))
            self._offers.append(None)
            for value, called in values.items():
                sign = "●" if self._present[name] == value else " "
                options.append(Option(Content.assemble(sign, " ", self._say(called))))
                self._offers.append((name, value))
        return options

    def on_mount(self) -> None:
        """Stand on the first way."""
        ways = self.query_one("#ways", Lines)
        ways.highlighted = 1
        ways.focus()
        self.query_one(Window).name_keys(("enter", self._say("Take")), ("escape", self._say("Close")))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way."""
        event.stop()
        self.dismiss(self._offers[event.option_index])
