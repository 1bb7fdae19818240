"""The outline at the left: sections, the current one marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Key, MouseMove
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.study.annotations import AnnotationKind, Found
from reader.text.document import Anchor, Document, Section, SectionKind
from reader.tui.bindings import bind
from reader.tui.lines import Lines, as_line
from reader.tui.messages import BookmarkChosen, SectionChosen, SectionFocused
from reader.wording import Wording

_MARK = "▸"
_MOST = 30_000  # sections that are listed: a line costs 50 µs, at every change of the list


class Outline(Lines):
    """A document's sections; Enter, a click or a digit goes to one.

    The current one is marked when its line is painted: turning a page paints two lines of the list and not the whole.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"outline--current"}

    def __init__(self, document: Document, say: Wording) -> None:
        """List the sections; figures only when asked for."""
        super().__init__(id="outline", markup=False, compact=True, classes="bound")
        self._document = document
        self._say = say
        self._figures = False
        self.shown_as: Callable[[str], str] = str  # how a title is shown
        self._current: int | None = None
        self._level = 0  # the highest of those that have digits
        self._top = 1  # the level that is not indented
        self.shown: list[int] = []  # indices of the sections that one goes through
        self._listed: list[int] = []  # those of them that have a line: all, or none where they are too many
        self._lines_of: dict[int, int] = {}  # where in the list each of them is
        self._bookmarks: list[tuple[str, Anchor]] = []
        self.rebind()

    def rebind(self) -> None:
        """Name the keys in the language of the moment."""
        bind(self, "outline", self._say)

    def take(self, document: Document) -> None:
        """List the sections of another document."""
        self._document = document
        self._current = None
        self.fill()

    def fill(self) -> None:
        """List the sections anew, keeping the current one."""
        sections = self._document.sections
        self.shown = [
            index for index, section in enumerate(sections) if self._figures or section.kind is not SectionKind.FIGURE
        ]
        self._listed = self.shown if len(self.shown) <= _MOST else []
        self._lines_of = {index: line for line, index in enumerate(self._listed)}
        # A title over all else takes no room from what stands below it.
        self._top = 2 if sum(section.level == 1 for section in sections) == 1 else 1
        numbered = self._numbered()
        self._digits = dict(zip("123456789", numbered, strict=False))
        self._level = min((sections[index].level for index in numbered), default=0)
        self.clear_options()
        self.add_options(Option(self._prompt(index), id=str(index)) for index in self._listed)
        self.add_options([*self._remark(), *self._bookmark_options()])
        current, self._current = self._current, None
        self.mark_current(current)

    def _remark(self) -> list[Option]:
        """Return lines that say why nothing is listed, where that is so."""
        if len(self._listed) == len(self.shown):
            return []
        said = self._say("{} sections: not listed").format(len(self.shown)), self._say("] and [ go through them")
        return [Option(Content(line), disabled=True) for line in said]

    def bookmarked(self, found: Iterable[Found]) -> None:
        """List the bookmarks that have a place, a group of their own behind the sections."""
        marks = [
            (one.annotation.name or one.annotation.quote, one.place)
            for one in found
            if one.place is not None and one.annotation.kind is AnnotationKind.BOOKMARK
        ]
        if marks != self._bookmarks:
            self._bookmarks = marks
            self.fill()

    def _bookmark_options(self) -> list[Option]:
        marks = [Option(Content.assemble(("◆ ", "$secondary"), " ".join(name.split()))) for name, _ in self._bookmarks]
        heading = Content.assemble("\n", (self._say("Bookmarks"), "bold $secondary"))
        return [Option(heading, disabled=True), *marks] if marks else []

    def _bookmark(self, index: int) -> tuple[str, Anchor] | None:
        """Return the bookmark listed at an index; None for a section."""
        number = index - len(self._listed) - len(self._remark()) - 1
        return self._bookmarks[number] if number >= 0 else None

    def _numbered(self) -> list[int]:
        """Return the sections that digits go to: questions and chapters if there are any, else what stands highest."""
        sections = self._document.sections
        for kinds in ({SectionKind.QUESTION}, {SectionKind.CHAPTER}):
            if found := [i for i in self.shown if sections[i].kind in kinds]:
                return found
        return [i for i in self.shown if sections[i].level == self._top] or self.shown

    def _prompt(self, index: int) -> Content:
        section = self._document.sections[index]
        digit = next((key for key, value in self._digits.items() if value == index), "")
        indent = "  " * max(0, section.level - self._top)
        label = f"{digit or self._sign(index)} " if digit or self._stands_in(index) else ""
        return as_line(Content.assemble(" " * len(_MARK), indent, (label, "$quiet"), self._title(section)))

    def _sign(self, index: int) -> str:
        return "▫" if self._document.sections[index].kind is SectionKind.FIGURE else " "

    def _stands_in(self, index: int) -> bool:
        """Return whether a title stands below or beside those that have digits, whose room it leaves free."""
        return self._document.sections[index].level >= self._level

    def _title(self, section: Section) -> str:
        if section.kind is SectionKind.LEAD:
            return self._say("Lead")
        return self.shown_as(section.title).rstrip("。？！?!.：:")

    @property
    def current(self) -> int | None:
        """The line of the section that is being read; None where there is none."""
        return None if self._current is None else self._lines_of.get(self._current)

    def mark_current(self, index: int | None) -> None:
        """Mark the section that is being read."""
        if len(self._listed) < len(self.shown):
            return  # none has a line
        if index is not None and index not in self._lines_of:  # a figure that is not listed: the section around it
            around = bisect_right(self.shown, index) - 1
            index = self.shown[around] if around >= 0 else None
        if index == self._current:
            return
        before, self._current = self.current, index
        for line in (before, self.current):
            if line is not None:
                self.refresh_line(line)
        if not self.has_focus:
            self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self.current is not None:
            self.scroll_to_region(Region(0, self.current, 1, 1), force=True, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Return a line of the list, that of the current section with its mark."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if line != self.current or strip.cell_length <= len(_MARK):
            return strip
        own = self.has_focus and self.highlighted == line  # Textual's ground and ink are on it
        style = Style() if own else self.get_component_rich_style("outline--current")
        segments = [Segment(text, (ink or Style()) + style) for text, ink, _ in strip.crop(len(_MARK))]
        return Strip([Segment(_MARK, segments[0].style), *segments], strip.cell_length)

    def on_focus(self) -> None:
        """Start from the section that is being read."""
        self.highlighted = self.current

    def on_blur(self) -> None:
        """Leave the mark of the current section alone."""
        self.highlighted = None
        self._keep_in_sight()

    def on_key(self, event: Key) -> None:
        """Go to a section by its digit."""
        if event.key in self._digits:
            event.stop()
            self.post_message(SectionChosen(self._digits[event.key]))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which title is looked at."""
        event.stop()
        if self.has_focus and event.option_id is not None:
            self.post_message(SectionFocused(int(event.option_id)))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show the whole title that the mouse is over."""
        option = event.style.meta.get("option")
        if option is None or option >= len(self._listed):
            self.tooltip = None
        else:
            self.tooltip = Content(self._document.sections[self._listed[option]].title)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the section."""
        event.stop()
        bookmark = self._bookmark(event.option_index)
        if bookmark is None:
            self.post_message(SectionChosen(int(event.option_id or 0)))
        else:
            self.post_message(BookmarkChosen(bookmark[1]))

    def action_choose_section(self) -> None:
        """Go to the section or bookmark one stands on."""
        self.action_select()

    def action_figures(self) -> None:
        """Show or hide figures."""
        self._figures = not self._figures
        self.fill()
