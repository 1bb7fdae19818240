"""Read a text of which some lines are in another encoding, as files put together of several have them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from reader.text.likelihood import likelihood

_CODECS = ("utf-8", "gb18030", "big5hkscs")
_BLOCK = 1 << 15
"""Bytes decoded at a time; only those with an error are looked at line by line."""
_FAITH = 6.0
"""Log-odds that a line with a bad byte is in the encoding of the rest."""


def decode_by_lines(data: bytes, codec: str) -> str:
    """Decode all; lines that the codec cannot read, in another one where that makes a likelier text of them.

    Args:
        data: a text in which no second half of a character is a line end: not UTF-16.
        codec: what most of it is in.
    """
    others = [other for other in _CODECS if other != codec]
    return "".join(_decoded(block, codec, others) for block in _blocks(data))


def _blocks(data: bytes) -> Iterator[bytes]:
    """Yield the bytes in blocks of whole lines."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _BLOCK) + 1 or len(data)
        yield data[start:end]
        start = end


def _decoded(block: bytes, codec: str, others: Sequence[str]) -> str:
    try:
        return block.decode(codec)
    except UnicodeDecodeError:
        lines = block.splitlines(keepends=True)
        if len(lines) > 1:
            return "".join(_decoded(line, codec, others) for line in lines)
    text = block.decode(codec, "replace")
    readings = {text: likelihood(text) + _FAITH}
    for other in others:
        with suppress(UnicodeDecodeError):
            reading = block.decode(other)
            readings[reading] = likelihood(reading)
    return max(readings, key=lambda reading: readings[reading])
