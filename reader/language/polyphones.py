"""Choosing among the readings of a hanzi in its context: a conditional logit over what speaks for each of them.

It weighs the window model's probabilities, the reading of the word the hanzi stands in (CC-CEDICT), the longest phrase
over it, the readings its neighbours go with in the dictionaries, and the neighbours themselves. The weights are fitted
by `tests/bench/training/fit.py`.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any, Self

# Where the text begins and ends, as a neighbour.
FIRST, LAST = "^", "$"
# Log probabilities of the window model below this say no more.
LEAST = -7.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the context says.

    Attributes:
        readings: the readings the hanzi can have (numbers, lower case).
        probabilities: one a reading, their sum is 1.
    """

    readings: tuple[str, ...]
    probabilities: tuple[float, ...]

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest reading and its probability."""
        top = max(self.probabilities)
        return self.readings[self.probabilities.index(top)], top

    def of(self, reading: str) -> float:
        """Return the probability of a reading, 0 for one it cannot have."""
        return self.probabilities[self.readings.index(reading)] if reading in self.readings else 0.0


@dataclass(frozen=True, slots=True)
class _Weights:
    """The weights of one hanzi; vectors have one item a reading."""

    readings: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    context: dict[str, tuple[float, ...]]
    before: dict[str, tuple[float, ...]]
    after: dict[str, tuple[float, ...]]
    agree: dict[str, tuple[float, ...]]
    differ: dict[str, tuple[float, ...]]


def context_keys(text: str, place: int) -> tuple[str, ...]:
    """Return the keys of the neighbours of a place: single ones to three characters away, and pairs."""
    end = len(text)
    l1 = text[place - 1] if place else FIRST
    l2 = text[place - 2] if place > 1 else FIRST
    r1 = text[place + 1] if place + 1 < end else LAST
    r2 = text[place + 2] if place + 2 < end else LAST
    l3 = text[place - 3] if place > 2 else FIRST
    r3 = text[place + 3] if place + 3 < end else LAST
    return ("a" + l1, "b" + r1, "c" + l2, "d" + r2, "e" + l3, "f" + r3, "g" + l1 + r1, "h" + l2 + l1, "i" + r1 + r2)


class Polyphones:
    """The weights behind a memory map, those of a hanzi read when it first comes."""

    def __init__(self, common: dict[str, float], lines: dict[str, tuple[int, int]], data: mmap.mmap) -> None:
        """Take the weights of all hanzi, where each hanzi's line is, and the file; use `open`."""
        self._common = common
        self._lines = lines
        self._data = data
        self._weights = lru_cache(maxsize=None)(self._read)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map the file of weights.

        Raises:
            OSError: it cannot be read.
            ValueError: it is no such file.
        """
        with path.open("rb") as file:
            header = json.loads(file.readline())
            start = file.tell()
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        lines: dict[str, tuple[int, int]] = {}
        for hanzi, length in header["lines"]:
            lines[hanzi] = (start, start + length)
            start += length
        return cls(header["common"], lines, data)

    def __contains__(self, hanzi: str) -> bool:
        """Return whether the hanzi has readings to choose among."""
        return hanzi in self._lines

    def readings(self, hanzi: str) -> tuple[str, ...]:
        """Return the readings to choose among."""
        return self._weights(hanzi).readings

    def judge(
        self,
        text: str,
        place: int,
        seen: Sequence[float],
        word: tuple[int, Sequence[str]],
        phrase: tuple[str, int] | None,
    ) -> Judgement:
        """Weigh what speaks for each reading of a hanzi.

        Args:
            text: the paragraph.
            place: offset of the hanzi, which is in `self`.
            seen: the window model's log probabilities.
            word: length of the word around the hanzi, and the readings that the dictionary has for the hanzi in it
                (none for a word of one hanzi).
            phrase: kind and length of the longest phrase over the hanzi (`p2`) and the number of the reading there.
        """
        weights, common = self._weights(text[place]), self._common
        scores = [bias + weights.scale * max(value, LEAST) for bias, value in zip(weights.bias, seen, strict=True)]
        context = weights.context
        for key in context_keys(text, place):
            if (vector := context.get(key)) is not None:
                scores = [score + value for score, value in zip(scores, vector, strict=True)]
        length, choices = word
        several = "1" if length > 1 else "0"
        before = weights.before.get(text[place - 1] if place else FIRST)
        after = weights.after.get(text[place + 1] if place + 1 < len(text) else LAST)
        if before:
            self._add(scores, before, common["before" + several])
        if after:
            self._add(scores, after, common["after" + several])
        for kind, readings in evidence(length, choices):
            self._match(scores, weights, kind, [r in readings for r in weights.readings])
        if phrase is not None:
            self._match(scores, weights, phrase[0], [k == phrase[1] for k in range(len(scores))])
        top = max(scores)
        powers = [exp(score - top) for score in scores]
        total = sum(powers)
        return Judgement(weights.readings, tuple(power / total for power in powers))

    @staticmethod
    def _add(scores: list[float], vector: tuple[float, ...], weight: float) -> None:
        """Add a weighted vector."""
        for number, value in enumerate(vector):
            scores[number] += weight * value

    def _match(self, scores: list[float], weights: _Weights, kind: str, agreeing: list[bool]) -> None:
        """Add what a dictionary's reading is worth, for the readings that agree with it and those that do not."""
        value = self._common.get(kind, 0.0)
        agree, differ = weights.agree.get(kind[0]), weights.differ.get(kind[0])
        for number, same in enumerate(agreeing):
            own = agree if same else differ
            scores[number] += (value if same else -value) + (own[number] if own else 0.0)

    def _read(self, hanzi: str) -> _Weights:
        """Parse the line of a hanzi."""
        start, end = self._lines[hanzi]
        found: dict[str, Any] = json.loads(self._data[start:end])
        tables = (
            {key: tuple(vector) for key, vector in found[name].items()}
            for name in ("context", "before", "after", "agree", "differ")
        )
        return _Weights(tuple(found["readings"]), tuple(found["bias"]), found["scale"], *tables)


def evidence(length: int, choices: Sequence[str]) -> list[tuple[str, frozenset[str]]]:
    """Return the kinds of evidence a word's own readings are, each with the readings it speaks for."""
    if not choices:
        return []
    if len(set(choices)) == 1:
        return [(f"w{min(length, 4)}", frozenset(choices))]
    return [("ambiguous", frozenset(choices)), ("first", frozenset(choices[:1]))]
