"""Moves of the word cursor: pure functions from a place to a place."""

from reader.text.document import Anchor
from reader.tui.opened import Opened


def _stops(opened: Opened, paragraph: int) -> list[int]:
    """Return where the cursor may stand: words that hold a letter, hanzi or digit."""
    units = opened.units(paragraph)
    return [w.start for w in units if any(c.isalnum() for c in w.text)] or [w.start for w in units[:1]]


def next_word(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the next word; the same place at the end of the text."""
    later = [offset for offset in _stops(opened, place.paragraph) if offset > place.offset]
    if later:
        return Anchor(place.paragraph, later[0])
    for paragraph in range(place.paragraph + 1, len(opened.document.paragraphs)):
        if stops := _stops(opened, paragraph):
            return Anchor(paragraph, stops[0])
    return place


def previous_word(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the word before; the same place at the start of the text."""
    earlier = [offset for offset in _stops(opened, place.paragraph) if offset < place.offset]
    if earlier:
        return Anchor(place.paragraph, earlier[-1])
    for paragraph in range(place.paragraph - 1, -1, -1):
        if stops := _stops(opened, paragraph):
            return Anchor(paragraph, stops[-1])
    return place


def snap(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the word at a place."""
    word = opened.word_at(place)
    return Anchor(place.paragraph, word.start) if word else place


def first_stop(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place from a place on where the cursor may stand."""
    stops = [offset for offset in _stops(opened, place.paragraph) if offset >= place.offset]
    return Anchor(place.paragraph, stops[0]) if stops else next_word(opened, place)


def word_end(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place after the word at a place."""
    word = opened.word_at(place)
    return Anchor(place.paragraph, word.end if word else len(opened.document.paragraphs[place.paragraph].text))
