"""Moves of the word cursor: pure functions from a place to a place."""

from reader.text.document import Anchor
from reader.tui.opened import Opened


def _stops(opened: Opened, piece: int) -> list[int]:
    """Return where the cursor may stand in a piece of the text: words that hold a letter, hanzi or digit.

    The time of a cue is no word of it.
    """
    time = opened.document.paragraphs[opened.document.pieces[piece].paragraph].time
    units = [word for word in opened.units(piece) if word.start >= time]
    return [w.start for w in units if any(c.isalnum() for c in w.text)] or [w.start for w in units[:1]]


def next_word(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the next word; the same place at the end of the text."""
    pieces = opened.document.pieces
    piece = opened.piece_of(place)
    later = [offset for offset in _stops(opened, piece) if offset > place.offset]
    if later:
        return Anchor(place.paragraph, later[0])
    for following in range(piece + 1, len(pieces)):
        if stops := _stops(opened, following):
            return Anchor(pieces[following].paragraph, stops[0])
    return place


def previous_word(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the word before; the same place at the start of the text."""
    pieces = opened.document.pieces
    piece = opened.piece_of(place)
    earlier = [offset for offset in _stops(opened, piece) if offset < place.offset]
    if earlier:
        return Anchor(place.paragraph, earlier[-1])
    for before in range(piece - 1, -1, -1):
        if stops := _stops(opened, before):
            return Anchor(pieces[before].paragraph, stops[-1])
    return place


def snap(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place of the word at a place."""
    word = opened.word_at(place)
    return Anchor(place.paragraph, word.start) if word else place


def first_stop(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place from a place on where the cursor may stand."""
    stops = [offset for offset in _stops(opened, opened.piece_of(place)) if offset >= place.offset]
    return Anchor(place.paragraph, stops[0]) if stops else next_word(opened, place)


def word_end(opened: Opened, place: Anchor) -> Anchor:
    """Return the first place after the word at a place."""
    word = opened.word_at(place)
    return Anchor(place.paragraph, word.end if word else len(opened.document.paragraphs[place.paragraph].text))
