"""Long paragraphs in pieces, so that whatever works a paragraph at a time never meets one without bounds.

A text of one line, or one whose line ends were lost, is one paragraph of millions of characters. Only how it is worked
on is divided: places, hits and selections count in the paragraph. Nearly all texts have none so long, and the numbers
of their pieces are those of their paragraphs.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from operator import sub
from typing import NamedTuple

from reader.text.script import CLOSING, PAUSES, SENTENCE_ENDS, is_chinese

LONG = 4096
"""Code points of the longest paragraph that is one piece."""
_LEAST, _MOST = 768, 1280
"""Code points of the pieces of a longer one (the last may be shorter)."""

_AFTER = f"[{re.escape(CLOSING)}]*\\s*"
_NO_START = frozenset(SENTENCE_ENDS | PAUSES | frozenset(CLOSING))
_SENTENCES = re.compile(f"(?:[。！？!?…｡]+|\\.(?=\\s)){_AFTER}")
_CLAUSES = re.compile(f"[，、；：]{_AFTER}")
_SPACES = re.compile(r"\s+")
_EXTENDING = frozenset(range(0x1F1E6, 0x1F200)) | frozenset(range(0x1F3FB, 0x1F400)) | {0x200D, 0xFE0E, 0xFE0F}
"""Code points beside which a grapheme cluster may go on, besides combining marks: flags, skin tones, joiners."""


class Piece(NamedTuple):
    """Code points `start` to `end` (exclusive) of a paragraph."""

    paragraph: int
    start: int
    end: int


class Pieces:
    """All pieces of a text in order."""

    def __init__(self, starts: Sequence[int], part: Callable[[int, int], str]) -> None:
        """Take the offsets of the paragraphs in the flat text, and what gives parts of it.

        The last offset is one past the end plus one.
        """
        self._starts = starts
        self._count = len(starts) - 1
        longest = max(map(sub, islice(starts, 1, None), starts), default=0)
        lengths = enumerate(map(sub, islice(starts, 1, None), starts)) if longest > LONG + 1 else ()
        self._long = [index for index, length in lengths if length > LONG + 1]
        self._firsts: list[int] = []  # number of each long paragraph's first piece
        self._cuts: list[array[int]] = []  # where its pieces begin, and its end
        more = 0
        for index in self._long:
            cuts = divided(part(starts[index], starts[index + 1] - 1))
            self._firsts.append(index + more)
            self._cuts.append(cuts)
            more += len(cuts) - 2
        self._length = self._count + more

    def __len__(self) -> int:
        """Return the number of pieces."""
        return self._length

    def __getitem__(self, number: int) -> Piece:
        """Return a piece by its number; negative ones count from the end."""
        if number < 0:
            number += self._length
        if not 0 <= number < self._length:
            raise IndexError(number)
        at = bisect_right(self._firsts, number) - 1
        if at < 0:
            return self._whole(number)
        cuts, part = self._cuts[at], number - self._firsts[at]
        if part < len(cuts) - 1:
            return Piece(self._long[at], cuts[part], cuts[part + 1])
        return self._whole(self._long[at] + part - len(cuts) + 2)

    def _whole(self, paragraph: int) -> Piece:
        return Piece(paragraph, 0, self._starts[paragraph + 1] - self._starts[paragraph] - 1)

    def number(self, paragraph: int, offset: int) -> int:
        """Return the number of the piece that holds a place; the end of a paragraph belongs to its last piece."""
        at = bisect_right(self._long, paragraph) - 1
        if at < 0:
            return paragraph
        cuts = self._cuts[at]
        if self._long[at] != paragraph:
            return self._firsts[at] + len(cuts) - 2 + paragraph - self._long[at]
        return self._firsts[at] + bisect_right(cuts, offset, hi=len(cuts) - 1) - 1

    def offset(self, number: int) -> int:
        """Return the flat offset of a piece's start; one past the text's end plus one for the one after the last."""
        if number >= self._length:
            return self._starts[-1]
        piece = self[number]
        return self._starts[piece.paragraph] + piece.start


def divided(text: str) -> "array[int]":
    """Return where the pieces of a paragraph begin, and its end.

    But for the last one or two they are those of any longer text that begins so.
    """
    cuts = array("l", [0])
    while len(text) - cuts[-1] > _MOST:
        cuts.append(_cut(text, cuts[-1]))
    cuts.append(len(text))
    return cuts


def _cut(text: str, start: int) -> int:
    """Return where a piece ends best: after a sentence, a clause, white space, between hanzi, at a whole cluster."""
    least, most = start + _LEAST, start + _MOST
    for pattern in (_SENTENCES, _CLAUSES, _SPACES):
        found = [match.end() for match in pattern.finditer(text, least, most)]
        free = [end for end in found if end < most and text[end] not in _NO_START and _is_whole(text, end)]
        if free:
            return free[-1]
    for end in range(most - 1, least, -1):
        if text[end].isalnum() and text[end - 1].isalnum() and is_chinese(text[end]) and is_chinese(text[end - 1]):
            return end
    return next((end for end in range(most - 1, least, -1) if _is_whole(text, end)), most)


def _is_whole(text: str, end: int) -> bool:
    """Whether no grapheme cluster goes on behind a place."""
    after, before = text[end], text[end - 1]
    joined = ord(after) in _EXTENDING or ord(before) in _EXTENDING or ord(after) >= 0xE0000
    return not joined and unicodedata.category(after)[0] != "M"
