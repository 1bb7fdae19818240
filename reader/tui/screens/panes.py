"""Showing, hiding and sizing the panes: beside the text where there is room, else over it."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget

from reader.text.sectioning import is_undivided
from reader.tui.geometry import LEAST_PANE, STRIP, TEXT, WIDE, pane_width, shows_outline
from reader.tui.panes.outline import Outline
from reader.tui.screens.part import ReadingPart

_STEP = 2  # cells


class PaneActions(ReadingPart):
    """The part of the reading screen that lays out its panes."""

    _was_wide: bool | None = None

    def lay_out(self, size: Size) -> None:
        """Show the outline where it is wanted and has room, and dock what leaves the text enough of it."""
        wide = size.width >= WIDE
        if wide != self._was_wide:
            self._was_wide = wide
            self.query_one(Outline).display = False  # shown again where it has room
        self.dock(size.width)

    def dock(self, width: int, opened: str = "") -> None:
        """Dock the open panes while the text keeps its cells; where both have no room, one is shown.

        It is the pane just opened, else the one with the focus; it lies over the text if it has no room either. The
        outline comes back when there is room again.
        """
        find, outline = self.query_one("#find"), self.query_one(Outline)
        room = width - TEXT
        together = pane_width("find", self.choices) + pane_width("outline", self.choices) <= room
        if find.display and outline.display and not together:
            stays = opened or ("outline" if outline.has_focus else "find")
            (find if stays == "outline" else outline).display = False
        elif (together or not find.display) and shows_outline(width, self.choices, self.opened.document):
            outline.display = True
        for pane in (find, outline):
            own = min(pane_width(pane.id or "", self.choices), width)
            pane.set_class(own > room, "overlay")
            # Beside an overlay a few cells of torn lines help nobody.
            pane.styles.width = width if own > room and width - own < STRIP else own

    def action_outline(self) -> None:
        """Show the outline and go there; hide it when one is there."""
        outline = self.query_one(Outline)
        shown = not (outline.display and outline.has_focus)
        if shown and not self.opened.document.sections:
            many = is_undivided(self.opened.document)
            none = "This text has too many headings for an outline." if many else "This text has no sections."
            self.notify(self.say(none), timeout=3)
            return
        if self._was_wide:
            self.choices.put("outline", "shown" if shown else "hidden")
        outline.display = shown
        self.dock(self.size.width, "outline")
        (outline if shown else self.view).focus()

    def close_overlays(self) -> None:
        """Hide panes that lie over the text."""
        for pane in self.query(".overlay"):
            pane.display = False
        self.dock(self.size.width)

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

    def _most(self, pane: Widget) -> int:
        """Return how wide a pane can be: half of the screen, and no wider than leaves room for the other one."""
        others = [other.id or "" for other in self.query("#find, #outline") if other.display and other is not pane]
        room = self.size.width - TEXT - sum(pane_width(name, self.choices) for name in others)
        return min(self.size.width // 2, room) if others else self.size.width // 2

    def _resize(self, step: int) -> None:
        pane = self._sized()
        name = pane.id or ""
        width = max(LEAST_PANE, min(pane_width(name, self.choices) + step, self._most(pane)))
        self.choices.put(f"{name}_width", str(width))
        self.dock(self.size.width)
