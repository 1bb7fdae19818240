"""The paragraphs of a large text without an object for each: one string, and what is said of them in arrays."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import overload

from reader.text.document import Kind, Paragraph
from reader.text.encoded import LOST, Encoded

KINDS = tuple(Kind)
_MOST = 127
"""Levels and labels of speakers beyond this are kept as paragraphs."""
_TIGHT = 128
"""Added to the level of a paragraph that goes on with the one before."""
_TIGHT_LEVELS = bytes(range(_TIGHT, 256))


@dataclass(frozen=True, eq=False)
class Compact(Sequence[Paragraph]):
    """Paragraphs made when somebody asks for one.

    Attributes:
        source: their texts, joined with line feeds, or where those are.
        starts: offset of each in that, and one past the end plus one as the last item.
        kinds: number of each one's kind in `KINDS`.
        levels: of each; `_TIGHT` is added to some.
        speakers: code points of each one's label.
        others: by their index, those of which there is more to say.
    """

    source: str | Encoded
    starts: "array[int]"
    kinds: bytes
    levels: bytes
    speakers: bytes
    others: Mapping[int, Paragraph] = field(default_factory=dict)

    @cached_property
    def _whole(self) -> str | None:
        return self.source if isinstance(self.source, str) else self.source.whole()

    @property
    def is_read(self) -> bool:
        """Whether all of it is in memory."""
        return isinstance(self.source, str) or "_whole" in self.__dict__

    @property
    def is_intact(self) -> bool:
        """Whether all of it is there; what is in a file is read now."""
        return self._whole is not None

    @cached_property
    def flat(self) -> str:
        """All texts; signs of lost ones where they cannot be read any more."""
        return LOST * (self.starts[-1] - 1) if self._whole is None else self._whole

    def part(self, start: int, end: int) -> str:
        """Return code points of the joined texts, of those in a file only these."""
        held = self.__dict__.get("_whole") or self.source
        return held[start:end] if isinstance(held, str) else held.part(start, end)

    def run_start(self, index: int) -> int:
        """Return the first of the paragraphs that go on one with the other up to one, without making any."""
        return max(0, len(self.levels[: index + 1].rstrip(_TIGHT_LEVELS)) - 1)

    @cached_property
    def _made(self) -> Callable[[int], Paragraph]:
        """Remembers the paragraphs that were asked for last."""
        return lru_cache(maxsize=128)(self._make)

    def _make(self, index: int) -> Paragraph:
        text = self.part(self.starts[index], self.starts[index + 1] - 1)
        level = self.levels[index]
        tight = level >= _TIGHT
        return Paragraph(text, KINDS[self.kinds[index]], level % _TIGHT, self.speakers[index], tight=tight)

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self.kinds)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Paragraph]: ...

    def __getitem__(self, index: int | slice) -> Paragraph | Sequence[Paragraph]:
        """Return a paragraph or several; negative indices count from the end."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self.kinds)
        if not 0 <= index < len(self.kinds):
            raise IndexError(index)
        return self.others.get(index) or self._made(index)

    def __iter__(self) -> Iterator[Paragraph]:
        """Yield all, none of them remembered."""
        for index in range(len(self.kinds)):
            yield self.others.get(index) or self._make(index)


_LARGE, _LONG = 2000, 200_000
"""Paragraphs and code points from which on they are worth putting together."""


def compacted(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs of a text as it keeps them: put together where there are many."""
    return compact(paragraphs) if len(paragraphs) > _LARGE or _is_long(paragraphs) else tuple(paragraphs)


def _is_long(paragraphs: Sequence[Paragraph]) -> bool:
    return sum(len(paragraph.text) for paragraph in paragraphs) > _LONG


def compact(paragraphs: Iterable[Paragraph]) -> Compact:
    """Put paragraphs together."""
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    texts: list[str] = []
    kinds, levels, speakers = bytearray(), bytearray(), bytearray()
    others: dict[int, Paragraph] = {}
    for index, paragraph in enumerate(paragraphs):
        texts.append(paragraph.text)
        kinds.append(numbers[paragraph.kind])
        level = min(paragraph.level, _MOST)
        levels.append(level + _TIGHT * paragraph.tight)
        speakers.append(min(paragraph.speaker, _MOST))
        if paragraph.given or paragraph.depth or max(paragraph.level, paragraph.speaker) > _MOST:
            others[index] = paragraph
    starts = array("q", accumulate((len(text) + 1 for text in texts), initial=0))
    return Compact("\n".join(texts), starts, bytes(kinds), bytes(levels), bytes(speakers), others)
