"""Make decoded text safe and uniform: line feeds, NFC, nothing that steers a terminal.

Nothing is dropped in silence but combining marks past any use: every other sign that must not reach the screen leaves
a visible one in its place, one code point for one.
"""

import re
import unicodedata

_MOST_MARKS = 8
"""Combining marks kept on one base; the most that living spelling needs is about four."""

_PLANES = range(0x10000, 0x110000, 0x10000)

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# C0 but the line feed, DEL and C1; format characters (Unicode category Cf without the visible prepended marks), among
# them zero-width signs, bidi controls, annotations and tags; lone surrogates; noncharacters.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"\U000e0000-\U000e00ff{''.join(f'{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}' for plane in _PLANES)}]"
)

# Combining marks are neither word characters nor white space: a cheap first look for long runs of them.
_LONG_RUN = re.compile(
    r"[^\w\s!-~\u00a0-\u02ff\u2010-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u303f\uff00-\uffef]"
    f"{{{_MOST_MARKS + 1},}}"
)


def clean(text: str) -> str:
    """Return a text with LF line ends, in NFC and with visible signs for all that steers.

    C0 controls become Control Pictures (U+2400…), TAB a space, all else that is unsafe U+FFFD; of a run of combining
    marks the first eight stay. The result holds no control character but the line feed.
    """
    if not text.isascii() or "\r" in text or "\v" in text or "\f" in text:
        text = _LINE_ENDS.sub("\n", text)
    text = _UNSAFE.sub(_sign, text)
    if text.isascii():
        return text
    # Marks first: ordering a very long run of them for NFC takes quadratic time.
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_fewer_marks, text))


def clean_line(text: str) -> str:
    """Return `clean(text)` on one line, without white space at its ends."""
    return clean(text).replace("\n", " ").strip()


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for sign in match[0]:
        run = run + 1 if unicodedata.category(sign)[0] == "M" else 0
        if run <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
