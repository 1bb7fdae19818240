"""What panes tell the screen; panes never talk to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from reader.text.document import Anchor, Document

if TYPE_CHECKING:
    from reader.find.keywords import Keyword
    from reader.find.search import Hit
    from reader.language.lexicon import Lexicon
    from reader.text.watched import Change
    from reader.tui.unsure import Found


class PlaceChanged(Message):
    """The first visible character is another one, or more of the page is known."""

    def __init__(self, top: Anchor, last: Anchor, ended: bool) -> None:
        """Take the first and the last visible place, and whether the text's last row is visible."""
        super().__init__()
        self.top = top
        self.last = last
        self.ended = ended


class CursorMoved(Message):
    """The cursor stands on another word."""

    def __init__(self, place: Anchor) -> None:
        """Take the first place of the word."""
        super().__init__()
        self.place = place


class EntryWanted(Message):
    """The whole entry of the word at a place is asked for."""

    def __init__(self, place: Anchor) -> None:
        """Take a place of the word."""
        super().__init__()
        self.place = place


class SectionChosen(Message):
    """A section of the outline is to be shown."""

    def __init__(self, index: int) -> None:
        """Take the index in `Document.sections`."""
        super().__init__()
        self.index = index


class SectionFocused(Message):
    """The outline's highlight moved; the whole title can be shown somewhere."""

    def __init__(self, index: int) -> None:
        """Take the index in `Document.sections`."""
        super().__init__()
        self.index = index


class BookmarkChosen(Message):
    """A bookmark of the outline is to be shown."""

    def __init__(self, place: Anchor) -> None:
        """Take its place."""
        super().__init__()
        self.place = place


class TextWanted(Message):
    """Another text is to be read, in the same window."""

    def __init__(self, document: Document, place: Anchor | None, share: float, query: str = "") -> None:
        """Take the text, where to open it (None: where one stopped), how much of it is there (1 for all).

        `query` is what was found at the place, its hits are shown; empty for nothing.
        """
        super().__init__()
        self.document = document
        self.place = place
        self.share = share
        self.query = query


class HitsBrought(Message):
    """What was found in the library was looked for in the text."""

    def __init__(self, query: str, hits: Sequence[Hit]) -> None:
        """Take the query and its hits."""
        super().__init__()
        self.query = query
        self.hits = hits


class Shelved(Message):
    """The text is indexed, and its words are counted by level."""

    def __init__(self, levels: Mapping[str, int]) -> None:
        """Take the counts; none where that could not be done."""
        super().__init__()
        self.levels = levels


class QueryChanged(Message):
    """What is searched for has changed."""

    def __init__(self, query: str, regex: bool) -> None:
        """Take the text as typed and whether the toggle makes it a pattern."""
        super().__init__()
        self.query = query
        self.regex = regex


class HitChosen(Message):
    """A hit of the list is to be shown."""

    def __init__(self, index: int, leave: bool) -> None:
        """Take the hit's number and whether to go on reading there."""
        super().__init__()
        self.index = index
        self.leave = leave


class HighlightsChanged(Message):
    """Other keywords are highlighted now."""

    def __init__(self, terms: tuple[str, ...]) -> None:
        """Take the terms in the order of their colours."""
        super().__init__()
        self.terms = terms


class KeywordChosen(Message):
    """A keyword was entered: go to its next occurrence."""

    def __init__(self, term: str) -> None:
        """Take the keyword."""
        super().__init__()
        self.term = term


class MethodChanged(Message):
    """Keywords are to be ranked another way."""

    def __init__(self, method: str) -> None:
        """Take "tfidf" or "textrank"."""
        super().__init__()
        self.method = method


class SearchDone(Message):
    """A search has ended."""

    def __init__(self, query: str, regex: bool, hits: Sequence[Hit], error: str = "") -> None:
        """Take what was searched for, the hits, and what is wrong with the query."""
        super().__init__()
        self.query = query
        self.regex = regex
        self.hits = hits
        self.error = error


class KeywordsReady(Message):
    """The keywords are there."""

    def __init__(self, keywords: tuple[Keyword, ...], error: str = "") -> None:
        """Take them, best first, or why there are none."""
        super().__init__()
        self.keywords = keywords
        self.error = error


class StillLooking(Message):
    """The search for an unsure reading takes its time."""

    def can_replace(self, message: Message) -> bool:
        """Once is enough."""
        return isinstance(message, StillLooking)


class UnsureFound(Message):
    """A search for an unsure reading has ended."""

    def __init__(self, start: Anchor, found: Found | None, step: int) -> None:
        """Take where it began, what it found, and its direction (1 or -1)."""
        super().__init__()
        self.start = start
        self.found = found
        self.step = step


class Searching(Message):
    """A search takes its time."""

    def __init__(self, query: str, regex: bool, progress: float) -> None:
        """Take what is sought and how much has been looked through, 0 to 1."""
        super().__init__()
        self.query, self.regex = query, regex
        self.progress = progress


class Ranking(Message):
    """Keywords are being looked for."""

    def __init__(self, progress: float) -> None:
        """Take how much of it is done, 0 to 1."""
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the newest progress counts."""
        return isinstance(message, Ranking)


class Preparing(Message):
    """The dictionary is being prepared."""

    def __init__(self, progress: float, once: bool) -> None:
        """Take how much of it is done, 0 to 1, and whether it is there the next time."""
        super().__init__()
        self.progress = progress
        self.once = once

    def can_replace(self, message: Message) -> bool:
        """Only the newest progress counts."""
        return isinstance(message, Preparing)


class LexiconReady(Message):
    """The dictionary is there, or cannot be had."""

    def __init__(self, lexicon: Lexicon | None, error: str = "") -> None:
        """Take the dictionary, or why there is none."""
        super().__init__()
        self.lexicon = lexicon
        self.error = error


class Reread(Message):
    """A text has been read again in another encoding, or cannot be."""

    def __init__(self, document: Document | None, reason: str) -> None:
        """Take the text, or why there is none."""
        super().__init__()
        self.document = document
        self.reason = reason


class FileChanged(Message):
    """The file of the text has changed or is gone."""

    def __init__(self, change: Change) -> None:
        """Take what has become of it."""
        super().__init__()
        self.change = change


class TextReady(Message):
    """The whole of a text is there whose beginning is shown, or cannot be had."""

    def __init__(self, beginning: Document, document: Document | None, remark: str = "") -> None:
        """Take the beginning, the text, and what is to be said of it: why there is none, or that it has changed."""
        super().__init__()
        self.beginning = beginning
        self.document = document
        self.remark = remark
