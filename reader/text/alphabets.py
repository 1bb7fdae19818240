"""Tell encodings of texts in Cyrillic and other alphabets that are not Latin, by charset-normalizer.

Asked last: of a few words in Chinese it makes Korean or Arabic, so what is mostly hanzi is not taken from it.
"""

from reader.text.likelihood import strangeness, unfit

_LEAST = 24
"""Bytes beyond ASCII; of fewer it tells too little."""
_LETTERS = 0.6
"""Share of the signs beyond ASCII that are letters of alphabets in a text of such."""


def alphabetic_codec(sample: bytes, strange: float) -> str:
    """Return the codec that makes a less strange text of alphabetic letters; empty for none.

    Args:
        sample: bytes.
        strange: the strangeness of what the likeliest other codec makes of them.
    """
    from charset_normalizer import from_bytes

    if sum(byte > 0x7F for byte in sample) < _LEAST or (best := from_bytes(sample).best()) is None:
        return ""
    text = sample.decode(best.encoding, "replace")
    beyond = [sign for sign in text if sign > "\x7f"]
    letters = sum(sign.isalpha() and sign < "\u1100" for sign in beyond)
    if unfit(text) or letters < _LETTERS * len(beyond) or strangeness(text) >= strange:
        return ""
    return best.encoding
