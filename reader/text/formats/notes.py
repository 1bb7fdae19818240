"""Footnotes of marked-up texts: what refers to one, and what is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.document import Paragraph
from reader.text.formats.blocks import prefixed
from reader.text.formats.trees import attribute, inner, local

if TYPE_CHECKING:
    from lxml import etree

_REFERENCES = frozenset(("noteref", "doc-noteref", "duokan-footnote"))
_NOTES = frozenset(("footnote", "doc-footnote", "rearnote", "endnote", "duokan-footnote-item"))
_BACK = frozenset(("backlink", "doc-backlink"))
_ARROWS = frozenset("^↑↩⏎◎↵⇑⬆△▲«¶§#🔗\uf0c1\ufe0e\ufe0f ")
"""What leads back, and what stands beside a heading to be copied as its address."""
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SHIFTED = re.compile(r"[0-9+\-−]{1,6}")
_BARE = re.compile(r"[0-9]{1,4}|[a-zA-Z]|\*{1,4}|[ivx]{1,5}|注\s?[0-9]*|[①-⑳]")


def _names(element: etree._Element) -> set[str]:
    """Return what an element says it is: `epub:type`, `role` and classes (EPUB 3.3 Structural Semantics; DPUB-ARIA)."""
    said = (attribute(element, "type"), element.get("role", ""), element.get("class", ""))
    return set(" ".join(said).lower().split())


def is_note(element: etree._Element) -> bool:
    """Whether a block is one footnote, set where it is referred to and not where it is read."""
    return len(element.attrib) > 0 and local(element) in ("aside", "div", "p", "li") and bool(_names(element) & _NOTES)


def reference(element: etree._Element, count: int) -> tuple[str, str, str]:
    """Return the mark of a reference to a note, the target's file and id; three empty strings for any other link.

    Args:
        element: an `a`.
        count: references met so far: numbers one that only shows a picture.
    """
    file, _, target = element.get("href", "").partition("#")
    bare = inner(element).strip().strip("[]()〔〕［］（）【】 ")
    raised = (parent := element.getparent()) is not None and local(parent) == "sup"
    raised = raised or any(local(child) == "sup" for child in element)
    if not target or not (_names(element) & _REFERENCES or (raised and _BARE.fullmatch(bare))):
        return "", "", ""
    return bare or str(count + 1), file.rpartition("/")[2], target


def leads_back(element: etree._Element) -> bool:
    """Whether a link is nothing but an arrow from a note to where it is referred to, or a picture that leads up."""
    said = inner(element).strip()
    if not said:
        return element.get("href", "").startswith("#")
    if "#" not in element.get("href", "") or any(map(str.isalnum, said)):
        return False
    return bool(_names(element) & _BACK) or _ARROWS.issuperset(said)


def shifted(element: etree._Element) -> str:
    """Return the digits of a `sup` or `sub` as the raised or lowered characters they are; empty for all else."""
    said = inner(element).strip()
    if not _SHIFTED.fullmatch(said) or any(local(child) == "a" for child in element.iter()):
        return ""
    return said.translate(_SUPERSCRIPT if local(element) == "sup" else _SUBSCRIPT)


def marked(paragraph: Paragraph, mark: str) -> Paragraph:
    """Put a note's mark before it, unless it bears it."""
    if paragraph.text.lstrip("[〔(（［【").startswith(mark):
        return paragraph
    return prefixed(paragraph, f"〔{mark}〕")
