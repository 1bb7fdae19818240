"""The sheet: one `ScrollView` over the rows of a `Flow`; the reader's place is an anchor, never a line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from time import perf_counter
from typing import ClassVar

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from reader.text.document import Anchor
from reader.tui.bindings import bind
from reader.tui.geometry import column_of
from reader.tui.messages import CursorMoved, PlaceChanged
from reader.tui.opened import Opened
from reader.tui.reading import cursor as moves
from reader.tui.reading.brush import Brush
from reader.tui.reading.inks import COMPONENTS, Inks
from reader.tui.reading.marks import Marks
from reader.tui.reading.selection import Selection
from reader.tui.reading.strips import Strips
from reader.typesetting.flow import Flow, Part, Setting
from reader.typesetting.page import Page
from reader.wording import Wording

_IDLE = 0.02  # seconds between two batches of typesetting what nobody sees yet
_AHEAD = 0.06  # seconds a page stands before the next one is painted unseen
_BATCH = 0.008  # seconds such a batch may take
_PAGES = 5  # pages that are typeset before one comes to them
_REST = 2.0  # seconds without a page after which all that was made is looked through for what nobody holds any more
_MUCH = (
    10  # collections of young objects, some twenty pages: for less the pause, a quarter of a second, is not worth it
)
_ALL = 200_000  # code points of a text that is typeset as a whole while nobody waits; of a longer one what is near


class Sheet(ScrollView, can_focus=True):
    """Shows a text around a place, with a cursor on a word and marks on spans; `ReadingView` moves them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    ALLOW_SELECT = False

    def __init__(self, opened: Opened, setting: Setting, place: Anchor, column: int, say: Wording) -> None:
        """Show a text from a place on, in a column of at most `column` cells."""
        super().__init__(id="reading", classes="bound")
        self._say = say
        # Whoever shows place and word changes with the text, in the same frame: a message would come a frame late.
        self.tell: Callable[[PlaceChanged | CursorMoved], object] = self.post_message
        self.rebind()
        self.opened = opened
        self.setting = setting
        self.column = column
        self.tones: tuple[Style, ...] = ()
        self.page = Page(self._flow(setting), 1, place)
        self.cursor = place
        self._shown = place
        self._ahead: Timer | None = None
        self.selection: Selection | None = None
        self._moved = False  # whether the cursor is somewhere else than where reading began
        self._holding = False
        self._unsettled = 0

    def rebind(self) -> None:
        """Name the keys in the language of the moment."""
        bind(self, "reading", self._say)

    def _flow(self, setting: Setting) -> Flow:
        return Flow(self.opened.document, setting, self.opened.ruby, self.opened.view)

    # Layout

    def on_resize(self) -> None:
        """Set the text for the new size; the place holds."""
        self.set_text()

    def set_text(self, setting: Setting | None = None) -> None:
        """Typeset anew, for another setting, size or dictionary; the first visible place stays.

        A word in sight that one has gone to stays in sight: pinyin is asked for to read it.
        """
        seen = self._moved and self.page.flow.document is self.opened.document and self._sees(self.cursor)
        region = self.scrollable_content_region
        base = setting or self.setting
        left, width = column_of(region.width, self.column)
        self.setting = Setting(width, base.pinyin, base.style, base.tones)
        self.page = Page(self._flow(self.setting), max(1, region.height), self.page.top)
        brush = self.brush
        brush.left = left
        brush.width = region.width
        self._place_cursor(self.cursor)
        self.strips.forget()
        self._unsettled = 0
        self._hold()
        if not self._moved:
            self._place_cursor(self._first_seen() or self.cursor)
            self.tell(CursorMoved(self.cursor))
        elif seen and not self._sees(self.cursor):
            self._scroll(self.page.reveal(self.scroll_offset.y, self.cursor))
        self.set_timer(_IDLE, self._settle_more)

    @property
    def has_moved(self) -> bool:
        """Whether the reader has gone somewhere since the text was opened."""
        return self._moved

    def take(self, carried: Callable[[Anchor], Anchor]) -> None:
        """Show another document in which every place has its counterpart."""
        self.page.top, self.cursor, self._shown = map(carried, (self.page.top, self.cursor, self._shown))
        if self.selection is not None:
            self.select(Selection(carried(self.selection.origin), carried(self.selection.head)))
        self.set_text()

    def _hold(self) -> None:
        """Put the top back where it belongs and tell how long the page is."""
        self._measure(self.page.settle())
        self.refresh()
        self.tell_place()

    def _measure(self, y: int) -> None:
        """Tell how long the page is and stand on a line of it, without taking that for the reader's move."""
        self._holding = True
        try:
            self._lengthen(self.page.lines)
            self.scroll_to(y=y, animate=False, force=True)
        finally:
            self._holding = False

    def _lengthen(self, lines: int) -> None:
        """Tell the scroll bar how many lines there are.

        Setting `virtual_size` would lay out the whole screen anew, which nothing else on it needs: in a large text
        estimates turn exact at nearly every page.
        """
        size = Size(self.scrollable_content_region.width, lines)
        if size != self.virtual_size:
            self.set_reactive(Sheet.virtual_size, size)
            self._scroll_update(size)

    def _stay(self, before: int) -> None:
        """Keep what is seen where it is, after its top was on the line `before` and estimates have turned exact."""
        shift = self.page.flow.y_of(self.page.top) - before
        if shift or self.page.lines != self.virtual_size.height:
            self._measure(self.scroll_offset.y + shift)

    def _settle_more(self) -> None:
        """Make the heights of further paragraphs exact, a few milliseconds at a time."""
        before = self.page.flow.y_of(self.page.top)
        end = perf_counter() + _BATCH
        count = len(self.opened.document.pieces) if self.opened.document.length <= _ALL else 0
        while self._unsettled < count and perf_counter() < end:
            self.page.flow.rows(self._unsettled)
            self._unsettled += 1
        self._stay(before)
        if self._unsettled < count:
            self.set_timer(_IDLE, self._settle_more)

    @cached_property
    def brush(self) -> Brush:
        """The brush, made with the style sheet's inks at first use."""
        return Brush(self.opened, self._inks())

    @cached_property
    def strips(self) -> Strips:
        """What the brush has painted."""
        return Strips(self.brush)

    def _inks(self) -> Inks:
        return Inks.of(self, self.tones)

    def notify_style_update(self) -> None:
        """Take the inks of the new theme."""
        super().notify_style_update()
        self.colour(self.tones)

    def colour(self, tones: tuple[Style, ...]) -> None:
        """Colour the ruby line by five tones; an empty tuple for one colour."""
        self.tones = tones
        if "brush" in self.__dict__:  # before the first frame there is no style sheet to take inks from
            self.brush.inks = self._inks()
            self.strips.forget()
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines of the view.

        They are kept with the application's filters applied: nothing stands around them that Textual's own way, which
        puts the whole together anew for every frame, would have to add.
        """
        strips = self._painted(y + self.scroll_offset.y for y in crop.line_range)
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Paint one line of the view, without the application's filters."""
        return self.strips(self.page.flow, self.page.flow.line(y + self.scroll_offset.y))

    def _painted(self, lines: Iterable[int]) -> Iterator[Strip]:
        """Yield the finished pictures of lines of the page."""
        flow, filters, ground = self.page.flow, self.get_line_filters(), self.background_colors[1]
        for y in lines:
            strip = self.strips(flow, flow.line(y))
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, ground)
            yield strip

    # Place

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, the wheel and the keys."""
        super().watch_scroll_y(old_value, new_value)
        if not self._holding and round(old_value) != round(new_value):
            self.page.move_to(round(new_value))
            shift = self.page.settle_shift()
            if shift or self.page.lines != self.virtual_size.height:
                self._measure(round(new_value) + shift)
            self._keep_cursor_in_sight()
            self.tell_place()

    def tell_place(self) -> None:
        """Tell what part of the text is visible."""
        last, ended = self.page.last(self.scroll_offset.y)
        self.tell(PlaceChanged(self.page.top, last, ended))
        if self._ahead is not None:
            self._ahead.stop()
        self._ahead = self.set_timer(_AHEAD, self._paint_ahead)

    def _paint_ahead(self) -> None:
        """Go on with what is worked out before one comes to it, as long as the batch lasts; the place holds."""
        flow, end = self.page.flow, perf_counter() + _BATCH
        before = flow.y_of(self.page.top)
        for _ in self._ahead_of_time():
            if perf_counter() > end:
                self._ahead = self.set_timer(_IDLE, self._paint_ahead)
                break
        else:
            self._ahead = self.set_timer(_REST, self._tidy)
        self._stay(before)

    def _tidy(self) -> None:
        if gc.get_count()[2] >= _MUCH:
            gc.collect()

    def _ahead_of_time(self) -> Iterator[object]:
        """Typeset some pages and paint the next one, then the one before; a step at a time."""
        page, flow, height = self.page, self.page.flow, self.page.height
        inside = self.scroll_offset.y - flow.y_of(page.top)
        for number in flow.untouched(page.top, height * _PAGES):
            yield flow.rows(number)
        first = page.down(self.scroll_offset.y)
        yield from self._painted(range(first, first + height))
        for number in flow.untouched(page.top, height * 2, above=True):
            yield flow.rows(number)
        first = page.up(flow.y_of(page.top) + inside)  # what is above may have become longer
        yield from self._painted(range(first, first + height))

    def _scroll(self, y: int) -> None:
        if self.page.flow.total > self.virtual_size.height:
            self._lengthen(self.page.flow.total)
        self.scroll_to(y=y, animate=False, force=True)

    def show(self, place: Anchor, *, top: bool = False) -> None:
        """Go to a place: cursor there, at the top of the page or a third down if it was out of sight."""
        y = self.scroll_offset.y
        self.page.flow.settle(place, self.page.height, self.page.height * 2)
        if top:
            self.page.top = place
            self._hold()
        elif self.page.reveal(y, place) != y:
            self._scroll(self.page.centre(place))
        self.move_cursor(self._first_seen() or place if top else place)
        self._shown = place

    def stands_on(self, place: Anchor) -> bool:
        """Return whether the cursor is on the word at a place."""
        return moves.snap(self.opened, place) == self.cursor

    @property
    def place(self) -> Anchor:
        """Where the cursor is, or the hit it was put on: that can begin inside a word."""
        return self._shown if self.stands_on(self._shown) else self.cursor

    # Cursor

    def _place_cursor(self, place: Anchor) -> None:
        self.cursor = moves.snap(self.opened, place)
        self.brush.cursor = (self.cursor, moves.word_end(self.opened, self.cursor))

    def move_cursor(self, place: Anchor, *, keep: bool = False) -> None:
        """Put the cursor on the word at a place and make it visible; `keep` keeps the selection."""
        self._place_cursor(place)
        self._moved = True
        if not keep:
            self.select(None)
        y = self.scroll_offset.y
        wanted = self.page.reveal(y, self.cursor)
        if wanted != y:
            self._scroll(wanted)
        self.refresh()
        self.tell(CursorMoved(self.cursor))

    def _turn(self, y: int) -> None:
        self._scroll(y)
        self._keep_cursor_in_sight()

    def _keep_cursor_in_sight(self) -> None:
        """Let the cursor follow the page."""
        if not self._sees(self.cursor):
            self._place_cursor(moves.first_stop(self.opened, self.page.top))
            self.tell(CursorMoved(self.cursor))

    def _first_seen(self) -> Anchor | None:
        """Return the first visible word; None where nothing but signs is visible."""
        place = moves.first_stop(self.opened, self.page.top)
        return place if self._sees(place) else None

    def _sees(self, place: Anchor) -> bool:
        return self.page.reveal(self.scroll_offset.y, place) == self.scroll_offset.y

    # Selection

    def select(self, selection: Selection | None) -> None:
        """Select something else, or nothing."""
        self.selection = self.brush.selection = selection
        self.refresh()

    def mark(self, marks: Marks) -> None:
        """Show hits and highlighted keywords."""
        self.brush.marks = marks
        self.strips.forget()
        self.refresh()

    def place_at(self, x: int, y: int) -> Anchor | None:
        """Return the place shown at a cell of the view; None in the empty parts of the page."""
        flow = self.page.flow
        line = flow.line(y + self.scroll_offset.y)
        if line is None or line.part is Part.GAP:
            return None
        return Anchor(line.paragraph, flow.row(line).offset_at(x - self.brush.left))
