"""Tell encodings of Chinese, Japanese and Korean that a file of novels hardly ever has.

Asked only where no usual codec makes a likely text of the bytes, or where pure ASCII has what switches to hanzi: HZ
(RFC 1843) and the ISO 2022 family (RFC 1468, RFC 1557).
"""

import codecs

from reader.text.likelihood import strangeness, unfit

_FREQUENT_HANGUL = frozenset(
    "이다는에을의가고하를은한지로도들그기나사자아서어리인라시대해수있것었일보여게부정무만거세상동구원장전성스으면주중러오니때생각말제학국까요음안했습"
)
"""The syllables that are more than half of a Korean text."""

_SEVEN_BIT = ((b"~{", "hz"), (b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"))
_LIKELY = 9.5
_KANA, _OTHER_HANGUL, _HANGUL = 4.0, 1.0, 3.5
"""Nats that kana, all hangul, and besides the frequent ones cost less than in other texts."""
_EASTERN = ("cp932", "euc_jp", "cp949")
_PRIOR = 12.0
"""Log-odds (nats) that a text for readers of Chinese is no Japanese or Korean one."""
_LEAST_KANA = 0.2
_LEAST_HANGUL = 0.6


def seven_bit_codec(data: bytes) -> str:
    """Return the codec of ASCII bytes that stand for hanzi, kana or hangul; empty where they are what they seem."""
    for switch, codec in _SEVEN_BIT:
        if switch in data:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if not text.isascii() and min(strangeness(text), _strangeness(text)) < _LIKELY:
                return codec
    return ""


def eastern_codec(sample: bytes, strange: float) -> str:
    """Return the Japanese or Korean codec that makes a less strange text than the best of the others; empty for none.

    Args:
        sample: bytes; the last character may be cut.
        strange: the strangeness of what that one makes of them.
    """
    costs = {codec: _strangeness(codecs.getincrementaldecoder(codec)("replace").decode(sample)) for codec in _EASTERN}
    best = min(costs, key=lambda codec: costs[codec])
    decided = sum(byte > 0x7F for byte in sample) / 2
    return best if (strange - costs[best]) * decided > _PRIOR else ""


def _strangeness(text: str) -> float:
    """Return the strangeness of a text where kana or hangul are as usual as in their languages; else infinity."""
    beyond = [sign for sign in text if sign > "\x7f"]
    kana = sum("\u3041" <= sign <= "\u3096" for sign in beyond)
    hangul = sum("\uac00" <= sign <= "\ud7a3" for sign in beyond)
    if unfit(text) <= len(text) / 50:
        if kana and kana >= _LEAST_KANA * len(beyond):
            return strangeness(text) - _KANA * kana / len(beyond)
        if hangul and hangul >= _LEAST_HANGUL * len(beyond):
            frequent = sum(sign in _FREQUENT_HANGUL for sign in beyond)
            return strangeness(text) - (_OTHER_HANGUL * hangul + _HANGUL * frequent) / len(beyond)
    return float("inf")
