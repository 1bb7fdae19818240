"""A text in a file, in an encoding of fixed width and with checksums: a part is read without the rest."""

import sys
from array import array
from collections.abc import Sequence
from threading import Lock
from typing import BinaryIO, NamedTuple
from weakref import finalize
from zlib import crc32

LOST = "\ufffd"
"""Stands for a character that cannot be read."""
_ORDER = "le" if sys.byteorder == "little" else "be"
_BEYOND = "\U00010000"
_BLOCK = 1 << 16
"""Bytes that have a checksum together."""
_AT_ONCE = 32
"""Blocks that are read together of a text that is wanted whole; decoding holds the interpreter lock for 1 ms."""


class Encoding(NamedTuple):
    """A text's bytes: UTF-16, or UTF-32 where it has code points beyond the BMP.

    Attributes:
        data: all of it.
        width: bytes of a code point, 2 or 4.
        checksums: CRC-32 of each block.
    """

    data: bytes
    width: int
    checksums: "array[int]"


def encode(text: str) -> Encoding:
    """Return a text as `Encoded` reads it.

    Raises:
        UnicodeEncodeError: it holds a half of a surrogate pair.
    """
    width = 2 if not text or max(text) < _BEYOND else 4
    data = text.encode(_codec(width))
    return Encoding(data, width, array("I", _sums(data)))


def _codec(width: int) -> str:
    return f"utf-{8 * width}-{_ORDER}"


def _sums(data: bytes) -> list[int]:
    with memoryview(data) as view:
        return [crc32(view[start : start + _BLOCK]) for start in range(0, len(data), _BLOCK)]


class Encoded:
    """A text that is in a file; nothing that was damaged there is given for text."""

    def __init__(self, file: BinaryIO, start: int, length: int, width: int, checksums: Sequence[int]) -> None:
        """Take an open file, which is closed with the object.

        Args:
            file: opened without a buffer.
            start: where the text begins in it, in bytes.
            length: bytes of the text.
            width: bytes of a code point.
            checksums: CRC-32 of each block.
        """
        self._file = file
        self._start = start
        self._length = length
        self._width = width
        self._checksums = list(checksums)
        self._reading = Lock()
        finalize(self, file.close)

    def part(self, start: int, end: int) -> str:
        """Return the code points from `start` to `end` (exclusive); as many signs of a lost one where they are lost."""
        first, last = start * self._width, end * self._width
        block = first // _BLOCK
        data = self._blocks(block, -(-last // _BLOCK))
        if data is None:
            return LOST * (end - start)
        return data[first - block * _BLOCK : last - block * _BLOCK].decode(_codec(self._width))

    def whole(self) -> str | None:
        """Return all of it; None where it is not what was written any more.

        Some blocks at a time: others may read between them, and the bytes are never in memory beside the whole text.
        """
        text = ""
        for first in range(0, len(self._checksums), _AT_ONCE):
            data = self._blocks(first, min(first + _AT_ONCE, len(self._checksums)))
            if data is None:
                return None
            text += data.decode(_codec(self._width))  # lengthened in place by CPython: nobody else has it
        return text

    def _blocks(self, first: int, end: int) -> bytes | None:
        start, stop = first * _BLOCK, min(end * _BLOCK, self._length)
        with self._reading:
            try:
                self._file.seek(self._start + start)
                data = self._file.read(stop - start)
            except OSError:
                return None
        return data if len(data) == stop - start and _sums(data) == self._checksums[first:end] else None
