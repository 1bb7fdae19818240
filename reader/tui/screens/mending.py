"""Correcting words and readings, taking corrections back, listing them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.language.corrections import Correction, Scope
from reader.language.hanzi import has_hanzi
from reader.language.words import Word
from reader.text.document import Anchor
from reader.tui.offers import Offer, division_offers, reading_offers
from reader.tui.screens.part import ReadingPart


class MendActions(ReadingPart):
    """The part of the reading screen that corrects; the reader's place never moves."""

    def action_correct(self) -> None:
        """Offer other readings of the word under the cursor."""
        word = self._word_here()
        if word is None or self.opened.lexicon is None:
            return
        if not has_hanzi(word.text):
            self.notify(self.say("There are no hanzi in this word."), timeout=3)
            return
        from reader.language.models import polyphones

        self._offer(word, reading_offers(word, self.opened.lexicon, polyphones()), typing=True)

    def action_divide(self) -> None:
        """Offer to join the word under the cursor with its neighbours, or to divide it."""
        word = self._word_here()
        if word is None:
            return
        offers = division_offers(word, self.opened.units(self.opened.piece_of(self.view.cursor)))
        if offers:
            self._offer(word, offers, typing=False)
        else:
            self.notify(self.say("Nothing to join or to split here."), timeout=3)

    def _word_here(self) -> Word | None:
        """Return the word under the cursor; None without a dictionary."""
        if self.opened.lexicon is None:
            self.notify(self.say("The dictionary is not ready yet."), timeout=3)
            return None
        return self.opened.word_at(self.view.cursor)

    def _offer(self, word: Word, offers: Sequence[Offer], *, typing: bool) -> None:
        from reader.tui.screens.mend import Mended, MendScreen

        document, paragraph = self.opened.document, self.view.cursor.paragraph

        def mended(chosen: Mended | None) -> None:
            if chosen is not None:
                offer, scope = chosen
                self._correct(offer.correction(scope, document, paragraph))

        text, count = document.paragraphs[paragraph].text, self.opened.count(word.text)
        screen = MendScreen(word, text, offers, self.view.setting, self.say, typing=typing, count=count)
        self.app.push_screen(screen, mended)

    def _correct(self, correction: Correction) -> None:
        from reader.tui.screens.corrections import described

        kept = self.choices.corrections.add([correction], self.opened.document.title)
        self.corrections_changed()
        if kept:
            message = self.say("Corrected: {}; u takes it back.").format(described(correction, self.view.setting))
            self.notify(message, timeout=3, markup=False)
        else:
            self.notify(self.say("This correction could not be kept."), severity="warning", timeout=8, markup=False)

    def corrections_changed(self) -> None:
        """Show what counts now; what it does not touch stays as it is."""
        self.opened.settle(self.choices.corrections.counting())
        self.view.set_text()
        self.call_after_refresh(self.cursor_told)

    def action_undo_correction(self) -> None:
        """Take the last change of the corrections back."""
        from reader.tui.screens.corrections import described

        undone = self.choices.corrections.undo()
        if not undone:
            self.notify(self.say("There is no correction to take back."), timeout=3)
            return
        self.corrections_changed()
        about = described(undone[-1], self.view.setting) + (" …" if len(undone) > 1 else "")
        self.notify(self.say("Taken back: {}").format(about), timeout=3, markup=False)

    def action_corrections(self) -> None:
        """List the corrections."""
        from reader.tui.screens.corrections import CorrectionsScreen

        book, key = self.choices.corrections, self.opened.document.key
        screen = CorrectionsScreen(book, key, self.view.setting, self.say, self.corrections_changed)
        self.app.push_screen(screen, self._go_to_correction)

    def _go_to_correction(self, correction: Correction | None) -> None:
        """Go to where a correction counts: its place, or the next one where its words stand."""
        if correction is None:
            return
        document, cursor = self.opened.document, self.view.cursor
        place: Anchor | None = None
        if correction.scope is not Scope.HERE:
            after = document.text.find(correction.text, document.offset(cursor) + 1)
            found = after if after >= 0 else document.text.find(correction.text)
            place = document.anchor(found) if found >= 0 and correction.key in ("", document.key) else None
        elif correction.key == document.key and correction.paragraph < len(document.paragraphs):
            place = Anchor(correction.paragraph, correction.offset)
        if place is None:
            self.notify(self.say("It does not stand in this text."), timeout=3)
            return
        self.remember_jump(cursor)
        self.view.show(place)
