"""gzip: one text, packed."""

import zlib
from gzip import BadGzipFile, GzipFile
from io import BytesIO

from reader.text.content import Content, Raw
from reader.text.errors import SourceError
from reader.text.formats.archive import LARGEST, RATIO, SUSPECT

_DEEPEST = 2


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
    try:
        with GzipFile(fileobj=BytesIO(raw.data)) as file:
            data = file.read(LARGEST + 1)
    except (BadGzipFile, EOFError, zlib.error) as error:
        raise SourceError(raw.source, "is a damaged gzip archive") from error
    if len(data) > LARGEST:
        raise SourceError(raw.source, f"unpacks to more than {LARGEST >> 20} MB")
    if len(data) > SUSPECT and len(data) > RATIO * len(raw.data):
        raise SourceError(raw.source, "is packed closer than any text: not unpacked")
    return data
