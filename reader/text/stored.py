"""Large texts taken apart once and stored for the next opening, in a folder of what can be made again.

A stored text is found by the path of its file and holds only while size and time of change are those it was read at.
A line with the checksum of the next, one of JSON, and of the arrays behind it; then the text, of which only what is
looked at is read at first (`encoded`).
"""

import json
import os
import sys
from array import array
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import fields, replace
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import Any
from zlib import crc32

from reader import __version__
from reader.paths import write_whole
from reader.text.compact import Compact, compact
from reader.text.document import Anchor, Document, Given, Paragraph, Section, SectionKind, Stress, Stressed
from reader.text.encoded import Encoded, encode
from reader.text.outside import open_without_waiting, parsed

FORMAT = "sanneng-text/5"
_ROOM = 512 << 20
"""Bytes of all stored texts together; the ones not opened for the longest time go first."""
_CHECKSUM = 9
"""Bytes of the first line."""
_LONGEST_HEADER = 64 << 20
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
    paragraphs = document.paragraphs
    if not isinstance(paragraphs, Compact):
        return False
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(_file(folder, known[0]), _parts(document, paragraphs, known))
        _make_room(folder)
    except (OSError, TypeError):
        return False
    return True


def hand_over(path: Path, document: Document) -> None:
    """Write a document of any size for another process, which takes it by `taken_over`.

    Raises:
        OSError: it cannot be written.
    """
    paragraphs = document.paragraphs
    write_whole(path, _parts(document, paragraphs if isinstance(paragraphs, Compact) else compact(paragraphs), ()))


def taken_over(path: Path) -> Document:
    """Return what another process has handed over.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
    """
    document = _read(path, [])
    if document is None or not isinstance(document.paragraphs, Compact) or not document.paragraphs.is_intact:
        raise ValueError("the text that was handed over is damaged")
    return replace(document, paragraphs=replace(document.paragraphs, source=document.text))  # the file is free again


def _parts(document: Document, whole: Compact, known: Sequence[Any]) -> tuple[bytes, ...]:
    """Return a document as a file has it: the checksum, then all else."""
    text = encode(whole.flat)
    starts = array("q", whole.starts)
    arrays = (starts.tobytes(), text.checksums.tobytes(), whole.kinds, whole.levels, whole.speakers)
    header = {
        "format": FORMAT,
        "signature": list(known),
        "lengths": [len(part) for part in arrays],
        "text": [len(text.data), text.width],
        "fields": {f.name: getattr(document, f.name) for f in fields(document) if f.name not in _APART},
        "sections": [_listed(section) for section in document.sections],
        "others": [[index, *_more(paragraph)] for index, paragraph in whole.others.items()],
    }
    parts = (json.dumps(header, ensure_ascii=True).encode() + b"\n", *arrays)
    return (_checksum(parts), *parts, text.data)


def _checksum(parts: Iterable[bytes]) -> bytes:
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
    stressed = [[one.start, one.end, one.how] for one in paragraph.stressed]
    return [paragraph.level, paragraph.speaker, given, paragraph.depth, stressed]


def _with_more(
    paragraph: Paragraph,
    level: int,
    speaker: int,
    given: Iterable[Sequence[Any]],
    depth: int,
    stressed: Iterable[Sequence[Any]],
) -> Paragraph:
    readings = tuple(Given(*one) for one in given)
    apart = tuple(Stressed(start, end, Stress(how)) for start, end, how in stressed)
    return replace(paragraph, level=level, speaker=speaker, given=readings, depth=depth, stressed=apart)


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
        document = _read(path, known)
        if document is not None:
            os.utime(path)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    return document


def is_read(document: Document) -> bool:
    """Whether all of a text is in memory."""
    return not isinstance(document.paragraphs, Compact) or document.paragraphs.is_read


def is_intact(document: Document) -> bool:
    """Whether a document has all of its text; of one that was stored it is read now, so for a thread beside."""
    return not isinstance(document.paragraphs, Compact) or document.paragraphs.is_intact


def forget(folder: Path, source: str) -> None:
    """Remove a stored text."""
    with suppress(OSError, ValueError):
        _file(folder, source).unlink(missing_ok=True)


def _read(path: Path, known: list[Any]) -> Document | None:
    with ExitStack() as closing:
        file = open(path, "rb", buffering=0, opener=open_without_waiting)  # noqa: SIM115 - the text keeps it open
        beginning = closing.enter_context(BufferedReader(file))
        checksum, line = beginning.read(_CHECKSUM), beginning.readline(_LONGEST_HEADER)
        header = parsed(line)
        if header["format"] != FORMAT or header["signature"] != known:
            return None
        lengths, (length, width) = header["lengths"], header["text"]
        place = len(checksum) + len(line) + sum(lengths)
        if min(lengths) < 0 or os.fstat(file.fileno()).st_size != place + length:
            return None
        arrays = [beginning.read(length) for length in lengths]
        if checksum != _checksum([line, *arrays]):
            return None
        sums = array("I")
        sums.frombytes(arrays[1])
        document = _document(header, arrays, Encoded(file, place, length, width, sums))
        closing.pop_all()
        beginning.detach()  # the file is the text's from now on
    return document


def _document(header: dict[str, Any], arrays: Sequence[bytes], text: Encoded) -> Document:
    starts = array("q")
    starts.frombytes(arrays[0])
    plain = Compact(text, starts, kinds=arrays[2], levels=arrays[3], speakers=arrays[4])
    compact = replace(plain, others={index: _with_more(plain[index], *more) for index, *more in header["others"]})
    sections = tuple(
        Section(title, SectionKind(kind), level, Anchor(a, b), Anchor(c, d))
        for title, kind, level, a, b, c, d in header["sections"]
    )
    rest = {name: _frozen(value) for name, value in header["fields"].items()}
    return Document(paragraphs=compact, sections=sections, **rest)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
