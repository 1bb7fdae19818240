"""Rows to segments: glyphs at their cells, styles run by run. No layout happens here, and no Textual."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from reader.typesetting.cells import text_width
from reader.typesetting.rows import Row


@dataclass(frozen=True, slots=True)
class Span:
    """A style over code points `start` to `end` (exclusive) of a paragraph; later spans lie above earlier ones."""

    start: int
    end: int
    style: Style


def runs(row: Row, base: Style, spans: Iterable[Span]) -> list[tuple[int, int, Style]]:
    """Cut a row's code points into runs of one style each."""
    spans = [span for span in spans if span.start < row.end and row.start < span.end]
    cuts = {row.start, row.end}
    for span in spans:
        cuts.update((max(span.start, row.start), min(span.end, row.end)))
    edges = sorted(cuts)
    result = []
    for start, end in pairwise(edges):
        style = base
        for span in spans:
            if span.start <= start and end <= span.end:
                style += span.style
        result.append((start, end, style))
    return result


def _glyphs(row: Row, text: str, start: int, end: int, column: int) -> tuple[str, int]:
    """Return the characters of a run with the gaps between them filled, and the cell after them."""
    pieces = []
    for offset in range(start, end):
        index = offset - row.start
        at = row.columns[index]
        sign = row.signs[index] if row.signs else text[offset]
        if not sign or (sign.isspace() and row.columns[index + 1] == at):
            continue  # not shown, or white space swallowed at the break
        if at > column:
            pieces.append(" " * (at - column))
            column = at
        pieces.append(sign)
        if row.columns[index + 1] > at:  # else a part of the cluster before it
            column = at + text_width(sign)
    return "".join(pieces), column


def text_segments(
    row: Row, text: str, left: Sequence[Segment], width: int, base: Style, spans: Iterable[Span]
) -> list[Segment]:
    """Return the segments of a row's glyphs after the segments of the left margin, padded to `width` cells."""
    segments = list(left)
    column = 0
    for start, end, style in runs(row, base, spans):
        gap = row.columns[start - row.start] - column
        if gap > 0:  # the gap before a run belongs to neither: a highlight covers its glyphs only
            segments.append(Segment(" " * gap, base))
            column += gap
        piece, column = _glyphs(row, text, start, end, column)
        if piece:
            segments.append(Segment(piece, style))
    return Segment.adjust_line_length(segments, width, base)


def ruby_segments(
    pieces: Iterable[tuple[int, str, Style]], left: Sequence[Segment], width: int, base: Style
) -> list[Segment]:
    """Return the segments of a ruby line from pieces `(cell, text, style)` in order, padded to `width` cells."""
    segments = list(left)
    column = 0
    for at, text, style in pieces:
        if at > column:
            segments.append(Segment(" " * (at - column), base))
        segments.append(Segment(text, style))
        column = at + text_width(text)
    return Segment.adjust_line_length(segments, width, base)
