"""Open a large text or book at once: as it was stored the last time, else its beginning first and the whole later."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from reader.text.document import Anchor, Document
from reader.text.errors import SourceError

LARGE = 1 << 20
"""Bytes of a file whose beginning is shown before the rest is read."""
_HEAD = 96 << 10
_CHUNK = 1 << 20
_NAMES = (".txt", ".text", "")
"""Endings of names that say nothing but that it is text."""
_BOOK = ".epub"
_BOOK_HEAD = 30_000
"""Code points about which the first chapters of a book have."""
_NO_PATHS = ("", "-", "interview")
_OTHERS = (b"<", b"\xef\xbb\xbf<", b"---", b"{", b"PK", b"%", b"\x1f", b"\xff\xfe\x00\x00", b"\x00")
"""Beginnings of what may be something else than plain text."""


class Load(Protocol):
    """Reads a text as `loader.load` does, here or elsewhere."""

    def __call__(self, source: str, *, encoding: str = "") -> Document:
        """Return the text; raises SourceError."""
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """A text as far as it is there.

    Attributes:
        document: the text, or its beginning, with the key of the whole.
        share: how much of the file it is, 1.0 for all.
    """

    document: Document
    share: float = 1.0


def is_large(source: str) -> bool:
    """Whether a source is a large file whose name tells nothing, or that it is plain text or a book."""
    if source in _NO_PATHS:
        return False
    try:
        return _ending(source) in (*_NAMES, _BOOK) and os.path.getsize(source) > LARGE
    except (OSError, ValueError):
        return False


def _ending(source: str) -> str:
    return os.path.splitext(source)[1].lower()


def begin(source: str, folder: Path | None, load: Load | None = None) -> Opening:
    """Return a large text as it was stored, or its beginning; all of it where its kind is not told by that.

    Args:
        source: its path.
        folder: where large texts are stored; None for nowhere.
        load: reads all of a text; `loader.load` without it.

    Raises:
        SourceError: as `loader.load`.
    """
    from reader.text.loader import load as load_here
    from reader.text.stored import stored

    document = stored(folder, source) if folder else None
    if document is not None:
        return Opening(replace(document, source=source))
    return (_first_chapters(source) if _ending(source) == _BOOK else _head(source)) or Opening(
        (load or load_here)(source)
    )


def again(source: str, folder: Path | None, key: str, encoding: str, *, load: Load | None = None) -> Opening:
    """Open a text that was opened before, with the codec it was read with then, unless it has other contents now.

    Args:
        source: what opens it.
        folder: as for `begin`.
        key: its content hash.
        encoding: the codec; empty where it is not known.
        load: reads all of a text; `loader.load` without it.

    Raises:
        SourceError: as `loader.load`.
    """
    from reader.text.loader import load as load_here

    load = load or load_here
    opening = begin(source, folder, load) if is_large(source) else Opening(load(source))
    document = opening.document
    if encoding in ("", document.encoding) or document.key != key:
        return opening
    return Opening(load(source, encoding=encoding))


def unchanged(source: str, key: str, encoding: str) -> Document | None:
    """Return all of a text that was opened before, read as it was then; None where it has other contents now.

    Args:
        source: what opens it.
        key: its content hash.
        encoding: the codec; empty where it is not known.

    Raises:
        SourceError: as `loader.load`.
    """
    from reader.text.loader import load

    document = load(source)
    if document.key == key and encoding not in ("", document.encoding):
        document = load(source, encoding=encoding)
    return document if document.key == key else None


def load_and_store(source: str, folder: Path) -> bool:
    """Read a large text and store it; False where it cannot be stored, or has changed meanwhile.

    Raises:
        SourceError: as `loader.load`.
    """
    from reader.text.loader import load
    from reader.text.stored import signature, store

    try:
        known = signature(source)
        document = load(source)
        return known == signature(source) and store(folder, document, known)
    except OSError:
        return False


def carried(place: Anchor, old: Document, new: Document) -> Anchor:
    """Return a place of a text's beginning in the whole; both were taken apart on their own."""
    last = len(new.paragraphs) - 1
    if place.paragraph <= last and _begins_alike(old, new, place.paragraph):
        return Anchor(place.paragraph, min(place.offset, len(new.paragraphs[place.paragraph].text)))
    flat = old.offset(place)
    at = new.text.find(old.text[flat : flat + 40])
    return new.anchor(at if at >= 0 else flat)


def _begins_alike(old: Document, new: Document, paragraph: int) -> bool:
    """Whether two texts are the same up to a paragraph, which may be cut short in the old one."""
    start, end = old.starts[paragraph], old.starts[paragraph + 1] - 1
    return new.starts[paragraph] == start and new.text.startswith(old.text[:end])


def _first_chapters(source: str) -> Opening | None:
    """Return the beginning of a book; None where it is none, or nothing is in its beginning."""
    from reader.text.loader import beginning_of

    found = beginning_of(source, _BOOK_HEAD)
    return Opening(*found) if found else None


def _head(source: str) -> Opening | None:
    """Return the beginning of a plain text; None where all of it is needed to tell."""
    from reader.text.loader import LARGEST, document_of
    from reader.text.outside import open_without_waiting

    try:
        with open(source, "rb", buffering=0, opener=open_without_waiting) as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(_HEAD)
            key = _key(head, file)
    except OSError:
        return None
    if head.startswith(_OTHERS) or size > LARGEST:
        return None
    try:
        document = document_of(_whole_lines(head), source, source)
    except SourceError:
        return None
    return Opening(replace(document, key=key), len(head) / size)


def _key(head: bytes, file: BinaryIO) -> str:
    """Return the key of the whole file (`Document.key`) of which the head has been read."""
    from hashlib import blake2b

    digest = blake2b(head, digest_size=16)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _whole_lines(head: bytes) -> bytes:
    """Return the head without its last line, which may be cut; a line that is all of it without half a character."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in head:  # UTF-16: a line feed's bytes may be halves of others
        return head[: len(head) // 4 * 4]
    cut = head.rfind(b"\n") + 1
    if cut > len(head) // 2:
        return head[:cut]
    for missing in range(4):
        try:
            head[: len(head) - missing].decode()
        except UnicodeDecodeError:
            continue
        return head[: len(head) - missing]
    return head
