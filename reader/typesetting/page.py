"""A window on a `Flow`: which lines are seen, and where paging, revealing and jumping put it."""

from dataclasses import dataclass, field

from reader.text.document import Anchor
from reader.typesetting.flow import Flow, Line, Part


@dataclass
class Page:
    """So many lines of a flow, from the row that holds `top` on.

    Attributes:
        flow: the typeset text.
        height: lines seen, at least 1.
        top: the first visible place; it stays when the flow is replaced.
    """

    flow: Flow
    height: int
    top: Anchor = field(default_factory=Anchor)

    def settle(self) -> int:
        """Typeset what is near and return the line of the top."""
        self.flow.settle(self.top, self.height, self.height * 2)
        return 0 if self.top == Anchor() else self.flow.y_of(self.top)

    @property
    def lines(self) -> int:
        """Lines one can scroll over: the text's, or more where the place would not hold still at its end."""
        return max(self.flow.total, self.settle() + self.height)

    def settle_shift(self) -> int:
        """Typeset what is near and return by how many lines the top has moved as estimates became exact."""
        before = self.flow.y_of(self.top)
        self.settle()
        return self.flow.y_of(self.top) - before

    def move_to(self, y: int) -> None:
        """Take the first place at or below a line as the top."""
        line = self.flow.line(max(0, y))
        if line is not None:
            self.top = self.flow.anchor_of(line)

    def _is_row_start(self, y: int) -> bool:
        line = self.flow.line(y)
        return line is None or line.part is (Part.RUBY if self._is_tall(line) else Part.TEXT)

    def _is_tall(self, line: Line) -> bool:
        return line.part is not Part.GAP and self.flow.height(line) > 1

    def _next_row(self, y: int) -> int:
        while not self._is_row_start(y):
            y += 1
        return y

    def down(self, y: int) -> int:
        """Return the first line of the next page: a row cut by the lower edge stands whole at its top."""
        following = y + self.height
        line = self.flow.line(following)
        if line is not None and line.part is Part.TEXT and self._is_tall(line):
            following -= 1
        last = max(0, self.flow.total - self.height)
        return max(y + 1, min(self._next_row(following), last)) if y < last else y

    def up(self, y: int) -> int:
        """Return the first line of the page before."""
        return max(0, min(self._next_row(y - self.height), y - 1)) if y > self.height else 0

    def reveal(self, y: int, place: Anchor) -> int:
        """Return the line to scroll to so that a place is seen whole, moving as little as possible."""
        row = self.flow.y_of(place)
        tall = self.flow.height_at(place)
        if row < y:
            return row
        return y if row + tall <= y + self.height else row + tall - self.height

    def centre(self, place: Anchor) -> int:
        """Return the line to scroll to so that a place stands a third down the page."""
        return max(0, self._next_row(self.flow.y_of(place) - self.height // 3))

    def cuts_ruby(self, y: int) -> bool:
        """Return whether the last line seen from a line on is a ruby line whose row the lower edge cuts off."""
        line = self.flow.line(y + self.height - 1)
        return self.height > 1 and line is not None and line.part is Part.RUBY

    def last(self, y: int) -> tuple[Anchor, bool]:
        """Return the last visible place and whether the text ends on this page."""
        bottom = min(y + self.height, self.flow.total) - 1
        line: Line | None = None
        while bottom >= y and (line is None or line.part is not Part.TEXT):
            line = self.flow.line(bottom)
            bottom -= 1
        if line is None or line.part is not Part.TEXT:
            return self.top, False
        rows = self.flow.rows(line.piece)
        final = line.piece == len(self.flow.pieces) - 1 and line.row == len(rows) - 1
        return Anchor(line.paragraph, rows[line.row].end), final
