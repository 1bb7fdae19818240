"""Which module reads which file: by the first bytes, and by the name where they do not tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.text.content import Raw

_HEAD = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?s:.){0,400}?-->\s*)?"
    rb"(?:<!doctype\s+html\b|<html\b|<head\b|<body\b)",
    re.IGNORECASE,
)
_FICTIONBOOK = re.compile(rb"<FictionBook\b")
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)")
_SRT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*\d{1,6}[ \t]*\r?\n\s{0,4}\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d"
)
_ASS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[Script Info\]", re.IGNORECASE)


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


FORMATS = (
    Format("ZIP archive", "archive", lambda head, raw: head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    Format("gzip archive", "gzipped", lambda head, raw: head.startswith(b"\x1f\x8b\x08")),
    Format("PDF", "pdf", lambda head, raw: head.startswith(b"%PDF-")),
    Format("FictionBook", "fb2", lambda head, raw: _FICTIONBOOK.search(head) is not None or raw.named(".fb2")),
    Format("WebVTT", "subtitles", lambda head, raw: _VTT.match(head) is not None or raw.named(".vtt")),
    Format("SubRip", "subtitles", lambda head, raw: _SRT.match(_narrow(head)) is not None or raw.named(".srt")),
    Format("SubStation", "subtitles", lambda head, raw: _ASS.match(_narrow(head)) is not None or raw.named(".ass", ".ssa")),
    Format("HTML", "page", lambda head, raw: _HTML.match(head) is not None or raw.named(".html", ".htm", ".xhtml")),
)


def format_of(raw: Raw) -> Format | None:
    """Return the format of a file; None for plain text and Markdown."""
    head = raw.data[:_HEAD]
    return next((known for known in FORMATS if known.is_one(head, raw)), None)


def _narrow(head: bytes) -> bytes:
    """Return the head of a UTF-16 text as ASCII, so that one look serves both."""
    return head.replace(b"\0", b"")[2:] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
