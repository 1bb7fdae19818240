"""Painted lines, kept until a pixel of them changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from textual.strip import Strip

from reader.tui.reading.brush import Brush
from reader.typesetting.flow import Flow, Line

_KEPT = 2000  # lines


class Strips:
    """The strips of one brush, least recently used ones forgotten first."""

    def __init__(self, brush: Brush) -> None:
        """Keep what a brush paints."""
        self._brush = brush
        self._strips: OrderedDict[Hashable, Strip] = OrderedDict()

    def forget(self) -> None:
        """Paint all lines anew: layout, inks or marks are others."""
        self._strips.clear()

    def __call__(self, flow: Flow, line: Line | None) -> Strip:
        """Return a line's strip."""
        key = self._brush.key(flow, line)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = Strip(self._brush.segments(flow, line), self._brush.width)
            if len(self._strips) > _KEPT:
                self._strips.popitem(last=False)
        else:
            self._strips.move_to_end(key)
        return strip
