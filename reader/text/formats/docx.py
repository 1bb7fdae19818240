"""Word documents (Office Open XML, ECMA-376): paragraphs, headings by style, lists, tables, notes, phonetic guides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from reader.text.content import Content
from reader.text.document import Kind, Stress
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.formats.elements import FILE_NAME, LONGEST_CELL
from reader.text.formats.numbering import Numbering, numeral
from reader.text.formats.page import titled
from reader.text.formats.styles import Style, Styles
from reader.text.formats.trees import attribute, line, local, xml_root

if TYPE_CHECKING:
    from lxml import etree

    from reader.text.formats.archive import Archive

_MAIN = re.compile(r"word/document\d{0,3}\.xml")
_NO_TEXT = frozenset(
    ("del", "deltext", "ppr", "rpr", "fallback", "sectpr", "tblpr", "trpr", "tcpr", "movefrom", "sdtpr")
)
_MOST_MARKUP = 4_000_000
"""A word processor makes a dozen of a paragraph, most of which are passed over."""

_OFF = ("0", "false", "off", "none")
_STRESSED = {"b": Stress.STRONG, "i": Stress.EMPHASIS, "em": Stress.EMPHASIS}
_STRESSED |= dict.fromkeys(("strike", "dstrike"), Stress.STRUCK)
_MADE_UP = re.compile(r"自动生成|自動產生|automatically generated")
"""In a description that no person wrote."""

_GUIDE = re.compile(r"\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,;]\s*([^()\\]+)\)")
"""A phonetic guide as a field (EQ): the reading raised over the base."""

_ENCLOSED = re.compile(r"\\o\s*\\ac\s*\(\s*[^(),;\\]\s*[,;]\s*([^()\\]{1,4})\)")
"""A character set into a circle or square by a field (EQ)."""


def main_part(archive: Archive) -> str:
    """Return the name of a document's text; empty where an archive is no document."""
    return next((name for name in archive.names if _MAIN.fullmatch(name)), "")


def document(archive: Archive) -> Content:
    """Return the text of a document; footnotes and endnotes come last.

    Raises:
        SourceError: it is damaged.
    """
    blocks = Blocks()
    root = _tree(archive, main_part(archive), blocks)
    if root is None:
        raise SourceError(archive.source, "is damaged: its text cannot be read")
    styles = Styles(_tree(archive, "word/styles.xml", blocks))
    numbering = Numbering(_tree(archive, "word/numbering.xml", blocks))
    reader = _Reader(blocks, styles, numbering)
    reader.read(root)
    reader.end()
    for kind in ("footnote", "endnote"):
        notes = _tree(archive, f"word/{kind}s.xml", blocks)
        if notes is not None:
            reader.read_notes(notes, kind)
    core = _tree(archive, "docProps/core.xml", blocks)
    title, author = ("", "") if core is None else (_said(core, "title"), _said(core, "creator"))
    paragraphs = blocks.paragraphs if reader.counts_headings else titled(blocks.paragraphs, title)
    return Content(paragraphs, title, author, signs=tuple(blocks.signs.items()))


def _tree(archive: Archive, name: str, blocks: Blocks) -> etree._Element | None:
    try:
        text = archive.read(name).decode("utf-8-sig", "replace")
    except KeyError:
        return None
    root = xml_root(blocks.admit(text, _MOST_MARKUP))
    return xml_root(text, recover=True) if root is None else root


def _said(root: etree._Element, name: str) -> str:
    found = next((element for element in root.iter() if local(element) == name), None)
    return "" if found is None else line(found)


_PLAIN = Style()


@dataclass(slots=True)
class _Open:
    """The paragraph being read.

    Attributes:
        style: what its style and outline level make it.
        numbering: the list it counts in; empty once it is counted.
        depth: in that list.
        goes_on: its end was deleted by a tracked change.
    """

    style: Style = _PLAIN
    numbering: str = ""
    depth: int = 0
    goes_on: bool = False


class _Reader:
    """Walks a part of the document.

    Attributes:
        counts_headings: whether chapters bear numbers, so that a lone one is no title.
    """

    def __init__(self, blocks: Blocks, styles: Styles, numbering: Numbering) -> None:
        self._blocks = blocks
        self._styles = styles
        self._numbering = numbering
        self._open = _Open()
        self._outermost = 0  # depth of the outermost items of the list begun last
        self.counts_headings = False
        self._rows: list[bool] = []
        self._captions: list[str] = []
        self._boxes: list[etree._Element] = []
        self._fields: list[str] = []
        self._notes: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}  # marks by the notes' ids

    def read(self, root: etree._Element) -> None:
        """Read all paragraphs and tables of a tree."""
        from lxml import etree

        entered = True
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                entered = self._start(element, local(element))
                if not entered:
                    walk.skip_subtree()
                continue
            if entered:
                self._end(element, local(element))
            entered = True

    def end(self) -> None:
        """Add what no paragraph ended."""
        self._put()
        self._read_beside()

    def _start(self, element: etree._Element, name: str) -> bool:
        """Begin an element; returns whether to go into it."""
        if name in _NO_TEXT or _is_left_out(element, name):
            return False
        self._turn(element, name, opening=True)
        opener = _OPENERS.get(name)
        return opener is None or opener(self, element)

    def _turn(self, element: etree._Element, name: str, *, opening: bool) -> None:
        """Begin or end what a run, or a row that heads its table, sets apart."""
        if name == "r":
            said = [part for part in _inside(element, "rpr") if attribute(part, "val") not in _OFF]
            for how in {_STRESSED[local(part)] for part in said if local(part) in _STRESSED}:
                self._blocks.stress(how, opening=opening)
        elif name == "tr" and any(local(part) == "tblheader" for part in _inside(element, "trpr")):
            self._blocks.stress(Stress.STRONG, opening=opening)

    def _end(self, element: etree._Element, name: str) -> None:
        self._turn(element, name, opening=False)
        if name == "p":
            self._end_paragraph()
        elif name == "tc" and self._in_row:
            self._blocks.gap()
        elif name == "tr" and self._rows and self._rows.pop() and not self._in_row:
            above = element.getprevious()
            self._blocks.end(Kind.ROW, tight=above is not None and local(above) == "tr" and self._is_under_row())
            self._read_beside()

    def _is_under_row(self) -> bool:
        return bool(self._blocks.paragraphs) and self._blocks.paragraphs[-1].kind is Kind.ROW

    @property
    def _in_row(self) -> bool:
        return any(self._rows)

    def text(self, element: etree._Element) -> bool:
        """Take text."""
        self._blocks.text(element.text or "")
        return False

    def tab(self, _: etree._Element) -> bool:
        """Take a tab for a space."""
        self._blocks.text(" ")
        return False

    def hyphen(self, _: etree._Element) -> bool:
        """Take a hyphen at which no line breaks."""
        self._blocks.text("-")
        return False

    def row(self, element: etree._Element) -> bool:
        """Begin a table's row."""
        self._rows.append(_is_row(element))
        return True

    def instruction(self, element: etree._Element) -> bool:
        """Note what a field says."""
        if self._fields:
            self._fields[-1] += element.text or ""
        return False

    def box(self, element: etree._Element) -> bool:
        """Put a text box off until its paragraph ends."""
        self._boxes.append(element)
        return False

    def paragraph(self, element: etree._Element) -> bool:
        """Begin a paragraph, unless it is a line of the contents, which the outline has."""
        properties = next((part for part in element if local(part) == "ppr"), None)
        said = {} if properties is None else {local(part): part for part in properties.iter()}
        name = attribute(said["pstyle"], "val") if "pstyle" in said else ""
        style = self._styles.style(name)
        if style.is_contents:
            return False
        numbering, depth = style.numbering, style.depth
        if numbering and depth < 0:
            depth = self._numbering.depth(numbering, name)
        if "numid" in said:
            numbering, depth = attribute(said["numid"], "val"), _depth(said)
        if "outlinelvl" in said and (value := attribute(said["outlinelvl"], "val")).isdigit() and int(value[:3]) < 9:
            style = replace(style, kind=Kind.HEADING, level=int(value[:3]) + 1)
        self._open = _Open(style, numbering, depth, "del" in said or "movefrom" in said)
        return True

    def line_break(self, _: etree._Element) -> bool:
        """End a line: a paragraph of verse, but no heading, and no row."""
        if self._in_row or self._open.style.kind in (Kind.HEADING, Kind.TITLE):
            self._blocks.text(" ")
        else:
            self._put()
        return False

    def _end_paragraph(self) -> None:
        if self._in_row:
            self._blocks.text(" ")
        elif not self._open.goes_on:
            self._put()
            self._read_beside()

    def _put(self) -> None:
        """Add the paragraph read so far, with its number; a list's item whatever is behind its line breaks."""
        open_, style = self._open, self._open.style
        marker = self._numbering.marker(open_.numbering, open_.depth) if self._blocks.length else ""
        kind = Kind.ITEM if marker and style.kind is Kind.BODY else style.kind
        self._blocks.mark(marker)
        self.counts_headings = self.counts_headings or (kind is Kind.HEADING and style.level == 1 and bool(marker))
        tight, depth = self._in_list(open_.depth) if kind is Kind.ITEM else (False, 0)
        if self._blocks.end(
            kind, style.level if kind is Kind.HEADING else 0, tight=tight and bool(marker), depth=depth
        ):
            self._open = _Open(replace(style, kind=kind), goes_on=open_.goes_on)
        self._blocks.mark("")

    def _in_list(self, depth: int) -> tuple[bool, int]:
        """Return whether an item stands under another, and how deep it is in their list."""
        under = any(paragraph.kind is Kind.ITEM for paragraph in self._blocks.paragraphs[-1:])
        if not under:
            self._outermost = depth
        return under, max(0, depth - self._outermost)

    def _read_beside(self) -> None:
        """Read the text boxes and the descriptions of pictures that a paragraph holds."""
        captions, self._captions = self._captions, []
        for caption in captions:
            self._blocks.add(caption, Kind.FIGURE)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for part in box:
                self.read(part)

    def describe(self, element: etree._Element) -> bool:
        """Note what a picture shows, if a person said so."""
        description = element.get("descr", "").strip()
        if len(description) > 1 and not FILE_NAME.search(description) and not _MADE_UP.search(description):
            self._captions.append(description)
        return True

    def follow_field(self, element: etree._Element) -> bool:
        """Follow a field; of an equation's, which has no result, take the characters."""
        event = attribute(element, "fldCharType")
        if event == "begin":
            self._fields.append("")
        elif event == "end" and self._fields:
            instruction = self._fields.pop()
            if match := _GUIDE.search(instruction):
                self._give(match[2], match[1])
            elif match := _ENCLOSED.search(instruction):
                self._blocks.text(match[1])
        return True

    def ruby(self, element: etree._Element) -> bool:
        """Read a phonetic guide (ECMA-376 17.3.3.25)."""
        parts = {local(part): "".join(t.text or "" for t in part.iter() if local(t) == "t") for part in element}
        self._give(parts.get("rubybase", ""), parts.get("rt", ""))
        return False

    def _give(self, base: str, reading: str) -> None:
        self._blocks.text(base)
        self._blocks.give(self._blocks.length - len(base.strip()), self._blocks.length, reading)

    def refer(self, element: etree._Element) -> bool:
        """Set the mark of a note, by the order of the notes: 1, 2 for footnotes; i, ii for endnotes."""
        if attribute(element, "customMarkFollows") not in ("", *_OFF):
            return False
        kind = local(element).removesuffix("reference")
        marks = self._notes[kind]
        form = "decimal" if kind == "footnote" else "lowerRoman"
        mark = marks.setdefault(attribute(element, "id"), numeral(len(marks) + 1, form))
        self._blocks.text(f"〔{mark}〕")
        return False

    def read_notes(self, root: etree._Element, kind: str) -> None:
        """Read footnotes or endnotes, each with the mark that refers to it."""
        for note in root:
            if local(note) == kind and attribute(note, "type") in ("", "normal"):
                first = len(self._blocks.paragraphs)
                self.read(note)
                mark = self._notes[kind].get(attribute(note, "id"))
                if mark and first < len(self._blocks.paragraphs):
                    self._blocks.prefix(first, f"〔{mark}〕")


def _depth(said: dict[str, etree._Element]) -> int:
    value = attribute(said["ilvl"], "val") if "ilvl" in said else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) == 1 else 0


def _is_left_out(element: etree._Element, name: str) -> bool:
    """Whether a run is hidden, a row deleted, or a part the table of contents, which the outline is."""
    if name == "r":
        return any(local(part) == "vanish" and attribute(part, "val") not in _OFF for part in _inside(element, "rpr"))
    if name == "tr":
        return any(local(part) == "del" for part in _inside(element, "trpr"))
    if name == "sdt":
        galleries = (e for e in _inside(element, "sdtpr") if local(e) == "docpartgallery")
        return any(attribute(gallery, "val") == "Table of Contents" for gallery in galleries)
    return False


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Return all that is inside the child of a name."""
    return (part for child in element if local(child) == name for part in child.iter())


def _is_row(element: etree._Element) -> bool:
    """Whether a row holds data: several cells with little text in each, and no table in one."""
    cells = length = 0
    for part in islice(element.iter(), 1, None):
        match local(part):
            case "tr" | "tbl":
                return False
            case "tc":
                cells, length = cells + 1, 0
            case "t":
                length += len(part.text or "")
        if length > LONGEST_CELL:
            return False
    return cells > 1


_OPENERS: Final[dict[str, Callable[[_Reader, etree._Element], bool]]] = {
    "p": _Reader.paragraph,
    "t": _Reader.text,
    "tab": _Reader.tab,
    "nobreakhyphen": _Reader.hyphen,
    **dict.fromkeys(("br", "cr"), _Reader.line_break),
    "tr": _Reader.row,
    "ruby": _Reader.ruby,
    "instrtext": _Reader.instruction,
    "fldchar": _Reader.follow_field,
    "txbxcontent": _Reader.box,
    **dict.fromkeys(("footnotereference", "endnotereference"), _Reader.refer),
    "docpr": _Reader.describe,
}
