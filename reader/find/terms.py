"""Terms that no dictionary has: what the author puts in quotation marks, and what he repeats.

Both are found in a text whose words are known only roughly, so what counts is the text itself: how often a string
stands there, and how freely what is around it changes (branching entropy: Harris 1955, Jin and Tanaka-Ishii 2006).
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

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


class Tokens(Sequence[Token]):
    """Many words of a text without an object for each."""

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Take words in order."""
        self._starts, self._ends = array("l"), array("l")
        for start, end in tokens:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> "Tokens": ...

    def __getitem__(self, index: "int | slice") -> "Token | Tokens":
        """Return a word or several."""
        if isinstance(index, slice):
            return Tokens(zip(self._starts[index], self._ends[index], strict=True))
        return self._starts[index], self._ends[index]

    def __iter__(self) -> Iterator[Token]:
        """Yield all."""
        return zip(self._starts, self._ends, strict=True)


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
        """Yield frequent runs of 2 to 4 words with their counts; a longer one only where its parts are frequent.

        Words and runs go by numbers in arrays: a novel has millions.
        """
        seldom = self.least * 2 // 3  # jieba does not cut a string alike everywhere; it is counted again in the text.
        numbers: dict[str, int] = {}
        ids = array("q", (numbers.setdefault(self.text[a:b], len(numbers)) for a, b in self.tokens))
        words = list(numbers)
        runs: list[tuple[str, ...]] = [(word,) for word in words]  # by number
        starts, found = array("q", range(len(ids))), ids  # where runs are, and the number of each
        for size in range(1, 4):
            longer = array("q", (k for k, start in enumerate(starts) if self._joins(start + size - 1)))
            starts = array("q", (starts[k] for k in longer))
            pairs = zip(longer, starts, strict=True)
            keys = array("q", (found[k] * len(words) + ids[start + size] for k, start in pairs))
            frequent = {key: times for key, times in Counter(keys).items() if times >= seldom}
            runs = [(*runs[key // len(words)], words[key % len(words)]) for key in frequent]
            for parts, times in zip(runs, frequent.values(), strict=True):
                if 3 <= sum(map(len, parts)) <= _LONGEST_REPEATED:
                    yield parts, times
            starts = array("q", (start for start, key in zip(starts, keys, strict=True) if key in frequent))
            number = {key: index for index, key in enumerate(frequent)}
            found = array("q", (number[key] for key in keys if key in frequent))

    def _joins(self, index: int) -> bool:
        """Whether a word and the next one touch."""
        return index + 1 < len(self.tokens) and self.tokens[index][1] == self.tokens[index + 1][0]


def merged(tokens: Sequence[Token], text: str, terms: Mapping[str, int]) -> Iterator[Token]:
    """Yield the tokens with neighbours that together are a term made one, longest first from the left."""
    longest = max(map(len, terms), default=0)
    firsts = {term[0] for term in terms}
    index = 0
    while index < len(tokens):
        start, end = tokens[index]
        last, before = index, end
        for other in range(index + 1, len(tokens)) if text[start] in firsts else ():
            next_start, next_end = tokens[other]
            if before != next_start or next_end - start > longest:
                break
            before = next_end
            if text[start:next_end] in terms:
                last, end = other, next_end
        yield start, end
        index = last + 1
