"""Bookmarks, highlights and notes in a text.

An annotation keeps its place and the marked text with what stands around it. Where the text has been taken apart
differently since, it is found again nearby; one that is not found is lost, but never dropped.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from reader.study import fitting
from reader.study.memory import Row, State, Statement
from reader.text.document import Anchor, Document

COLOURS: Final = 4
AROUND: Final = 12
"""Code points kept before and after the marked text."""
LONGEST: Final = 2000
"""Code points of one annotation at most: enough for a paragraph of a novel."""

_NAMES: Final = 'id, key, kind, name, note, colour, paragraph, "offset", quote, before, after, made, changed, removed'
_SAVE: Final = (
    f"INSERT INTO annotations ({_NAMES}) VALUES ({', '.join('?' * 14)}) ON CONFLICT (id) DO UPDATE SET "
    "kind = excluded.kind, name = excluded.name, note = excluded.note, colour = excluded.colour, "
    'paragraph = excluded.paragraph, "offset" = excluded."offset", quote = excluded.quote, before = excluded.before, '
    "after = excluded.after, changed = excluded.changed, removed = excluded.removed"
)
_LATER: Final = " WHERE excluded.changed > annotations.changed"


class AnnotationKind(StrEnum):
    """What an annotation is; a note is a highlight with something written."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark of the reader's own in a text.

    Attributes:
        id: names it for good, so that copies can be merged.
        key: the text's content hash.
        kind: bookmark, highlight or note.
        place: where the marked text began when it was made.
        quote: the marked text, paragraphs joined with line feeds.
        before: what stood before it.
        after: what stood after it.
        name: of a bookmark, one line.
        note: what the reader wrote.
        colour: of a highlight, 1 to `COLOURS`.
        made: Unix seconds.
        changed: Unix seconds of the last change; of two copies the later one counts.
        removed: whether it was taken away.
    """

    id: str
    key: str
    kind: AnnotationKind
    place: Anchor
    quote: str
    before: str = ""
    after: str = ""
    name: str = ""
    note: str = ""
    colour: int = 1
    made: float = 0.0
    changed: float = 0.0
    removed: bool = False


class Found(NamedTuple):
    """An annotation and where it is in the text as it is now; `place` None: lost."""

    annotation: Annotation
    place: Anchor | None


def annotate(
    document: Document, start: Anchor, end: Anchor, kind: AnnotationKind, *, name: str = "", note: str = ""
) -> Annotation:
    """Return a new annotation of the text from a place to another one, `LONGEST` code points of it at most."""
    first = document.offset(start)
    last = min(document.offset(end), first + LONGEST)
    text, now = document.text, time.time()
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    return Annotation(
        uuid.uuid4().hex, document.key, kind, start, text[first:last], before, after, name, note, made=now, changed=now
    )


class Annotations:
    """The annotations of a reading state."""

    def __init__(self, state: State) -> None:
        """Keep them in a reading state."""
        self._state = state

    def of(self, key: str) -> list[Annotation]:
        """Return a text's annotations in the order of their places."""
        query = f'SELECT {_NAMES} FROM annotations WHERE key = ? AND removed = 0 ORDER BY paragraph, "offset", made'
        return [_annotation(row) for row in self._state.rows(query, (key,))]

    def counts(self) -> dict[str, dict[AnnotationKind, int]]:
        """Return how many annotations of each kind every annotated text has, by its key."""
        query = "SELECT key, kind, count(*) FROM annotations WHERE removed = 0 GROUP BY key, kind"
        found: dict[str, dict[AnnotationKind, int]] = {}
        for key, kind, count in self._state.rows(query):
            kinds, known = found.setdefault(fitting.text(key), {}), _kind(kind)
            kinds[known] = kinds.get(known, 0) + count
        return found

    def every(self) -> list[Annotation]:
        """Return all annotations of all texts, removed ones too."""
        return [_annotation(row) for row in self._state.rows(f"SELECT {_NAMES} FROM annotations ORDER BY key, id")]

    def save(self, annotation: Annotation) -> bool:
        """Keep a new or changed annotation at once; returns whether it is kept."""
        return self._state.change([_statement(replace(annotation, changed=time.time()), _SAVE)])

    def remove(self, annotation: Annotation) -> bool:
        """Take an annotation away; saving it again brings it back."""
        return self.save(replace(annotation, removed=True))


def merging(annotation: Annotation) -> Statement:
    """Return what writes a copy of an annotation unless a later one is there."""
    return _statement(annotation, _SAVE + _LATER)


def _statement(annotation: Annotation, statement: str) -> Statement:
    from reader.study.state import storable

    a = annotation
    texts = (storable(text) for text in (a.quote, a.before, a.after))
    values = (a.id, a.key, str(a.kind), storable(a.name), storable(a.note), a.colour, a.place.paragraph, a.place.offset)
    return statement, (*values, *texts, a.made, a.changed, int(a.removed))


def find_all(document: Document, annotations: Iterable[Annotation]) -> list[Found]:
    """Return annotations with their places in a text, in order; lost ones last."""
    found = [Found(annotation, _find(document, annotation)) for annotation in annotations]
    return sorted(found, key=lambda one: (one.place is None, one.place or one.annotation.place))


def _find(document: Document, annotation: Annotation) -> Anchor | None:
    """Return the place of the marked text: where it was made, else nearest to it, best with the same text around."""
    if annotation.place.paragraph < len(document.paragraphs):
        old = document.offset(annotation.place)
        if document.text.startswith(annotation.quote, old):
            return annotation.place
    else:
        old = len(document.text)
    start = max(0, old - _FAR)
    places = [start + place for place in _places(document.text[start : old + _FAR], annotation)]
    return document.anchor(min(places, key=lambda place: abs(place - old))) if places else None


def _places(text: str, annotation: Annotation) -> Sequence[int]:
    """Return where the marked text stands: with what was around it, with some of that, or alone if long."""
    before, quote, after = annotation.before, annotation.quote, annotation.after
    near, next_to = before[-_NEAR:], after[:_NEAR]
    tries = [(before, after), (before, ""), ("", after), (near, next_to), (near, ""), ("", next_to)]
    if len(quote) >= _TELLING:
        tries.append(("", ""))
    for left, right in tries:
        if found := [place + len(left) for place in _occurrences(text, left + quote + right)]:
            return found
    return ()


_NEAR: Final = 3
_FAR: Final = 1_000_000
"""Code points to each side of its old place where a text is looked for, some milliseconds."""
_TELLING: Final = 6
"""Code points from which on a quotation is told apart without its surroundings."""
_MOST: Final = 1000


def _occurrences(text: str, wanted: str) -> list[int]:
    places: list[int] = []
    place = text.find(wanted) if wanted else -1
    while place >= 0 and len(places) < _MOST:
        places.append(place)
        place = text.find(wanted, place + 1)
    return places


def _annotation(row: Row) -> Annotation:
    key_of, key, kind, name, note, colour, paragraph, offset, quote, before, after, made, changed, removed = row
    return Annotation(
        fitting.text(key_of),
        fitting.text(key),
        _kind(kind),
        Anchor(fitting.whole(paragraph), fitting.whole(offset)),
        fitting.text(quote),
        fitting.text(before),
        fitting.text(after),
        fitting.text(name),
        fitting.text(note),
        min(max(1, fitting.whole(colour)), COLOURS),
        fitting.number(made),
        fitting.number(changed),
        bool(fitting.whole(removed)),
    )


def _kind(name: str) -> AnnotationKind:
    """Return a kind; what a newer version may know besides counts as a note."""
    return AnnotationKind(name) if name in set(AnnotationKind) else AnnotationKind.NOTE
