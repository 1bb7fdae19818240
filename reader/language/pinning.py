"""What is settled in a paragraph before the annotator begins: corrections, the author's readings, one's own words.

The strongest first: what the reader corrected here, then in this text, what the author gives, what the reader corrected
everywhere, one's own words. A stronger one keeps its words together and its syllables; a weaker one counts where it
contradicts none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING

from reader.language.annotate import divided_around
from reader.language.corrections import Correction, OwnWord, Scope, Syllables
from reader.language.given import GivenReading, given_readings
from reader.language.pins import Pin, fitting
from reader.language.script import Simplifier
from reader.language.segmentation import Span, segment

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.text.document import Given

# What a word that somebody has named weighs against dividing it otherwise, where its ends are inside other words (log
# probability; about 2,700 in jieba's list).
_NAMED = -10.0
# What a word that the lexicon does not have weighs beside it.
_UNKNOWN = -20.0


class Rank(IntEnum):
    """Who says something, the strongest first."""

    HERE = 0
    TEXT = 1
    AUTHOR = 2
    EVERYWHERE = 3
    OWN = 4


_SOURCES = {Rank.AUTHOR: "author", Rank.OWN: "lexicon"}


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words and readings somebody has set; `divides` where it also says where words begin and end."""

    words: tuple[str, ...]
    syllables: Syllables
    rank: Rank
    divides: bool

    @property
    def length(self) -> int:
        return len(self.syllables)

    def pin(self, start: int) -> Pin:
        return Pin(start, self.words, (None,) * self.length, "")


_Placed = tuple[int, _Rule]


class Pinning:
    """Says what is settled in the paragraphs of one text; the time it takes does not grow with the corrections."""

    def __init__(
        self,
        lexicon: Lexicon,
        corrections: Iterable[Correction] = (),
        own: Iterable[OwnWord] = (),
        key: str = "",
    ) -> None:
        """Take what is settled.

        Args:
            lexicon: the words of the language.
            corrections: the reader's, later ones before earlier ones of the same identity.
            own: one's own words.
            key: the text's content hash; corrections of other texts are passed over.
        """
        self._lexicon = lexicon
        self._simplified = Simplifier(lexicon)
        self._here: dict[int, list[_Placed]] = defaultdict(list)
        self._everywhere: dict[str, list[Correction]] = defaultdict(list)  # or in all of this text
        self._rules: dict[str, list[_Rule]] = {}  # of those that were met
        for correction in {c.identity: c for c in corrections if c.key in ("", key)}.values():
            self._add(correction)
        self._own = {word.text: word for word in own}
        self._lengths = _lengths(chain(self._everywhere, self._own))
        self._first = re.compile(f"[{re.escape(''.join(self._lengths))}]" if self._lengths else "(?!)")

    def _add(self, correction: Correction) -> None:
        if correction.scope is Scope.HERE:
            rule = _Rule(correction.words, correction.syllables, Rank.HERE, divides=True)
            self._here[correction.paragraph].append((correction.offset, rule))
        else:
            self._everywhere[correction.text].append(correction)

    def _rules_for(self, text: str) -> list[_Rule]:
        """Return the rules for characters, the strongest first; made when they are first met: few of many ever are."""
        if text not in self._everywhere:
            return []
        if text not in self._rules:
            self._rules[text] = sorted(map(self._rule, self._everywhere[text]), key=lambda rule: rule.rank)
        return self._rules[text]

    def _rule(self, correction: Correction) -> _Rule:
        words, syllables = correction.words, correction.syllables
        divides = len(words) > 1 or not any(syllables) or self._lexicon.weight(words[0]) is None
        rank = Rank.TEXT if correction.scope is Scope.TEXT else Rank.EVERYWHERE
        return _Rule(words, syllables, rank, divides)

    def pins(self, paragraph: int, text: str, given: Sequence[Given] = (), start: int = 0) -> tuple[Pin, ...]:
        """Return what is settled in a paragraph or a piece of one.

        Args:
            paragraph: its number in the text.
            text: the paragraph, or a piece of it.
            given: the readings the author gives in the paragraph.
            start: where the piece begins in the paragraph; the pins count from there.
        """
        here = [(offset - start, rule) for offset, rule in self._here.get(paragraph, ())]
        here = [(at, rule) for at, rule in here if at >= 0 and text.startswith("".join(rule.words), at)]
        found = self._found(text)
        read = given_readings(text, given, self._lexicon, start) if given else []
        if not (here or found or read):
            return ()
        return _Plan(text, self._simplified(text), self._lexicon, here + found, read).pins()

    def touches(self, paragraph: int, text: str) -> bool:
        """Tell whether a correction or one's own word may count in a paragraph."""
        return paragraph in self._here or bool(self._found(text))

    def _found(self, text: str) -> list[_Placed]:
        """Return the rules for characters that stand in the text, wherever they stand."""
        found: list[_Placed] = []
        for match in self._first.finditer(text):
            start = match.start()
            for length in self._lengths[match[0]]:
                part = text[start : start + length]
                found += [(start, rule) for rule in self._rules_for(part)]
                if own := self._own.get(part):  # the last of its rank, and of so many that none is made before
                    found.append((start, _Rule((part,), own.syllables, Rank.OWN, divides=True)))
        return found


def _lengths(texts: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the texts are that begin with a character, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        found[text[0]].add(len(text))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


class _Plan:
    """One paragraph while it is decided what counts in it."""

    def __init__(
        self, text: str, plain: str, lexicon: Lexicon, rules: list[_Placed], given: list[GivenReading]
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._rules = sorted(rules, key=lambda placed: (placed[1].rank, -placed[1].length, placed[0]))
        self._given = given
        self._plain = plain
        self._spans = segment(plain, lexicon)
        self._starts = [start for start, _ in self._spans]
        self._edges = {edge for span in self._spans for edge in span}

    def pins(self) -> tuple[Pin, ...]:
        """Return one pin for every word that somebody has settled anything about."""
        divisions = fitting(self._text, self._divisions())
        if divisions:
            self._spans = divided_around(self._plain, divisions, self._lexicon)
        said = self._said(set(self._spans))
        divided = {span for pin in divisions for span in pin.spans()}
        return tuple(self._pin(span, said) for span in self._spans if span in divided or _any(span, said))

    def _pin(self, span: Span, said: Mapping[int, tuple[str, Rank]]) -> Pin:
        own = [said.get(place) for place in range(*span)]
        rank = min((one[1] for one in own if one), default=Rank.HERE)
        syllables = tuple(one[0] if one else None for one in own)
        return Pin(span[0], (self._text[slice(*span)],), syllables, _SOURCES.get(rank, "user"))

    def _divisions(self) -> Iterator[Pin]:
        """Yield what says where words begin and end, the strongest first."""
        author = [Pin(one.start, one.words, one.syllables, "author") for one in self._given if one.words]
        for start, rule in self._rules:
            if rule.rank > Rank.AUTHOR and author:
                yield from author
                author = []
            if rule.divides and (rule.rank is Rank.HERE or self._stands(start, start + rule.length)):
                yield rule.pin(start)
        yield from author

    def _stands(self, start: int, end: int) -> bool:
        """Return whether a word stands there: at the edges of other words, or likelier than those it would cut."""
        if start in self._edges and end in self._edges:
            return True
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        cut = self._spans[max(first, 0) : last]
        if not cut or cut[-1][1] < end or cut[0][0] > start:
            return False
        before, after = self._plain[cut[0][0] : start], self._plain[end : cut[-1][1]]
        instead = _NAMED + self._weight(before, segment(before, self._lexicon))
        instead += self._weight(after, segment(after, self._lexicon))
        return instead > self._weight(self._plain, cut)

    def _weight(self, text: str, spans: Iterable[Span]) -> float:
        """Return the log probability of words."""
        weights = (self._lexicon.weight(text[start:end]) for start, end in spans)
        return sum(_UNKNOWN if weight is None else weight for weight in weights)

    def _said(self, spans: set[Span]) -> dict[int, tuple[str, Rank]]:
        """Return the syllables that are set, by their places."""
        said: dict[int, tuple[str, Rank]] = {}
        author = False
        for start, rule in self._rules:
            if rule.rank > Rank.AUTHOR and not author:
                author = True
                self._say_given(said)
            if any(rule.syllables) and all(span in spans for span in rule.pin(start).spans()):
                _say(said, start, rule.syllables, rule.rank)
        if not author:
            self._say_given(said)
        return said

    def _say_given(self, said: dict[int, tuple[str, Rank]]) -> None:
        for one in self._given:
            _say(said, one.start, one.syllables, Rank.AUTHOR)


def _say(said: dict[int, tuple[str, Rank]], start: int, syllables: Syllables, rank: Rank) -> None:
    """Set syllables where nobody stronger has."""
    for place, syllable in enumerate(syllables, start):
        if syllable:
            said.setdefault(place, (syllable, rank))


def _any(span: Span, said: Mapping[int, tuple[str, Rank]]) -> bool:
    return any(place in said for place in range(*span))
