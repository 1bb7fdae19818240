"""HTML files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.chapters import chapter_level
from reader.text.clean import clean_line
from reader.text.content import Content, Raw
from reader.text.document import Kind, Paragraph
from reader.text.formats.article import prune
from reader.text.formats.blocks import Blocks
from reader.text.formats.markup import Walker
from reader.text.formats.trees import decoded, line, local, page_root, without_tags

if TYPE_CHECKING:
    from lxml import etree


def read(raw: Raw) -> Content:
    """Return the text of an HTML file: the article alone where it is a page with navigation.

    A page nested deeper than 256 is read without its structure.

    Raises:
        SourceError: the bytes are no text.
    """
    text, encoding = decoded(raw)
    blocks = Blocks()
    root = page_root(text)
    if root is None:
        for line in without_tags(text).split("\n"):
            blocks.add(line)
        return Content(blocks.paragraphs, encoding=encoding, signs=tuple(blocks.signs.items()))
    title, author = _title(root), _meta(root, "author", "article:author")
    prune(root)
    Walker(blocks).read(root)
    if "://" in raw.source and "<ruby" not in text:
        blocks = _better(blocks, text)
    paragraphs = titled(blocks.paragraphs, title)
    return Content(paragraphs, title, author, encoding, signs=tuple(blocks.signs.items()))


def _better(blocks: Blocks, text: str) -> Blocks:
    """Return the article as trafilatura finds it, where that is installed and keeps most of what was found here.

    It flattens ruby into the text, so that no page with ruby comes here.
    """
    try:
        import trafilatura
    except ImportError:
        return blocks
    article = trafilatura.extract(text, output_format="html", include_comments=False, favor_recall=True)
    root = page_root(article) if article else None
    if root is None:
        return blocks
    better = Blocks(blocks.signs)
    Walker(better).read(root)
    lengths = [sum(len(paragraph.text) for paragraph in found.paragraphs) for found in (blocks, better)]
    return better if 2 * lengths[1] > lengths[0] else blocks


def titled(paragraphs: list[Paragraph], title: str = "") -> list[Paragraph]:
    """Mark the title: the heading of level 1 that is the known one, or the only one unless it is a chapter's."""
    if any(p.kind is Kind.TITLE for p in paragraphs):
        return paragraphs
    highest = [index for index, p in enumerate(paragraphs) if p.kind is Kind.HEADING and p.level == 1]
    known = bool(highest) and paragraphs[highest[0]].text == title
    if not known and (len(highest) != 1 or chapter_level(paragraphs[highest[0]].text)):
        return paragraphs
    at = highest[0]
    found = Paragraph(paragraphs[at].text, Kind.TITLE, given=paragraphs[at].given)
    return [*paragraphs[:at], found, *paragraphs[at + 1 :]]


def _title(root: etree._Element) -> str:
    said = _meta(root, "og:title")
    element = next((element for element in root.iter() if local(element) == "title"), None)
    return said or ("" if element is None else line(element))


def _meta(root: etree._Element, *names: str) -> str:
    for element in root.iter():
        if local(element) == "meta" and (element.get("name") or element.get("property") or "").lower() in names:
            return clean_line(element.get("content", ""))
    return ""
