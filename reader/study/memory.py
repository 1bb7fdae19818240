"""What reading state is, and the kind that forgets everything at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from reader.text.document import Anchor

if TYPE_CHECKING:
    from sqlite3 import Connection

Value: TypeAlias = str | int | float | bytes | None
Values: TypeAlias = tuple[Value, ...]
Statement: TypeAlias = tuple[str, Values]
Row: TypeAlias = tuple[Any, ...]


class State(Protocol):
    """Where one stopped in each text, and what one chose there and in general.

    Texts are named by their content hash (`Document.key`); an empty key means "in general".
    """

    notice: str
    """One plain line about what is not being kept; empty while all is well. It can appear after any call."""

    renewed: int
    """How many times a damaged file was replaced by a new one since the beginning; it can grow at any call."""

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

    def rows(self, query: str, values: Values = ()) -> list[Row]:
        """Return the rows of a query; none where the file cannot be read."""
        ...

    def change(self, statements: Iterable[Statement]) -> bool:
        """Make changes at once, all or none; returns whether they are kept. Where not, `notice` says why."""
        ...

    def close(self) -> None:
        """Let go of the file; nothing has to be called for anything to be kept."""
        ...


class MemoryState:
    """Reading state that lives as long as the program: for `--no-state`."""

    def __init__(self) -> None:
        """Begin empty."""
        self.notice = ""
        self.renewed = 0
        self._places: dict[str, Anchor] = {}
        self._choices: dict[tuple[str, str], str] = {}
        self._tables: Connection | None = None

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

    def rows(self, query: str, values: Values = ()) -> list[Row]:
        """Return the rows of a query on the tables of this run."""
        return self._database().execute(query, values).fetchall()

    def change(self, statements: Iterable[Statement]) -> bool:
        """Make changes for this run, all or none."""
        with self._database() as database:
            database.execute("BEGIN")
            for statement, values in statements:
                database.execute(statement, values)
        return True

    def _database(self) -> Connection:
        """Return the tables of this run, made at first use: the first page does without."""
        if self._tables is None:
            from reader.study.database import in_memory

            self._tables = in_memory()
        return self._tables

    def close(self) -> None:
        """Forget the tables."""
        if self._tables is not None:
            self._tables.close()
            self._tables = None

    def __del__(self) -> None:
        """Let go of the tables where nobody did so."""
        self.close()
