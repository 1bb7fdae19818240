"""Word documents (Office Open XML, ECMA-376): paragraphs, headings by style, lists, tables, notes, phonetic guides."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.text.content import Content
from reader.text.document import Kind, Paragraph
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.formats.page import titled
from reader.text.formats.trees import attribute, line, local, xml_root

if TYPE_CHECKING:
    from lxml import etree

    from reader.text.formats.archive import Archive

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_NO_TEXT = frozenset(
    ("del", "deltext", "instrtext", "ppr", "rpr", "fallback", "sectpr", "tblpr", "trpr", "tcpr", "movefrom")
)
_DEEPEST_BASE = 20
"""Styles that a style may be based on, one on the other."""


def document(archive: Archive) -> Content:
    """Return the text of a document; footnotes and endnotes come last.

    Raises:
        SourceError: it is damaged.
    """
    root = _tree(archive, "word/document.xml")
    if root is None:
        raise SourceError(archive.source, "is damaged: its text cannot be read")
    blocks = Blocks()
    reader = _Reader(blocks, _Styles(_tree(archive, "word/styles.xml")), _numbered(archive))
    reader.read(root)
    for kind in ("footnote", "endnote"):
        notes = _tree(archive, f"word/{kind}s.xml")
        if notes is not None:
            reader.read_notes(notes, kind)
    core = _tree(archive, "docProps/core.xml")
    title, author = ("", "") if core is None else (_said(core, "title"), _said(core, "creator"))
    return Content(titled(blocks.paragraphs, title), title, author, signs=tuple(blocks.signs.items()))


def _tree(archive: Archive, name: str) -> etree._Element | None:
    try:
        text = archive.read(name).decode("utf-8-sig", "replace")
    except KeyError:
        return None
    root = xml_root(text)
    return xml_root(text, recover=True) if root is None else root


def _said(root: etree._Element, name: str) -> str:
    found = next((element for element in root.iter() if local(element) == name), None)
    return "" if found is None else line(found)


class _Styles:
    """What the document's styles say of a paragraph's level: 0 for the title, 1–9 for headings."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, int] = {}
        self._bases: dict[str, str] = {}
        self._numberings: dict[str, str] = {}
        for style in () if root is None else (e for e in root.iter() if local(e) == "style"):
            self._note(style)

    def _note(self, style: etree._Element) -> None:
        identity = attribute(style, "styleId")
        for part in style.iter():
            value = attribute(part, "val")
            if local(part) == "name" and (value.lower() in ("title", "标题")):
                self._levels[identity] = 0
            elif local(part) == "name" and (match := _HEADING.fullmatch(value)):
                self._levels[identity] = int(match[1])
            elif local(part) == "outlinelvl" and value.isdigit() and int(value[:3]) < 9:
                self._levels.setdefault(identity, int(value) + 1)
            elif local(part) == "numid":
                self._numberings[identity] = value
            elif local(part) == "basedon":
                self._bases[identity] = value

    def numbering(self, style: str) -> str:
        """Return the numbering of a style's paragraphs; empty for those of no list."""
        return self._numberings.get(style, "")

    def level(self, style: str) -> int | None:
        """Return the level of a style or of what it is based on; None for body text."""
        for _ in range(_DEEPEST_BASE):
            if style in self._levels:
                return self._levels[style]
            style = self._bases.get(style, "")
        return None


def _numbered(archive: Archive) -> dict[str, str]:
    """Return "decimal", "bullet" and so on for each numbering's first level."""
    root = _tree(archive, "word/numbering.xml")
    formats: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in () if root is None else root:
        if local(element) == "abstractnum":
            kinds = [attribute(part, "val") for part in element.iter() if local(part) == "numfmt"]
            formats[attribute(element, "abstractNumId")] = kinds[0] if kinds else "bullet"
        elif local(element) == "num":
            abstract = [attribute(part, "val") for part in element.iter() if local(part) == "abstractnumid"]
            found[attribute(element, "numId")] = formats.get(abstract[0] if abstract else "", "bullet")
    return found


class _Reader:
    """Walks a part of the document."""

    def __init__(self, blocks: Blocks, styles: _Styles, numbered: dict[str, str]) -> None:
        self._blocks = blocks
        self._styles = styles
        self._numbered = numbered
        self._counts: dict[str, int] = defaultdict(int)
        self._rows = 0
        self._in_table = False  # whether a row stands above
        self._captions: list[str] = []

    def read(self, root: etree._Element) -> None:
        """Read all paragraphs and tables of a tree."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "end":
                self._end(element, name)
            elif name in _NO_TEXT or name == "ruby":
                if name == "ruby":
                    self._ruby(element)
                walk.skip_subtree()
            else:
                self._start(element, name)

    def _start(self, element: etree._Element, name: str) -> None:
        if name == "t":
            self._blocks.text(element.text or "")
        elif name == "tab":
            self._blocks.text(" ")
        elif name in ("br", "cr"):
            self._blocks.text(" ") if self._rows else self._end_paragraph(None)
        elif name == "tr":
            self._rows += 1
        elif name == "tc":
            self._blocks.gap()
        elif name == "tbl" and not self._rows:
            self._in_table = False
        elif name in ("footnotereference", "endnotereference"):
            self._blocks.text(f"〔{attribute(element, 'id')}〕")
        elif name == "docpr" and (caption := element.get("descr", "").strip()):
            self._captions.append(caption)

    def _end(self, element: etree._Element, name: str) -> None:
        if name == "p":
            self._blocks.text(" ") if self._rows else self._end_paragraph(element)
        elif name == "tr":
            self._rows -= 1
            if not self._rows:
                self._in_table = self._blocks.end(Kind.ROW, tight=self._in_table) or self._in_table

    def _end_paragraph(self, element: etree._Element | None) -> None:
        properties = None if element is None else next((part for part in element if local(part) == "ppr"), None)
        said = {} if properties is None else {local(part): part for part in properties.iter()}
        style = attribute(said["pstyle"], "val") if "pstyle" in said else ""
        level = self._styles.level(style)
        numbering = attribute(said["numid"], "val") if "numid" in said else self._styles.numbering(style)
        if "outlinelvl" in said and (value := attribute(said["outlinelvl"], "val")).isdigit() and int(value[:3]) < 9:
            level = int(value) + 1
        if level is not None:
            self._blocks.end(Kind.HEADING if level else Kind.TITLE, level)
        elif numbering in self._numbered:
            self._blocks.mark(self._marker(numbering))
            self._blocks.end(Kind.ITEM)
            self._blocks.mark("")
        else:
            self._blocks.end()
        captions, self._captions = self._captions, []
        for caption in captions:
            self._blocks.add(caption, Kind.FIGURE)

    def _marker(self, numbering: str) -> str:
        if self._numbered[numbering] in ("bullet", "none"):
            return "• "
        self._counts[numbering] += bool(self._blocks.length)
        return f"{self._counts[numbering]}. "

    def _ruby(self, element: etree._Element) -> None:
        """Read a phonetic guide (ECMA-376 17.3.3.25)."""
        parts = {local(part): "".join(t.text or "" for t in part.iter() if local(t) == "t") for part in element}
        base = parts.get("rubybase", "")
        self._blocks.text(base)
        self._blocks.give(self._blocks.length - len(base.strip()), self._blocks.length, parts.get("rt", ""))

    def read_notes(self, root: etree._Element, kind: str) -> None:
        """Read footnotes or endnotes, each with the mark that refers to it."""
        for note in root:
            if local(note) == kind and not attribute(note, "type"):
                first = len(self._blocks.paragraphs)
                self.read(note)
                if first < len(self._blocks.paragraphs):
                    text = self._blocks.paragraphs[first].text
                    self._blocks.paragraphs[first] = Paragraph(f"〔{attribute(note, 'id')}〕{text}")
