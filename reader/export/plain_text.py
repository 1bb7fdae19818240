"""The bare text, one paragraph a line."""

from typing import Final, TextIO

from reader.export.stretches import Tell, quietly
from reader.text.document import Document

_PART: Final = 1_000_000  # code points written at a time


def write(document: Document, out: TextIO, tell: Tell = quietly) -> None:
    """Write every paragraph with a line feed behind it; `tell` is told how much is done."""
    for start in range(0, document.length, _PART):
        tell(start / document.length)
        out.write(document.part(start, min(start + _PART, document.length)))
    out.write("\n")
