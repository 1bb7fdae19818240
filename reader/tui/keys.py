"""Keys as people read them."""

from textual.keys import format_key

from reader.commands import Command

_NAMES = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "⌫",
}


def key_shown(key: str) -> str:
    """Return one key, such as "ctrl+c" or "→"."""
    if len(key) == 1:
        return key
    return "+".join(_NAMES.get(part) or format_key(part) for part in key.split("+"))


def keys_shown(command: Command) -> str:
    """Return a command's keys as people read them."""
    return " ".join(key_shown(key) for key in command.keys)
