"""Tell a text's encoding by its content and decode it.

Order of trust: a byte order mark; bytes that are UTF-8 throughout; else every candidate decodes a sample, and the
one that makes the likeliest Chinese (or plain Western) text of the same bytes wins. Where none makes a likely one,
the Japanese and Korean ones are asked, then those of alphabets. Lines in another encoding than the rest are read in
theirs.
"""

import codecs
import re

from reader.text.errors import SourceError
from reader.text.likelihood import likelihood, outside_gb2312, strangeness, unfit

_SAMPLE = 1 << 15
"""Bytes judged; the rest of a file only gets decoded."""
_FIRST_SAMPLE = 1 << 12
_CERTAIN = 100.0
"""Bytes that nearly always are enough, and the log-odds (nats) with which they are."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_MAGIC = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)

_MULTIBYTE = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
_NOTATIONS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Python's codecs for host names and for literals, which take no bytes as they come."""
_SUPERSETS = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

# Log-odds before anything is seen: UTF-16 without a mark is rare, and for a handful of bytes GB18030 is likelier
# than Big5.
_PRIOR = {"gb18030": -1.0, "big5hkscs": -3.0, "utf-16-le": -10.0, "utf-16-be": -12.0, "cp1252": -3.0}

_LEAST_LIKELY = -11.5
"""Nats a character: texts have -7 (Chinese) to -10 (rare hanzi), tables of numbers read as UTF-16 less than -12."""

_REST = bytes(range(0x80, 0xC0))
"""What follows the first byte of a character in UTF-8."""
_DOUBLE = ("gb18030", "big5hkscs")
_FAITH = 6.0
"""Log-odds that a text which can be read throughout does not begin in the middle of a character."""
LOST = "\ufffd"

_ASCII = re.compile(r"[\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


_BINARY = "is binary data, not a text"
_UNKNOWN = "is in an encoding that is not known (--encoding tells it)"
_LOST = "has lost its characters: it is nearly all replacement signs"

_LIKELY = 8.4
"""Nats a character beyond ASCII (`strangeness`): texts in the right encoding have 6 to 8.4, lists of names 9."""
_UNSURE = 9.5
"""Nats: what is stranger is a list of rare hanzi or, more likely, no text in this encoding."""

_OUTSIDE = 2.5
"""Nats that a hanzi outside GB 2312 costs in GB18030: most texts have none, traditional ones are full of them."""

_TELLING = 20
"""Different hanzi that tell EUC-TW, of which one may be none of its most usual ones."""

_FEW = 4
"""Signs of two bytes that make no text UTF-8 where they are as well a hanzi or two in GB18030."""
_SHORT = 512
"""Bytes of a text in UTF-16 that may have neither a mark nor a zero byte, so that it passes for ASCII."""
_STRAY_NULLS = 4


def known_codec(name: str) -> str:
    """Return Python's name of a codec for text; empty where there is none of that name.

    GBK and GB 2312, Shift_JIS and EUC-KR are their supersets, which whoever names them mostly means.
    """
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # Python has codecs from bytes to bytes, too
    except (LookupError, ValueError):
        return ""
    return "" if codec.name.replace("_", "-") in _NOTATIONS else _SUPERSETS.get(codec.name, codec.name)


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
    if (nulls := data.count(0)) and (codec := _wide_codec(data[:_SAMPLE])):
        return data.decode(codec, "replace"), codec
    text, codec = _narrow(_without_padding(data, source) if nulls > _STRAY_NULLS else data)
    _refuse_garbage(text[:_SAMPLE], source)
    return text, codec


def _narrow(data: bytes) -> tuple[str, str]:
    """Decode what has neither a mark nor the zero bytes of wide codes."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        codec = _multibyte_codec(data)
        if cut := _cut(data, codec):
            codec = _multibyte_codec(data[cut:])
        return LOST * (cut > 0) + _leniently(data[cut:], codec), codec
    other = _disguised(data, text)
    return (data.decode(other, "replace"), other) if other else (text, "utf-8")


def _cut(data: bytes, whole: str) -> int:
    """Return how many bytes at the beginning are the rest of a character, of a text that was cut in the middle of it.

    With them every second byte of the first line would be taken for a first one, up to the next of ASCII.

    Args:
        data: the text.
        whole: the codec that makes the likeliest text of all bytes.
    """
    if data[:1] < b"\x80":
        return 0
    bare = len(data[:3]) - len(data[:3].lstrip(_REST))
    if bare and _is_utf8(data[bare : bare + _FIRST_SAMPLE]):
        return bare
    line = data[:_FIRST_SAMPLE].split(b"\n", 1)[0] + b"\n"
    text = _try(line, whole)
    if strangeness(_ASCII.split(text, maxsplit=1)[0]) < _LIKELY:
        return 0
    codec = _multibyte_codec(data[1:])
    if codec not in _DOUBLE:
        return 0
    faith = 0.0 if LOST in text else _FAITH
    likelier = likelihood(LOST) + _weight(line[1:], codec) >= _weight(line, whole) + faith
    return int(likelier and LOST not in _try(line[1:], codec))


def _is_utf8(sample: bytes) -> bool:
    """Whether a sample, whose last character may be cut, is UTF-8 beyond ASCII."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(sample).isascii()
    except UnicodeDecodeError:
        return False


def _leniently(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec in _WIDE:
            return data.decode(codec, "replace")
    from reader.text.mixed import decode_by_lines

    return decode_by_lines(data, codec)


def _without_padding(data: bytes, source: str) -> bytes:
    """Return bytes without the zeros that a crash or a block of fixed size leaves behind a text."""
    bare = data.rstrip(b"\0")
    if not bare or bare.count(0) > _STRAY_NULLS + len(bare) // 1000:
        raise SourceError(source, _BINARY)
    return bare


def is_doubtful(text: str, codec: str) -> bool:
    """Whether what a codec made of some bytes is so strange that it may be the wrong one."""
    sample = text[:_FIRST_SAMPLE]
    return codec != "utf-8" and (strangeness(sample) > _UNSURE or (codec == "gb18030" and _may_be_of_taiwan(sample)))


def _may_be_of_taiwan(text: str) -> bool:
    """Whether what was read as GB18030 may be EUC-TW, for which Python has no codec.

    Its hanzi begin with C4 to FD (CNS 11643, plane 1), and nearly all its other signs with A1 to A8. Of those that
    texts in GB 2312 have, which are in the order of their readings, half begin with less.
    """
    pairs = (sign.encode("gb18030", "replace") for sign in set(text) if sign > "\x7f")
    leads = [pair[0] for pair in pairs if len(pair) == 2 and pair[0] > 0xA8]
    return len(leads) >= _TELLING and sum(lead < 0xC4 for lead in leads) <= len(leads) // _TELLING


def _refuse_garbage(sample: str, source: str) -> None:
    """Refuse what no codec made a text of, in words that say which kind of garbage it is."""
    if unfit(sample) <= 1 + len(sample) / 10:
        return
    lost = sample.count("\ufffd")
    if any(sign < " " and unfit(sign) for sign in sample):
        raise SourceError(source, _BINARY)
    raise SourceError(source, _LOST if 3 * lost > len(sample) else _UNKNOWN)


def _disguised(data: bytes, text: str) -> str:
    """Return the codec of bytes that are valid UTF-8 by chance or design; empty for what is UTF-8."""
    if text.isascii():
        from reader.text.eastern import seven_bit_codec

        return seven_bit_codec(data) or (_short_wide_codec(data, text) if len(data) <= _SHORT else "")
    if len(data) - len(text) <= _FEW and max(text) < "\u0800":
        return "gb18030" if _weight(data, "gb18030") > likelihood(text) else ""
    return ""


def _short_wide_codec(data: bytes, text: str) -> str:
    """Return UTF-16's codec for a few words without a zero byte, told by controls that no ASCII text has."""
    if len(data) % 2 or not unfit(text):
        return ""
    codec = max(("utf-16-le", "utf-16-be"), key=lambda codec: _weight(data, codec))
    likelier = _weight(data, codec) > likelihood(text) and strangeness(_try(data, codec)) < _LIKELY
    return codec if likelier else ""


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
    candidates = [codec for codec in _MULTIBYTE if start == 0 or not codec.startswith("utf-16")]
    for size in (_FIRST_SAMPLE, _SAMPLE):
        sample = data[start : start + size]
        weights = {codec: _weight(sample, codec) for codec in candidates}
        best, second = sorted(candidates, key=lambda codec: -weights[codec])[:2]
        strange = strangeness(_try(sample, best))
        if strange < _LIKELY and weights[best] - weights[second] > _CERTAIN:
            return best
    if strange < _LIKELY:
        return best
    return _foreign_codec(sample, strange) or best


def _foreign_codec(sample: bytes, strange: float) -> str:
    """Return the codec of what is no Chinese text; empty where it may be one."""
    from reader.text.eastern import eastern_codec

    found = eastern_codec(sample, strange)
    if not found and strange > _UNSURE:
        from reader.text.alphabets import alphabetic_codec

        found = alphabetic_codec(sample, strange)
    return found


def _weight(sample: bytes, codec: str) -> float:
    """Return how likely a sample is a text in a codec (nats)."""
    text = _try(sample, codec)
    return likelihood(text) + _PRIOR.get(codec, 0.0) - (_OUTSIDE * outside_gb2312(text) if codec == "gb18030" else 0.0)


def _try(sample: bytes, codec: str) -> str:
    """Decode a sample whose last character may be cut."""
    return codecs.getincrementaldecoder(codec)("replace").decode(sample, final=False)
