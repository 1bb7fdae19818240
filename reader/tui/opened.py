"""A text opened for reading: the document and, once the dictionary is there, its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.language.corrections import Correction, named
from reader.language.hanzi import hanzi_count
from reader.language.spelling import joiner, spell
from reader.language.views import AS_IS
from reader.language.words import Standard, Tones, Word
from reader.text.document import Anchor, Document
from reader.text.kept import Kept
from reader.typesetting.flow import Pinyin, Setting
from reader.typesetting.rows import Annotation
from reader.typesetting.ruby import annotations as annotated

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon
    from reader.language.ownwords import OwnWords
    from reader.language.pinning import Pinning

Words = tuple[Word, ...]


_EXACT = 200_000
"""Code points of a text whose hanzi are counted; of a longer one samples are."""
_SAMPLES, _SAMPLE = 24, 1024
_COUNTED, _WORDS = 5_000_000, 2000
"""Code points of a text whose words are counted (that takes 1 ms a million), and how many counts are kept."""
_KEPT = 100_000
"""Code points of the pieces whose words are kept."""


class Opened:
    """A document with its words, annotated piece by piece (`Document.pieces`) when somebody looks."""

    def __init__(self, document: Document, standard: str = Standard.MAINLAND, share: float = 1.0) -> None:
        """Open without a dictionary.

        Args:
            document: the text, or its beginning.
            standard: what readings follow; the mainland's for a name that is none.
            share: how much of the text is there, 1.0 for all.
        """
        self.document = document
        self.share = share
        self._standard = Standard.TAIWAN if standard == Standard.TAIWAN else Standard.MAINLAND
        self.lexicon: Lexicon | None = None
        self.own: OwnWords | None = None
        self._own_glosses: dict[str, str] = {}
        self.view = AS_IS
        self.shown_as = ""  # how the text is shown, in signs, where not as it is
        self._corrections: tuple[Correction, ...] = ()
        self._names: frozenset[str] = frozenset()
        self._words = Kept[int, Words](_KEPT)
        self._spoken = Kept[int, Words](_KEPT)
        self._counts = Kept[str, int](_WORDS)

    def take(self, document: Document) -> None:
        """Read the whole text from now on, of which only the beginning was there."""
        self.document = document
        self.share = 1.0
        self._counts.clear()
        self._forget()
        self.__dict__.pop("_hanzi_before", None)
        self.__dict__.pop("_hanzi_share", None)

    def _forget(self) -> None:
        self._words.clear()
        self._spoken.clear()

    def use(self, lexicon: Lexicon) -> None:
        """Take words and readings from a lexicon from now on."""
        from reader.language.annotate import Annotator

        self.lexicon = lexicon
        self._annotator = Annotator(lexicon, standard=self._standard)
        self._pinning = self._settled_by(lexicon)
        self._forget()

    def settle(self, corrections: tuple[Correction, ...], own: OwnWords | None = None) -> None:
        """Take other corrections from now on; pieces they may touch are annotated anew when somebody looks.

        Args:
            corrections: in the order they were made.
            own: one's own words; as before without them.
        """
        changed = set(corrections) ^ set(self._corrections)
        self._corrections = corrections
        if own is not None:
            self.own, self._own_glosses = own, {word.text: word.gloss for word in own.words}
        self._names = frozenset(self.named())
        if self.lexicon is not None:
            self._pinning = self._settled_by(self.lexicon)
        for number in self._words.known():
            paragraph, start, end = self.document.pieces[number]
            text = self.document.paragraphs[paragraph].text[start:end]
            if any(correction.touches(paragraph, text) for correction in changed):
                self._words.drop(number)
                self._spoken.drop(number)

    def _settled_by(self, lexicon: Lexicon) -> Pinning:
        from reader.language.pinning import Pinning

        return Pinning(lexicon, self._corrections, self.own.words if self.own else (), self.document.key)

    def named(self) -> tuple[str, ...]:
        """Return the words that somebody named: one's own, and those corrected."""
        return named(self._corrections, self.own.words if self.own else (), self.document.key)

    def own_gloss(self, word: str) -> str:
        """Return what one's own list says a word means; empty where it says nothing."""
        return self._own_glosses.get(word, "")

    def words(self, piece: int) -> Words | None:
        """Return a piece's words, their starts counted in the paragraph; None while no dictionary is there."""
        if self.lexicon is None:
            return None
        words = self._words.get(piece)
        if words is None:
            paragraph, start, end = self.document.pieces[piece]
            whole = self.document.paragraphs[paragraph]
            text = whole.text[start:end]
            words = self._annotator.annotate(text, self._pinning.pins(paragraph, text, whole.given, start))
            if start:
                words = tuple(Word(word.text, word.start + start, word.reading) for word in words)
            self._words.put(piece, words, end - start)
        return words

    def toned(self, piece: int, tones: Tones) -> Words:
        """Return a piece's words with citation or spoken tones; none while no dictionary is there."""
        words = self.words(piece) or ()
        if tones is Tones.CITATION:
            return words
        toned = self._spoken.get(piece)
        if toned is None:
            from reader.language.sandhi import spoken

            toned = spoken(words, self._is_word)
            self._spoken.put(piece, toned, sum(len(word.text) for word in words))
        return toned

    def _is_word(self, text: str) -> bool:
        return text in self._names or (self.lexicon is not None and self.lexicon.weight(text) is not None)

    def ruby(self, piece: int, setting: Setting) -> tuple[Annotation, ...]:
        """Return a piece's annotations in a spelling and with tones as set."""
        words: Iterable[Word] = self.toned(piece, setting.tones)
        if self.lexicon is not None and setting.pinyin not in (Pinyin.ALL, Pinyin.WORD):
            from reader.language.carrying import carrying

            words = carrying(setting.pinyin, self.lexicon.hsk)(words)
        return annotated(words, partial(spell, style=setting.style), joiner=joiner(setting.style))

    def seen(self, paragraph: int, word: Word) -> str:
        """Return how a word of a paragraph is shown where it stands."""
        if not self.view:
            return word.text
        _, start, end = self.document.pieces[self.document.pieces.number(paragraph, word.start)]
        text = self.document.paragraphs[paragraph].text
        return self.view.parts(text[start : word.start], text[word.start : word.end], text[word.end : end])[1]

    def count(self, word: str) -> int:
        """Return how often a word stands in the text; 0 for one so long that counting would hold a page up."""
        if self.document.length > _COUNTED:
            return 0
        known = self._counts.get(word)
        if known is None:
            known = self.document.text.count(word)
            self._counts.put(word, known, 1)
        return known

    def piece_of(self, place: Anchor) -> int:
        """Return the number of the piece that holds a place."""
        return self.document.pieces.number(place.paragraph, place.offset)

    def units(self, piece: int) -> Words:
        """Return what the cursor moves by: the words, or single code points without a dictionary."""
        words = self.words(piece)
        if words is not None:
            return words
        paragraph, start, end = self.document.pieces[piece]
        text = self.document.paragraphs[paragraph].text[start:end]
        return tuple(Word(character, i) for i, character in enumerate(text, start) if not character.isspace())

    @cached_property
    def _hanzi_before(self) -> tuple[int, ...]:
        counts = (hanzi_count(paragraph.text) for paragraph in self.document.paragraphs)
        return tuple(accumulate(counts, initial=0))

    @cached_property
    def _hanzi_share(self) -> float:
        """Hanzi a code point, by samples from all over the text."""
        length = self.document.length
        starts = range(0, length, max(1, length // _SAMPLES))
        sampled = "".join(self.document.part(start, min(start + _SAMPLE, length)) for start in starts)
        return hanzi_count(sampled) / len(sampled)

    def hanzi_from(self, place: Anchor) -> int:
        """Return how many hanzi stand from a place to the end, about so many in a very long text."""
        length = self.document.length / self.share
        if length > _EXACT:
            return round((length - self.document.offset(place)) * self._hanzi_share)
        before = hanzi_count(self.document.paragraphs[place.paragraph].text[: place.offset])
        return self._hanzi_before[-1] - self._hanzi_before[place.paragraph] - before

    def word_at(self, place: Anchor) -> Word | None:
        """Return the word at a place, or the next one of the piece, or its last."""
        last = None
        for word in self.units(self.piece_of(place)):
            if place.offset < word.end:
                return word
            last = word
        return last
