"""From a paragraph to words with readings: the seam between the language room and those above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.language.context import ContextReader
from reader.language.readings import Reader
from reader.language.segmentation import segment
from reader.language.words import Word

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon


class Annotator:
    """Divide paragraphs into words and say how they are read."""

    def __init__(self, lexicon: Lexicon, reader: Reader | None = None) -> None:
        """Take the lexicon, and what chooses readings: the context without it."""
        self._lexicon = lexicon
        self._reader = reader or ContextReader(lexicon)

    def annotate(self, text: str) -> tuple[Word, ...]:
        """Return the words of one paragraph: everything but white space, once, in order.

        Args:
            text: the paragraph; a `Word.start` is a code point offset in it.
        """
        spans = segment(text, self._lexicon)
        readings = self._reader(text, spans)
        return tuple(Word(text[start:end], start, r) for (start, end), r in zip(spans, readings, strict=True))
