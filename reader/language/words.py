"""Words with readings: what the language room hands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a reading is written."""

    MARKS = "marks"
    NUMBERS = "numbers"
    ZHUYIN = "zhuyin"


class Tones(StrEnum):
    """Citation tones (GB/T 16159-2012) or spoken ones, with sandhi."""

    CITATION = "citation"
    SPOKEN = "spoken"


class Standard(StrEnum):
    """Whose standard readings follow: the mainland's, or Taiwan's where CC-CEDICT tells it."""

    MAINLAND = "mainland"
    TAIWAN = "taiwan"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a word is read.

    Attributes:
        syllables: one per code point of the word, in numbers (`lv4`, neutral `ma5`, erhua `r5`, capital
            initials of names kept: `Bei3`); None where a code point has no reading.
        certain: one per code point; False where the reading is a guess among several.
        source: where it comes from: "cedict", "pypinyin", "author", "user"...
    """

    syllables: tuple[str | None, ...]
    certain: tuple[bool, ...]
    source: str

    @property
    def unsure(self) -> bool:
        """Whether a syllable of it is a guess."""
        return not all(self.certain)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a paragraph.

    Attributes:
        text: what stands there.
        start: code point offset in the paragraph.
        reading: None for a word without hanzi (punctuation, Latin, digits) or without a known reading.
    """

    text: str
    start: int
    reading: Reading | None = None

    @property
    def end(self) -> int:
        """Offset of the first code point after the word."""
        return self.start + len(self.text)


def unsure(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words of which a syllable is a guess."""
    return (word for word in words if word.reading is not None and word.reading.unsure)
