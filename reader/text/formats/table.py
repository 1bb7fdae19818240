"""Which module reads which file: by the first bytes, and by the name where they do not tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.text.content import Raw

_HEAD = 1024
"""Bytes."""

# Searched with `re`'s own cache: most texts need none of the patterns, and compiling them takes 2 ms.
_HTML = rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?s:.){0,400}?-->\s*)?(?:<!doctype\s+html\b|<html\b|<head\b|<body\b)"
_CUE = rb"\d{1,6}[ \t]*\r?\n\s{0,4}\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d"
_DIGITS = tuple(bytes([digit]) for digit in b"0123456789")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: in plain words.
        module: below `reader.text.formats`; its `read(Raw)` returns a `Content`.
        is_one: tells it from the first kilobyte and the name.
    """

    name: str
    module: str
    is_one: Callable[[bytes, Raw], bool]


def _is_mhtml(head: bytes, raw: Raw) -> bool:
    """Whether a file is mail in form with a page in it."""
    if not head.startswith((b"From:", b"MIME-Version:", b"Subject:", b"Snapshot-Content-Location:")):
        return False
    return b"multipart/related" in head.lower()


def _is_foreign(_: bytes, raw: Raw) -> bool:
    from reader.text.formats.foreign import told

    return bool(told(raw.data))


FORMATS = (
    Format("another", "foreign", _is_foreign),  # first: its beginnings tell more than a name does
    Format("ZIP archive", "archive", lambda head, raw: head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    Format("gzip archive", "gzipped", lambda head, raw: head.startswith(b"\x1f\x8b\x08")),
    # Readers of PDF take it with anything before it in the first kilobyte (PDF 1.7, Annex H.3.4.1).
    Format("PDF", "pdf", lambda head, raw: head.startswith(b"%PDF-") or (raw.named(".pdf") and b"%PDF-1." in head)),
    Format("FictionBook", "fb2", lambda head, raw: b"<FictionBook" in head or _named(raw, b"<", ".fb2")),
    Format("WebVTT", "subtitles", lambda head, raw: head.startswith(b"WEBVTT") or _named(raw, b"-->", ".vtt")),
    Format("SubRip", "subtitles", lambda head, raw: _begins(_CUE, head) or _named(raw, b"-->", ".srt")),
    Format(
        "SubStation",
        "subtitles",
        lambda head, raw: head.startswith(b"[Script Info]") or _named(raw, b"Dialogue:", ".ass", ".ssa"),
    ),
    Format("HTML", "page", lambda head, raw: _begins(_HTML, head) or _named(raw, b"<", ".html", ".htm", ".xhtml")),
    Format("MHTML", "mhtml", _is_mhtml),
)


def format_of(raw: Raw) -> Format | None:
    """Return the format of a file; None for plain text and Markdown."""
    head = _narrow(raw.data[:_HEAD])
    return next((known for known in FORMATS if known.is_one(head, raw)), None)


def _named(raw: Raw, sign: bytes, *endings: str) -> bool:
    """Whether a file's name tells a format and it has that format's sign somewhere: else it is plain text."""
    if not raw.named(*endings):
        return False
    wide = b"".join(bytes([byte, 0]) for byte in sign)  # UTF-16 LE, and BE but for the ends
    return sign in raw.data or wide[:-1] in raw.data


def _begins(pattern: bytes, head: bytes) -> bool:
    return head[:1] in (b"<", *_DIGITS) and re.match(pattern, head, re.IGNORECASE) is not None


def _narrow(head: bytes) -> bytes:
    """Return a head without its byte order mark and white space, that of a UTF-16 text as ASCII."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()
