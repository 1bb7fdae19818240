"""A folder as a source: the texts in it, to choose one from."""

import os

from reader.text.clean import clean_line
from reader.text.errors import SourceError
from reader.text.formats.archive import BOOKS, TEXTS

_MOST = 10_000
"""Entries looked at."""

_SHOWN = 6


def texts_in(folder: str) -> list[str]:
    """Return the names of the texts in a folder, sorted as people count (2 before 10); not those of its folders.

    Raises:
        OSError: it cannot be listed.
    """
    found = []
    with os.scandir(folder) as entries:
        for entry, _ in zip(entries, range(_MOST), strict=False):
            if not entry.name.startswith(".") and entry.name.lower().endswith((*TEXTS, *BOOKS)) and entry.is_file():
                found.append(entry.name)
    return sorted(found, key=_counted)


class FolderError(SourceError):
    """A folder where a text was asked for.

    Attributes:
        names: the texts in it; may be empty.
    """

    def __init__(self, source: str, names: list[str]) -> None:
        """Say what is in the folder."""
        shown = ", ".join(map(clean_line, names[:_SHOWN]))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        holds = f" with {len(names)} text{'s' * (len(names) != 1)}: {shown}{more}" if names else " without a text"
        super().__init__(source, f"is a folder{holds}")
        self.names = names


def _counted(name: str) -> list[tuple[int, int, str]]:
    """Return what to sort by: numbers in a name by their worth."""
    import re

    parts = re.split(r"(\d+)", name.casefold())
    return [(1, int(part[:18]), part) if part.isdigit() and part.isascii() else (0, 0, part) for part in parts]
