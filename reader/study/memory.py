"""What reading state is, and the kind that forgets everything at the end."""

from typing import Protocol

from reader.text.document import Anchor


class State(Protocol):
    """Where one stopped in each text, and what one chose there and in general.

    Texts are named by their content hash (`Document.key`); an empty key means "in general".
    """

    notice: str
    """One plain line about what is not being kept; empty while all is well. It can appear after any call."""

    def place(self, key: str) -> Anchor | None:
        """Return where one stopped in a text; None for a text never opened."""
        ...

    def save_place(self, key: str, anchor: Anchor, progress: float, title: str, source: str) -> None:
        """Keep the place at once; `progress` runs from 0 to 1."""
        ...

    def choice(self, name: str, key: str = "") -> str | None:
        """Return what was chosen for this text, else in general, else None."""
        ...

    def choose(self, name: str, value: str, key: str = "") -> None:
        """Keep a choice at once, for a text or in general."""
        ...

    def close(self) -> None:
        """Let go of the file; nothing has to be called for anything to be kept."""
        ...


class MemoryState:
    """Reading state that lives as long as the program: for `--no-state`."""

    def __init__(self) -> None:
        """Begin empty."""
        self.notice = ""
        self._places: dict[str, Anchor] = {}
        self._choices: dict[tuple[str, str], str] = {}

    def place(self, key: str) -> Anchor | None:
        """Return the place kept in this run."""
        return self._places.get(key)

    def save_place(self, key: str, anchor: Anchor, progress: float, title: str, source: str) -> None:
        """Keep the place for this run."""
        self._places[key] = anchor

    def choice(self, name: str, key: str = "") -> str | None:
        """Return what was chosen in this run for the text, else in general."""
        return self._choices.get((key, name), self._choices.get(("", name)))

    def choose(self, name: str, value: str, key: str = "") -> None:
        """Keep the choice for this run."""
        self._choices[key, name] = value

    def close(self) -> None:
        """Nothing to let go of."""
