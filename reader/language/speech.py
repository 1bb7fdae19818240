"""A stretch of speech without a pause: what the rules of sandhi look at."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.language.spelling import tone
from reader.language.words import Word

Place = tuple[int, int]
"""Index of a word and of a code point in it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Hanzi spoken without a pause.

    Attributes:
        text: the hanzi.
        tones: one per hanzi, 1 to 5; 0 for the r of erhua, which belongs to the syllable before it.
        starts: where each word (its part in this run) begins, and the length of the run as the last item.
        capitals: indices of the syllables written with a capital.
        places: where each hanzi stands in the words.
    """

    text: str
    tones: tuple[int, ...]
    starts: tuple[int, ...]
    capitals: frozenset[int]
    places: tuple[Place, ...]

    def word(self, index: int) -> tuple[int, int]:
        """Return start and end of the word that holds a hanzi."""
        number = bisect_right(self.starts, index) - 1
        return self.starts[number], self.starts[number + 1]

    def word_text(self, index: int) -> str:
        """Return the word that holds a hanzi."""
        start, end = self.word(index)
        return self.text[start:end]

    def at(self, index: int) -> str:
        """Return the hanzi at an index, empty outside the run."""
        return self.text[index] if 0 <= index < len(self.text) else ""


def runs(words: Sequence[Word]) -> Iterator[Run]:
    """Yield the runs of a paragraph; a gap, punctuation, anything without a reading ends one."""
    places: list[Place] = []
    for index, word in enumerate(words):
        if places and words[index - 1].end != word.start:
            yield _run(words, places)
            places = []
        for place, syllable in enumerate(word.reading.syllables if word.reading else [None]):
            if syllable is not None:
                places.append((index, place))
            elif places:
                yield _run(words, places)
                places = []
    if places:
        yield _run(words, places)


def _run(words: Sequence[Word], places: list[Place]) -> Run:
    syllables = [_syllable(words[word], place) for word, place in places]
    starts = [i for i, (word, _) in enumerate(places) if i == 0 or places[i - 1][0] != word]
    return Run(
        text="".join(words[word].text[place] for word, place in places),
        tones=tuple(0 if syllable == "r5" else tone(syllable) for syllable in syllables),
        starts=(*starts, len(places)),
        capitals=frozenset(i for i, syllable in enumerate(syllables) if syllable[:1].isupper()),
        places=tuple(places),
    )


def _syllable(word: Word, place: int) -> str:
    return (word.reading.syllables[place] or "") if word.reading else ""
