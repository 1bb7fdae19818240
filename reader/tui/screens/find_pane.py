"""The find pane: search and keywords in one place, one of them shown."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from reader.tui.finding import Finding
from reader.tui.panes.keywords import KeywordsPane
from reader.tui.panes.search import SearchPane
from reader.tui.screens.part import ReadingPart


class FindPane(ReadingPart):
    """Opens and closes the pane; what was found belongs to its parts."""

    finding: Finding

    async def make_find(self) -> None:
        """Fill the find pane at its first use."""
        find = self.query_one("#find", Vertical)
        if not find.children:
            switcher = ContentSwitcher(SearchPane(self.say), KeywordsPane(self.say), initial="keywords")
            await find.mount(Static("", id="find-title"), switcher)

    async def open_find(self, part: str) -> None:
        """Show one part of the find pane."""
        await self.make_find()
        self.query_one("#find ContentSwitcher", ContentSwitcher).current = part
        self.title_find(part)
        self.query_one("#find").display = True
        self.dock(self.size.width, "find")

    def title_find(self, part: str) -> None:
        """Name both parts above, the one shown marked."""
        labels = (("search", "Search"), ("keywords", "Keywords"))
        content = Content("   ").join(
            Content.styled(self.say(label), f"{'bold underline' if name == part else '$quiet'} @click=screen.{name}")
            for name, label in labels
        )
        self.query_one("#find-title", Static).update(content)

    def close_find(self) -> None:
        """Hide the find pane and read on."""
        self.query_one("#find").display = False
        self.dock(self.size.width)
        self.view.focus()

    def dock(self, width: int, opened: str = "") -> None:
        """Dock or overlay the open panes."""
        raise NotImplementedError

    @property
    def find_part(self) -> str:
        """Which part of the find pane is open: "search", "keywords" or "" for none."""
        find = self.query_one("#find")
        if not find.display or not find.children:
            return ""
        return self.query_one("#find ContentSwitcher", ContentSwitcher).current or ""

    def show_marks(self) -> None:
        """Show what is found and highlighted, and the keys that go through it."""
        raise NotImplementedError
