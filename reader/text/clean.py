"""Make decoded text safe and uniform: line feeds, NFC, nothing that steers a terminal.

What is left out: combining marks past any use, hints where a line may break (zero width space, word joiner, soft
hyphen, byte order mark; the reader breaks lines itself, and a word that hides one must still be found), marks that are
never seen (grapheme joiner, variation selectors but those of emoji: no terminal draws them, and 葛 with one is 葛) and
the joiners of emoji, whose width no two terminals agree on. Every other sign that must not reach the screen leaves a
visible one in its place, one code point for one. `census` counts all of them.
"""

import re
import unicodedata

_MOST_MARKS = 8
"""Combining marks kept on one base; the most that living spelling needs is about four."""

_PLANES = range(0x10000, 0x110000, 0x10000)

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# C0 but the line feed, DEL and C1; format characters (Unicode category Cf without the visible prepended marks), among
# them zero-width signs, bidi controls, annotations and tags; marks that are never seen, and Hangul's fillers, letters
# that are blank (Unicode, Default_Ignorable_Code_Point); lone surrogates; noncharacters.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"\U000e0000-\U000e01ef{''.join(f'{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}' for plane in _PLANES)}]"
)
"""What `clean` changes, line ends and combining marks apart."""

LEFT_OUT = frozenset("\u00ad\u200b\u2060\ufeff")
"""Hints where a line may or may not break."""

UNSEEN = frozenset(
    ["\u034f", "\u17b4", "\u17b5", "\u180b", "\u180c", "\u180d", "\u180f"]
    + [chr(code) for code in (*range(0xFE00, 0xFE0E), *range(0xE0100, 0xE01F0))]
)
"""Marks that are never seen, left out."""

# The selectors of emoji behind what is none: a hanzi.
_SELECTED = re.compile("(?<=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe0e\ufe0f]+")

_JOINER = "\u200d"

# Combining marks are neither word characters nor white space: a cheap first look for long runs of them.
_LONG_RUN = re.compile(
    r"[^\w\s!-~\u00a0-\u02ff\u2010-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u303f\uff00-\uffef]"
    f"{{{_MOST_MARKS + 1},}}"
)


# What nearly all texts are made of: nothing in it is unsafe or changed by NFC.
_ORDINARY = re.compile("[\n -~\xa0\xb7\u2010-\u2027\u2030-\u205e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*")


def clean(text: str) -> str:
    """Return a text with LF line ends, in NFC and with visible signs for all that steers.

    C0 controls become Control Pictures (U+2400…), TAB a space, line-break hints and emoji's joiners nothing, all else
    that is unsafe U+FFFD; of a run of combining marks the first eight stay. The result holds no control character but
    the line feed.
    """
    if _ORDINARY.fullmatch(text):
        return text
    if not text.isascii() or "\r" in text or "\v" in text or "\f" in text:
        text = _LINE_ENDS.sub("\n", text)
    text = UNSAFE.sub(_sign, text)
    if "\ufe0e" in text or "\ufe0f" in text:
        text = _SELECTED.sub("", text)
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
    if match[0] in LEFT_OUT or match[0] in UNSEEN or (match[0] == _JOINER and _joins_emoji(match)):
        return ""
    return "\u2421" if code == 0x7F else "\ufffd"


def _joins_emoji(match: re.Match[str]) -> bool:
    """Whether a joiner stands between pictures (before it there may be a skin tone or a variation selector)."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return ("\U0001f000" <= before < "\U00020000" or before == "\ufe0f") and (
        after >= "\U0001f000" or "\u2600" <= after <= "\u27bf"
    )


def piled_marks(text: str) -> int:
    """Return how many combining marks of a text are past any use, and left out."""
    return sum(len(match[0]) - len(_fewer_marks(match)) for match in _LONG_RUN.finditer(text))


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for sign in match[0]:
        run = run + 1 if unicodedata.category(sign)[0] == "M" else 0
        if run <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
