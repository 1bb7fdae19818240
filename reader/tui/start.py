"""Opening a text: the first page at once, then Textual."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.language.errors import LexiconError
from reader.text.document import Document
from reader.tui.choices import Choices
from reader.tui.firstpage import first_page
from reader.tui.opened import Opened
from reader.tui.options import Options
from reader.wording import Wording, language_of_environment

if TYPE_CHECKING:
    from reader.tui.app import SannengApp

_SELDOM = 100
"""Collections of young objects before all are looked through, which makes a page late; `Sheet` does it at rest."""


def run(document: Document, options: Options) -> int:
    """Open the reader on a document; returns the exit code.

    Where the dictionary breaks under the reader's hands the screen is opened once more, and that makes it anew.

    Raises:
        Exception: what ended the application before its time.
    """
    app, error = _read(document, options)
    if isinstance(error, LexiconError):
        _doubt_dictionary()
        settings = replace(options.settings, remarks=(*options.settings.remarks, str(error)))
        app, error = _read(app.opened.document, replace(options, settings=settings, share=app.opened.share))
    if error is not None:
        raise error
    return app.return_code or 0


def _read(document: Document, options: Options) -> tuple[SannengApp, Exception | None]:
    """Show a document until the reader leaves; returns the application and what ended it before its time."""
    gc.disable()  # what is made before the first page stays: looking through it takes longer than making it
    choices = Choices(options, document.key)
    opened = Opened(document, choices.get("readings"), options.share)
    settle(opened, choices)
    place = choices.place(document)
    say = wording(choices)
    with first_page(opened, choices, place, say, sys.__stdout__ or sys.stdout) as shown:
        from reader.tui.app import SannengApp

        app = SannengApp(opened, options, shown=shown)
        gc.freeze()  # what has been made so far stays: looking through it again would make pages wait
        gc.enable()
        gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
        app.run()
        return app, app._exception  # noqa: SLF001 - the only way to learn why Textual gave up


def _doubt_dictionary() -> None:
    """Let the dictionary's files be compared with what was written when they are opened next."""
    from reader import paths
    from reader.language import store

    store.doubt(paths.cache_folder() / store.NAME)


def settle(opened: Opened, choices: Choices) -> None:
    """Let corrections and one's own words count from the first page on, and show the text as chosen."""
    from reader import paths
    from reader.language.ownwords import load
    from reader.tui.showing import show_as_chosen

    show_as_chosen(opened, choices)
    opened.settle(choices.corrections.counting(), load(paths.config_folder()))


def wording(choices: Choices) -> Wording:
    """Return what the program says, in the language chosen or the environment's."""
    language = choices.get("language", "auto")
    return Wording(language_of_environment() if language == "auto" else language)
