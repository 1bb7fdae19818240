"""The list of a text's bookmarks, highlights and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.study.annotations import Annotation, AnnotationKind, Annotations, Found, find_all
from reader.study.memory import State
from reader.text.document import Anchor
from reader.tui.annotating import line, within
from reader.tui.bindings import QUIT, bind
from reader.tui.hints import Window
from reader.tui.lines import Lines
from reader.tui.opened import Opened
from reader.tui.screens.window import WindowScreen
from reader.wording import Wording

_EMPTY = "Nothing yet: m sets a bookmark, v highlights, c writes a note."


class AnnotationsScreen(WindowScreen[Anchor | None]):
    """Lists annotations; gives the place of the one chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,apostrophe,＇,‘,’", "close", "Back"), QUIT]

    def __init__(self, annotations: Annotations, state: State, opened: Opened, say: Wording) -> None:
        """List what is annotated in a text, as far as it is there."""
        super().__init__()
        self._annotations = annotations
        self._state = state
        self._document = opened.document
        self._share = opened.share
        self._shown_as = opened.view.plain
        self._say = say
        self._found: list[Found] = []
        self._taken: list[Annotation] = []
        bind(self, "annotations", say)

    def compose(self) -> ComposeResult:
        """The list, and what to do where it is empty."""
        with Window(id="annotations"):
            yield Lines(id="annotated", markup=False, compact=True)
            yield Static(self._say(_EMPTY), id="annotated-keys", classes="remark", markup=False)

    def on_mount(self) -> None:
        """List what is kept."""
        self._list()

    def _list(self) -> None:
        kept = within(self._document, self._share, self._annotations.of(self._document.key))
        self._found = find_all(self._document, kept)
        lines = self.query_one(Lines)
        before = lines.highlighted or 0
        lines.clear_options()
        lost = self._say("not in the text any more")
        lines.add_options(Option(line(self._document, found, lost, self._shown_as)) for found in self._found)
        lines.highlighted = min(before, len(self._found) - 1) if self._found else None
        lines.focus()
        lines.display = bool(self._found)
        self.query_one("#annotated-keys").display = not self._found
        self._name_keys()

    def _name_keys(self) -> None:
        go, edit = ("enter", self._say("Go there")), ("e", self._say("Edit"))
        remove, undo = ("d", self._say("Remove")), ("u", self._say("Undo"))
        keys = [go, remove, *[undo] * bool(self._taken), edit] if self._found else [undo] * bool(self._taken)
        self.query_one(Window).name_keys(*keys, ("escape", self._say("Close")))

    @property
    def _current(self) -> Annotation | None:
        highlighted = self.query_one(Lines).highlighted
        return None if highlighted is None or not self._found else self._found[highlighted].annotation

    def _keep(self, annotation: Annotation) -> bool:
        kept = self._annotations.save(annotation)
        if not kept:
            reason = f"{self._say('This cannot be kept')}: {self._state.notice}"
            self.notify(reason, severity="error", timeout=8, markup=False)
        self._list()
        return kept

    def action_remove_annotation(self) -> None:
        """Take the annotation away."""
        current = self._current
        if current is not None and self._keep(replace(current, removed=True)):
            self._taken.append(current)
            self._name_keys()

    def action_restore_annotation(self) -> None:
        """Bring back what was taken away last."""
        if self._taken and self._keep(self._taken[-1]):
            self._taken.pop()
            self._name_keys()

    def action_edit_annotation(self) -> None:
        """Give a bookmark another name, or change what is written on a text."""
        from reader.tui.screens.writing import WritingScreen

        current = self._current
        if current is None:
            return
        bookmark = current.kind is AnnotationKind.BOOKMARK

        def written(text: str | None) -> None:
            if text is not None:
                self._keep(replace(current, name=text) if bookmark else _noted(current, text))

        quote, title = " ".join(current.quote.split()), "Name" if bookmark else "Note"
        text = current.name if bookmark else current.note
        self.app.push_screen(WritingScreen(quote, text, title, self._say, lines=not bookmark), written)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the annotation; a lost one has no place to go to."""
        event.stop()
        place = self._found[event.option_index].place
        if place is None:
            self.notify(self._say("This is not in the text any more."), timeout=3)
        else:
            self.dismiss(place)


def _noted(annotation: Annotation, text: str) -> Annotation:
    """Return a highlight with a note, or without one."""
    return replace(annotation, note=text, kind=AnnotationKind.NOTE if text else AnnotationKind.HIGHLIGHT)
