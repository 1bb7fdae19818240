"""What the word line says of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.language.alternatives import alternatives, hanzi_alternatives, same_reading
from reader.language.compounds import base_of_fourfold
from reader.language.facts import LexiconFacts
from reader.language.glosses import respelled
from reader.language.levels import STANDARD, hsk
from reader.language.meant import fitting_first
from reader.language.orthography import Speller
from reader.language.spelling import joiner, spell
from reader.language.words import Tones, Word
from reader.text.document import Anchor
from reader.text.footnotes import counterpart
from reader.tui.opened import Opened
from reader.tui.panes.wordline import WordNote
from reader.tui.reading.selection import sentence_at
from reader.typesetting.flow import Setting
from reader.typesetting.ruby import joined
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

# Words around the one that decide how it is spelled: a sentence's stop before it, a particle or number behind it.
_BEFORE, _AFTER = 12, 9


def spelled_word(syllables: Sequence[str], setting: Setting) -> str:
    """Return syllables in number style as one word, spelled as set."""
    return joined(syllables, partial(spell, style=setting.style), joiner(setting.style))


def spelled_among(words: Sequence[Word], number: int, speller: Speller, speech: int = 0) -> str:
    """Return a word as it is spelled among the words around it, "?" after it where it is a guess; empty if not read."""
    word = words[number]
    if word.reading is None:
        return ""
    stretches = speller.paragraph(words[max(0, number - _BEFORE) : number + _AFTER], speech)
    own = (s for s in stretches if s.start < word.end and s.end > word.start)
    pieces = (s.pieces[max(0, word.start - s.start) : word.end - s.start] for s in own)
    spelled = " ".join("".join(part).lstrip(" -'") for part in pieces if part)
    return spelled if all(word.reading.certain) else f"{spelled}?"


def level_of(headword: str, say: Wording) -> str:
    """Return the HSK level with the standard's name; empty for a word in no list."""
    level = hsk(headword)
    if level is None:
        return ""
    return f"HSK {'7–9' if level == 7 else level} ({say(STANDARD)})"


def note_on(opened: Opened, place: Anchor, setting: Setting, say: Wording) -> WordNote:
    """Return the note on the word at a place; of a punctuation mark there is nothing to say.

    Of the mark of a footnote that is the footnote, of a footnote's own mark the sentence it belongs to.
    """
    if (there := counterpart(opened.document, place)) is not None:
        return _note_at(opened, there)
    word = opened.word_at(place)
    if word is None or opened.lexicon is None or not any(map(str.isalnum, word.text)):
        return WordNote(word.text if word else "")
    words = opened.toned(opened.piece_of(place), setting.tones)
    speller = Speller(setting.style, LexiconFacts(opened.lexicon))
    speech = opened.document.paragraphs[place.paragraph].speaker
    number = next(number for number, other in enumerate(words) if other.start == word.start)
    entries = fitting_first(word, opened.lexicon.entries(word.text))
    gloss = opened.own_gloss(word.text) or _glossed(entries[0].glosses if entries else (), setting)
    gloss = gloss or _of_base(word.text, opened.lexicon, setting)
    shown = opened.seen(place.paragraph, word)
    other = ""
    if entries:
        forms = {entries[0].simplified, entries[0].traditional} - {shown}
        other = forms.pop() if len(forms) == 1 else ""
    simplified = entries[0].simplified if entries else word.text
    return WordNote(
        shown,
        _named(spelled_among(words, number, speller, speech), setting, say),
        other,
        level_of(simplified, say),
        opened.count(word.text),
        gloss,
        _others(word, opened.lexicon, setting),
    )


def _note_at(opened: Opened, place: Anchor) -> WordNote:
    """Return the footnote that begins at a place, or the sentence that refers to one there."""
    paragraph = opened.document.paragraphs[place.paragraph]
    start, end = sentence_at(paragraph, place.offset) if place.offset else (0, len(paragraph.text))
    after = paragraph.text.index("〕", place.offset) + 1
    said = paragraph.text[start if place.offset else after : end]
    return WordNote(paragraph.text[place.offset : after], gloss=opened.view.plain(said.strip()))


def _of_base(text: str, lexicon: Lexicon, setting: Setting) -> str:
    """Return what a made word comes from and what that means; empty for other words.

    A potential form comes from what it begins with (看得出 of 看得出来), AABB from AB (干净 of 干干净净).
    """
    base = base_of_fourfold(text, lexicon)
    if text[1:2] not in ("得", "不") and not base:
        return ""
    begun = [base] if base else [text[:end] for end in range(len(text) - 1, 0, -1)]
    found = ((head, lexicon.entries(head)) for head in begun)
    head, entries = next(((head, entries) for head, entries in found if entries), ("", ()))
    return f"{head}: {_glossed(entries[0].glosses, setting)}" if entries else ""


def _others(word: Word, lexicon: Lexicon, setting: Setting) -> tuple[tuple[str, str], ...]:
    """Return what else a word could be read as, each with what it means then; nothing where the reading is certain.

    Where no dictionary has the word read otherwise, its unsure hanzi could each be read otherwise.
    """
    if word.reading is None or not word.reading.unsure:
        return ()
    chosen = word.reading.syllables
    known = [one for one in alternatives(word.text, lexicon) if same_reading(one.syllables) != same_reading(chosen)]
    found = [(one.syllables, _glossed(one.glosses, setting)) for one in known] or [
        (one.syllables, f"{word.text[place]}: {_glossed(one.glosses, setting)}")
        for one in hanzi_alternatives(word.text, chosen, lexicon)
        for place in (_difference(chosen, one.syllables),)
        if not word.reading.certain[place]
    ]
    return tuple((spelled_word([part for part in syllables if part], setting), gloss) for syllables, gloss in found)


def _difference(one: Sequence[str | None], other: Sequence[str | None]) -> int:
    """Return where two readings of a word differ first."""
    return next(place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def _glossed(glosses: Sequence[str], setting: Setting) -> str:
    """Return senses on one line, the readings cited in them spelled as set."""
    return respelled("; ".join(glosses), lambda syllables: spelled_word(syllables, setting))


def _named(reading: str, setting: Setting, say: Wording) -> str:
    """Return a reading with the name of its tones where they are not those of the dictionary."""
    return f"{reading} ({say(setting.tones)})" if reading and setting.tones is Tones.SPOKEN else reading
