"""What a command says when it cannot go on: one plain line and an exit code."""

from enum import IntEnum
from typing import Final
from unicodedata import category

_LONGEST: Final = 1000
"""Code points of a part of an error's line; a file's name has 255 bytes at most."""


class Exit(IntEnum):
    """Exit codes, part of the contract with scripts."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    SOURCE = 3
    DATA = 4
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on.

    Attributes:
        subject: what the reason is about (a source, a file); may be empty.
        code: the exit code.
    """

    def __init__(self, reason: str, subject: str = "", code: Exit = Exit.USAGE) -> None:
        """Give the reason as a plain sentence without a full stop."""
        super().__init__(reason)
        self.subject = subject
        self.code = code

    def line(self) -> str:
        """Return the one line for standard error."""
        return ": ".join(visible(_shortened(part)) for part in ("sanneng-read", self.subject, str(self)) if part)


def _shortened(text: str) -> str:
    """Return a text without the middle of one that nobody reads through."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def visible(text: str) -> str:
    """Return text with all that would act on the terminal, and all that is no character, written as an escape."""
    return "".join(_escape(c) if category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
