"""Sizes of the screen's parts in cells, where both Textual and what paints before it can see them."""

from reader.text.document import Document
from reader.tui.choices import Choices

WIDE = 100  # cells of the screen from which on the outline is shown unasked
TALL = 18  # lines of the screen from which on the word line has two
TEXT = 40  # cells that must remain for the text beside docked panes
STRIP = 20  # fewer cells than these beside an overlay are covered too
MARGIN = 3  # cells at least left of the column: signs stand there
SCROLLBAR = 1
LEAST_PANE = 16
_WIDTHS = {"outline": 28, "find": 38}


def pane_width(name: str, choices: Choices) -> int:
    """Return the width of "outline" or "find" as chosen."""
    return max(LEAST_PANE, choices.number(f"{name}_width", _WIDTHS[name]))


def shows_outline(width: int, choices: Choices, document: Document) -> bool:
    """Return whether a text's outline stands beside it unasked on a screen of some width."""
    room = width >= WIDE and pane_width("outline", choices) <= width - TEXT
    return room and bool(document.sections) and choices.get("outline", "shown") == "shown"


def column_of(width: int, most: int) -> tuple[int, int]:
    """Return the text column of a view `width` cells wide (scroll bar apart): cells left of it, and its own."""
    column = max(2, min(most, width - MARGIN - 1))
    return max(0, (width - column + MARGIN - 1) // 2), column
