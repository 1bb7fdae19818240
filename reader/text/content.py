"""What a loader makes of a file's bytes, before it becomes a `Document`."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.document import Paragraph


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of a book's own table of contents that no heading in its text stands for.

    Attributes:
        paragraph: index of the first paragraph it is about.
        title: one line, clean.
        level: rank among headings, 1 is the highest.
    """

    paragraph: int
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's bytes with what is known about them.

    Attributes:
        data: all of them.
        source: what the user named, for errors.
        name: the file's name, whose ending may tell the format; may be empty.
        encoding: the codec the user demands; empty to tell by content.
        depth: how many archives it was taken out of.
    """

    data: bytes
    source: str
    name: str = ""
    encoding: str = ""
    depth: int = 0

    def named(self, *endings: str) -> bool:
        """Whether the name ends with one of some endings, in any case."""
        return self.name.lower().endswith(endings)


@dataclass(frozen=True, slots=True)
class Content:
    """A text without its sections.

    Attributes:
        paragraphs: clean; may be empty.
        title: from the file's own data; the first paragraph of kind `TITLE` goes before it. May be empty.
        credit: who wrote or published it; may be empty.
        encoding: codec of the bytes.
        marks: what the outline has beyond the headings.
        signs: how many characters are shown as a sign or left out, by what they were (see `census`).
        doubtful: the codec was told by the bytes, and what it made of them is strange.
    """

    paragraphs: Sequence[Paragraph]
    title: str = ""
    credit: str = ""
    encoding: str = "utf-8"
    marks: tuple[Mark, ...] = ()
    signs: tuple[tuple[str, int], ...] = ()
    doubtful: bool = False
