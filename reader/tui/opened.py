"""A text opened for reading: the document and, once the dictionary is there, its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.language.corrections import Correction, named
from reader.language.hanzi import is_hanzi
from reader.language.spelling import joiner, spell
from reader.language.words import Standard, Tones, Word, unsure
from reader.text.document import Anchor, Document
from reader.typesetting.flow import Pinyin, Setting
from reader.typesetting.rows import Annotation
from reader.typesetting.ruby import annotations as annotated

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.language.ownwords import OwnWords
    from reader.language.pinning import Pinning

Words = tuple[Word, ...]


class Opened:
    """A document with its words, annotated paragraph by paragraph when somebody looks."""

    def __init__(self, document: Document, standard: str = Standard.MAINLAND) -> None:
        """Open without a dictionary; readings follow a standard, the mainland's for a name that is none."""
        self.document = document
        self._standard = Standard.TAIWAN if standard == Standard.TAIWAN else Standard.MAINLAND
        self.lexicon: Lexicon | None = None
        self.own: OwnWords | None = None
        self._corrections: tuple[Correction, ...] = ()
        self._words: dict[int, Words] = {}
        self._spoken: dict[int, Words] = {}

    def use(self, lexicon: Lexicon) -> None:
        """Take words and readings from a lexicon from now on."""
        from reader.language.annotate import Annotator

        self.lexicon = lexicon
        self._annotator = Annotator(lexicon, standard=self._standard)
        self._pinning = self._settled_by(lexicon)
        self._words.clear()
        self._spoken.clear()

    def settle(self, corrections: tuple[Correction, ...], own: OwnWords | None = None) -> None:
        """Take other corrections from now on; paragraphs they may touch are annotated anew when somebody looks.

        Args:
            corrections: in the order they were made.
            own: one's own words; as before without them.
        """
        changed = set(corrections) ^ set(self._corrections)
        self._corrections, self.own = corrections, own or self.own
        if self.lexicon is not None:
            self._pinning = self._settled_by(self.lexicon)
        for paragraph in list(self._words):
            text = self.document.paragraphs[paragraph].text
            if any(correction.touches(paragraph, text) for correction in changed):
                del self._words[paragraph]
                self._spoken.pop(paragraph, None)

    def _settled_by(self, lexicon: Lexicon) -> Pinning:
        from reader.language.pinning import Pinning

        return Pinning(lexicon, self._corrections, self.own.words if self.own else (), self.document.key)

    def named(self) -> tuple[str, ...]:
        """Return the words that somebody named: one's own, and those corrected."""
        return named(self._corrections, self.own.words if self.own else (), self.document.key)

    def own_gloss(self, word: str) -> str:
        """Return what one's own list says a word means; empty where it says nothing."""
        return next((own.gloss for own in self.own.words if own.text == word), "") if self.own else ""

    def words(self, paragraph: int) -> Words | None:
        """Return a paragraph's words; None while no dictionary is there."""
        if self.lexicon is None:
            return None
        words = self._words.get(paragraph)
        if words is None:
            whole = self.document.paragraphs[paragraph]
            pins = self._pinning.pins(paragraph, whole.text, whole.given)
            words = self._words[paragraph] = self._annotator.annotate(whole.text, pins)
        return words

    def toned(self, paragraph: int, tones: Tones) -> Words:
        """Return a paragraph's words with citation or spoken tones; none while no dictionary is there."""
        words = self.words(paragraph) or ()
        if tones is Tones.CITATION:
            return words
        toned = self._spoken.get(paragraph)
        if toned is None:
            from reader.language.sandhi import spoken

            toned = self._spoken[paragraph] = spoken(words, self._is_word)
        return toned

    def _is_word(self, text: str) -> bool:
        return self.lexicon is not None and self.lexicon.weight(text) is not None

    def ruby(self, paragraph: int, setting: Setting) -> tuple[Annotation, ...]:
        """Return a paragraph's annotations in a spelling and with tones as set."""
        words: Iterable[Word] = self.toned(paragraph, setting.tones)
        if setting.pinyin is Pinyin.UNCERTAIN:
            words = unsure(words)
        return annotated(words, partial(spell, style=setting.style), joiner=joiner(setting.style))

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
