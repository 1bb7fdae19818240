"""What the characters around a hanzi say about its reading: a small network on a window, without any array library.

One hidden layer over the sum of a row for each character of the window; the rows are kept as bytes, and a whole row is
added at once as one large integer with a lane of 16 bits for each unit.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import Any, Self

from reader.language.mapped import mapped

# Characters to each side of the hanzi that are looked at.
REACH = 6
# Ids of the vocabulary that are no characters: beyond the text, unknown, before the first, after the last character.
_BEYOND, _UNKNOWN, _FIRST, _LAST = 0, 1, 2, 3


class WindowModel:
    """An open model; read only, safe to use from several threads.

    Attributes:
        classes: of a hanzi, the readings it is judged among.
    """

    def __init__(self, header: dict[str, Any], data: memoryview) -> None:
        """Take the header and the bytes after it; use `open`."""
        vocabulary: str = header["vocabulary"]
        self._classes: dict[str, tuple[int, list[str]]] = header["classes"]
        self.classes = {hanzi: readings for hanzi, (_, readings) in self._classes.items()}
        units = self._units = int(header["units"])
        self._ids = {character: place + 4 for place, character in enumerate(vocabulary)}
        self._count = len(vocabulary) + 4
        size = (2 * REACH + 1) * self._count * units
        self._rows = data[:size]
        floats = data[size:].cast("f")
        self._zero = floats[:units].tolist()
        outputs = (len(floats) - units) // (units + 1)
        self._output = lru_cache(maxsize=outputs)(lambda k: tuple(floats[units * (k + 1) : units * (k + 2)]))
        self._biases = floats[units * (outputs + 1) :].tolist()
        self._mask = int.from_bytes(b"\xff\x00" * (units // 2), "little")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map a model's file.

        Raises:
            OSError: it cannot be read.
            ValueError: it is no model.
        """
        return cls(*mapped(path))

    def __contains__(self, hanzi: str) -> bool:
        """Return whether the model has met the hanzi."""
        return hanzi in self._ids

    def log_probabilities(self, text: str, place: int) -> list[float]:
        """Return the natural logarithm of the probability of each of `classes[text[place]]`; empty without any."""
        if text[place] not in self._classes:
            return []
        first, readings = self._classes[text[place]]
        hidden = self._hidden(text, place)
        chosen = range(first, first + len(readings))
        scores = [sum(map(mul, self._output(k), hidden)) + self._biases[k] for k in chosen]
        top = max(scores)
        total = top + log(sum(exp(score - top) for score in scores))
        return [score - total for score in scores]

    def _hidden(self, text: str, place: int) -> list[float]:
        """Return the hidden layer: even units first, then odd ones, as the outputs have them."""
        total = even = 0
        units, count, rows, mask, get = self._units, self._count, self._rows, self._mask, self._ids.get
        first, end = place - REACH, len(text)
        begin, wide, read = 0, count * units, int.from_bytes
        for at in range(first, first + 2 * REACH + 1):
            if 0 <= at < end:
                number = get(text[at], _UNKNOWN)
            else:
                number = _FIRST if at == -1 else _LAST if at == end else _BEYOND
            row = read(rows[begin + number * units : begin + number * units + units], "little")
            total += row
            even += row & mask
            begin += wide
        odd = (total - even) >> 8
        lanes = [
            *memoryview(even.to_bytes(units, "little")).cast("H"),
            *memoryview(odd.to_bytes(units, "little")).cast("H"),
        ]
        return [lane - zero if lane > zero else 0.0 for lane, zero in zip(lanes, self._zero, strict=True)]
