"""Hits and highlighted keywords as spans of paragraphs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.text.document import Anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """A named ink over code points `start` to `end` (exclusive) of a paragraph; `sign` stands in the margin."""

    start: int
    end: int
    ink: str
    sign: str = ""


Marks = Mapping[int, tuple[Mark, ...]]


def by_paragraph(marks: Iterable[tuple[Anchor, int, str, str]]) -> Marks:
    """Group `(place, length, ink, sign)` by paragraph."""
    groups: dict[int, list[Mark]] = defaultdict(list)
    for place, length, ink, sign in marks:
        groups[place.paragraph].append(Mark(place.offset, place.offset + length, ink, sign))
    return {paragraph: tuple(group) for paragraph, group in groups.items()}
