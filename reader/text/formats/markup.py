"""A tree of HTML, as pages and EPUB chapters have it, to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.text.document import Kind, Paragraph, Stress
from reader.text.formats import elements
from reader.text.formats.blocks import Blocks
from reader.text.formats.notes import is_note, leads_back, marked, reference, shifted
from reader.text.formats.ruby import Ruby
from reader.text.formats.trees import inner, local
from reader.text.stress import TAGS
from reader.text.verse import broken, is_line

if TYPE_CHECKING:
    from lxml import etree


def _words(joined: str) -> frozenset[str]:
    return frozenset(joined.split())


SILENT: Final = _words(
    "script style head template noscript noframes iframe object embed audio video canvas math map select option button"
    " input textarea datalist meter progress rp title"
)
"""Elements that hold nothing to read."""

_BLOCKS = _words(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead tr ul"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INDENTS = ("\u3000", "\u2003\u2003", "\xa0\xa0")
_STRESSED: Final = {**TAGS, "th": Stress.STRONG}
_CONTAINERS = _words("div section blockquote article")
_VERSE = re.compile(r"(?:^|[\s_-])(?:poem|poetry|verse|stanza|lyrics?)(?:$|[\s_-])|诗|詩|词牌|詞牌", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:thumb|img|pic|figure)?-?caption(?:$|[\s_-])", re.IGNORECASE)


class Walker:
    """Reads one or more trees into blocks.

    Attributes:
        places: index of the paragraph at or after each id met in the tree read last.
    """

    def __init__(self, blocks: Blocks) -> None:
        """Put paragraphs into `blocks`."""
        self.places: dict[str, int] = {}
        self._main = self._blocks = blocks
        self._ids: frozenset[str] = frozenset()
        self._ruby: list[Ruby] = []
        self._notes: list[tuple[frozenset[str], Blocks]] = []
        self._note: etree._Element | None = None
        self._references: dict[tuple[str, str], str] = {}
        self._count = 0
        self._name = ""
        self._containers: list[tuple[Kind, list[int]]] = []
        self._figures: list[str] = []
        self._lines = 0  # ended by a line break since the paragraph began
        self._poems: list[etree._Element] = []
        self._stanza = False  # whether a line stands above in it
        self._begun = False  # whether the outermost list has an item
        self._marked = False  # whether the paragraph begun bears an item's sign
        self._captioned = elements.Captioned()
        self._fills_cell = elements.Filling()
        self._level = 0
        self._in_one = False
        self._is_picture = False
        self._in_row = False
        self._in_table = False  # whether a row stands above
        self._caption: etree._Element | None = None

    def read(self, root: etree._Element, ids: frozenset[str] = frozenset(), name: str = "") -> None:
        """Read a tree; its footnotes come last.

        Args:
            root: of a page or a chapter.
            ids: the anchors whose places are wanted.
            name: what other files call the tree's own, without its folder: by it their references find notes in it.
        """
        from lxml import etree

        self._ids, self.places, self._name, self._count = ids, {}, name, 0
        entered = True
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                entered = self._start(element)
                if not entered:
                    walk.skip_subtree()
                continue
            if entered:
                self._end(element)
            entered = True
            if element is not root and element.tail:
                self._text(element.tail)
        self._flush()
        self._add_notes()

    def _text(self, text: str) -> None:
        if self._lines and not self._blocks.length and text.lstrip("\n\r\t ").startswith(_INDENTS):
            self._lines = 0  # no line but a paragraph
        if self._ruby:
            self._ruby[-1].base_text(text)
        else:
            self._blocks.text(text)

    def _start(self, element: etree._Element) -> bool:
        """Begin an element; returns whether to go into it."""
        name = local(element)
        if name in _BLOCKS:
            self._part(name, opening=True)
        if name in _CONTAINERS:
            self._stanza = False
            if _VERSE.search(element.get("class", "")):
                self._poems.append(element)
        if self._ids:
            self._remember(element)
        if name in SILENT or not name or elements.is_hidden(element):
            return False
        opener = _OPENERS.get(name)
        if opener is not None and not opener(self, element):
            return False
        if self._note is None and is_note(element):
            self._begin_note(element)
        if self._caption is None and name in ("div", "p") and _CAPTION.search(element.get("class", "")):
            self._caption = element
            self._containers.append((Kind.FIGURE, []))
        self._blocks.stress(_STRESSED.get(name), opening=True)
        if element.text:
            self._text(element.text)
        return True

    def _begin_note(self, element: etree._Element) -> None:
        """Begin a footnote, which is put off to the end; lists in it are its looks."""
        self._note = element
        self._blocks = Blocks(self._main.signs)
        ids = (identity for part in element.iter() for identity in (part.get("id"), part.get("name")) if identity)
        self._notes.append((frozenset(ids), self._blocks))
        self._containers.append((Kind.BODY, []))

    def _part(self, name: str, *, opening: bool = False) -> None:
        """Begin or end a block: a new paragraph, or the next cell of a row; in a short heading, nothing."""
        if self._level and self._in_one and name not in _HEADINGS:
            self._blocks.text(" ")
        elif not self._in_row or name == "tr":
            self._flush(parted=name == "br")
        elif name in ("td", "th"):
            if opening:
                self._blocks.gap()
        else:
            self._blocks.text(" ")

    def _remember(self, element: etree._Element) -> None:
        for identity in (element.get("id"), element.get("name")):
            if identity in self._ids:
                self.places.setdefault(identity, len(self._main.paragraphs))

    def _end(self, element: etree._Element) -> None:
        name = local(element)
        if name in _BLOCKS and name != "br":
            self._part(name)
        self._blocks.stress(_STRESSED.get(name), opening=False)
        closer = _CLOSERS.get(name)
        if closer is not None:
            closer(self)
        if self._poems and element is self._poems[-1]:
            self._poems.pop()
        if element is self._caption:
            self._caption = None
            self.end_container()
        if element is self._note:
            self._flush()
            self._note, self._blocks = None, self._main
            self.end_container()

    def _flush(self, *, parted: bool = False) -> None:
        """End a paragraph, as what it is here; lone pictures and those of its line come after it.

        `parted`: by a line break, so that what comes next goes on with it.
        """
        lists = sum(kind is Kind.ITEM for kind, _ in self._containers)
        kind = self._containers[-1][0] if self._containers else Kind.BODY
        if self._in_row:
            if self._blocks.end(Kind.ROW, tight=self._in_table):
                self._in_table = True
        elif self._level and not lists:
            self._blocks.end(Kind.HEADING, self._level)
        elif kind is Kind.ITEM:
            tight = self._marked and self._begun
            if self._blocks.end(kind, tight=tight, depth=lists - 1):
                self._begun, self._marked = True, False
        else:
            self._end_line(kind, parted=parted)
        figures, self._figures = self._figures, []
        for figure in figures:
            self._blocks.add(figure, Kind.FIGURE)

    def _end_line(self, kind: Kind, *, parted: bool) -> None:
        """End a paragraph or, in a poem or before a line break, a line; lines are known once the last is there."""
        ended = self._blocks.end(kind)
        if parted and ended:
            self._lines += 1
            return
        count, self._lines = self._lines, 0
        done = self._blocks.paragraphs
        if count:
            self._stanza = False
            done[len(done) - count - ended :] = broken(done[len(done) - count - ended :])
        elif ended and self._poems and is_line(done[-1].text):
            done[-1] = replace(done[-1], kind=Kind.VERSE, tight=self._stanza)
            self._stanza = True

    def _add_notes(self) -> None:
        """Put the footnotes at the end, each with the mark that refers to it."""
        for ids, blocks in self._notes:
            known = (self._references.get((self._name, identity), "") for identity in ids)
            mark = next(filter(None, known), "")
            for index, paragraph in enumerate(blocks.paragraphs):
                self._main.append(marked(paragraph, mark) if index == 0 and mark else paragraph)
        self._notes = []

    def heading(self, element: etree._Element) -> bool:
        """Begin a heading."""
        if elements.is_no_heading(element):
            return True
        self._level = _HEADINGS[local(element)]
        self._in_one = elements.is_short(element)
        self._is_picture = self._in_one and not inner(element).strip()
        return True

    def end_heading(self) -> None:
        """End a heading."""
        self._level = 0

    def listed(self, element: etree._Element) -> bool:
        """Begin a list; a numbered one counts from its start."""
        self._begun = self._begun and any(kind is Kind.ITEM for kind, _ in self._containers)
        start = element.get("start", "1") if local(element) == "ol" else ""
        kind = Kind.BODY if self._note is not None and elements.is_single(element) else Kind.ITEM
        self._containers.append((kind, [int(start) if start.isascii() and start[:6].isdigit() else 1] * bool(start)))
        return True

    def item(self, element: etree._Element) -> bool:
        """Begin a list's item; a footnote has its own mark."""
        if is_note(element) or (self._note is not None and self._containers[-1][0] is Kind.BODY):
            return True
        numbers = self._containers[-1][1] if self._containers else []
        self._marked = True
        self._blocks.mark(f"{numbers[0]}. " if numbers else "• ")
        if numbers:
            numbers[0] += 1
        return True

    def end_item(self) -> None:
        """Forget the marker of an empty item."""
        self._blocks.mark("")

    def quote(self, _: etree._Element) -> bool:
        """Begin a quotation."""
        self._containers.append((Kind.QUOTE, []))
        return True

    def caption(self, _: etree._Element) -> bool:
        """Begin a caption."""
        self._containers.append((Kind.FIGURE, []))
        return True

    def end_container(self) -> None:
        """End a list, quotation or caption."""
        if self._containers:
            self._containers.pop()

    def row(self, element: etree._Element) -> bool:
        """Begin a table's row, or a part of a page's layout."""
        self._in_row = elements.is_row(element)
        return True

    def table(self, _: etree._Element) -> bool:
        """Begin a table."""
        self._in_table = False
        return True

    def end_row(self) -> None:
        """End a row."""
        self._in_row = False

    def lines(self, element: etree._Element) -> bool:
        """Take preformatted text line by line."""
        tight = False
        for line in inner(element).split("\n"):
            text = self._blocks.cleaned(line).replace("\n", " ").rstrip()
            if text.strip():
                self._blocks.append(Paragraph(text, Kind.CODE, tight=tight))
            tight = bool(text.strip())
        return False

    def image(self, element: etree._Element) -> bool:
        """Take a picture's caption; one that stands for a single character is that character."""
        alt, source = (element.get("alt") or "").strip(), element.get("src") or ""
        if self._captioned(element):
            return False
        if self._level and self._is_picture and elements.is_caption(alt, source):
            self._text(alt)  # a heading that is drawn
        elif 0 < len(alt) <= 2 and not alt.isascii() and self._blocks.length:
            self._text(alt)
        elif len(alt) > 1 and elements.is_caption(alt, source):
            self._text(alt) if self._in_row and self._fills_cell(element) else self._figures.append(alt)
        return False

    def ruby(self, _: etree._Element) -> bool:
        """Begin ruby."""
        self._ruby.append(Ruby(self._blocks))
        return True

    def end_ruby(self) -> None:
        """End ruby."""
        self._ruby.pop().end()

    def base(self, _: etree._Element) -> bool:
        """Part two bases."""
        self.end_base()
        return True

    def end_base(self) -> None:
        """End a base."""
        if self._ruby:
            self._ruby[-1].part_base()

    def reading(self, element: etree._Element) -> bool:
        """Take a reading; outside ruby it is text."""
        if self._ruby:
            for part in element.iter():  # HTML's parser puts an `rt` into the one before that was not closed
                if local(part) == "rt":
                    nested = sum(len(inner(child)) + len(child.tail or "") for child in part if local(child) == "rt")
                    said = inner(part)
                    self._ruby[-1].reading(said[: len(said) - nested])
        return not self._ruby

    def readings(self, element: etree._Element) -> bool:
        """Take a container of readings."""
        if not self._ruby:
            return True
        parts = [child for child in element if local(child) == "rt"] or [element]
        for part in parts:
            self._ruby[-1].reading(inner(part))
        self._ruby[-1].end_container()
        return False

    def link(self, element: etree._Element) -> bool:
        """Show a reference to a note in brackets; leave out an arrow that only leads back to one."""
        mark, file, target = reference(element, self._count)
        if mark:
            self._count += 1
            self._references.setdefault((file or self._name, target), mark)
            self._text(f"〔{mark}〕")
        return not mark and not leads_back(element)

    def shift(self, element: etree._Element) -> bool:
        """Show raised and lowered digits as such."""
        digits = shifted(element)
        self._text(digits)
        return not digits


_OPENERS: Final[dict[str, Callable[[Walker, etree._Element], bool]]] = {
    **dict.fromkeys(_HEADINGS, Walker.heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walker.listed),
    "li": Walker.item,
    "blockquote": Walker.quote,
    **dict.fromkeys(("figcaption", "caption"), Walker.caption),
    "table": Walker.table,
    "tr": Walker.row,
    "pre": Walker.lines,
    **dict.fromkeys(("img", "image"), Walker.image),
    "ruby": Walker.ruby,
    "rb": Walker.base,
    "rt": Walker.reading,
    "rtc": Walker.readings,
    "a": Walker.link,
    **dict.fromkeys(("sup", "sub"), Walker.shift),
}
_CLOSERS: Final[dict[str, Callable[[Walker], None]]] = {
    **dict.fromkeys(_HEADINGS, Walker.end_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir", "blockquote", "figcaption", "caption"), Walker.end_container),
    "li": Walker.end_item,
    "tr": Walker.end_row,
    "ruby": Walker.end_ruby,
    "rb": Walker.end_base,
}
