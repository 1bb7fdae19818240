"""Count, by what they are, the characters of a raw text that `clean` shows as a sign or leaves out."""

import re
import unicodedata
from collections import Counter

from reader.text.clean import LEFT_OUT, UNSAFE, UNSEEN, piled_marks

_NO_SIGNS = frozenset("\t\r\v\f\x85")
"""Control characters that only part words and lines: half the plain texts there are end their lines with two."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u180e\u200b\u200c\u200d\u2060\ufeff\u00ad")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def census(text: str) -> Counter[str]:
    """Return how many unsafe, invisible and private characters a raw text has, by kind.

    The kinds: "control", "bidi", "zero-width", "line-break hint", "unseen", "surrogate", "private use",
    "piled mark", "other". TAB and ends of lines are none.
    """
    if text.isascii() and text.isprintable():
        return Counter()
    counts = Counter(_kind(sign) for sign in UNSAFE.findall(text) if sign not in _NO_SIGNS)
    if private := len(_PRIVATE.findall(text)):
        counts["private use"] = private
    if piled := piled_marks(text):
        counts["piled mark"] = piled
    return counts


def _kind(sign: str) -> str:
    if sign in LEFT_OUT:
        return "line-break hint"
    if sign in UNSEEN:
        return "unseen"
    if sign in _BIDI:
        return "bidi"
    if sign in _ZERO_WIDTH:
        return "zero-width"
    category = unicodedata.category(sign)
    return {"Cc": "control", "Cs": "surrogate"}.get(category, "other")
