"""Choosing what is right at a word, then where: here, in this text or everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.language.corrections import Scope
from reader.language.glosses import respelled
from reader.language.typed import ReadingError, parse_reading
from reader.language.words import Word
from reader.tui.bindings import QUIT
from reader.tui.hints import hint
from reader.tui.lines import Lines
from reader.tui.notes import spelled_word
from reader.tui.offers import Offer, typed_offer
from reader.tui.screens.window import WindowScreen
from reader.typesetting.flow import Setting
from reader.wording import Wording

Mended = tuple[Offer, Scope]

_SCOPES = (
    (Scope.HERE, "h", "only here"),
    (Scope.TEXT, "t", "in this text"),
    (Scope.EVERYWHERE, "e", "everywhere"),
)

_MOVES = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}

_AROUND = 7
"""Characters to each side of the word, so that they fit into the narrowest window."""


class _Typed(Input):
    """A reading of one's own; a number typed first is none and chooses from the list."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave a number typed first to the window's bindings."""
        return not self._chooses(character) and super().check_consume_key(key, character)

    def on_key(self, event: Key) -> None:
        """Leave it out of the field, too."""
        if self._chooses(event.character):
            event.prevent_default()

    def _chooses(self, character: str | None) -> bool:
        return not self.value and character is not None and character.isdecimal()


class MendScreen(WindowScreen[Mended | None]):
    """Lists offers, then scopes; a reading of one's own can be typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        QUIT,
        *(Binding(key, f"move('{move}')", show=False) for key, move in _MOVES.items()),
        *(Binding(f"{key},{chr(ord(key) + 0xFEE0)}", f"scope('{scope}')", show=False) for scope, key, _ in _SCOPES),
        *(Binding(f"{digit},{chr(ord('０') + digit)}", f"take({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(
        self,
        word: Word,
        text: str,
        offers: Sequence[Offer],
        setting: Setting,
        say: Wording,
        *,
        typing: bool,
        count: int,
    ) -> None:
        """Offer something for a word.

        Args:
            word: what is to be corrected.
            text: its paragraph.
            offers: what it can be.
            setting: how readings are spelled.
            say: the user's language.
            typing: whether a reading of one's own may be typed.
            count: how often its characters stand in the text; 0 where that is not counted.
        """
        super().__init__()
        self._text = text
        self._count = count
        self._word = word
        self._offers = list(offers)
        self._setting = setting
        self._say = say
        self._typing = typing
        self._taken: Offer | None = None

    def compose(self) -> ComposeResult:
        """What it is about, the list, a field, what is wrong with what was typed."""
        with Vertical(id="mend"):
            yield Static("", id="mend-title", markup=False)
            yield Lines(id="offers", markup=False, compact=True)
            yield _Typed(placeholder=self._say("Another reading: nǐ hǎo, ni3 hao3"), id="typed", compact=True)
            yield Static("", id="mend-remark", markup=False)

    def on_mount(self) -> None:
        """List what can be chosen; the one that is so already is marked and stood on."""
        self._list_offers()

    def _list_offers(self) -> None:
        self._taken = None
        title = self._say("How is it read?") if self._typing else self._say("Which words stand here?")
        present = next((index for index, offer in enumerate(self._offers) if offer.present), 0)
        self._show(self._word.text, title, [self._line(n, offer) for n, offer in enumerate(self._offers, 1)], present)
        self._remark("")

    def _show(self, head: str, title: str, lines: Sequence[Content], highlighted: int) -> None:
        first = Content.assemble((head, "bold $accent"), "  ", title)
        self.query_one("#mend-title", Static).update(Content("\n").join((first, self._sentence())))
        offers = self.query_one("#offers", Lines)
        offers.clear_options()
        offers.add_options(Option(line, id=str(index)) for index, line in enumerate(lines))
        offers.highlighted = highlighted if lines else None
        writes = self._typing and self._taken is None
        field = self.query_one("#typed", Input)
        offers.can_focus, field.display = not writes, writes
        (field if writes else offers).focus()
        leave = self._say("Close") if self._taken is None else self._say("Back")
        self.query_one("#mend").border_subtitle = hint(("enter", self._say("Take")), ("escape", leave))

    def _sentence(self) -> Content:
        """Return the word with what stands around it: the list may lie over its sentence."""
        start, end = self._word.start, self._word.end
        before, after = self._text[max(0, start - _AROUND) : start], self._text[end : end + _AROUND]
        return Content.assemble((before, "$quiet"), (self._word.text, "bold underline"), (after, "$quiet"))

    def _line(self, number: int, offer: Offer) -> Content:
        key = f"{number} " if number < 10 else "  "
        sign = "● " if offer.present else "  "
        gloss = "; ".join(respelled(gloss, lambda cited: spelled_word(cited, self._setting)) for gloss in offer.glosses)
        if not self._typing:
            gloss = self._say("split" if len(offer.words) > 1 else "join")
        return Content.assemble((key, "$quiet"), sign, (self._named(offer), "bold"), "  ", (gloss, "$quiet"))

    def _named(self, offer: Offer) -> str:
        """Return what an offer is called: its reading, or its words."""
        if any(offer.syllables):
            return spelled_word([syllable for syllable in offer.syllables if syllable], self._setting)
        return " | ".join(offer.words)

    def _take(self, offer: Offer) -> None:
        """Ask where it is right."""
        self._taken = offer
        head = " ".join(dict.fromkeys((self._word.text, self._named(offer))))
        counts = {Scope.TEXT: f"  ×{self._count}"} if self._count else {}
        lines = [
            Content.assemble((f"{key}  ", "bold"), self._say(name), (counts.get(scope, ""), "$quiet"))
            for scope, key, name in _SCOPES
        ]
        usual = [scope for scope, _, _ in _SCOPES].index(offer.scope)
        self._show(head, self._say("Where?"), lines, usual)
        self._remark("")

    def _remark(self, text: str) -> None:
        remark = self.query_one("#mend-remark", Static)
        remark.update(Content(text))
        remark.display = bool(text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an offer, or say where it counts."""
        event.stop()
        index = int(event.option_id or 0)
        if self._taken is None:
            self._take(self._offers[index])
        else:
            self.dismiss((self._taken, _SCOPES[index][0]))

    def action_take(self, number: int) -> None:
        """Take an offer by its number."""
        if self._taken is None and number <= len(self._offers):
            self._take(self._offers[number - 1])

    def action_scope(self, scope: str) -> None:
        """Say by its key where the correction counts."""
        if self._taken is not None:
            self.dismiss((self._taken, Scope(scope)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong with what is being typed, or how it is understood."""
        event.stop()
        if event.value.strip():
            offer, reason = self._typed(event.value)
            self._remark(reason if offer is None else f"→ {self._named(offer)}")
        else:
            self._remark("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, if it is a reading; the line one stands on, if nothing was."""
        event.stop()
        if self._offers and not event.value.strip():
            self.query_one("#offers", Lines).action_select()
            return
        offer, reason = self._typed(event.value)
        if offer is None:
            self._remark(reason)
        else:
            self._take(offer)

    def _typed(self, written: str) -> tuple[Offer | None, str]:
        try:
            return typed_offer(self._word, parse_reading(self._word.text, written), self._offers), ""
        except ReadingError as error:
            return None, self._say(error.sentence).format(*error.fields)

    def action_back(self) -> None:
        """Go back to the offers, or close."""
        if self._taken is None:
            self.dismiss(None)
        else:
            self._list_offers()

    def action_move(self, move: str) -> None:
        """Move in the list while the field keeps the keys that write."""
        getattr(self.query_one("#offers", Lines), f"action_{move}")()
