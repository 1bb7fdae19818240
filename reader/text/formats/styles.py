"""What the styles of a Word document make of their paragraphs (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.document import Kind
from reader.text.formats.trees import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|toc heading|(?:目录|目錄)\s*\d?", re.IGNORECASE)
_KINDS = {
    **dict.fromkeys(("title", "标题", "標題"), Kind.TITLE),
    **dict.fromkeys(("subtitle", "副标题", "副標題"), Kind.SUBTITLE),
    **dict.fromkeys(("caption", "题注", "標號"), Kind.FIGURE),
    **dict.fromkeys(("quote", "intense quote", "引用", "明显引用", "引文"), Kind.QUOTE),
}
_DEEPEST_BASE = 20
"""Styles that a style may be based on, one on the other."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of a paragraph.

    Attributes:
        kind: what it is.
        level: of a heading, 1–9; else 0.
        numbering: the list it counts in; empty for none.
        depth: in that list; -1 where the style does not say.
        is_contents: whether it is a line of the table of contents.
    """

    kind: Kind = Kind.BODY
    level: int = 0
    numbering: str = ""
    depth: int = -1
    is_contents: bool = False


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read `styles.xml`; None for a document without one."""
        self._kinds: dict[str, tuple[Kind, int]] = {}
        self._numberings: dict[str, tuple[str, int]] = {}
        self._contents: set[str] = set()
        self._bases: dict[str, str] = {}
        for style in () if root is None else (e for e in root.iter() if local(e) == "style"):
            self._note(style, attribute(style, "styleId"))

    def _note(self, style: etree._Element, identity: str) -> None:
        numbering, depth = "", -1
        for part in style.iter():
            name, value = local(part), attribute(part, "val")
            if name == "name":
                self._note_name(identity, value.lower())
            elif name == "outlinelvl" and value.isdigit() and int(value[:3]) < 9:
                self._kinds.setdefault(identity, (Kind.HEADING, int(value) + 1))
            elif name == "numid":
                numbering = value
            elif name == "ilvl" and value.isascii() and value.isdigit() and len(value) == 1:
                depth = int(value)
            elif name == "basedon":
                self._bases[identity] = value
        if numbering:
            self._numberings[identity] = (numbering, depth)

    def _note_name(self, identity: str, name: str) -> None:
        if match := _HEADING.fullmatch(name):
            self._kinds[identity] = (Kind.HEADING, int(match[1]))
        elif name in _KINDS:
            self._kinds[identity] = (_KINDS[name], 0)
        elif _CONTENTS.fullmatch(name):
            self._contents.add(identity)

    def style(self, identity: str) -> Style:
        """Return what a style says, or what it is based on where it says nothing."""
        kind: tuple[Kind, int] | None = None
        numbering: tuple[str, int] | None = None
        contents = identity in self._contents
        for _ in range(_DEEPEST_BASE):
            kind = kind or self._kinds.get(identity)
            numbering = numbering or self._numberings.get(identity)
            identity = self._bases.get(identity, "")
            if not identity:
                break
        return Style(*(kind or (Kind.BODY, 0)), *(numbering or ("", -1)), contents)
