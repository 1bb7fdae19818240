"""The way to the next reading that is a guess, a piece of the text at a time, so that nobody waits for a novel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.language.hanzi import has_hanzi
from reader.language.words import unsure
from reader.text.document import Anchor
from reader.tui.opened import Opened

FAR = 100_000  # code points after which a search gives up


@dataclass(frozen=True, slots=True)
class Found:
    """The first place of an unsure word; `wrapped` tells that an end of the text was passed on the way."""

    place: Anchor
    wrapped: bool


def looks(opened: Opened, start: Anchor, step: int) -> Iterator[Found | None]:
    """Look for the next (1) or previous (-1) unsure word from the word at a place on.

    Yields what is found in each piece of the text, None for nothing, and ends after the first find, after `FAR` code
    points or when it has come round to the start.
    """
    pieces = opened.document.pieces
    count, first = len(pieces), opened.piece_of(start)
    seen = 0
    for distance in range(count + 1):
        passed, index = divmod(first + step * distance, count)
        places = _places(opened, index)
        if distance in (0, count):  # of the first piece one side now, the other at the end
            ahead = (distance == 0) == (step > 0)
            places = [place for place in places if (place > start if ahead else place < start)]
        if places:
            yield Found(places[0 if step > 0 else -1], passed != 0)
            return
        seen += pieces[index].end - pieces[index].start
        if seen > FAR:
            return
        yield None


def _places(opened: Opened, piece: int) -> list[Anchor]:
    paragraph, start, end = opened.document.pieces[piece]
    if not has_hanzi(opened.document.paragraphs[paragraph].text[start:end]):
        return []
    return [Anchor(paragraph, word.start) for word in unsure(opened.words(piece) or ())]
