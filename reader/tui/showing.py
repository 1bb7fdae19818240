"""How a text is shown: what was chosen for it, and the signs of that in the header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.language.views import AS_IS, Forms, View
from reader.text.document import Anchor, Document
from reader.text.errors import SourceError
from reader.tui.choices import Choices
from reader.tui.opened import Opened

_SIGNS = {Forms.HANS: "简", Forms.HANT: "繁", Forms.TAIWAN: "繁·台", Forms.HONG_KONG: "繁·港"}
_TYPESET = "排版"
_USUAL = ("", "ascii", "utf-8")
"""Encodings of which nothing is said."""


def view_of(document: Document, choices: Choices) -> View:
    """Return the view chosen for a text; unknown values count as none."""
    forms, typeset = choices.get("forms"), choices.get("typeset") == "on"
    if forms not in set(Forms) or forms == Forms.ASIS:
        return View(typeset=True) if typeset else AS_IS
    from reader.language.script import script_of

    return View(Forms(forms), typeset, script_of(document.text))


def show_as_chosen(opened: Opened, choices: Choices) -> None:
    """Let a text be shown as is chosen for it."""
    view = opened.view = view_of(opened.document, choices)
    signs = (
        _SIGNS[view.forms] if view.configurations else "",
        _TYPESET if view.typeset else "",
        _encoding_of(opened.document),
    )
    opened.shown_as = " ".join(filter(None, signs))


def _encoding_of(document: Document) -> str:
    """Return a sign of the encoding; with a question mark where it may be another one."""
    return "" if document.encoding in _USUAL else document.encoding.upper() + "?" * document.doubtful


def reread(document: Document, encoding: str, cancelled: Callable[[], bool]) -> tuple[Document | None, str]:
    """Return a text read again in another encoding, or why that cannot be; called off the UI's thread.

    Args:
        document: the text as it was read.
        encoding: a codec; empty to tell it by content.
        cancelled: asked now and then; True where it is not wanted any more.

    Raises:
        JobCancelled: `cancelled` said so.
    """
    from reader.tui.loading import read_apart

    try:
        again = read_apart(document.source, encoding=encoding, cancelled=cancelled)
    except SourceError as error:
        return None, error.reason
    if again.key != document.key:
        return None, "The file has changed since it was opened."
    if encoding and again.encoding != encoding:
        return None, "This text tells its encoding itself."
    return again, ""


def recoded(place: Anchor, old: Document, new: Document) -> Anchor:
    """Return a place of a text in the same text read in another encoding.

    Line ends are the same in most encodings: as far into the same paragraph, where there are as many, else as far
    into the text.
    """
    if len(old.paragraphs) != len(new.paragraphs):
        return new.anchor(old.offset(place) * len(new.text) // max(1, len(old.text)))
    length, now = (len(text.paragraphs[place.paragraph].text) for text in (old, new))
    return replace(place, offset=place.offset * now // max(1, length))
