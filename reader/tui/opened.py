"""A text opened for reading: the document and, once the dictionary is there, its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.language.hanzi import is_hanzi
from reader.language.spelling import joiner, spell
from reader.language.words import Tones, Word
from reader.text.document import Anchor, Document
from reader.typesetting.flow import Setting, Words
from reader.typesetting.rows import Annotation
from reader.typesetting.ruby import annotations as annotated

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon


class Opened:
    """A document with its words, annotated paragraph by paragraph when somebody looks."""

    def __init__(self, document: Document) -> None:
        """Open without a dictionary."""
        self.document = document
        self.lexicon: Lexicon | None = None
        self._words: dict[int, Words] = {}
        self._syllables: dict[tuple[int, Tones], dict[int, tuple[str, bool]]] = {}

    def use(self, lexicon: Lexicon) -> None:
        """Take words and readings from a lexicon from now on."""
        from reader.language.annotate import Annotator

        self.lexicon = lexicon
        self._annotator = Annotator(lexicon)
        self._words.clear()
        self._syllables.clear()

    @cached_property
    def _fold(self) -> Callable[[str], str]:
        from reader.language.script import folder

        return folder(self.lexicon)

    @property
    def fold(self) -> Callable[[str], str] | None:
        """What makes letter case, width and script alike for finding; None while no dictionary is there."""
        return None if self.lexicon is None else self._fold

    def words(self, paragraph: int) -> Words | None:
        """Return a paragraph's words; None while no dictionary is there."""
        if self.lexicon is None:
            return None
        words = self._words.get(paragraph)
        if words is None:
            words = self._words[paragraph] = self._annotator.annotate(self.document.paragraphs[paragraph].text)
        return words

    def syllables(self, paragraph: int, tones: Tones) -> dict[int, tuple[str, bool]]:
        """Return a paragraph's syllables in number style and whether each is certain, by offset."""
        key = (paragraph, tones)
        found = self._syllables.get(key)
        if found is None:
            found = self._syllables[key] = {
                word.start + i: (syllable, word.reading.certain[i])
                for word in toned(self.words(paragraph) or (), tones)
                if word.reading
                for i, syllable in enumerate(word.reading.syllables)
                if syllable
            }
        return found

    def units(self, paragraph: int) -> Words:
        """Return what the cursor moves by: the words, or single code points without a dictionary."""
        words = self.words(paragraph)
        if words is not None:
            return words
        text = self.document.paragraphs[paragraph].text
        return tuple(Word(character, i) for i, character in enumerate(text) if not character.isspace())

    @cached_property
    def _hanzi_before(self) -> tuple[int, ...]:
        counts = (sum(map(is_hanzi, paragraph.text)) for paragraph in self.document.paragraphs)
        return tuple(accumulate(counts, initial=0))

    def hanzi_from(self, place: Anchor) -> int:
        """Return how many hanzi stand from a place to the end."""
        before = sum(map(is_hanzi, self.document.paragraphs[place.paragraph].text[: place.offset]))
        return self._hanzi_before[-1] - self._hanzi_before[place.paragraph] - before

    def word_at(self, place: Anchor) -> Word | None:
        """Return the word at a place, or the next one of the paragraph, or its last."""
        last = None
        for word in self.units(place.paragraph):
            if place.offset < word.end:
                return word
            last = word
        return last


def toned(words: Words, tones: Tones) -> Words:
    """Return words with citation tones as they are, or with the spoken ones."""
    if tones is Tones.CITATION:
        return words
    from reader.language.sandhi import spoken

    return spoken(words)


def ruby(words: Words, setting: Setting) -> tuple[Annotation, ...]:
    """Return the annotations of words in a spelling, with citation or spoken tones."""
    return annotated(toned(words, setting.tones), partial(spell, style=setting.style), joiner=joiner(setting.style))
