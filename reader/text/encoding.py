"""Tell a text's encoding by its content and decode it.

Order of trust: a byte order mark; bytes that are UTF-8 throughout; else every candidate decodes a sample, and the
one that makes the likeliest Chinese (or plain Western) text of the same bytes wins.
"""

import codecs
import re

from reader.text.errors import SourceError
from reader.text.likelihood import likelihood, unfit

_SAMPLE = 1 << 15
"""Bytes judged; the rest of a file only gets decoded."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)

_MULTIBYTE = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
_NOTATIONS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Python's codecs for host names and for literals, which take no bytes as they come."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

# Log-odds before anything is seen: UTF-16 without a mark is rare, and for a handful of bytes GB18030 is likelier
# than Big5.
_PRIOR = {"gb18030": -1.0, "big5hkscs": -3.0, "utf-16-le": -10.0, "utf-16-be": -12.0, "cp1252": -3.0}

_LEAST_LIKELY = -11.5
"""Nats a character: texts have -7 (Chinese) to -10 (rare hanzi), tables of numbers read as UTF-16 less than -12."""

_HIGH = re.compile(rb"[\x80-\xff]")


def known_codec(name: str) -> str:
    """Return Python's name of a codec for text; empty where there is none of that name."""
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # Python has codecs from bytes to bytes, too
    except (LookupError, ValueError):
        return ""
    return "" if codec.name.replace("_", "-") in _NOTATIONS else codec.name


def decode(data: bytes, source: str = "", encoding: str = "") -> tuple[str, str]:
    """Return the text of some bytes and the name of the codec; a byte order mark is no part of the text.

    Bytes that the codec cannot read become U+FFFD.

    Args:
        data: the whole file.
        source: its name, for the error.
        encoding: the codec to use whatever the bytes look like; empty to tell it by them.

    Raises:
        SourceError: the bytes are no text.
    """
    if encoding:
        return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceError(source, f"is {name}, not a text")
    nulls = data.count(0)
    if nulls and (codec := _wide_codec(data[:_SAMPLE])):
        return data.decode(codec, "replace"), codec
    if nulls * 1000 > len(data):
        raise SourceError(source, "is binary data, not a text")
    try:
        text, codec = data.decode(), "utf-8"
    except UnicodeDecodeError:
        codec = _multibyte_codec(data)
        text = data.decode(codec, "replace")
    sample = text[:_SAMPLE]
    if unfit(sample) > 1 + len(sample) / 10:
        raise SourceError(source, "is binary data, not a text")
    return text, codec


def decode_name(data: bytes) -> str:
    """Return a file name from an archive that does not say how it is written."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(max(("gb18030", "big5hkscs"), key=lambda codec: likelihood(_try(data, codec))), "replace")


def _wide_codec(sample: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark by what the zero bytes leave: a text almost without unfit signs."""
    readings = {codec: _try(sample, codec) for codec in _WIDE}
    fit = {
        codec: likelihood(text)
        for codec, text in readings.items()
        if text and unfit(text) <= len(text) / 50 and likelihood(text) >= _LEAST_LIKELY * len(text)
    }
    return max(fit, key=lambda codec: fit[codec], default=None)


def _multibyte_codec(data: bytes) -> str:
    """Tell the encoding of bytes that are not UTF-8 throughout."""
    high = _HIGH.search(data)
    first = high.start() if high else 0
    # A line feed is never the second half of a character here, nor is any byte before the first high one.
    start = max(data.rfind(b"\n", 0, first) + 1, first - 64)
    sample = data[start : start + _SAMPLE]
    candidates = [codec for codec in _MULTIBYTE if start == 0 or not codec.startswith("utf-16")]
    return max(candidates, key=lambda codec: likelihood(_try(sample, codec)) + _PRIOR.get(codec, 0.0))


def _try(sample: bytes, codec: str) -> str:
    """Decode a sample whose last character may be cut."""
    return codecs.getincrementaldecoder(codec)("replace").decode(sample, final=False)
