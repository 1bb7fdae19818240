"""gzip: one text, packed."""

import zlib

from reader.text.content import Content, Raw
from reader.text.errors import SourceError
from reader.text.formats.archive import LARGEST, RATIO, SUSPECT

_DEEPEST = 2
_MOST_MEMBERS = 10_000
"""Parts, one behind the other (RFC 1952 §2.2); block-wise packers make one of every 64 KB."""
_PIECE = 1 << 16
"""Bytes unpacked in one step."""
_GZIP = 16 + zlib.MAX_WBITS


def read(raw: Raw) -> Content:
    """Return the text inside.

    Raises:
        SourceError: it is damaged, too large, or holds no text.
    """
    if raw.depth >= _DEEPEST:
        raise SourceError(raw.source, "is an archive in an archive in an archive")
    from reader.text.loader import content_of

    name = raw.name[: -len(".gz")] if raw.named(".gz") else raw.name
    return content_of(Raw(_unpacked(raw), raw.source, name, raw.encoding, raw.depth + 1))


def _unpacked(raw: Raw) -> bytes:
    whole = bytearray()
    at = 0
    for _ in range(_MOST_MEMBERS):
        try:
            at = _member(raw, at, whole)
        except zlib.error as error:
            raise SourceError(raw.source, "is a damaged gzip archive") from error
        if raw.data[at : at + 1] in (b"", b"\0"):  # behind the last one a tape's padding
            break
    else:
        raise SourceError(raw.source, f"is a gzip archive of more than {_MOST_MEMBERS} parts")
    if len(whole) > SUSPECT and len(whole) > RATIO * len(raw.data):
        raise SourceError(raw.source, "is packed closer than any text: not unpacked")
    return bytes(whole)


def _member(raw: Raw, at: int, whole: bytearray) -> int:
    """Add what the member at a place in the archive holds; returns the place behind it."""
    member = zlib.decompressobj(_GZIP)
    while not member.eof:
        if at >= len(raw.data):
            raise SourceError(raw.source, "is a damaged gzip archive")
        piece = raw.data[at : at + _PIECE]
        whole += member.decompress(piece, LARGEST + 1 - len(whole))
        if len(whole) > LARGEST:
            raise SourceError(raw.source, f"unpacks to more than {LARGEST >> 20} MB")
        at += len(piece) - len(member.unused_data)
    return at
