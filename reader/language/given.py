"""The readings an author gives, understood: syllables, and where the author's words begin and end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.language.corrections import Syllables
from reader.language.segmentation import segment
from reader.language.typed import ReadingError, parse_reading
from reader.text.script import is_hanzi

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.text.document import Given, Paragraph

# GB/T 16159-2012 §4: up to four syllables are written together for one notion.
_ONE_WORD = 4


@dataclass(frozen=True, slots=True)
class GivenReading:
    """What an author says of a stretch of the text.

    Attributes:
        start: code point offset.
        words: the words of the stretch; empty where a single hanzi is read and its word is left open.
        syllables: one per code point of the stretch.
    """

    start: int
    words: tuple[str, ...]
    syllables: Syllables


def given_readings(text: str, given: Iterable[Given], lexicon: Lexicon, shift: int = 0) -> list[GivenReading]:
    """Return what an author's readings in a text mean; those that cannot be understood are passed over.

    Args:
        text: a paragraph, or a piece of one.
        given: the readings in the paragraph.
        lexicon: divides a stretch of several words.
        shift: where the piece begins in the paragraph; the results count from there.
    """
    found = []
    for one in given:
        start, end = one.start - shift, one.end - shift
        if 0 <= start < end <= len(text):
            base = text[start:end]
            try:
                syllables = parse_reading(base, one.reading)
            except ReadingError:
                continue
            found.append(GivenReading(start, _words(base, one.reading, syllables, lexicon), syllables))
    return found


def misgiven(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield one plain line about every reading of an author's that cannot be understood."""
    for paragraph in paragraphs:
        for one in paragraph.given:
            base = paragraph.text[one.start : one.end]
            try:
                parse_reading(base, one.reading)
            except ReadingError as error:
                yield f"{{{base}|{one.reading}}}: {error}"


def _words(base: str, written: str, syllables: Syllables, lexicon: Lexicon) -> tuple[str, ...]:
    """Divide a stretch as its pinyin is, else by the lexicon; what the lexicon has no word in is one word."""
    if len(base) == 1:
        return ()
    lengths = _written_together(written, [syllable for syllable in syllables if syllable])
    if lengths is not None and all(map(is_hanzi, base)):
        return tuple(_cut(base, lengths))
    spans = segment(base, lexicon)
    if len(base) <= _ONE_WORD and all(map(is_hanzi, base)) and all(end - start == 1 for start, end in spans):
        return (base,)
    return tuple(base[start:end] for start, end in spans) if "".join(base.split()) == base else ()


def _written_together(written: str, syllables: Sequence[str]) -> list[int] | None:
    """Return how many syllables are written together each time; None where all stand apart, or in zhuyin."""
    lengths: list[int] = []
    place = 0
    for group in written.split():
        letters = sum(sign.isascii() and sign.isalpha() for sign in unicodedata.normalize("NFD", group))
        first = place
        while place < len(syllables) and letters > 0:
            letters -= sum(map(str.isalpha, syllables[place]))
            place += 1
        if letters or place == first:
            return None
        lengths.append(place - first)
    return lengths if place == len(syllables) and any(length > 1 for length in lengths) else None


def _cut(text: str, lengths: Iterable[int]) -> Iterator[str]:
    place = 0
    for length in lengths:
        yield text[place : place + length]
        place += length
