"""What is known of a text on the shelf: where it is, how hard, what is marked, when it was read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from reader.study.annotations import AnnotationKind, Annotations
from reader.study.difficulty import LEVELS, NONE
from reader.study.figures import duration, level_name, size, span
from reader.study.library import ShelfText
from reader.study.memory import State
from reader.study.sittings import Sitting, history
from reader.text.clean import clean
from reader.tui.bindings import QUIT
from reader.tui.hints import Window
from reader.tui.lines import Lines
from reader.tui.screens.window import WindowScreen
from reader.wording import Wording

_COUNTED = {
    AnnotationKind.BOOKMARK: ("{} bookmark", "{} bookmarks"),
    AnnotationKind.HIGHLIGHT: ("{} highlight", "{} highlights"),
    AnnotationKind.NOTE: ("{} note", "{} notes"),
}
_BETWEEN = "  ·  "


class AboutTextScreen(WindowScreen[None]):
    """Tells facts about a text, and lists when it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+y", "close", "Back"), QUIT]

    def __init__(self, text: ShelfText, state: State, say: Wording) -> None:
        """Tell what the shelf knows of a text."""
        super().__init__()
        self._text = text
        self._state = state
        self._say = say

    def compose(self) -> ComposeResult:
        """The facts, and a line a sitting, the last one first."""
        sittings = history(self._state, *self._text.versions)
        with Window(id="about-text") as window:
            window.name_keys(("escape", self._say("Close")))
            facts = Content.assemble((self._text.title, "bold"), "\n", clean("\n".join(self._facts())))
            yield Static(facts, id="text-facts", markup=False)
            yield Lines(*(Option(_line(sitting)) for sitting in sittings), id="sittings", markup=False, compact=True)

    def on_mount(self) -> None:
        """Let the keys move in the list."""
        self.query_one(Lines).focus()
        self.query_one(Lines).display = bool(self._text.sittings)

    def _facts(self) -> Iterator[str]:
        text = self._text
        yield text.opens or text.source
        known = [
            f"{int(text.progress * 100)} %",
            *([] if text.size is None else [size(text.size)]),
            text.encoding.upper(),
        ]
        yield _BETWEEN.join(filter(None, known))
        if text.levels:
            yield self._levels()
        counts = Annotations(self._state).counts().get(text.key, {})
        marked = [self._say(_COUNTED[kind][count != 1]).format(count) for kind, count in sorted(counts.items())]
        if marked:
            yield _BETWEEN.join(marked)
        if text.sittings:
            yield self._time()

    def _time(self) -> str:
        once = self._text.sittings == 1
        times = self._say("{}, in one sitting" if once else "{}, in {} sittings")
        return times.format(duration(self._text.seconds), self._text.sittings)

    def _levels(self) -> str:
        """Return which share of the running words is in which list."""
        total = sum(self._text.levels.values())
        names = [(level, level_name(int(level)).removeprefix(_HSK)) for level in LEVELS]
        names.append((NONE, self._say("in no list")))
        shares = [(name, 100 * self._text.levels.get(level, 0) / total) for level, name in names]
        return f"{_HSK} {'  '.join(f'{name.strip()}:{share:.0f}%' for name, share in shares if share >= _LEAST)}"


_LEAST = 0.5  # per cent
_HSK = "HSK"


def _line(sitting: Sitting) -> str:
    """Return day and time, how long and from where to where one read."""
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(sitting.began))
    return f"{when}  {duration(sitting.active):>10}  {span(sitting.progress_from, sitting.progress_to):>12}"
