"""Sections as the command line's JSON has them."""

from typing import TypedDict

from reader.text.document import Document


class SectionRecord(TypedDict):
    """A section of the outline; offsets are code points of the flat text, end exclusive."""

    title: str
    kind: str
    level: int
    start: int
    end: int


def section_records(document: Document) -> list[SectionRecord]:
    """Return the outline; a section's text ends without the line feed that parts it from the next one."""
    paragraph_starts = frozenset(document.starts)
    return [
        SectionRecord(
            title=section.title,
            kind=section.kind.value,
            level=section.level,
            start=document.offset(section.start),
            # The first place after a section is most often the start of a paragraph, a line feed further on.
            end=(end := document.offset(section.end)) - (end in paragraph_starts),
        )
        for section in document.sections
    ]
