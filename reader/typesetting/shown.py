"""Rows of a text that is shown otherwise than it is written: laid out as shown, counted as written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.text.mended import Mended
from reader.typesetting.rows import Annotation, Row, Ruby


def on_view(annotations: Iterable[Annotation], view: Mended) -> tuple[Annotation, ...]:
    """Return the ruby of a text over what is shown of it."""
    return tuple(_on_view(annotations, view))


def _on_view(annotations: Iterable[Annotation], view: Mended) -> Iterator[Annotation]:
    for annotation in annotations:
        start, end = view.shown(annotation.start), view.shown(annotation.end)
        if start < end:
            pieces = tuple(annotation.pieces[origin - annotation.start] for origin in view.origins[start:end])
            yield Annotation(start, end, pieces)


def on_text(rows: Sequence[Row], view: Mended) -> tuple[Row, ...]:
    """Return the rows of what is shown with offsets of the text; all its code points are in one of them.

    What is not shown has no width and stands before what comes after it, at a row's end behind what was before.
    """
    signs = _signs(view)
    edges = pairwise((0, *(view.origin(row.start) for row in rows[1:]), view.length))
    return tuple(_on_text(row, view, start, signs[start:end]) for row, (start, end) in zip(rows, edges, strict=True))


def _on_text(row: Row, view: Mended, start: int, signs: Sequence[str]) -> Row:
    end = start + len(signs)
    columns = *(row.column(view.shown(offset)) for offset in range(start, end)), row.columns[-1]
    ruby = (Ruby(r.column, r.pieces, view.origin(r.start), view.origin(r.end - 1) + 1) for r in row.ruby)
    return Row(start, end, columns, tuple(ruby), tuple(signs))


def _signs(view: Mended) -> list[str]:
    """Return what is shown for each code point of the text; nothing for some."""
    signs = [""] * view.length
    for origin, sign in zip(view.origins, view.text, strict=True):
        signs[origin] += sign
    return signs
