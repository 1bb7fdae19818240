"""The bare text, one paragraph a line."""

from typing import TextIO

from reader.text.document import Document


def write(document: Document, out: TextIO) -> None:
    """Write every paragraph with a line feed behind it."""
    out.writelines(f"{paragraph.text}\n" for paragraph in document.paragraphs)
