"""FictionBook 2: nested sections with titles, poems, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.content import Content, Raw
from reader.text.document import Kind, Stress
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.formats.notes import shifted
from reader.text.formats.page import titled
from reader.text.formats.trees import attribute, decoded, line, local, xml_root

if TYPE_CHECKING:
    from lxml import etree

_SILENT = frozenset(("description", "binary", "stylesheet"))
_LINES = frozenset(("p", "v", "subtitle", "text-author", "date"))
_CELLS = frozenset(("td", "th"))
_STRESSED = {
    "emphasis": Stress.EMPHASIS,
    "strong": Stress.STRONG,
    "strikethrough": Stress.STRUCK,
    "th": Stress.STRONG,
}
_BREAKS = _LINES | {"section", "body", "stanza", "empty-line", "tr", "image"}
"""What begins a new paragraph."""
_DEEPEST = 50


def read(raw: Raw) -> Content:
    """Return a book's text; notes come last, as the format has them.

    Raises:
        SourceError: it is no FictionBook, or nothing of it can be read.
    """
    text, encoding = decoded(raw)
    blocks = Blocks()
    root = xml_root(blocks.admit(text))
    if root is None:
        root = xml_root(text, recover=True)
    if root is None or local(root) != "fictionbook":
        raise SourceError(raw.source, "is damaged: no FictionBook that can be read")
    _Reader(blocks).read(root)
    said = _Description(root)
    return Content(
        titled(blocks.paragraphs, said.title), said.title, said.authors, encoding, signs=tuple(blocks.signs.items())
    )


class _Description:
    """Title and authors of the book itself, not of its source or file."""

    def __init__(self, root: etree._Element) -> None:
        info = next((element for element in root.iter() if local(element) == "title-info"), None)
        parts = [] if info is None else list(info)
        self.title = next((line(part) for part in parts if local(part) == "book-title"), "")
        self.authors = ", ".join(name for part in parts if local(part) == "author" and (name := _name(part)))


def _name(author: etree._Element) -> str:
    """Return an author's name in the order its script has: hanzi without spaces, the surname first."""
    names = {local(part): line(part) for part in author}
    first, last = names.get("first-name", ""), names.get("last-name", "")
    chinese = last + first
    if chinese and "\u3400" <= chinese[0] <= "\u9fff":
        return chinese
    return " ".join(part for part in (first, names.get("middle-name", ""), last) if part) or names.get("nickname", "")


class _Reader:
    """Walks the tree: every `p` and its like is a paragraph, of the kind its containers make it."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._depth = 0
        self._titles = 0
        self._quotes = 0
        self._notes = False
        self._in_stanza = False

    def read(self, root: etree._Element) -> None:
        """Read all bodies."""
        from lxml import etree

        entered = True
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "start":
                entered = name not in _SILENT and not self._marks_note(element, name)
                if entered:
                    self._start(element, name)
                else:
                    walk.skip_subtree()
                continue
            if entered:
                self._end(element, name)
            entered = True
            self._blocks.text(element.tail or "")

    def _marks_note(self, element: etree._Element, name: str) -> bool:
        """Take the title of a section in a body of notes as the note's mark."""
        if name == "body":
            self._notes = element.get("name", "") in ("notes", "comments", "footnotes")
        if name != "title" or not self._notes or not self._depth:
            return False
        self._blocks.end()
        self._blocks.mark(f"〔{line(element).strip('[]')}〕")
        return True

    def _start(self, element: etree._Element, name: str) -> None:
        if name == "title":
            self._blocks.end(self._kind())
            self._titles += 1
        elif self._titles:
            # A title of several lines is one heading.
            self._blocks.text(" " if name in _BREAKS else "")
        elif name in _CELLS:
            self._blocks.gap()
        elif name in _BREAKS and not _is_inline(element, name):
            self._blocks.end(self._kind())
            self._in_stanza = self._in_stanza and name == "v"
        self._depth += name == "section"
        self._quotes += name in ("cite", "epigraph", "poem", "annotation")
        self._blocks.stress(_STRESSED.get(name), opening=True)
        self._blocks.text(_instead(element, name) or element.text or "")
        if name == "image" and not _is_inline(element, name):
            self._blocks.add(element.get("alt", "") or element.get("title", ""), Kind.FIGURE)

    def _end(self, element: etree._Element, name: str) -> None:
        self._blocks.stress(_STRESSED.get(name), opening=False)
        if name == "title":
            self._blocks.end(Kind.HEADING, min(self._depth, _DEEPEST) + 1)
            self._titles -= 1
        elif name == "subtitle" and not self._titles and any(map(str.isalnum, line(element))):
            self._blocks.end(Kind.HEADING, min(self._depth, _DEEPEST) + 2)
        elif name == "tr" and not self._titles:
            self._end_row(element)
        elif name in _LINES and not self._titles:
            self._end_line(name)
        self._depth -= name == "section"
        self._quotes -= name in ("cite", "epigraph", "poem", "annotation")

    def _end_line(self, name: str) -> None:
        """End a paragraph, or a line of verse, which stands under the one before it in its stanza."""
        if name == "v":
            self._in_stanza = self._blocks.end(Kind.VERSE, tight=self._in_stanza) or self._in_stanza
        else:
            self._blocks.end(self._kind())

    def _end_row(self, row: etree._Element) -> None:
        """End a table's row, which stands under the one before it; one of a single cell is a paragraph."""
        above = row.getprevious()
        single = sum(local(cell) in _CELLS for cell in row) < 2
        under = above is not None and local(above) == "tr" and self._blocks.paragraphs[-1:] != []
        tight = under and self._blocks.paragraphs[-1].kind is Kind.ROW
        self._blocks.end(self._kind() if single else Kind.ROW, tight=tight and not single)

    def _kind(self) -> Kind:
        return Kind.QUOTE if self._quotes else Kind.BODY


def _is_inline(element: etree._Element, name: str) -> bool:
    """Whether a picture stands in a line of text."""
    return name == "image" and local(parent) in _LINES if (parent := element.getparent()) is not None else False


def _instead(element: etree._Element, name: str) -> str:
    """Return what stands for an element whose words are told by it already: a note's mark, raised or lowered digits."""
    said = ""
    if name == "a" and attribute(element, "type") == "note":
        said = f"〔{line(element).strip('[]')}〕"
    elif name in ("sup", "sub"):
        said = shifted(element)
    if said:
        for child in list(element):
            element.remove(child)
    return said
