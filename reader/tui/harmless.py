"""The last look at what goes to the terminal: nothing in it but text.

Texts, titles and names are cleaned where they come from, with a visible sign; this holds for what is forgotten there.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.text.clean import UNSAFE


class Harmless(LineFilter):
    """Takes control characters, escape sequences and writing-direction controls out of lines; all have no width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without what steers a terminal."""
        if not any(UNSAFE.search(text) for text, _, control in segments if not control):
            return segments
        return [
            segment if segment.control else Segment(UNSAFE.sub("", segment.text), segment.style) for segment in segments
        ]
