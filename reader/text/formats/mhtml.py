"""Web pages saved as one file (MHTML, RFC 2557): the page itself, without its pictures."""

from reader.text.content import Content, Raw
from reader.text.errors import SourceError

_LARGEST = 64 << 20
"""Bytes."""

_MOST_PARTS = 10_000


def read(raw: Raw) -> Content:
    """Return the text of the page that was saved: the first part that is HTML.

    Raises:
        SourceError: there is none, or the file is damaged or larger than any page.
    """
    from dataclasses import replace

    from reader.text.formats import page

    if len(raw.data) > _LARGEST or raw.data.count(b"\n--") > _MOST_PARTS:
        raise SourceError(raw.source, "is larger than any saved page")
    data, charset = _page(raw)
    return page.read(replace(raw, data=data, encoding=raw.encoding or charset))


def _page(raw: Raw) -> tuple[bytes, str]:
    """Return the page's bytes and the codec its part declares; empty where it declares none that is known."""
    from email import message_from_bytes

    from reader.text.encoding import known_codec

    try:
        parts = [part for part in message_from_bytes(raw.data).walk() if part.get_content_type() == "text/html"]
        data = parts[0].get_payload(decode=True) if parts else None
        charset = known_codec(parts[0].get_content_charset("") or "x") if parts else ""
    except (ValueError, RecursionError, LookupError) as error:
        raise SourceError(raw.source, "is damaged: a saved page that cannot be read") from error
    if not isinstance(data, bytes) or not data.strip():
        raise SourceError(raw.source, "is a saved page without a text")
    return data, charset
