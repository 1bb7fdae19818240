"""What the library's workers tell its screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.message import Message

from reader.study.library import ShelfText
from reader.text.document import Anchor, Document
from reader.text.opening import Opening
from reader.tui.screens.library_jobs import Found


class Wanted(NamedTuple):
    """The text to be read now; `place` None: where one stopped; `share`: how much of it is there, 1 for all.

    `query` is what was found at the place; empty for nothing.
    """

    document: Document
    place: Anchor | None
    share: float
    query: str = ""


class Loaded(Message):
    """A text was loaded, or cannot be."""

    def __init__(self, opening: Opening | None, place: Anchor | None, error: str) -> None:
        """Take the text as far as it is there and where to open it, or why there is none."""
        super().__init__()
        self.opening = opening
        self.place = place
        self.error = error


class Searched(Message):
    """A search of all texts has ended."""

    def __init__(self, query: str, found: Found, unreadable: Mapping[str, str]) -> None:
        """Take what was searched for, what was found, and why texts could not be indexed, by key."""
        super().__init__()
        self.query = query
        self.found = found
        self.unreadable = unreadable


class Indexing(Message):
    """Texts are being indexed for a search."""

    def __init__(self, query: str, done: int, total: int) -> None:
        """Take what is searched for, and how many of how many texts are done."""
        super().__init__()
        self.query = query
        self.done = done
        self.total = total

    def can_replace(self, message: Message) -> bool:
        """Only the last progress counts."""
        return isinstance(message, Indexing)


class Located(Message):
    """A moved file was looked for."""

    def __init__(self, text: ShelfText, path: str | None) -> None:
        """Take the text and where its file is now; None: not found."""
        super().__init__()
        self.text = text
        self.path = path
