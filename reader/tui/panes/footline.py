"""The footer: the keys that matter where the focus is; what does not fit is left out, the help never."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from reader.commands import COMMANDS, Command
from reader.tui.keys import key_shown
from reader.typesetting.cells import text_width
from reader.wording import Wording

_BETWEEN = 2  # cells
_TYPING = ("find", "own", "library")  # a text field has the focus: single letters are typed


class Footline(Widget):
    """One line of keys; each can be clicked."""

    def __init__(self, say: Wording) -> None:
        """Show the keys of the reading view."""
        super().__init__(id="footline")
        self.auto_links = False  # keys keep their colour
        self._say = say
        self._where = "reading"

    def tell(self, where: str) -> None:
        """Show the keys of another pane."""
        self._where = where
        self.refresh()

    def _wanted(self) -> list[Command]:
        """Return the commands to be shown, the pane's own first, the help last."""
        if self._where in _TYPING:
            return [c for c in COMMANDS if (c.footer and c.where == self._where) or c.id == "step_back"]
        own = [c for c in COMMANDS if c.footer and c.where == self._where]
        common = [c for c in COMMANDS if c.footer and c.where == "anywhere"]
        return [*own, *common] if self._where != "reading" else [*common, *own]

    def render(self) -> Content:
        """Lay out as many keys as fit."""
        commands = self._wanted()
        last = [c for c in commands if c.id in ("help", "quit")]
        room = self.content_size.width - sum(self._width(c) for c in last)
        shown: list[Command] = []
        for command in commands:
            if command not in last and self._width(command) <= room:
                shown.append(command)
                room -= self._width(command)
        return Content(" " * _BETWEEN).join(self._item(command) for command in [*shown, *last])

    def _width(self, command: Command) -> int:
        return text_width(f"{key_shown(command.keys[0])} {self._say(command.title)}") + _BETWEEN

    def _item(self, command: Command) -> Content:
        key = Content.styled(key_shown(command.keys[0]), "bold $footer-key-foreground")
        item = Content.assemble(key, " ", self._say(command.title))
        return item.stylize(f"@click=screen.command('{command.id}')")
