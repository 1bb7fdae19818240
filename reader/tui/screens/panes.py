"""Showing, hiding and sizing the panes: beside the text where there is room, else over it."""

from __future__ import annotations

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from reader.tui.choices import Choices
from reader.tui.geometry import LEAST_PANE, TEXT, WIDE, pane_width, shows_outline
from reader.tui.panes.outline import Outline
from reader.tui.reading.view import ReadingView

_STEP = 2  # cells


class PaneActions(Screen[None]):
    """The part of the reading screen that lays out its panes."""

    choices: Choices

    @property
    def view(self) -> ReadingView:
        """The reading view."""
        return self.query_one(ReadingView)

    _was_wide: bool | None = None

    def lay_out(self, size: Size) -> None:
        """Show the outline where it is wanted and has room, and dock what leaves the text enough of it."""
        wide = size.width >= WIDE
        if wide != self._was_wide:
            self._was_wide = wide
            self.query_one(Outline).display = shows_outline(size.width, self.choices)
        self.dock(size.width)

    def dock(self, width: int) -> None:
        """Dock the open panes while the text keeps its cells; the others lie over it. The find pane goes first."""
        room = width - TEXT
        for name in ("find", "outline"):
            pane = self.query_one(f"#{name}")
            own = min(pane_width(name, self.choices), width - 4)
            docked = own <= room
            pane.set_class(not docked, "overlay")
            pane.styles.width = own
            room -= own if docked and pane.display else 0

    def action_outline(self) -> None:
        """Show the outline and go there; hide it when one is there."""
        outline = self.query_one(Outline)
        if outline.display and outline.has_focus:
            outline.display = False
            self.view.focus()
        else:
            outline.display = True
            self.dock(self.size.width)
            outline.focus()
        if self._was_wide:
            self.choices.put("outline", "shown" if outline.display else "hidden")

    def close_overlays(self) -> bool:
        """Hide panes that lie over the text; returns whether there was one."""
        open_ones = [pane for pane in self.query(".overlay") if pane.display]
        for pane in open_ones:
            pane.display = False
        if open_ones:
            self.view.focus()
        return bool(open_ones)

    def _sized(self) -> Widget:
        """The pane that has the focus, else the outline while it is shown, else the find pane."""
        find = self.query_one("#find")
        outline = self.query_one(Outline)
        if find.display and (find in (self.focused.ancestors if self.focused else ()) or not outline.display):
            return find
        return outline

    def action_narrower(self) -> None:
        """Make the side pane narrower."""
        self._resize(-_STEP)

    def action_wider(self) -> None:
        """Make the side pane wider."""
        self._resize(_STEP)

    def _resize(self, step: int) -> None:
        pane = self._sized()
        name = pane.id or ""
        width = max(LEAST_PANE, min(pane_width(name, self.choices) + step, self.size.width // 2))
        self.choices.put(f"{name}_width", str(width))
        self.dock(self.size.width)
