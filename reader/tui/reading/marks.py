"""Hits and highlighted keywords as spans of the text, looked up row by row: there may be a hundred thousand of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.text.document import Anchor, Document


@dataclass(frozen=True, slots=True)
class Mark:
    """A named ink over code points `start` to `end` (exclusive) of a paragraph; `sign` stands in the margin."""

    start: int
    end: int
    ink: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Spans in one ink, none overlapping another, in order.

    Attributes:
        starts: flat offsets.
        ends: flat offsets, exclusive.
        ink: its name.
        sign: stands in the margin; empty for none.
        skipped: index of a span that is left out.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    ink: str
    sign: str = ""
    skipped: int | None = None

    @classmethod
    def of(cls, document: Document, place: Anchor, length: int, ink: str, sign: str = "") -> "Layer":
        """Return a layer of one span of some code points."""
        start = document.offset(place)
        return cls((start,), (start + length,), ink, sign)

    def within(self, start: int, end: int) -> range:
        """Return the indices of the spans that lie in a part of the text, wholly or partly."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


class Marks(Mapping[int, tuple[Mark, ...]]):
    """The marks of all paragraphs; a later layer lies above an earlier one."""

    def __init__(self, document: Document, layers: Sequence[Layer] = ()) -> None:
        """Mark spans of a document."""
        self._document = document
        self._layers = layers

    def within(self, paragraph: int, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that lie in a part of a paragraph, offsets counted in it."""
        base = self._document.starts[paragraph] if self._layers else 0
        return tuple(
            Mark(layer.starts[index] - base, layer.ends[index] - base, layer.ink, layer.sign)
            for layer in self._layers
            for index in layer.within(base + start, base + end)
            if index != layer.skipped
        )

    def __getitem__(self, paragraph: int) -> tuple[Mark, ...]:
        """Return the marks of a paragraph that has some."""
        starts = self._document.starts
        marks = self.within(paragraph, 0, starts[paragraph + 1] - starts[paragraph] - 1)
        if not marks:
            raise KeyError(paragraph)
        return marks

    def __iter__(self) -> Iterator[int]:
        """Yield the paragraphs that have marks."""
        offsets = (start for layer in self._layers for i, start in enumerate(layer.starts) if i != layer.skipped)
        return iter(sorted({self._document.anchor(offset).paragraph for offset in offsets}))

    def __len__(self) -> int:
        """Return how many paragraphs have marks."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Tell whether there are marks at all."""
        return any(len(layer.starts) for layer in self._layers)
