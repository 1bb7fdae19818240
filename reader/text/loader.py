"""Open a source: the bundled interview, standard input or a file, told by content and name.

Reading never blocks on what is no file, never reads twice, and never takes more than a set number of bytes.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from reader import assets
from reader.text.clean import clean, clean_line
from reader.text.compact import compacted
from reader.text.content import Content, Raw
from reader.text.document import Document, Kind, Paragraph
from reader.text.encoding import decode, is_doubtful
from reader.text.errors import SourceError
from reader.text.outside import no_file, open_without_waiting
from reader.text.sectioning import divide

INTERVIEW = "interview"
STANDARD_INPUT = "-"
CLIPBOARD = "clipboard:"

LARGEST = 256 << 20
"""Bytes."""

_NAMELESS = {STANDARD_INPUT: "standard input", CLIPBOARD: "clipboard"}
"""Titles of what has no name."""

_MARKDOWN = (".md", ".markdown")
_HEADINGS = ("# ", "## ")


def load(source: str, stdin: BinaryIO | None = None, encoding: str = "") -> Document:
    """Read a text.

    Args:
        source: a path, also of a text in a ZIP archive; "-" for standard input; "clipboard:"; an http or https address;
            "interview" (or nothing) for the bundled one.
        stdin: what "-" reads; the process's standard input by default.
        encoding: the codec to read text with; empty to tell it by content.

    Raises:
        SourceError: there is no such text, it cannot be read, or it is none.
    """
    source = source or INTERVIEW
    raw = _raw(source, stdin, encoding)
    return document_of(raw.data, source, raw.name, encoding)


def _raw(source: str, stdin: BinaryIO | None, encoding: str) -> Raw:
    """Return the bytes that a source names: standard input, the clipboard, an address, a file or one in an archive."""
    if source == STANDARD_INPUT:
        return Raw(_read_stream(stdin), source, "", encoding)
    if source == CLIPBOARD:
        from reader.text.clipboard import paste

        return paste()
    if "://" in source:
        from reader.text.web import fetch, is_url

        if is_url(source):
            return fetch(source, encoding)
    path = str(assets.bundled_text(INTERVIEW)) if source == INTERVIEW else source
    archive = _archive_of(path)
    if archive:
        from reader.text.formats.archive import member

        return member(Raw(_read_file(source, archive), source, archive, encoding), path[len(archive) + 1 :])
    return Raw(_read_file(source, path), source, path, encoding)


def _archive_of(path: str) -> str:
    """Return the ZIP archive in a path that goes on inside it, as `novels.zip/first.txt` does; else nothing."""
    at = path.lower().find(".zip/")
    if at < 0 or os.path.exists(path) or not os.path.isfile(path[: at + 4]):
        return ""
    return path[: at + 4]


def document_of(data: bytes, source: str, name: str = "", encoding: str = "") -> Document:
    """Make a document of a file's bytes.

    Args:
        data: all of them.
        source: what the user named.
        name: a file name: its ending tells the format where the content does not, its stem is the title of last resort.
        encoding: the codec to read text with; empty to tell it by content.

    Raises:
        SourceError: the bytes are no text, or nothing is in it.
    """
    return _document(content_of(Raw(data, source, name, encoding)), data, source, name)


def beginning_of(source: str, most: int) -> tuple[Document, float] | None:
    """Return the first chapters of an EPUB, with the key of all of it, and what share they are; None for another file.

    Args:
        source: a path.
        most: code points about which the chapters have.

    Raises:
        SourceError: as `load`.
    """
    from reader.text.formats import epub
    from reader.text.formats.archive import Archive

    data = _read_file(source, source)
    if not data.startswith(b"PK\x03\x04"):
        return None
    archive = Archive(data, source)
    if not archive.has("META-INF/container.xml"):
        return None
    with _bounded(source):
        content, share = epub.beginning(archive, most)
    return (_document(content, data, source, source), share) if content.paragraphs else None


def _document(content: Content, data: bytes, source: str, name: str) -> Document:
    from hashlib import blake2b

    if not content.paragraphs:
        raise SourceError(source, "holds nothing to read")
    paragraphs, sections = divide(content.paragraphs, content.marks)
    return Document(
        title=next((p.text for p in paragraphs if p.kind is Kind.TITLE), "") or content.title or _stem(name, source),
        paragraphs=compacted(paragraphs),
        sections=sections,
        source=source,
        encoding=content.encoding,
        credit=content.credit,
        key=blake2b(data, digest_size=16).hexdigest(),
        signs=content.signs,
        doubtful=content.doubtful,
    )


def content_of(raw: Raw) -> Content:
    """Return what is in a file's bytes, by the format they and the name tell.

    Raises:
        SourceError: the bytes are no text.
    """
    from reader.text.formats.table import format_of

    if not raw.data or raw.data.isspace():
        raise SourceError(raw.source, "is empty")
    found = format_of(raw)
    if found is None:
        return _plain_content(raw)
    from importlib import import_module

    with _bounded(raw.source):
        content: Content = import_module(f"reader.text.formats.{found.module}").read(raw)
    return content


@contextmanager
def _bounded(source: str) -> Iterator[None]:
    """Tell what has more parts than any honest text as a source that cannot be read."""
    from reader.text.formats.blocks import TooMuch

    try:
        yield
    except TooMuch as error:
        raise SourceError(source, str(error)) from error


def _plain_content(raw: Raw) -> Content:
    """Read plain text or Markdown."""
    text, encoding = decode(raw.data, raw.source, raw.encoding)
    cleaned = clean(text)
    paragraphs, credit = _parse(cleaned, raw.name)
    doubtful = not raw.encoding and is_doubtful(text, encoding)
    return Content(paragraphs, "", credit, encoding, (), () if cleaned is text else _signs(text), doubtful)


def _signs(text: str) -> tuple[tuple[str, int], ...]:
    from reader.text.census import census

    return tuple(census(text).items())


def _parse(text: str, name: str) -> tuple[list[Paragraph], str]:
    # What has no name, piped or pasted, is Markdown where it begins with a heading of its kind.
    if not name and text.lstrip("\n").startswith(_HEADINGS):
        from reader.text.markdown import parse_markdown

        return parse_markdown(text)
    if name.lower().endswith(_MARKDOWN) or text.startswith("---\n"):
        from reader.text.frontmatter import split_front_matter
        from reader.text.markdown import parse_markdown

        if name.lower().endswith(_MARKDOWN) or split_front_matter(text)[0]:
            return parse_markdown(text)
    from reader.text.plain import parse_plain

    return parse_plain(text), ""


def _stem(name: str, source: str) -> str:
    if source in _NAMELESS:
        return _NAMELESS[source]
    stem = os.path.basename(name)
    for packed in (".gz", ".zip"):
        stem = stem[: -len(packed)] if stem.lower().endswith(packed) and "." in stem[: -len(packed)] else stem
    stem = os.path.splitext(stem)[0]
    return clean_line(stem) or clean_line(source) or "untitled"


def _read_stream(stdin: BinaryIO | None) -> bytes:
    import sys

    if stdin is None:
        if sys.stdin is None:
            raise SourceError(STANDARD_INPUT, "standard input is closed")
        stdin = sys.stdin.buffer
    try:
        return _within_limit(stdin, STANDARD_INPUT)
    except OSError as error:
        raise SourceError(STANDARD_INPUT, _reason(error)) from error


def _read_file(source: str, path: str) -> bytes:
    try:
        _refuse(source, os.stat(path))
        with open(path, "rb", buffering=0, opener=open_without_waiting) as file:
            # Again: the name may have come to mean something else between the two calls.
            _refuse(source, os.fstat(file.fileno()))
            return _within_limit(file, source)
    except OSError as error:
        raise SourceError(source, _reason(error)) from error
    except ValueError as error:  # a name with a zero byte, or one this system cannot encode
        raise SourceError(source, "is no file name") from error


def _refuse(source: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        from reader.text.folder import FolderError, texts_in

        raise FolderError(source, texts_in(source))
    if reason := no_file(status.st_mode):
        raise SourceError(source, reason)
    if status.st_size > LARGEST:
        raise SourceError(source, _TOO_LARGE)


_TOO_LARGE = f"is larger than {LARGEST >> 20} MB"


def _within_limit(file: BinaryIO, source: str) -> bytes:
    parts: list[bytes] = []
    left = LARGEST + 1
    while left > 0 and (part := file.read(min(left, 1 << 24))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise SourceError(source, _TOO_LARGE)
    return b"".join(parts)


def _reason(error: OSError) -> str:
    """Return an operating system's error in plain words."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or "cannot be read").lower()
