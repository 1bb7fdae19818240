"""A strip that shows where in a text something occurs."""

from collections.abc import Iterable

_LEVELS = "▁▂▃▄▅▆▇█"
_NONE = "·"
_FULL = 4
"""Occurrences in one cell that fill it, unless another cell has more: one alone stays low."""


def density(positions: Iterable[int], total: int, width: int) -> str:
    """Return a strip of cells, each for an equal part of the text, higher the more occurrences are in it.

    Args:
        positions: flat offsets, code points.
        total: length of the text, code points.
        width: cells; 0 or less gives an empty strip.
    """
    if width <= 0:
        return ""
    counts = [0] * width
    for position in positions:
        counts[min(width - 1, max(0, position) * width // max(1, total))] += 1
    most = max(_FULL, *counts)
    return "".join(_LEVELS[-(-8 * count // most) - 1] if count else _NONE for count in counts)
