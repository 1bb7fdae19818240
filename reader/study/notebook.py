"""Highlights, notes and bookmarks as Markdown (CommonMark), one heading a text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator

from reader.study.annotations import Annotation, AnnotationKind
from reader.study.library import ShelfText

# What would be markup in CommonMark, wherever it stands; a number and a point only count at the start of a line.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])|^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


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
    """Return text that Markdown shows as it is."""
    return _SIGNS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}{_escaped(found[3])}", text)


def _escaped(start: str) -> str:
    """Return the start of a line that would begin a list: a digit cannot be escaped, a space without width can stand
    before it, so that the number is one no more.
    """
    return f"\\{start}" if not start.isdigit() else f"\N{WORD JOINER}{start}"
