"""Find the article in a page with navigation: where the text is that is no link.

A page counts as one with navigation when it says so (`nav`, `header`, `footer`, a role or class of that kind) or when
links are much of its text. The article is then the smallest element that holds nearly all of the page's long passages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.text.formats.markup import SILENT
from reader.text.formats.notes import is_note
from reader.text.formats.trees import local

if TYPE_CHECKING:
    from lxml import etree

_AROUND = frozenset(("nav", "header", "footer", "aside", "form"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|copyright|share|comments?|related|recommend|pagination"
    r"|pager|toolbar|advert|ads?|banner|login|toc|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PASSAGE = 40
"""Code points without links that make a block a passage of text."""

_SHARE = 0.8
"""Of the passages that an element must hold to be the article."""

_LINKED = 0.8
"""Share of links in a block's text from which on it is a list of links."""

_MANY_LINKS = 5


def prune(root: etree._Element) -> None:
    """Take out of a page what stands around its article; a page without navigation stays as it is."""
    body = next((element for element in root.iter() if local(element) == "body"), root)
    around = [element for element in body.iter() if _is_around(element)]
    weights = _Weights(body)
    if not around and weights.links[body] < 0.25 * weights.text[body]:
        return
    around = [element for element in around if 2 * weights.passages[element] <= weights.passages[body]]
    article = _article(body, weights)
    title = _title_outside(body, article, around)
    unwanted = [*around, *(element for element in article.iter() if weights.is_list_of_links(element))]
    for element in unwanted:
        if element is not article and element not in article.iterancestors():
            _drop(element)
    _keep_only(body, article, title)


class _Weights:
    """Code points of text, of text in links, and of passages in each element, in one pass upwards."""

    def __init__(self, body: etree._Element) -> None:
        self.text: dict[etree._Element, int] = defaultdict(int)
        self.links: dict[etree._Element, int] = defaultdict(int)
        self.passages: dict[etree._Element, int] = defaultdict(int)
        self._anchors: dict[etree._Element, int] = defaultdict(int)
        for element in reversed(list(body.iter())):
            self._weigh(element)

    def _weigh(self, element: etree._Element) -> None:
        name, parent = local(element), element.getparent()
        if name in SILENT or not name:
            own = 0
        else:
            own = self.text[element] = self.text[element] + len((element.text or "").strip())
        if name == "a":
            self.links[element] = own
            self._anchors[element] = 1
        if name in ("p", "div", "td", "li", "section", "article", "pre", "blockquote"):
            plain = own - self.links[element]
            self.passages[element] = max(self.passages[element], plain if plain >= _PASSAGE else 0)
        if parent is not None:
            self.text[parent] += own + len((element.tail or "").strip())
            self.links[parent] += self.links[element]
            self.passages[parent] += self.passages[element]
            self._anchors[parent] += self._anchors[element]

    def is_list_of_links(self, element: etree._Element) -> bool:
        """Whether a block is little but links."""
        if self._anchors[element] < _MANY_LINKS or local(element) in ("a", "span", "p", "table", "body", "html"):
            return False
        return self.links[element] > _LINKED * self.text[element]


def _article(body: etree._Element, weights: _Weights) -> etree._Element:
    """Return the smallest element that holds nearly all passages; one that says it is the article, at once."""
    named = [e for e in body.iter() if local(e) in ("article", "main") or e.get("itemprop") == "articleBody"]
    whole = weights.passages[body]
    for element in reversed(named):
        if weights.passages[element] * 2 > whole:
            return element
    here = body
    while True:
        child = next((c for c in here if weights.passages[c] >= _SHARE * whole > 0), None)
        if child is None or local(child) in ("p", "li", "pre"):
            return here
        here = child


def _is_around(element: etree._Element) -> bool:
    name = local(element)
    if name in ("html", "body", "article", "main", "p", "a", "span", "") or is_note(element):
        return False
    if name in _AROUND or element.get("role", "").lower() in _ROLES:
        return name not in ("aside", "form", "header") or not _is_of_article(element)
    return _CLASSES.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _is_of_article(element: etree._Element) -> bool:
    """Whether a header or an aside is the article's own, or a form is the whole page."""
    if local(element) == "form":
        return any(local(part) == "p" for part in element.iter())
    return any(local(parent) in ("article", "main", "figure") for parent in element.iterancestors())


def _title_outside(
    body: etree._Element, article: etree._Element, around: list[etree._Element]
) -> etree._Element | None:
    """Return the page's main heading, where it stands before the article and is not the site's name."""
    headings = [element for element in body.iter() if local(element) == "h1"]
    if any(article in heading.iterancestors() for heading in headings):
        return None
    outer = set(around)
    return next((heading for heading in headings if outer.isdisjoint(heading.iterancestors())), None)


def _keep_only(body: etree._Element, article: etree._Element, title: etree._Element | None) -> None:
    """Make the article, with the title before it, all that is in the page."""
    if article is body:
        return
    kept = [element for element in (title, article) if element is not None]
    for element in kept:
        _drop(element)
        element.tail = None
    for child in list(body):
        body.remove(child)
    body.text = None
    body.extend(kept)


def _drop(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
