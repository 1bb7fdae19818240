"""Footnotes of marked-up texts: what refers to one, and what is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.formats.trees import attribute, inner, local

if TYPE_CHECKING:
    from lxml import etree

_REFERENCES = frozenset(("noteref", "doc-noteref", "duokan-footnote"))
_NOTES = frozenset(("footnote", "doc-footnote", "rearnote", "endnote"))
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SHIFTED = re.compile(r"[0-9+\-−]{1,6}")
_BARE = re.compile(r"[0-9]{1,4}|[a-zA-Z]|\*{1,4}|[ivx]{1,5}|注[0-9]*")


def _names(element: etree._Element) -> set[str]:
    """Return what an element says it is: `epub:type`, `role` and classes (EPUB 3.3 Structural Semantics; DPUB-ARIA)."""
    said = (attribute(element, "type"), element.get("role", ""), element.get("class", ""))
    return set(" ".join(said).lower().split())


def is_note(element: etree._Element) -> bool:
    """Whether a block is one footnote, set where it is referred to and not where it is read."""
    return len(element.attrib) > 0 and local(element) in ("aside", "div", "p") and bool(_names(element) & _NOTES)


def reference(element: etree._Element, count: int) -> tuple[str, str]:
    """Return the mark and the target's id of a reference to a note; two empty strings for any other link.

    Args:
        element: an `a`.
        count: references met so far: numbers one that only shows a picture.
    """
    target = element.get("href", "").partition("#")[2]
    said = inner(element).strip()
    raised = (parent := element.getparent()) is not None and local(parent) == "sup"
    raised = raised or any(local(child) == "sup" for child in element)
    if not target or not (_names(element) & _REFERENCES or (raised and _BARE.fullmatch(said))):
        return "", ""
    bare = said.strip("[]()〔〕［］（）【】 ") or str(count + 1)
    return bare, target


def shifted(element: etree._Element) -> str:
    """Return the digits of a `sup` or `sub` as the raised or lowered characters they are; empty for all else."""
    said = inner(element).strip()
    if not _SHIFTED.fullmatch(said) or any(local(child) == "a" for child in element.iter()):
        return ""
    return said.translate(_SUPERSCRIPT if local(element) == "sup" else _SUBSCRIPT)
