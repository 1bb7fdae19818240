"""What the keys do in a window, written on its lower edge: the footer below it is that of the text."""

from textual.containers import Vertical
from textual.content import Content

from reader.tui.keys import key_shown

_BETWEEN = 2  # cells
_EDGE = 6  # cells of the lower edge that Textual keeps for corners, line and blanks


class Window(Vertical):
    """A window with its keys on its lower edge: as many as fit, and always the last one, which leaves it."""

    _keys: tuple[tuple[str, str], ...] = ()

    def name_keys(self, *keys: tuple[str, str]) -> None:
        """Name keys, each with what it does in the user's language."""
        self._keys = keys
        self._fit()

    def on_resize(self) -> None:
        """Name those that fit now."""
        self._fit()

    def _fit(self) -> None:
        if self._keys:
            *others, last = self._keys
            room = self.outer_size.width - _EDGE - hint(last).cell_length
            shown = []
            for key in others:
                width = hint(key).cell_length + _BETWEEN
                if width <= room:
                    shown.append(key)
                    room -= width
            self.border_subtitle = hint(*shown, last)


def hint(*keys: tuple[str, str]) -> Content:
    """Return keys, each with what it does in the user's language, for a window's lower edge; a click presses one."""
    return Content(" " * _BETWEEN).join(
        Content.assemble((key_shown(key), "bold $footer-key-foreground"), " ", does).stylize(
            f"@click=app.press('{key}')"
        )
        for key, does in keys
    )
