"""Which of a headword's readings is meant when nothing else is known.

CC-CEDICT sorts the readings of a headword by the alphabet, so their order says nothing. What does say something: the
phrase dictionary, how much the entries have to say (東西 dong1 xi5 "thing" has more senses than "east and west"), and
that a word which has a neutral tone at all is mostly said with it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from reader.language.cedict import Entry, align
from reader.language.syllables import citation, plain

Syllables = tuple[str | None, ...]

# Senses that are not what running text of today means.
_MINOR = re.compile(
    r"(?:old |ancient |archaic |unofficial |Taiwan |Japanese )?variant of|used in|see |also written|"
    r"surname |abbr\.|\(bound form\)|\((?:old|archaic|literary|dialect|coll|Tw|Buddhism|slang|onom)\b|.*imperial|"
    r"colloquial reading|.*\bradical\b"
)
_NOT_ALONE = re.compile(r"\(bound form\)|used in |colloquial reading|surname |(?:old |unofficial )?variant of|see ")
_AFFIX = re.compile(r"\([^)]*suffix[^)]*\)|non-syllabic .*suffix")
_ASIDE = re.compile(r"CL:|Taiwan pr\.|also pr\.|see also ")
_MINOR_WEIGHT = 0.25
_NEUTRAL_WEIGHT = 0.4
_CAPITAL_WEIGHT = -4.0
_REFERRING_WEIGHT = -1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a headword and what the dictionary says under it.

    Attributes:
        syllables: aligned with the headword's code points, citation tones for 一 and 不.
        glosses: the senses of all entries with this reading.
    """

    syllables: Syllables
    glosses: tuple[str, ...]

    @property
    def capital(self) -> bool:
        """Whether it is a name's reading."""
        return any(s is not None and s[0].isupper() for s in self.syllables)


def candidates(headword: str, entries: Iterable[Entry]) -> list[Candidate]:
    """Return the distinct readings of a headword's entries, those that fit it, in the dictionary's order."""
    found: dict[Syllables, tuple[str, ...]] = {}
    for entry in entries:
        aligned = align(headword, entry.pinyin)
        if aligned is not None and any(aligned):
            syllables = citation(headword, aligned)
            found[syllables] = found.get(syllables, ()) + entry.glosses
    return [Candidate(syllables, glosses) for syllables, glosses in found.items()]


def order_word(headword: str, found: Sequence[Candidate], phrase: Syllables | None) -> list[Candidate]:
    """Return the readings of a word of several hanzi, the likeliest first.

    Args:
        headword: the word, in either script.
        found: the candidates of CC-CEDICT.
        phrase: what the phrase dictionary says, if it knows the word.
    """
    return (
        sorted(found, key=lambda candidate: -_evidence(headword, candidate, phrase)) if len(found) > 1 else list(found)
    )


def order_hanzi(found: Sequence[Candidate], usual: Sequence[str], particle: bool) -> list[str]:
    """Return the readings a single hanzi can have as a word of its own, the likeliest first.

    Args:
        found: the candidates of CC-CEDICT; may be empty.
        usual: pypinyin's readings, the usual one first; may be empty.
        particle: whether the hanzi as a word is mostly a particle (的, 了, 地, 得), which takes the neutral tone.

    A reading that only an affix has (子 zi5) is not that of a word of its own and comes last.
    """
    alone = [c for c in found if not c.capital and not all(_NOT_ALONE.match(g) for g in c.glosses)]
    chosen = [c.syllables[0] for c in alone or [c for c in found if not c.capital] or found]
    readings = [s for s in chosen if s is not None] or list(usual)
    rank = {syllable: place for place, syllable in enumerate(usual)}
    affixes = {c.syllables[0] for c in found if all(_AFFIX.match(g) for g in c.glosses)}

    def key(syllable: str) -> tuple[bool, bool, int]:
        neutral = particle and syllable.endswith("5")
        return not neutral, syllable in affixes, rank.get(syllable, rank.get(syllable.lower(), len(rank)))

    return sorted(readings, key=key)


def _evidence(headword: str, candidate: Candidate, phrase: Syllables | None) -> float:
    """Return the weight of a word's reading; only differences count."""
    senses = [g for gloss in candidate.glosses for g in gloss.split(";") if not _ASIDE.match(g.strip())]
    weight = log2(1 + sum(_MINOR_WEIGHT if _MINOR.match(sense.strip()) else 1.0 for sense in senses))
    syllables = candidate.syllables
    if phrase is not None:
        weight += all(_agree(ours, theirs) for ours, theirs in zip(syllables, phrase, strict=True))
    # A word said by itself never begins with the neutral tone: 起来 qi5 lai5 only follows a verb.
    if any(s is not None and s.endswith("5") for s in syllables):
        weight += -2 if (syllables[0] or "").endswith("5") else _NEUTRAL_WEIGHT
    # What refers to the same headword read otherwise says itself that it is the lesser one.
    referring = any(gloss.startswith("see ") and f"{headword}[" in gloss for gloss in candidate.glosses)
    return weight + candidate.capital * _CAPITAL_WEIGHT + referring * _REFERRING_WEIGHT


def _agree(ours: str | None, theirs: str | None) -> bool:
    """Return whether two syllables are the same, a neutral tone agreeing with any (phrases often leave it out)."""
    if ours is None or theirs is None:
        return ours is theirs
    return ours.lower() == theirs or (ours.endswith("5") and plain(ours) == plain(theirs))
