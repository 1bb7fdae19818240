"""Bookmarks, highlights and notes, and what the shelf learns from reading: a part of the reading screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from reader.tui import messages
from reader.tui.panes.outline import Outline
from reader.tui.screens.part import ReadingPart

if TYPE_CHECKING:
    from reader.study.annotations import Annotation, Annotations, Found
    from reader.study.sittings import Watch
    from reader.text.document import Anchor
    from reader.tui.finding import Finding

_SETTLED = 5.0  # seconds after which a text that is still open is indexed


class MarkActions(ReadingPart):
    """Sets, changes and lists the reader's own annotations; counts the reading time."""

    finding: Finding
    found: tuple[Found, ...] = ()
    _watch: Watch | None = None
    _taken: Annotation | None = None  # the bookmark taken away last

    def corrections_changed(self) -> None:
        """Show the words and readings that count now."""
        raise NotImplementedError

    # The shelf

    def shelve(self) -> None:
        """Put the text on the shelf and show what is annotated in it; again once all of a long text is there."""
        from reader.study.library import Library, Opening
        from reader.study.sittings import Watch
        from reader.study.succession import inherit

        document = self.opened.document
        if not document.key:
            return
        opening = Opening(document.key, document.title, document.source, document.encoding)
        library = Library(self.choices.state)
        library.opened(opening)
        if (text := library.text(document.key)) and inherit(self.choices.state, text):
            self.corrections_changed()
        if self._watch is None:
            self._watch = Watch(self.choices.state, document.key)
        self.show_annotations()
        if self.opened.share == 1:  # else once the whole is there
            self.set_timer(_SETTLED, self.index)

    def seen(self, share: float) -> None:
        """Take note that somebody reads, so far into the text (0 to 1)."""
        if self._watch is not None:
            self._watch.seen(share)

    def on_unmount(self) -> None:
        """Keep the reading time."""
        if self._watch is not None:
            self._watch.save()

    def action_library(self) -> None:
        """Show what was read, to open it or to search in all of it."""
        from reader.tui.screens.library import LibraryScreen
        from reader.tui.screens.library_messages import Wanted

        def chosen(wanted: Wanted | None) -> None:
            if wanted is None:
                return
            if wanted.document.key != self.opened.document.key or self.opened.share < 1:
                self.app.post_message(messages.TextWanted(*wanted))
            elif wanted.place is not None:
                self._go_to(wanted.place)
                self.bring_hits(wanted.query)

        if self._watch is not None:
            self._watch.save()
        self.app.push_screen(LibraryScreen(self.choices, self.opened, self.say), chosen)

    def bring_hits(self, query: str) -> None:
        """Look for what was found in the library, so that one can go on from hit to hit."""
        raise NotImplementedError

    def index(self) -> None:
        """Have the text indexed and its level estimated, unless that is done."""
        from reader.study.library import Library

        document = self.opened.document
        text = Library(self.choices.state).text(document.key)
        if text is not None and text.at_hand and not text.levels and self.opened.lexicon is not None:
            self._index(text.key, text.at_hand, document.encoding)

    @work(thread=True, exclusive=True, group="index", description="index", exit_on_error=False)
    def _index(self, key: str, source: str, encoding: str) -> None:
        from reader.tui.indexing import shelve

        worker = get_current_worker()
        levels = shelve(key, source, lambda: worker.is_cancelled, encoding=encoding)
        if levels and not worker.is_cancelled:
            self.post_message(messages.Shelved(levels))

    @on(messages.Shelved)
    def _shelved(self, event: messages.Shelved) -> None:
        from reader.study.library import Library

        Library(self.choices.state).measured(self.opened.document.key, event.levels)

    # Annotations

    @property
    def _annotations(self) -> Annotations:
        from reader.study.annotations import Annotations

        return Annotations(self.choices.state)

    def show_annotations(self) -> None:
        """Show the annotations of the text as they are kept now."""
        from reader.study.annotations import find_all
        from reader.tui.annotating import spans, within

        document, share = self.opened.document, self.opened.share
        kept = within(document, share, self._annotations.of(document.key))
        if not kept and not self.found:
            return
        self.found = tuple(find_all(document, kept))
        self.finding.annotated = tuple(spans(self.found))
        self.view.mark(self.finding.marks())
        self.query_one(Outline).bookmarked(self.found)

    def _keep(self, annotation: Annotation, *, removed: bool = False) -> bool:
        """Keep an annotation as it is now; what cannot be kept is said and not shown."""
        kept = self._annotations.save(replace(annotation, removed=removed))
        if not kept:
            reason = f"{self.say('This cannot be kept')}: {self.choices.state.notice}"
            self.notify(reason, severity="error", timeout=8, markup=False)
        self.show_annotations()
        return kept

    def action_bookmark(self) -> None:
        """Set a bookmark at the word under the cursor, or take it away; once more brings it back."""
        from reader.study.annotations import AnnotationKind, annotate
        from reader.tui.annotating import covering, first_words
        from reader.tui.reading.cursor import word_end

        document, start = self.opened.document, self.view.cursor
        here = covering(self.found, start, word_end(self.opened, start), AnnotationKind.BOOKMARK)
        if here is not None:
            if self._keep(here, removed=True):
                self._taken = here
                self.notify(self.say("Bookmark taken away; m sets it again."), timeout=3)
            return
        again = self._taken
        if again is None or again.place != start:
            _, end = self._sentence()
            name = first_words(document, start)
            again = annotate(document, start, end, AnnotationKind.BOOKMARK, name=name)
        if self._keep(again):
            self._taken = None
            self.notify(f"{self.say('Bookmark')}: {again.name}", timeout=3, markup=False)

    def _sentence(self) -> tuple[Anchor, Anchor]:
        from reader.tui.annotating import sentence

        return sentence(self.opened.document, self.view.cursor)

    def _marked_here(self) -> Annotation | None:
        """Return the highlight or note under the cursor; None while something else is selected."""
        from reader.study.annotations import AnnotationKind
        from reader.tui.annotating import covering
        from reader.tui.reading.cursor import word_end

        if self.view.selection:
            return None
        start = self.view.cursor
        return covering(self.found, start, word_end(self.opened, start), AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE)

    def _new_mark(self) -> Annotation:
        """Return a highlight of the selection, or of the sentence at the cursor; not kept yet."""
        from reader.study.annotations import AnnotationKind, annotate

        selection = self.view.selection
        start, end = (selection.start, selection.end) if selection else self._sentence()
        return annotate(self.opened.document, start, end, AnnotationKind.HIGHLIGHT)

    def action_mark(self) -> None:
        """Highlight the selection or the sentence; on a highlight: its next colour, after the last one none."""
        from reader.study.annotations import COLOURS, AnnotationKind

        here = self._marked_here()
        if here is None:
            kept = self._keep(self._new_mark())
        elif here.colour < COLOURS:
            kept = self._keep(replace(here, colour=here.colour + 1))
        else:
            kept = self._keep(replace(here, colour=1), removed=here.kind is AnnotationKind.HIGHLIGHT)
        if kept and self.view.selection:
            self.view.select(None)

    def action_note(self) -> None:
        """Write a note on the selection, or the highlight or sentence at the cursor."""
        from reader.study.annotations import AnnotationKind
        from reader.tui.screens.writing import WritingScreen

        annotation = self._marked_here() or self._new_mark()

        def written(text: str | None) -> None:
            if text is None or text == annotation.note:
                return
            kind = AnnotationKind.NOTE if text else AnnotationKind.HIGHLIGHT
            if self._keep(replace(annotation, note=text, kind=kind)):
                self.view.select(None)

        quote = " ".join(annotation.quote.split())
        self.app.push_screen(WritingScreen(quote, annotation.note, "Note", self.say, lines=True), written)

    def action_annotations(self) -> None:
        """List bookmarks, highlights and notes."""
        from reader.tui.screens.annotations import AnnotationsScreen

        def chosen(place: Anchor | None) -> None:
            self.show_annotations()
            if place is not None:
                self._go_to(place)

        state = self.choices.state
        self.app.push_screen(AnnotationsScreen(self._annotations, state, self.opened, self.say), chosen)

    @on(messages.BookmarkChosen)
    def _bookmark_chosen(self, event: messages.BookmarkChosen) -> None:
        self._go_to(event.place)
        self.view.focus()

    def _go_to(self, place: Anchor) -> None:
        self.remember_jump(self.view.cursor)
        self.view.show(place)
