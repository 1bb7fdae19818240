"""A document as text, for golden files."""

import os
from pathlib import Path

from reader.text.document import Document

_GOLDEN = Path(__file__).parent.parent / "golden"
_SHOWN = 36


def outline(document: Document) -> str:
    """Sections with their levels and places, then paragraphs with their kinds; long lines cut."""
    sections = [
        f"{'  ' * (section.level - 1)}{section.kind} {document.offset(section.start)}-{document.offset(section.end)} "
        f"{section.title[:_SHOWN]}"
        for section in document.sections
    ]
    paragraphs = [
        f"{index} {p.kind}{p.level or ''}{f' [{p.text[: p.speaker]}]' if p.speaker else ''} {p.text[:_SHOWN]}"
        for index, p in enumerate(document.paragraphs)
    ]
    return "\n".join([document.title, "", *sections, "", *paragraphs, ""])


def check_golden(name: str, document: Document) -> None:
    """Compare with tests/golden/text_<name>.txt; GOLDEN=write makes the file anew, to be read before it is kept."""
    path = _GOLDEN / f"text_{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(outline(document), encoding="utf-8")
    assert outline(document) == path.read_text(encoding="utf-8")
