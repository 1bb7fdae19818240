"""The reading view: a sheet on which keys and mouse move, mark and select."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.geometry import Region
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.strip import Strip

from reader.text.document import Anchor
from reader.tui.messages import EntryWanted
from reader.tui.reading import cursor as moves
from reader.tui.reading.selection import Selection, sentence_at
from reader.tui.reading.sheet import Sheet
from reader.typesetting.rows import row_of


class ReadingView(Sheet):
    """Shows a text; moves, marks and selects in it."""

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines of the view; readings whose words stand below its edge are left for the next page."""
        strips = super().render_lines(crop)
        last = self.page.height - 1 - crop.y
        if 0 <= last < len(strips) and self.page.cuts_ruby(self.scroll_offset.y):
            strips[last] = next(self._painted([-1])).crop(*crop.column_span)
        return strips

    def _ahead_of_time(self) -> Iterator[object]:
        """Find the readings of the page too, so that pinyin is there as soon as it is asked for."""
        yield from super()._ahead_of_time()
        flow = self.page.flow
        last, _ = self.page.last(self.scroll_offset.y)
        for number in range(flow.piece_of(self.page.top), flow.piece_of(last) + 1):
            yield self.opened.words(number)

    # Cursor

    def _line_step(self, step: int) -> Anchor:
        """Return the place in the row above or below the cursor's, at the cursor's cell."""
        flow = self.page.flow
        piece = flow.piece_of(self.cursor)
        rows = flow.rows(piece)
        index = row_of(rows, self.cursor.offset)
        column = rows[index].column(self.cursor.offset)
        index += step
        if not 0 <= index < len(rows):
            piece += step
            if not 0 <= piece < len(flow.pieces):
                return self.cursor
            rows = flow.rows(piece)
            index = 0 if step > 0 else len(rows) - 1
        return Anchor(flow.pieces[piece].paragraph, rows[index].offset_at(column))

    def action_word_left(self) -> None:
        """Move the cursor to the word before."""
        self.move_cursor(moves.previous_word(self.opened, self.cursor))

    def action_word_right(self) -> None:
        """Move the cursor to the next word."""
        self.move_cursor(moves.next_word(self.opened, self.cursor))

    def action_line_up(self) -> None:
        """Move the cursor a line up, or scroll at the start of the text."""
        place = self._line_step(-1)
        if place == self.cursor:
            self._scroll(0)
        self.move_cursor(place)

    def action_line_down(self) -> None:
        """Move the cursor a line down."""
        self.move_cursor(self._line_step(1))

    def action_page_down(self) -> None:
        """Show the next page."""
        self._turn(self.page.down(self.scroll_offset.y))

    def action_page_up(self) -> None:
        """Show the page before."""
        self._turn(self.page.up(self.scroll_offset.y))

    def action_to_start(self) -> None:
        """Go to the first line."""
        self.show(Anchor(), top=True)

    def action_to_end(self) -> None:
        """Go to the last line."""
        last = self.opened.document.pieces[-1]
        place = Anchor(last.paragraph, last.end - 1)
        self.page.flow.settle(place, self.page.height * 2, self.page.height)
        self._scroll(max(0, self.page.flow.total - self.page.height))
        self.move_cursor(place)

    def action_entry(self) -> None:
        """Ask for the word's whole entry."""
        self.post_message(EntryWanted(self.cursor))

    # Selection

    def _extend(self, place: Anchor) -> None:
        """Extend the selection from the word where it began to the word at a place, whole words always."""
        origin = self.selection.origin if self.selection else self.cursor
        if self.selection and self.selection.head < origin:  # `origin` is the end of its word
            origin = moves.snap(self.opened, Anchor(origin.paragraph, max(0, origin.offset - 1)))
        place = moves.snap(self.opened, place)
        if place < origin:
            self.select(Selection(moves.word_end(self.opened, origin), place))
        else:
            self.select(Selection(origin, moves.word_end(self.opened, place)))
        self.move_cursor(place, keep=True)

    def action_select_right(self) -> None:
        """Extend the selection by a word."""
        self._extend(moves.next_word(self.opened, self.cursor) if self.selection else self.cursor)

    def action_select_left(self) -> None:
        """Take a word from the selection, or extend it to the left."""
        self._extend(moves.previous_word(self.opened, self.cursor))

    def action_select_down(self) -> None:
        """Extend the selection by a line."""
        self._extend(self._line_step(1))

    def action_select_up(self) -> None:
        """Extend the selection by a line upwards."""
        self._extend(self._line_step(-1))

    def action_select_paragraph(self) -> None:
        """Select the paragraph at the cursor."""
        paragraph = self.cursor.paragraph
        length = len(self.opened.document.paragraphs[paragraph].text)
        self.select(Selection(Anchor(paragraph, 0), Anchor(paragraph, length)))

    def copied(self) -> str:
        """Return the selected text, or the sentence at the cursor, without ruby, as it is shown."""
        if self.selection:
            return self.opened.view.plain(self.selection.text(self.opened.document))
        paragraph = self.opened.document.paragraphs[self.cursor.paragraph]
        start, end = sentence_at(paragraph, self.cursor.offset)
        return self.opened.view.plain(paragraph.text[start:end].strip())

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor there; a drag selects from there."""
        place = self.place_at(event.x, event.y)
        if place is not None and event.button == 1:
            self.move_cursor(place)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is down."""
        if self.app.mouse_captured is self and event.button == 1:
            beyond = -1 if event.y < 0 else 1 if event.y >= self.page.height else 0
            place = self._line_step(beyond) if beyond else self.place_at(event.x, event.y)
            if place is not None and (self.selection or moves.snap(self.opened, place) != self.cursor):
                self._extend(place)

    def on_mouse_up(self) -> None:
        """End a drag."""
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Open the entry on a double click."""
        if event.chain == 2 and self.place_at(event.x, event.y) is not None:
            self.action_entry()

    # The scroll bar. Textual's own way is an animation, in which the line that is gone to cannot become another one as
    # estimates turn exact: it would end the program.

    def on_scroll_to(self, event: ScrollTo) -> None:
        """Follow the scroll bar."""
        event.prevent_default()
        event.stop()
        if event.y is not None:
            self.scroll_to(y=event.y, animate=False)

    def on_scroll_up(self, event: ScrollUp) -> None:
        """Show the page before for a click above the bar's handle."""
        event.prevent_default()
        event.stop()
        self.action_page_up()

    def on_scroll_down(self, event: ScrollDown) -> None:
        """Show the next page for a click below the bar's handle."""
        event.prevent_default()
        event.stop()
        self.action_page_down()
