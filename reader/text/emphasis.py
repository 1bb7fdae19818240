"""Emphasis: how it travels through a line's markup until it is a paragraph's, as given readings do."""

import re
from collections import Counter

from reader.text.clean import clean
from reader.text.document import Emphasis
from reader.text.given import SIGNS, bare

_STRONG, _STRONG_END, _LIGHT, _LIGHT_END = tuple(SIGNS)
_SIGN = re.compile(f"([{SIGNS}])")


def opening(stars: int) -> str:
    """Return the signs that stand for stars before what they emphasize: one is light, two strong, three both."""
    return _LIGHT * (stars % 2) + _STRONG * (stars > 1)


def ending(stars: int) -> str:
    """Return the signs that stand for stars behind it."""
    return _STRONG_END * (stars > 1) + _LIGHT_END * (stars % 2)


def still_open(line: str) -> str:
    """Return the signs of what a line begins and does not end."""
    counts = Counter(_SIGN.findall(line))
    pairs = ((_LIGHT, _LIGHT_END), (_STRONG, _STRONG_END))
    return "".join(sign * (counts[sign] - counts[end]) for sign, end in pairs)


def emphasized(line: str, text: str, shift: int = 0) -> tuple[Emphasis, ...]:
    """Return what is emphasized in a marked line; what is begun and not ended goes on to its end.

    Args:
        line: text with signs and the marks of given readings.
        text: what it has become; nothing is emphasized where it does not consist of the line's parts.
        shift: how many code points the caller puts before the text.
    """
    parts = _SIGN.split(line.strip())
    if len(parts) == 1:
        return ()
    said = [clean(bare(part)) for part in parts[::2]]
    if "".join(said) != text:  # marks that combine across an edge, or a sign inside a reading
        return ()
    found: list[Emphasis] = []
    opened: list[tuple[str, int]] = []
    place = shift
    for words, sign in zip(said, [*parts[1::2], ""], strict=True):
        place += len(words)
        if sign in (_STRONG, _LIGHT):
            opened.append((sign, place))
        elif begun := next((one for one in reversed(opened) if sign == _ended(one[0])), None):
            opened.remove(begun)
            found.append(Emphasis(begun[1], place, begun[0] == _STRONG))
    found += (Emphasis(start, place, sign == _STRONG) for sign, start in opened)
    return tuple(sorted((one for one in found if one.start < one.end), key=lambda one: one.start))


def _ended(sign: str) -> str:
    return _STRONG_END if sign == _STRONG else _LIGHT_END
