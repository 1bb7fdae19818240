"""Pair the bases and readings of HTML's `<ruby>` (HTML Living Standard 4.5.10; rb, rtc and rbc of older drafts too)."""

from dataclasses import dataclass, field

from reader.text.formats.blocks import Blocks


@dataclass(slots=True)
class Ruby:
    """One ruby element being read.

    Attributes:
        blocks: where its base text goes; lengths of its paragraph are places.
    """

    blocks: Blocks
    _bases: list[tuple[int, int]] = field(default_factory=list)
    _readings: list[str] = field(default_factory=list)
    _start: int = -1
    _second: bool = False

    def base_text(self, text: str) -> None:
        """Add base text; after a reading it begins the next group."""
        if self._readings and text.strip():
            self._pair()
        before = self.blocks.length
        self.blocks.text(text)
        if self._start < 0 < self.blocks.length - before:
            # A pending space goes before the word, not under its reading.
            self._start = max(before, self.blocks.length - len(text.strip()))

    def part_base(self) -> None:
        """End the base begun, if any: at `<rb>` and at a reading."""
        if 0 <= self._start < self.blocks.length:
            self._bases.append((self._start, self.blocks.length))
        self._start = -1

    def reading(self, text: str) -> None:
        """Add a reading; those of a second container (`rtc`) are no readings but glosses."""
        self.part_base()
        if not self._second:
            self._readings.append(text.strip().strip("()（）"))

    def end_container(self) -> None:
        """Note that an `rtc` ended."""
        self._second = bool(self._readings)

    def end(self) -> None:
        """Give what is left."""
        self.part_base()
        self._pair()

    def _pair(self) -> None:
        """Pair one by one; the last reading of too few spans the bases that are left."""
        if (
            len(self._bases) == 1 and 1 < len(self._readings) <= self._bases[0][1] - self._bases[0][0]
        ):  # a word with its syllables one by one
            self._readings = [" ".join(filter(None, self._readings))]
        count = min(len(self._bases), len(self._readings))
        for index in range(count):
            start, end = self._bases[index]
            if index == count - 1:
                end = self._bases[-1][1]
            self.blocks.give(start, end, self._readings[index])
        self._bases, self._readings, self._second = [], [], False
