"""How the reader's own annotations look: ink and sign in the text, one line in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from textual.content import Content

from reader.study.annotations import Annotation, AnnotationKind, Found
from reader.text.document import Anchor, Document
from reader.text.script import PAUSES
from reader.tui.reading.selection import sentence_at

BOOKMARK_SIGN: Final = "◆"
NOTE_SIGN: Final = "✎"
LOST_SIGN: Final = "?"
_NAME: Final = 16  # code points of a bookmark's name unless the reader gives one


def sign_of(annotation: Annotation) -> str:
    """Return the sign in the margin: a highlight's is the number of its colour."""
    if annotation.kind is AnnotationKind.BOOKMARK:
        return BOOKMARK_SIGN
    return NOTE_SIGN if annotation.kind is AnnotationKind.NOTE else str(annotation.colour)


def within(document: Document, share: float, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return the annotations of what is there of a text (`share` of it, 1 for all): the others are not lost."""
    last = len(document.paragraphs) - 1
    return [annotation for annotation in annotations if share == 1 or annotation.place.paragraph < last]


def spans(found: Iterable[Found]) -> Iterator[tuple[Anchor, int, str, str]]:
    """Yield place, length, ink and sign of each piece of annotated text, one a paragraph; lost ones have none."""
    for annotation, place in found:
        if place is None:
            continue
        bookmark = annotation.kind is AnnotationKind.BOOKMARK
        ink = "bookmark" if bookmark else f"marked-{annotation.colour}"
        for number, piece in enumerate(annotation.quote.split("\n")):
            start = place if number == 0 else Anchor(place.paragraph + number, 0)
            yield start, 1 if bookmark else len(piece), ink, sign_of(annotation)
            if bookmark:
                break


def covering(found: Iterable[Found], start: Anchor, end: Anchor, *kinds: AnnotationKind) -> Annotation | None:
    """Return the first annotation of some kinds that has a place from `start` up to `end`; None for none."""
    for annotation, place in found:
        if place is None or annotation.kind not in kinds:
            continue
        if annotation.kind is AnnotationKind.BOOKMARK:
            if start <= place < end:
                return annotation
        elif place < end and start < _end(annotation, place):
            return annotation
    return None


def _end(annotation: Annotation, place: Anchor) -> Anchor:
    *before, last = annotation.quote.split("\n")
    return Anchor(place.paragraph + len(before), (0 if before else place.offset) + len(last))


def sentence(document: Document, place: Anchor) -> tuple[Anchor, Anchor]:
    """Return the sentence around a place, without white space at its ends."""
    paragraph = document.paragraphs[place.paragraph]
    text = paragraph.text
    start, end = sentence_at(paragraph, place.offset)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Anchor(place.paragraph, start), Anchor(place.paragraph, end)


def first_words(document: Document, place: Anchor) -> str:
    """Return what a bookmark is called by itself: the beginning of the clause it is in."""
    start, end = sentence(document, place)
    paragraph = document.paragraphs[start.paragraph].text
    before = range(start.offset, min(place.offset, end.offset))
    begin = max((at + 1 for at in before if paragraph[at] in PAUSES), default=start.offset)
    text = paragraph[begin : end.offset].lstrip()
    return text if len(text) <= _NAME else f"{text[:_NAME]}…"


def line(document: Document, found: Found, lost: str, shown_as: Callable[[str], str] = str) -> Content:
    """Return an annotation as one line: its sign, where it is in per cent, the note, then name or text.

    What the reader wrote comes first: the text, which may be long, is cut where the line ends.
    `lost` says in the user's language that it is not in the text any more; `shown_as` is how the view shows a text.
    """
    annotation, place = found
    length = max(1, document.length)
    where = f"{document.offset(place) * 100 // length:>3} % " if place else f"  {LOST_SIGN}   "
    bookmark = annotation.kind is AnnotationKind.BOOKMARK
    text = " ".join(shown_as(annotation.name or annotation.quote if bookmark else annotation.quote).split())
    note = f"{' '.join(annotation.note.split())} — " if annotation.note else ""
    tail = f" ({lost})" if place is None else ""
    style = "" if bookmark else f"$keyword-{annotation.colour}"
    return Content.assemble(
        (sign_of(annotation), style), " ", (where, "$quiet"), (note, "$primary"), text, (tail, "$quiet")
    )
