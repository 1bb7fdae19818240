"""Terms that no dictionary has: what the author puts in quotation marks, and what he repeats.

Both are found in a text whose words are known only roughly, so what counts is the text itself: how often a string
stands there, and how freely what is around it changes (branching entropy: Harris 1955, Jin and Tanaka-Ishii 2006).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.language.hanzi import RANGES
from reader.text.script import is_hanzi

_QUOTED = re.compile(rf"(?<![：:道])[“‘「『《\"]([{RANGES}]{{2,12}})[”’」』》\"]")
_LONGEST_ONCE = 8
_LONGEST_REPEATED = 8
_FREEDOM = 0.8
"""Bits of entropy on each side; one side always the same gives 0, two to one gives 0.92."""
_COHESION = 0.3
"""Share of its rarest part's occurrences that a repeated string must account for."""

_MOST = 500
"""Repeated strings looked at, the most frequent."""

Token = tuple[int, int]
"""Start and end (exclusive) of a word in the analysed text."""


def quoted_terms(text: str) -> Counter[str]:
    """Count the hanzi strings that stand whole between quotation marks.

    2 to 8 hanzi; up to 12 where it is quoted again. Not after a colon or 道: that is speech.
    """
    counts = Counter(match[1] for match in _QUOTED.finditer(text))
    return Counter({term: count for term, count in counts.items() if count > 1 or len(term) <= _LONGEST_ONCE})


def freedom(text: str, term: str, most: int = 1000) -> float:
    """Return the entropy, in bits, of the hanzi next to a term, of its less free side; anything else is always new."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for count, start in enumerate(occurrences(text, term)):
        if count == most:
            break
        end = start + len(term)
        before[_neighbour(text, start - 1)] += 1
        after[_neighbour(text, end)] += 1
    return min(_entropy(before), _entropy(after))


def _neighbour(text: str, index: int) -> str:
    """Return the hanzi at an index; for what is none, a sign that no other place shares."""
    if 0 <= index < len(text) and is_hanzi(text[index]):
        return text[index]
    return f"#{index}"


def _entropy(counts: Counter[str]) -> float:
    total = counts.total()
    return -sum(n / total * math.log2(n / total) for n in counts.values()) if total else 0.0


def occurrences(text: str, term: str) -> Iterator[int]:
    """Yield the offsets of a string in a text, without overlaps."""
    start = text.find(term)
    while start >= 0:
        yield start
        start = text.find(term, start + len(term))


@dataclass(frozen=True, slots=True)
class Repeats:
    """Looks for strings of several words that a text repeats.

    Attributes:
        text: the analysed text.
        tokens: its words, in order; those that no string may hold (punctuation, function words) left out.
        least: how often a string must stand there.
    """

    text: str
    tokens: Sequence[Token]
    least: int = 3

    def find(self) -> dict[str, int]:
        """Return repeated strings of 3 to 8 hanzi with their counts; none that a longer one accounts for."""
        found = {term: count for term, count in self._candidates().items() if freedom(self.text, term) >= _FREEDOM}
        return {
            term: count
            for term, count in found.items()
            if not any(term in other and term != other and count <= more for other, more in found.items())
        }

    def _candidates(self) -> dict[str, int]:
        """Return cohesive strings of neighbouring words, counted in the text, the most frequent few hundred."""
        singles = Counter(self.text[start:end] for start, end in self.tokens)
        cohesive: Counter[str] = Counter()
        for parts, times in self._grams():
            if times >= _COHESION * min(singles[part] for part in parts):
                cohesive["".join(parts)] += times
        counts = {string: self.text.count(string) for string, _ in cohesive.most_common(_MOST)}
        return {string: count for string, count in counts.items() if count >= self.least}

    def _grams(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield frequent runs of 2 to 4 words with their counts; a longer one only where its parts are frequent."""
        seldom = self.least * 2 // 3  # jieba does not cut a string alike everywhere; it is counted again in the text.
        starts = [[i] for i in range(len(self.tokens))]
        frequent: Mapping[tuple[str, ...], int] = {}
        for size in range(2, 5):
            runs = [[*run, run[-1] + 1] for run in starts if self._joins(run[-1])]
            counts = Counter(self._parts(run) for run in runs if size == 2 or self._parts(run[:-1]) in frequent)
            frequent = {parts: n for parts, n in counts.items() if n >= seldom}
            for parts, times in frequent.items():
                if 3 <= sum(map(len, parts)) <= _LONGEST_REPEATED:
                    yield parts, times
            starts = [run for run in runs if self._parts(run) in frequent]

    def _joins(self, index: int) -> bool:
        """Whether a word and the next one touch."""
        return index + 1 < len(self.tokens) and self.tokens[index][1] == self.tokens[index + 1][0]

    def _parts(self, run: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.text[start:end] for start, end in (self.tokens[index] for index in run))


def merged(tokens: Sequence[Token], text: str, terms: Mapping[str, int]) -> list[Token]:
    """Return the tokens with neighbours that together are a term made one, longest first from the left."""
    longest = max(map(len, terms), default=0)
    firsts = {term[0] for term in terms}
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        last = index
        for other in range(index + 1, len(tokens)) if text[tokens[index][0]] in firsts else ():
            if tokens[other - 1][1] != tokens[other][0] or tokens[other][1] - tokens[index][0] > longest:
                break
            if text[tokens[index][0] : tokens[other][1]] in terms:
                last = other
        result.append((tokens[index][0], tokens[last][1]))
        index = last + 1
    return result
