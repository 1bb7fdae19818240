"""A second look at a hanzi: a two-way recurrent network over the window, exact and slow, for the doubtful few.

The weights are g2pM's (Park and Lee 2020, "A Neural Grapheme-to-Phoneme Conversion Package for Mandarin Chinese",
Apache-2.0), turned into one file by `tests/bench/training/second.py`; 2 to 3 ms a hanzi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import dist, exp, hypot, log, tanh
from operator import mul
from pathlib import Path
from typing import Any, Self

from reader.language.mapped import mapped

# Characters to each side that are looked at; more change nothing (187 errors of 9,893 against 188).
REACH = 6
_UNITS = 32
_GATES = 4 * _UNITS
# Characters whose part of the gates is kept: 128 floats each and each way.
_REMEMBERED = 200

Vector = Sequence[float]


class SequenceModel:
    """An open model; read only, safe to use from several threads."""

    def __init__(self, header: dict[str, Any], data: memoryview) -> None:
        """Take the header and the bytes after it; use `open`."""
        vocabulary = header["vocabulary"]
        self._ids = {character: place + 4 for place, character in enumerate(vocabulary)}
        self._classes: dict[str, tuple[int, list[str]]] = header["classes"]
        self._step: float = header["step"]
        size = 2 * _GATES * (len(vocabulary) + 4)
        self._inputs = (data[:size].cast("h"), data[size : 2 * size].cast("h"))
        floats = data[2 * size :].cast("f")
        rows = iter(floats)
        self._recurrent = (_matrix(rows, _GATES, _UNITS), _matrix(rows, _GATES, _UNITS))
        self._halves = tuple([_half_square(row) for row in matrix] for matrix in self._recurrent)
        self._hidden = _matrix(rows, _UNITS, 2 * _UNITS)
        self._hidden_bias = _matrix(rows, 1, _UNITS)[0]
        count = sum(len(readings) for _, readings in self._classes.values())
        outputs = floats[-count * (_UNITS + 1) :]
        self._outputs = [outputs[_UNITS * k : _UNITS * (k + 1)] for k in range(count)]
        self._output_bias = outputs[_UNITS * count :].tolist()
        self._input = lru_cache(maxsize=_REMEMBERED)(self._read_input)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map a model's file.

        Raises:
            OSError: it cannot be read.
            ValueError: it is no model.
        """
        return cls(*mapped(path))

    def __contains__(self, hanzi: str) -> bool:
        """Return whether the model tells the hanzi's readings apart."""
        return hanzi in self._classes

    def log_probabilities(self, text: str, place: int) -> list[float]:
        """Return the natural logarithm of the probability of each of the hanzi's readings, in their order."""
        start, end = max(0, place - REACH), min(len(text), place + REACH + 1)
        window = [2, *(self._ids.get(character, 1) for character in text[start:end]), 3]
        at = place - start + 1
        forward = self._run(0, window[: at + 1])
        backward = self._run(1, reversed(window[at:]))
        both = [*forward, *backward]
        hidden = [
            max(0.0, sum(map(mul, row, both)) + b) for row, b in zip(self._hidden, self._hidden_bias, strict=True)
        ]
        first, readings = self._classes[text[place]]
        chosen = range(first, first + len(readings))
        scores = [sum(map(mul, self._outputs[k], hidden)) + self._output_bias[k] for k in chosen]
        top = max(scores)
        total = top + log(sum(exp(score - top) for score in scores))
        return [score - total for score in scores]

    def _run(self, way: int, window: Iterable[int]) -> tuple[float, ...]:
        """Return the last state of one direction (long short-term memory; gates input, forget, cell, output)."""
        state: tuple[float, ...] = (0.0,) * _UNITS
        cell = list(state)
        recurrent = self._recurrent[way]
        for number in window:
            half = _half_square(state)
            # |row - state|² = |row|² + |state|² - 2 row · state: the distance is five times as fast as the product.
            gates = [
                x + half - (d := dist(row, state)) * d / 2
                for x, row in zip(self._input(way, number), recurrent, strict=True)
            ]
            # The logistic function is a hyperbolic tangent of half its argument.
            enter, keep, leave = (
                [0.5 + 0.5 * tanh(0.5 * value) for value in gates[_UNITS * gate : _UNITS * (gate + 1)]]
                for gate in (0, 1, 3)
            )
            new = map(tanh, gates[2 * _UNITS : 3 * _UNITS])
            cell = [k * c + i * n for k, c, i, n in zip(keep, cell, enter, new, strict=True)]
            state = tuple([o * tanh(c) for o, c in zip(leave, cell, strict=True)])
        return state

    def _read_input(self, way: int, number: int) -> tuple[float, ...]:
        """Return what a character adds to the gates, in one direction, with half the square of each gate's row."""
        step = self._step
        values = self._inputs[way][_GATES * number : _GATES * (number + 1)]
        return tuple(step * value + half for value, half in zip(values, self._halves[way], strict=True))


def _matrix(floats: Iterator[float], count: int, width: int) -> list[tuple[float, ...]]:
    """Take a matrix of so many rows from what is left of the floats."""
    return [tuple(islice(floats, width)) for _ in range(count)]


def _half_square(vector: Sequence[float]) -> float:
    """Return half the square of a vector's length."""
    return hypot(*vector) ** 2 / 2
