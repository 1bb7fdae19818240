"""Notes and what refers to them: `〔1〕` in the text, and the same before the note that stands further down."""

import re

from reader.text.document import Anchor, Document

_MARK = re.compile("〔[^〔〕\n]{1,8}〕")
_LONGEST = 10  # code points of a mark with its brackets


def counterpart(document: Document, place: Anchor) -> Anchor | None:
    """Return where the note begins whose mark holds a place, or of a note's own mark where it is referred to.

    The nearest one counts, as notes of many books are numbered chapter by chapter; None for any other place.
    """
    line = document.paragraphs[place.paragraph].text
    start = line.rfind("〔", max(0, place.offset - _LONGEST), place.offset + 1)
    mark = _MARK.match(line, start) if start >= 0 else None
    if mark is None or place.offset >= mark.end():
        return None
    here = document.starts[place.paragraph] + start
    at = _note(document.text, mark[0], here) if start else _reference(document.text, mark[0], here)
    return None if at < 0 else document.anchor(at)


def _note(text: str, mark: str, here: int) -> int:
    at = text.find(f"\n{mark}", here)
    return at if at < 0 else at + 1


def _reference(text: str, mark: str, here: int) -> int:
    at = text.rfind(mark, 0, here)
    while at > 0 and text[at - 1] == "\n":  # another note
        at = text.rfind(mark, 0, at)
    return at if at > 0 else -1
