"""Phrases that settle how a hanzi in them is read, found around a place of the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Code points of the longest phrase.
LONGEST = 8
# In a phrase's value, the hanzi that it says nothing about.
SILENT = 255


@dataclass(frozen=True, slots=True)
class Match:
    """The longest phrase over a place.

    Attributes:
        start: where it begins, in code points of the text.
        end: where it ends.
        book: "p" or "l": which collection it is from.
        choice: number of the reading it gives the hanzi, among the hanzi's readings.
    """

    start: int
    end: int
    book: str
    choice: int


class Phrasebook:
    """Phrases behind a memory map."""

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises:
            OSError: it cannot be read.
        """
        import marisa_trie

        self._trie: Any = marisa_trie.BytesTrie().mmap(str(path))

    def over(self, text: str, place: int) -> Match | None:
        """Return the longest phrase of at least two code points over a place, the leftmost among equals."""
        best: Match | None = None
        length = 1
        trie = self._trie
        for start in range(max(0, place - LONGEST + 1), place + 1):
            # The trie takes U+0000 for the end of a key and reads what lies behind.
            run = text[start : start + LONGEST].partition("\0")[0]
            for phrase in reversed(trie.prefixes(run)):
                if len(phrase) <= length or start + len(phrase) <= place:
                    break
                value = trie[phrase][0]
                if value[1 + place - start] != SILENT:
                    length = len(phrase)
                    best = Match(start, start + length, chr(value[0]), value[1 + place - start])
                    break
        return best
