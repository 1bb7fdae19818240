"""Bindings made from the table of commands, full-width forms of the keys included."""

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from reader.commands import COMMANDS, Command
from reader.wording import Wording

# What an input method sends for the keys that are not letters, besides the full-width form of the same key.
_PUNCTUATION = {
    "/": ("、",),
    "[": ("【",),
    "]": ("】",),
    "<": ("《",),
    ">": ("》",),
    "'": ("‘", "’"),
    "comma": ("，",),
    "full_stop": ("。", "．"),
    "space": ("ideographic_space",),
}


def _widened(key: str) -> list[str]:
    """Return other characters that mean the same key when an input method is on."""
    wide = [chr(ord(key) + 0xFEE0)] if len(key) == 1 else []
    return [*wide, *_PUNCTUATION.get(key, ())]


def keys_of(command: Command) -> str:
    """Return a command's keys as Textual lists them, full-width forms last."""
    return ",".join([*command.keys, *(wide for key in command.keys for wide in _widened(key))])


def _binding(command: Command, owner: DOMNode, say: Wording) -> Binding:
    """Return a command's binding; what its pane cannot do itself, the screen does."""
    own = hasattr(owner, f"action_{command.id}")
    return Binding(
        keys_of(command),
        command.id if own else f"screen.{command.id}",
        say(command.title),
        show=command.footer,
        tooltip=say(command.help),
        id=command.id,
    )


QUIT = Binding("q,ｑ", "app.quit", "Quit", show=False)
"""Leaves the program from a window, which the bindings of the text are not for."""


def bind(owner: DOMNode, where: str, say: Wording) -> None:
    """Give a pane (or, for "anywhere", the screen) its bindings, in the language of the moment."""
    own = BindingsMap([_binding(command, owner, say) for command in COMMANDS if command.where == where])
    names = {binding.id for _, binding in own}
    inherited = owner._bindings  # noqa: SLF001 - Textual has no public way to bind an instance
    kept = [b for key, b in inherited if key not in own.key_to_bindings and b.id not in names]
    owner._bindings = BindingsMap.merge([BindingsMap(kept), own])  # noqa: SLF001 - as above
