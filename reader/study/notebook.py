"""Highlights, notes and bookmarks as Markdown (CommonMark), one heading a text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator

from reader.study.annotations import Annotation, AnnotationKind
from reader.study.library import ShelfText
from reader.text.clean import clean

# What would be markup in CommonMark: some signs anywhere, others at the start of a line, after a number there too.
_SIGNS = re.compile(r"(?=[\\`*_{}\[\]<>#|~!&])|^(?=\s*[-+=])|^([0-9]{1,9})(?=[.)])", re.MULTILINE)


def notebook(texts: Iterable[tuple[ShelfText, list[Annotation]]]) -> str:
    """Return the annotations of texts as Markdown; texts without any are left out."""
    parts = [_part(text, annotations) for text, annotations in texts if annotations]
    return "\n\n".join(parts) + ("\n" if parts else "")


def _part(text: ShelfText, annotations: list[Annotation]) -> str:
    source = f"\n\n{_plain(text.path)}" if text.path else ""
    return "\n\n".join([f"# {_plain(' '.join(text.title.split()))}{source}", *map(_item, annotations)])


def _item(annotation: Annotation) -> str:
    return "\n\n".join(_lines(annotation))


def _lines(annotation: Annotation) -> Iterator[str]:
    made = time.strftime("%Y-%m-%d", time.localtime(annotation.made))
    if annotation.kind is AnnotationKind.BOOKMARK:
        yield f"- {_plain(annotation.name or annotation.quote)} ({made})"
        return
    yield "\n>\n".join(f"> {_plain(line)}" for line in annotation.quote.split("\n") if line)
    if annotation.note:
        yield f"{_plain(annotation.note)} ({made})"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is; no line of it is indented."""
    return "\n".join(_SIGNS.sub(r"\1\\", line.strip()) for line in clean(text).split("\n"))
