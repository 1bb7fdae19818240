"""The footer: the keys that matter where the focus is; what does not fit is left out, the help never."""

from __future__ import annotations

from collections.abc import Collection

from textual.content import Content
from textual.widget import Widget

from reader.commands import COMMANDS, Command, command
from reader.tui.keys import key_shown
from reader.typesetting.cells import text_width
from reader.wording import Wording

_BETWEEN = 2  # cells
_TYPING = ("find", "own", "library")  # a text field has the focus: single letters are typed
_DISPENSABLE = "quit"  # gives way to what a pane is there for
_KEPT = ("step_back", "help", "quit")  # shown however narrow the line is, in this order at its end


class Footline(Widget):
    """One line of keys; each can be clicked."""

    def __init__(self, say: Wording) -> None:
        """Show the keys of the reading view."""
        super().__init__(id="footline")
        self.auto_links = False  # keys keep their colour
        self._say = say
        self._where = "reading"
        self._idle: Collection[str] = ()
        self._found: tuple[str, ...] = ()

    def tell(self, where: str, idle: Collection[str] = ()) -> None:
        """Show the keys of another pane, but not of its commands that would do nothing now."""
        self._where, self._idle = where, idle
        self.refresh()

    def found(self, names: tuple[str, ...]) -> None:
        """Show before all others of the text what can be done with what is marked in it."""
        if names != self._found:
            self._found = names
            self.refresh()

    def _wanted(self) -> list[Command]:
        """Return the commands to be shown, the pane's own first."""
        back = command("step_back")
        pane = "find" if self._where == "hits" else self._where
        own = [c for c in COMMANDS if c.footer and c.where == pane and c.id not in self._idle]
        if self._where == "own":  # the field that another key of the keywords has opened
            own = [command("add_keyword")._replace(keys=("enter",))]
        if self._where in _TYPING:
            return [*own, back]
        common = [c for c in COMMANDS if c.footer and c.where == "anywhere"]
        if self._where == "reading":
            return [*map(command, self._found), *common, *own]
        return [*own, *common, back]

    def render(self) -> Content:
        """Lay out as many keys as fit, the way out and the help last."""
        commands = self._wanted()
        last = sorted((c for c in commands if c.id in _KEPT), key=lambda c: _KEPT.index(c.id))
        room = self.content_size.width + _BETWEEN - sum(self._width(c) for c in last)
        if commands[0].where == self._where and last[-1].id == _DISPENSABLE and self._width(commands[0]) > room:
            room += self._width(last.pop())
        shown: list[Command] = []
        for entry in commands:
            if entry not in last and self._width(entry) <= room:
                shown.append(entry)
                room -= self._width(entry)
        return Content(" " * _BETWEEN).join(self._item(entry) for entry in [*shown, *last])

    def _width(self, command: Command) -> int:
        return text_width(f"{key_shown(command.keys[0])} {self._say(command.title)}") + _BETWEEN

    def _item(self, command: Command) -> Content:
        key = Content.styled(key_shown(command.keys[0]), "bold $footer-key-foreground")
        item = Content.assemble(key, " ", self._say(command.title))
        does = f"app.press('{command.keys[0]}')" if self._where == "own" else f"screen.command('{command.id}')"
        return item.stylize(f"@click={does}")
