"""Highlights, notes and bookmarks as Markdown (CommonMark), a heading a text and one a section."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from reader.study.annotations import Annotation, AnnotationKind, find_all
from reader.study.library import ShelfText
from reader.text.clean import clean
from reader.text.document import Anchor, Document

# What would be markup in CommonMark: some signs anywhere, others at the start of a line, after a number there too.
_SIGNS = re.compile(r"(?=[\\`*_{}\[\]<>#|~!&])|^(?=\s*[-+=])|^([0-9]{1,9})(?=[.)])", re.MULTILINE)

# Lines of a note stay lines; empty ones divide paragraphs anyway.
_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_HARD_BREAK = r"\\\n"

LOST: Final = "Not in the text any more"


class Entry(NamedTuple):
    """An annotation and the title of the section it is in; empty where there is none, or the text is not there."""

    annotation: Annotation
    section: str = ""


def entries(document: Document | None, annotations: Iterable[Annotation]) -> list[Entry]:
    """Return annotations in the order of their places in the text as it is now, those that are lost last.

    Without the text they are in the order in which they come.
    """
    if document is None:
        return [Entry(annotation) for annotation in annotations]
    return [
        Entry(annotation, LOST if place is None else _section(document, place))
        for annotation, place in find_all(document, annotations)
    ]


def _section(document: Document, place: Anchor) -> str:
    index = document.section_at(place)
    return "" if index is None else document.sections[index].title


def notebook(texts: Iterable[tuple[ShelfText, Sequence[Entry]]]) -> str:
    """Return the annotations of texts as Markdown; texts without any are left out."""
    parts = [_part(text, marked) for text, marked in texts if marked]
    return "\n\n".join(parts) + ("\n" if parts else "")


def _part(text: ShelfText, marked: Sequence[Entry]) -> str:
    source = [_plain(text.path)] if text.path else []
    return "\n\n".join([_heading(1, text.title), *source, *_sections(text.title, marked)])


def _sections(title: str, marked: Sequence[Entry]) -> Iterator[str]:
    for section, same in groupby(marked, key=lambda entry: entry.section):
        if section and section != title:
            yield _heading(2, section)
        for entry in same:
            yield from _lines(entry.annotation)


def _heading(level: int, title: str) -> str:
    return f"{'#' * level} {_plain(' '.join(title.split()))}"


def _lines(annotation: Annotation) -> Iterator[str]:
    made = time.strftime("%Y-%m-%d", time.localtime(annotation.made))
    colour = f", colour {annotation.colour}" if annotation.colour > 1 else ""
    if annotation.kind is AnnotationKind.BOOKMARK:
        yield f"- {_plain(annotation.name or annotation.quote)} ({made})"
        return
    yield "\n>\n".join(f"> {_plain(line)}" for line in annotation.quote.split("\n") if line)
    note = f"{_BREAK.sub(_HARD_BREAK, _plain(annotation.note))} " if annotation.note else ""
    yield f"{note}({made}{colour})"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is; no line of it is indented."""
    return "\n".join(_SIGNS.sub(r"\1\\", line.strip()) for line in clean(text).split("\n"))
