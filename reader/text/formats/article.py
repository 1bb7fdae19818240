"""Find the article in a page with navigation: where the text is that is no link.

A page counts as one with navigation when it says so (`nav`, `header`, `footer`, a role or class of that kind) or when
links are much of its text. The article is then the smallest element that holds nearly all of the page's long passages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reader.text.clean import clean
from reader.text.formats.markup import SILENT
from reader.text.formats.notes import is_note
from reader.text.formats.trees import local

if TYPE_CHECKING:
    from lxml import etree

_AROUND = frozenset(("nav", "header", "footer", "aside", "form"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|header|footer)?|menu|breadcrumbs?|crumbs?|sidebar|footer|foot(?![_-]?notes?)|copyright|(?:bd|social)?share\w{0,20}"
    r"|comments?|pinglun|related|recommend|pagination|pager|toolbar|advert|ads?|banner|login|toc|skip|ranking|no-?print"
    r"|printfooter|catlinks|jump-link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TOOLS = re.compile(r"(?:^|[\s_-])(?:editsection|cite-backlink|no-?print)(?:$|[\s_-])", re.IGNORECASE)
"""What stands in a line of text and is no part of it: Wikipedia's `[编辑]`."""

_PATH = re.compile(r"[>›»]")
_LONGEST_PATH = 80
"""Code points of the way from the home page to this one."""

_HEAD = 200
"""Code points besides the article that its title may share an element with: authors, date, source."""

_PASSAGE = 40
"""Code points without links that make a block a passage of text."""

_SHARE = 0.8
"""Of the passages that an element must hold to be the article."""

_LINKED = 0.8
"""Share of links in a block's text from which on it is a list of links."""

_MANY_LINKS = 5
_SHORT_LINK = 12
"""Code points of a button; a few of them are a list of links, too."""

_BARS = frozenset(("div", "ul", "ol", "nav", "section", "dl", "center"))


def prune(root: etree._Element) -> None:
    """Take out of a page what stands around its article; a page without navigation stays as it is."""
    body = next((element for element in root.iter() if local(element) == "body"), root)
    around = [element for element in body.iter() if _is_around(element)]
    weights = _Weights(body)
    if not around and weights.links[body] < 0.25 * weights.text[body]:
        return
    around = [element for element in around if 2 * weights.passages[element] <= weights.passages[body]]
    _drop_all([*around, *(element for element in body.iter() if _TOOLS.search(element.get("class", "")))], body)
    weights = _Weights(body)
    article = _article(body, weights)
    title = _title_outside(body, article)
    if title is not None and (shared := _shared(title, article, weights)) is not None:
        article, title = shared, None
    _drop_all([element for element in article.iter() if weights.leads_elsewhere(element)], article)
    _keep_only(body, article, title)


class _Weights:
    """Code points of text, of text in links, and of passages in each element, in one pass upwards."""

    def __init__(self, body: etree._Element) -> None:
        self.text: dict[etree._Element, int] = defaultdict(int)
        self.links: dict[etree._Element, int] = defaultdict(int)
        self.passages: dict[etree._Element, int] = defaultdict(int)
        self._anchors: dict[etree._Element, int] = defaultdict(int)
        self._translations: dict[etree._Element, int] = defaultdict(int)
        self._titles: set[etree._Element] = set()
        for element in reversed(list(body.iter())):
            self._weigh(element)

    def _weigh(self, element: etree._Element) -> None:
        name, parent = local(element), element.getparent()
        if name in SILENT or not name:
            own = 0
        else:
            own = self.text[element] = self.text[element] + len((element.text or "").strip())
        if parent is not None and (name == "h1" or element in self._titles):
            self._titles.add(parent)
        if name == "a":
            self.links[element] = own
            self._anchors[element] = 1
            self._translations[element] = "alternate" in element.get("rel", "").lower().split()
        if name in ("p", "div", "td", "li", "section", "article", "pre", "blockquote"):
            plain = own - self.links[element]
            self.passages[element] = max(self.passages[element], plain if plain >= _PASSAGE else 0)
        if parent is not None:
            self.text[parent] += own + len((element.tail or "").strip())
            self.links[parent] += self.links[element]
            self.passages[parent] += self.passages[element]
            self._anchors[parent] += self._anchors[element]
            self._translations[parent] += self._translations[element]

    def leads_elsewhere(self, element: etree._Element) -> bool:
        """Whether a block, without the title in it, is little but links, or the way from the home page to this one."""
        name, anchors, text = local(element), self._anchors[element], self.text[element]
        if element in self._titles or name in ("h1", "a", "span", "p", "table", "body", "html") or not anchors:
            return False
        if anchors <= self._translations[element] + 1 > 2 and text <= _SHORT_LINK * (anchors + 1):
            return True  # the page in other languages, and in its own
        if self.links[element] > _LINKED * text:
            short = name in _BARS and anchors > 1 and text <= _SHORT_LINK * anchors
            return anchors >= _MANY_LINKS or short
        return (
            name in _BARS and text <= _LONGEST_PATH and _PATH.search("".join(map(str, element.itertext()))) is not None
        )


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


def _title_outside(body: etree._Element, article: etree._Element) -> etree._Element | None:
    """Return the page's main heading where it is not in the article; the site's name is gone with what is around."""
    headings = [element for element in body.iter() if local(element) == "h1"]
    if any(article in heading.iterancestors() for heading in headings):
        return None
    return next((heading for heading in headings if heading is not article), None)


def _shared(title: etree._Element, article: etree._Element, weights: _Weights) -> etree._Element | None:
    """Return the smallest element with title and article, if it holds little else: who wrote it, when, the source."""
    above = set(title.iterancestors())
    shared = next((parent for parent in article.iterancestors() if parent in above), None)
    if shared is None:
        return None
    more = [weights.text[element] - weights.links[element] for element in (shared, article)]
    return shared if more[0] - more[1] <= _HEAD else None


def _drop_all(unwanted: list[etree._Element], kept: etree._Element) -> None:
    """Take elements out, but none with what is kept in it.

    They are emptied where they stand: to move what follows thousands of neighbours would copy it as often.
    """
    above = {kept, *kept.iterancestors()}
    for element in unwanted:
        if element not in above:
            element.text = None
            del element[:]
            element.attrib.clear()
            element.tag = "template"


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
            parent.text = clean((parent.text or "") + element.tail)  # lxml takes no controls, though it parses them
        else:
            before.tail = clean((before.tail or "") + element.tail)
    parent.remove(element)
