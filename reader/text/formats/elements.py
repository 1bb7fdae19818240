"""What an element of HTML is for a reader, told by its names, attributes and contents."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.text.formats.trees import local

if TYPE_CHECKING:
    from lxml import etree

_IN_CELL = frozenset(["p", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"])
_ASKS = re.compile(r"\s*(?:[问問答]\s*[：:]?|[QA]\s*[：:])\s*")
LONGEST_CELL = 200
"""Code points; a longer table cell is a column of a page's layout."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST_HEADING = 120
"""Code points; a longer one is a heading that was not closed, with the text in it."""


FILE_NAME = re.compile(r"\S{0,200}\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)
"""A description that is none."""

_STAND_IN = re.compile(r"\[[^\[\]]*\]|\(missing alt\)")
"""What is written for an icon where none can be shown: `[注意]`, `[DIR]`."""


def is_caption(description: str, source: str) -> bool:
    """Whether a picture's description tells what it shows: no file's name, as its editor fills it in, and no icon.

    Args:
        description: its alternative text.
        source: its address.
    """
    if FILE_NAME.fullmatch(description) or _STAND_IN.fullmatch(description):
        return False
    stem = source.rpartition("/")[2].rpartition(".")[0]
    return _letters(description) != _letters(stem) or not _letters(stem)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).lower()


_BELOW_TITLE = frozenset(
    ("subtitle", "sub-title", "author", "editor", "othercredit", "corpauthor", "edition", "pubdate", "releaseinfo")
)
_ASIDES = frozenset(("note", "tip", "hint", "important", "warning", "caution", "danger", "attention", "admonition"))
"""Classes of the boxes that manuals set in their text (DocBook, Docutils)."""


def is_no_heading(heading: etree._Element) -> bool:
    """Whether what is marked up as a heading heads no section: a subtitle, an author's name, the label of a box."""
    parent = heading.getparent()
    boxed = parent is not None and not _ASIDES.isdisjoint(parent.get("class", "").lower().split())
    return boxed or not _BELOW_TITLE.isdisjoint(heading.get("class", "").lower().split())


def is_single(listed: etree._Element) -> bool:
    """Whether a list has one item."""
    return len(list(islice((child for child in listed if local(child) == "li"), 2))) == 1


def is_short(heading: etree._Element) -> bool:
    """Whether a heading is no longer than one is."""
    left = _LONGEST_HEADING
    for part in heading.itertext():
        left -= len(part)
        if left < 0:
            return False
    return True


def is_hidden(element: etree._Element) -> bool:
    """Whether an element says that it is not shown."""
    if not element.attrib:
        return False
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def is_row(element: etree._Element) -> bool:
    """Whether a `tr` holds data: no table inside, and in each of several cells little text in one block at most.

    A picture beside the only text is an icon: the box of a note in a manual. A label in front of what is asked or
    answered is that of a turn.
    """
    cells = [child for child in element if local(child) in ("td", "th")]
    if len(cells) < 2 or any(local(part) == "table" for part in element.iter()):
        return False
    if sum(map(_has_text, cells)) == 1 and any(map(_is_picture, cells)):
        return False
    if _ASKS.fullmatch("".join(islice(map(str, cells[0].itertext()), 9))):
        return False
    return all(
        sum(local(part) in _IN_CELL for part in cell.iter()) <= 1 and sum(map(len, cell.itertext())) <= LONGEST_CELL
        for cell in cells
    )


def _has_text(cell: etree._Element) -> bool:
    return any(not part.isspace() for part in cell.itertext())


def _is_picture(cell: etree._Element) -> bool:
    """Whether a cell holds pictures that say nothing, and no text."""
    pictures = [part for part in cell.iter() if local(part) == "img"]
    told = any(is_caption(part.get("alt", "").strip(), part.get("src", "")) for part in pictures if part.get("alt"))
    return bool(pictures) and not told and not _has_text(cell)


class Filling:
    """Tells whether pictures are all that a table's cell holds, so that their descriptions are the cell's text."""

    def __init__(self) -> None:
        self._cell: etree._Element | None = None
        self._fills = False

    def __call__(self, picture: etree._Element) -> bool:
        """Look at the cell, at the one of the picture before only once."""
        cell = next((parent for parent in picture.iterancestors() if local(parent) in ("td", "th")), None)
        if cell is not self._cell:
            self._fills = cell is not None and not _has_text(cell)
        self._cell = cell
        return self._fills


class Captioned:
    """Tells whether a picture stands in a figure with a caption; a figure may have thousands of pictures."""

    def __init__(self) -> None:
        self._figure: etree._Element | None = None
        self._has_caption = False

    def __call__(self, image: etree._Element) -> bool:
        """Look at the figure, at the one of the picture before only once."""
        figure = next((parent for parent in image.iterancestors() if local(parent) == "figure"), None)
        if figure is not None and figure is not self._figure:
            self._has_caption = any(local(part) == "figcaption" for part in figure.iter())
        self._figure = figure
        return figure is not None and self._has_caption
