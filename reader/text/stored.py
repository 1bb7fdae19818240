"""Large texts taken apart once and stored for the next opening, in a folder of what can be made again.

A stored text is found by the path of its file and holds only while size and time of change are those it was read at.
A line with the checksum of all that follows, one of JSON, then arrays and the text in UTF-16, which is decoded several
times as fast as it was read and taken apart.
"""

import json
import mmap
import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from reader import __version__
from reader.paths import write_whole
from reader.text.compact import Compact
from reader.text.document import Anchor, Document, Given, Paragraph, Section, SectionKind

FORMAT = "sanneng-text/4"
_ROOM = 512 << 20
"""Bytes of all stored texts together; the ones not opened for the longest time go first."""
_CHECKSUM = 9
"""Bytes of the first line."""
_LONGEST_HEADER = 64 << 20
_CODEC = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_APART = ("paragraphs", "sections")


def signature(path: str) -> list[Any]:
    """Return what a file is known by without reading it: path, size, time of change.

    Raises:
        OSError: there is none.
    """
    status = os.stat(path)
    return [os.path.abspath(path), status.st_size, status.st_mtime_ns, __version__, sys.byteorder]


def _file(folder: Path, path: str) -> Path:
    name = os.fsencode(os.path.abspath(path))
    return folder / f"{blake2b(name, digest_size=12).hexdigest()}.text"


def store(folder: Path, document: Document, known: Sequence[Any]) -> bool:
    """Store a document under its file's signature; False where it is too small for that, or cannot be written."""
    compact = document.paragraphs
    if not isinstance(compact, Compact):
        return False
    starts = array("q", compact.starts)
    body = (starts.tobytes(), compact.kinds, compact.levels, compact.speakers, compact.flat.encode(_CODEC))
    header = {
        "format": FORMAT,
        "signature": list(known),
        "lengths": [len(part) for part in body],
        "fields": {f.name: getattr(document, f.name) for f in fields(document) if f.name not in _APART},
        "sections": [_listed(section) for section in document.sections],
        "others": [[index, *_more(paragraph)] for index, paragraph in compact.others.items()],
    }
    try:
        parts = (json.dumps(header, ensure_ascii=True).encode() + b"\n", *body)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(_file(folder, known[0]), (_checksum(parts), *parts))
        _make_room(folder)
    except (OSError, TypeError):
        return False
    return True


def _checksum(parts: Iterable[bytes | memoryview]) -> bytes:
    """Return a file's first line."""
    crc = 0
    for part in parts:
        crc = crc32(part, crc)
    return b"%08x\n" % crc


def _listed(section: Section) -> list[Any]:
    start, end = section.start, section.end
    return [section.title, section.kind, section.level, start.paragraph, start.offset, end.paragraph, end.offset]


def _more(paragraph: Paragraph) -> list[Any]:
    """Return what the arrays have no room for."""
    given = [[one.start, one.end, one.reading] for one in paragraph.given]
    return [paragraph.level, paragraph.speaker, given, paragraph.depth]


def _with_more(paragraph: Paragraph, level: int, speaker: int, given: Iterable[Sequence[Any]], depth: int) -> Paragraph:
    return replace(paragraph, level=level, speaker=speaker, given=tuple(Given(*one) for one in given), depth=depth)


def _make_room(folder: Path) -> None:
    """Remove the texts that were not opened for the longest time."""
    found = sorted(((path.stat(), path) for path in folder.iterdir()), key=lambda pair: -pair[0].st_mtime)
    size = 0
    for status, path in found:
        size += status.st_size
        if size > _ROOM:
            path.unlink(missing_ok=True)


def stored(folder: Path, source: str) -> Document | None:
    """Return a file's document as it was stored; None where there is none, or the file has changed since."""
    try:
        known = signature(source)
        path = _file(folder, source)
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            document = _read(data, known)
        if document is not None:
            os.utime(path)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    return document


def forget(folder: Path, source: str) -> None:
    """Remove a stored text."""
    with suppress(OSError, ValueError):
        _file(folder, source).unlink(missing_ok=True)


def _read(data: mmap.mmap, known: list[Any]) -> Document | None:
    with memoryview(data) as view:
        if data[:_CHECKSUM] != _checksum([view[_CHECKSUM:]]):
            return None
        end = data.find(b"\n", _CHECKSUM, _LONGEST_HEADER)
        header = json.loads(data[_CHECKSUM:end])
        if header["format"] != FORMAT or header["signature"] != known:
            return None
        parts: list[memoryview] = []
        place = end + 1
        for length in header["lengths"]:
            parts.append(view[place : place + length])
            place += length
        try:
            return _document(header, parts)
        finally:
            for part in parts:
                part.release()


def _document(header: dict[str, Any], parts: Sequence[memoryview]) -> Document:
    starts = array("q")
    starts.frombytes(parts[0])
    plain = Compact(str(parts[4], _CODEC), starts, bytes(parts[1]), bytes(parts[2]), bytes(parts[3]))
    compact = replace(plain, others={index: _with_more(plain[index], *more) for index, *more in header["others"]})
    sections = tuple(
        Section(title, SectionKind(kind), level, Anchor(a, b), Anchor(c, d))
        for title, kind, level, a, b, c, d in header["sections"]
    )
    rest = {name: _frozen(value) for name, value in header["fields"].items()}
    return Document(paragraphs=compact, sections=sections, **rest)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
