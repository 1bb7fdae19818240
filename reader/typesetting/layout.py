"""From a paragraph to rows: greedy lines by the bonds of `breaking`, ruby word by word.

Ruby follows CLREQ §3.3: centred above its base, the base centred under a wider ruby, at least one cell between
neighbouring annotations, nothing above punctuation, digits or any other code point that has no annotation. A word is
never torn from its ruby; a word wider than the line splits between syllables, each part with its own ruby.

Where a mark follows, the base stands at the right end of a wider ruby, and where one precedes at the left end: a mark
belongs to its hanzi, and the room that ruby needs belongs between words.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, repeat
from sys import maxsize
from typing import NamedTuple

from reader.typesetting.blocks import Block
from reader.typesetting.breaking import Bond, bond, is_white
from reader.typesetting.cells import advances, cluster_end, text_width
from reader.typesetting.rows import Annotation, Row, Ruby

_USABLE = 8  # cells of text that indents leave at least, four hanzi
_HELD = 1000  # annotations of rows that are done are given up when there are so many
_NONE, _WORD, _CLUSTER = Bond.NONE, Bond.WORD, Bond.CLUSTER
_HOLDING = (Bond.WORD, Bond.MARK)
# Divides the syllables of one word (GB/T 16159-2012 §7.3's apostrophe, or a space); nothing to divide at a row's start.
_DIVIDERS = "'’ "


def typeset(
    text: str, width: int, *, annotations: Sequence[Annotation] = (), block: Block | None = None
) -> tuple[Row, ...]:
    """Set one paragraph.

    Args:
        text: the paragraph; an empty one gives one empty row.
        width: cells of the column; less than 1 counts as 1.
        annotations: ruby, in the order of the text, not overlapping. Each is one unbreakable word. Where all pieces
            are empty nothing is written above, the code points only stay together.
        block: indents and alignment; indents shrink where they would leave less than four hanzi.

    Returns:
        Rows that partition the text. None is wider than the width unless a single glyph is.
    """
    return tuple(rows(text, width, annotations=annotations, block=block))


def rows(text: str, width: int, *, annotations: Iterable[Annotation] = (), block: Block | None = None) -> Iterator[Row]:
    """Yield the rows of `typeset` one after the other, for who needs not all of a very long paragraph at once.

    Of the annotations no more are taken than the rows so far need.
    """
    setting = block or Block()
    paragraph = _Paragraph(text, annotations, setting.centred)
    left, right = _margins(setting.first, setting.right, width)
    row = paragraph.row(0, left, right)
    yield row
    left, right = _margins(setting.rest, setting.right, width)
    while row.end < len(text):
        row = paragraph.row(row.end, left, right)
        yield row


def _margins(indent: int, free: int, width: int) -> tuple[int, int]:
    """Return the first cell of a row and the one after its last, indents reduced to what a narrow column can spare."""
    width = max(1, width)
    spare = max(0, width - _USABLE)
    left = min(max(0, indent), spare)
    return left, width - min(max(0, free), spare - left)


class _Placing(NamedTuple):
    """Where an annotated word, or the part of it on this row, comes to stand (cells)."""

    base: int
    ruby: Ruby
    taken: int  # the cell after the ruby; the next ruby must leave it free
    pen: int  # the cell after base and ruby


class _Line(NamedTuple):
    """A row as far as it is filled: the cell of each code point up to `limit`, and the ruby above them."""

    columns: list[int]
    ruby: list[Ruby]
    limit: int


class _Paragraph:
    """A paragraph being set: what its rows have in common."""

    def __init__(self, text: str, annotations: Iterable[Annotation], centred: bool) -> None:
        self._text = text
        self._steps = advances(text)
        self._coming = iter(annotations if 0 not in self._steps else _on_clusters(annotations, self._steps))
        self._annotations: list[Annotation] = []  # those taken that the row and the next ones may need
        self._ends: list[int] = []
        self._all_taken = False
        self._centred = centred

    def _take(self) -> bool:
        """Take one more annotation; returns whether there was one."""
        annotation = next(self._coming, None)
        if annotation is None:
            self._all_taken = True
            return False
        self._annotations.append(annotation)
        self._ends.append(annotation.end)
        return True

    def _following(self, place: int) -> int:
        """Return the index of the first annotation that ends behind a place."""
        while not self._all_taken and (not self._ends or self._ends[-1] <= place):
            self._take()
        return bisect_right(self._ends, place)

    def row(self, start: int, left: int, right: int) -> Row:
        """Return the row that begins at a code point, between two cells; no row before it can be asked for any more."""
        if len(self._ends) > _HELD:
            done = bisect_right(self._ends, start)
            del self._annotations[:done], self._ends[:done]
        line = self._fill(start, len(self._text), left, right, right - left)
        end = self._end(start, line.limit)
        if line.limit == start or self._is_inside_word(end):
            line = self._fill(start, end, left, maxsize, right - left)
        row = self._finish(start, end, left, line)
        return _centre(row, right) if self._centred else row

    def _fill(self, start: int, stop: int, left: int, right: int, room: int) -> _Line:
        """Place words and the text between them until `stop` or the right edge; `room` is the row's whole width."""
        columns: list[int] = []
        ruby: list[Ruby] = []
        pen, taken, place = left, -1, start
        index = self._following(start)
        while place < stop:
            word = self._annotations[index] if index < len(self._ends) or self._take() else None
            if word is None or word.start > place:
                run_end = stop if word is None else min(stop, word.start)
                cells = self._run(place, run_end, pen, right)
                columns += cells[:-1]
                pen = cells[-1]
                place += len(cells) - 1
                if place < run_end:
                    break
                continue
            end = min(word.end, stop)
            placing = self._place(word, place, min(end, place + room + 1), pen, taken, room)
            if placing.pen > right:
                place += self._fitting(word, place, end, pen, taken, right, room)
                break
            columns += self._base_columns(place, placing)
            if placing.taken:
                ruby.append(placing.ruby)
                taken = placing.taken
            pen, place = placing.pen, placing.ruby.end
            index += place == word.end
        return _Line(columns, ruby, place)

    def _run(self, start: int, stop: int, pen: int, right: int) -> list[int]:
        """Return the cells of text without ruby as far as it fits, and the cell after it."""
        reach = max(1, right - pen) // 2 + 2  # enough for hanzi; doubled for narrower text
        while True:
            cells = list(accumulate(self._steps[start : min(start + reach, stop)], initial=pen))
            if cells[-1] > right or start + reach >= stop:
                return cells[: max(1, bisect_right(cells, right))]
            reach *= 2

    def _place(self, word: Annotation, start: int, end: int, pen: int, taken: int, room: int) -> _Placing:
        """Place a word or a part of it at the pen: centre the narrower of base and ruby, keep off the ruby before."""
        base = sum(self._steps[start:end])
        pieces = word.pieces[start - word.start : end - word.start]
        if start > word.start:
            pieces = (pieces[0].lstrip(_DIVIDERS), *pieces[1:])
        above = text_width("".join(pieces))
        if above > room and cluster_end(self._steps, start) >= end:
            above = 0
        if not above:
            return _Placing(pen, Ruby(pen, (), start, end), 0, pen + base)
        shift = max(0, base - above) // 2
        pen += max(0, taken + 1 - pen - shift)
        ruby = Ruby(pen + shift, pieces, start, end)
        inset = self._inset(start, end, above - base) if above > base else 0
        return _Placing(pen + inset, ruby, ruby.column + above, pen + max(base, above))

    def _inset(self, start: int, end: int, slack: int) -> int:
        """Return how far a base stands in under a wider ruby, which has so many cells more.

        In the middle; but next to the mark or the number that it holds on to, where that is on one side only.
        """
        text, steps = self._text, self._steps
        before = start > 0 and bond(text, steps, start) in _HOLDING
        after = end < len(text) and bond(text, steps, end) in _HOLDING
        if before is after:
            return slack // 2
        return slack if after else 0

    def _fitting(self, word: Annotation, start: int, end: int, pen: int, taken: int, right: int, room: int) -> int:
        """Return how many code points of a word that does not fit as a whole would fit with their ruby."""
        fits = 0
        for part in range(start + 1, end):
            if not self._steps[part]:
                continue
            if self._place(word, start, part, pen, taken, room).pen > right:
                break
            fits = part - start
        return fits

    def _base_columns(self, start: int, placing: _Placing) -> Iterator[int]:
        """Yield the cells of a placed word's code points."""
        return accumulate(self._steps[start : placing.ruby.end - 1], initial=placing.base)

    def _end(self, start: int, limit: int) -> int:
        """Return where a row ends of which the code points before `limit` fit: at the last of its weakest bonds."""
        best = self._skip_white(max(limit, cluster_end(self._steps, start)))
        if best >= len(self._text):
            return len(self._text)
        weakest = self._bond(best)
        for index in range(limit, start, -1):
            if weakest is _NONE:
                break
            here = self._bond(index)
            if here < weakest:
                best, weakest = index, here
        return best

    def _bond(self, index: int) -> Bond:
        """Bond before a code point, that of an annotated word included."""
        found = bond(self._text, self._steps, index)
        return _WORD if found is _NONE and self._is_inside_word(index) else found

    def _is_inside_word(self, index: int) -> bool:
        """Tell whether a code point continues an annotated word."""
        place = self._following(index)
        return place < len(self._ends) and self._annotations[place].start < index

    def _skip_white(self, index: int) -> int:
        """Return the first code point from here on that is to be seen; white space that bears a mark is."""
        text, steps = self._text, self._steps
        while index < len(text) and is_white(text[index]):
            index += 1
        bears_mark = index < len(text) and not steps[index] and index and is_white(text[index - 1])
        return index - 1 if bears_mark else index

    def _finish(self, start: int, end: int, left: int, line: _Line) -> Row:
        """Make the row: white space at its end has no width, ruby that went to the next row is left out."""
        inked = end
        while inked > start and is_white(self._text[inked - 1]):
            inked -= 1
        columns = line.columns[: inked - start]
        edge = columns[-1] + self._steps[inked - 1] if columns else left
        columns.extend(repeat(edge, end - inked + 1))
        kept = tuple(ruby for ruby in line.ruby if ruby.end <= end) if line.ruby else ()
        return Row(start, end, tuple(columns), kept)


def _on_clusters(annotations: Iterable[Annotation], steps: bytes) -> Iterator[Annotation]:
    """Let annotations cover whole grapheme clusters, such as a hanzi with its variation selector."""
    for annotation in annotations:
        end = cluster_end(steps, annotation.end - 1)
        if steps[annotation.start]:
            rest = ("",) * (end - annotation.end)
            yield Annotation(annotation.start, end, annotation.pieces + rest)


def _centre(row: Row, right: int) -> Row:
    """Move a row that begins at its left margin to the middle between its margins."""
    last = row.ruby[-1] if row.ruby else None
    extent = max(row.width, last.column + text_width(last.text)) if last else row.width
    shift = max(0, right - extent) // 2
    ruby = tuple(replace(ruby, column=ruby.column + shift) for ruby in row.ruby)
    return Row(row.start, row.end, tuple(column + shift for column in row.columns), ruby)
