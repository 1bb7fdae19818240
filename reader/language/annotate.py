"""From a paragraph to words with readings: the seam between the language room and those above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.language.context import ContextReader
from reader.language.doubling import with_neutral_doubles
from reader.language.erhua import with_erhua
from reader.language.facts import LexiconFacts
from reader.language.names import Names
from reader.language.pins import Pin, completed, fitting
from reader.language.readings import Reader
from reader.language.script import Simplifier
from reader.language.segmentation import Span, segment
from reader.language.verbs import CONCERNED, Verbs
from reader.language.words import Reading, Standard, Word

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

_DOUBLED = re.compile(r"(\w)\1")


class Annotator:
    """Divide paragraphs into words and say how they are read."""

    def __init__(self, lexicon: Lexicon, reader: Reader | None = None, standard: Standard = Standard.MAINLAND) -> None:
        """Take the lexicon, what chooses readings (the context without it), and whose standard they follow."""
        self._lexicon = lexicon
        self._simplified = Simplifier(lexicon)
        self._facts = LexiconFacts(lexicon)
        self._reader = reader or ContextReader(lexicon)
        self._names = Names(lexicon)
        self._verbs = Verbs(self._facts)
        if standard is Standard.TAIWAN:
            from reader.language.taiwan import TaiwanReader

            self._reader = TaiwanReader(lexicon, self._reader)

    def annotate(self, text: str, pins: Iterable[Pin] = ()) -> tuple[Word, ...]:
        """Return the words of one paragraph: everything but white space, once, in order.

        Args:
            text: the paragraph; a `Word.start` is a code point offset in it.
            pins: what is settled already, the strongest first; those that do not fit the text are passed over.
        """
        settled = fitting(text, pins)
        plain = self._simplified(text)
        spans = divided_around(plain, settled, self._lexicon) if settled else segment(plain, self._lexicon)
        readings = self._reader(plain, spans)
        if "儿" in plain:
            readings = with_erhua(plain, spans, readings, self._lexicon)
        if _DOUBLED.search(plain):
            readings = with_neutral_doubles(plain, spans, readings, self._facts, self._lexicon)
        if CONCERNED.search(plain):
            self._verbs.read(plain, spans, readings)
        kept = {span for pin in settled for span in pin.spans()}
        self._names.read(plain, spans, readings, kept)
        if plain is not text:
            words = [(text[start:end], plain[start:end]) for start, end in spans]
            readings = [self._possible(*word, reading) for word, reading in zip(words, readings, strict=True)]
        if settled:
            said = {span: r for pin in settled for span, r in zip(pin.spans(), pin.readings(), strict=True) if r}
            readings = [
                completed(said[span], reading) if span in said else reading
                for span, reading in zip(spans, readings, strict=True)
            ]
        return tuple(Word(text[start:end], start, r) for (start, end), r in zip(spans, readings, strict=True))

    def _possible(self, word: str, plain: str, reading: Reading | None) -> Reading | None:
        """Return a reading, or the traditional hanzi's own where it is another one's (隻 is zhī, 只 zhǐ as well)."""
        if reading is None or len(word) > 1 or word == plain:
            return reading
        own, other = self._lexicon.readings(word), self._lexicon.readings(plain)
        if own is None or other is None or reading.syllables in own.choices or reading.syllables not in other.choices:
            return reading
        return Reading(own.choices[0], (len(own.choices) == 1,), own.source)


def divided_around(text: str, pins: Iterable[Pin], lexicon: Lexicon) -> list[Span]:
    """Return the words of a paragraph around pins that fit it, in order."""
    spans: list[Span] = []
    place = 0
    for pin in pins:
        spans += _moved(segment(text[place : pin.start], lexicon), place)
        spans += pin.spans()
        place = pin.end
    return spans + _moved(segment(text[place:], lexicon), place)


def _moved(spans: Iterable[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]
