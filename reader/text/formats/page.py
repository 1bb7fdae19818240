"""HTML files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text.chapters import chapter_level
from reader.text.clean import clean_line
from reader.text.content import Content, Raw
from reader.text.document import Kind, Paragraph
from reader.text.errors import SourceError
from reader.text.formats.article import prune
from reader.text.formats.blocks import Blocks
from reader.text.formats.markup import Walker
from reader.text.formats.trees import decoded, line, local, page_root, without_tags
from reader.text.head import is_byline
from reader.text.outside import parsed
from reader.text.script import ends_sentence

if TYPE_CHECKING:
    from lxml import etree

_SITE = re.compile(r"\s*(?:[-_|｜丨–—]+|\s[·•]\s)\s*")
"""What stands between a page's title, its section and the site's name."""

_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、]")
_LONGEST_LEAD = 100
"""Code points of sentences that may stand over a title."""
_NEAR_TITLE = 3
"""Paragraphs after a title that may belong to its head."""


def read(raw: Raw) -> Content:
    """Return the text of an HTML file: the article alone where it is a page with navigation.

    A page nested deeper than 256 is read without its structure.

    Raises:
        SourceError: the bytes are no text, or all the page shows is in frames or made by scripts.
    """
    text, encoding = decoded(raw)
    blocks = Blocks()
    root = page_root(blocks.admit(text))
    if root is None:
        for line in without_tags(text).split("\n"):
            blocks.add(line)
        return Content(blocks.paragraphs, encoding=encoding, signs=tuple(blocks.signs.items()))
    title, author = _title(root), _meta(root, "author", "article:author")
    hidden = _in_scripts(root)
    frames = [clean_line(e.get("src", "")) for e in root.iter() if local(e) == "frame" and e.get("src")]
    prune(root)
    Walker(blocks).read(root)
    if "://" in raw.source and "<ruby" not in text:
        blocks = _better(blocks, text)
    if all(p.kind is Kind.HEADING for p in blocks.paragraphs) and (root := page_root(text)) is not None:
        blocks = Blocks(blocks.signs)  # a page of nothing but links
        Walker(blocks).read(root)
    if not blocks.paragraphs:
        for line in hidden.split("\n"):
            blocks.add(line)
    if not blocks.paragraphs and (frames or "<script" in text):
        reason = (
            f"is a page of frames: open {' or '.join(frames[:4])}" if frames else "holds nothing without its scripts"
        )
        raise SourceError(raw.source, reason)
    paragraphs = headed(titled(without_doubles(blocks.paragraphs, title), title))
    return Content(paragraphs, title, author, encoding, signs=tuple(blocks.signs.items()))


def _in_scripts(root: etree._Element) -> str:
    """Return the article as a page tells it to search engines (schema.org, in JSON-LD); empty where it does not."""
    for script in root.iter():
        if local(script) == "script" and script.get("type", "").lower() == "application/ld+json":
            try:
                said = parsed(script.text or "")
            except ValueError:
                continue
            for thing in said if isinstance(said, list) else [said]:
                if isinstance(thing, dict) and isinstance(thing.get("articleBody"), str):
                    return str(thing["articleBody"])
    return ""


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


def without_doubles(paragraphs: list[Paragraph], title: str = "") -> list[Paragraph]:
    """Leave out a picture's description that its caption repeats, and the page's title where it is there twice."""
    kept: list[Paragraph] = []
    seen = False
    for paragraph in paragraphs:
        if paragraph.kind is Kind.HEADING and paragraph.level == 1 and _is_title(paragraph.text, title):
            if seen:
                continue
            seen = True
        elif kept and kept[-1].kind is Kind.FIGURE and paragraph.text.startswith(kept[-1].text):
            kept[-1] = replace(paragraph, kind=Kind.FIGURE)
            continue
        kept.append(paragraph)
    return kept


def titled(paragraphs: list[Paragraph], title: str = "") -> list[Paragraph]:
    """Mark the title: the first heading if it is the known one, or the only one of level 1 unless it is a part's.

    A page's own title has the site's name behind the heading's words, so that what is last in it is none. What stands
    under text is a part.
    """
    if any(p.kind is Kind.TITLE for p in paragraphs):
        return paragraphs
    headings = [index for index, p in enumerate(paragraphs) if p.kind is Kind.HEADING]
    highest = [index for index in headings if paragraphs[index].level == 1]
    known = [index for index in (*headings[:1], *highest[:1]) if _is_title(paragraphs[index].text, title)]
    if not known and (
        len(highest) != 1 or _is_part(paragraphs[highest[0]].text) or _under_text(paragraphs, highest[0])
    ):
        return paragraphs
    at = (known or highest)[0]
    found = Paragraph(paragraphs[at].text, Kind.TITLE, given=paragraphs[at].given)
    return [*paragraphs[:at], found, *paragraphs[at + 1 :]]


def _under_text(paragraphs: list[Paragraph], heading: int) -> bool:
    """Whether text stands over a heading: more than what introduces it."""
    over = [p for p in paragraphs[:heading] if p.kind is Kind.BODY and ends_sentence(p.text)]
    return sum(len(paragraph.text) for paragraph in over) > _LONGEST_LEAD


def _is_title(heading: str, title: str) -> bool:
    if heading == title:
        return True
    return not _is_part(heading) and heading in _SITE.split(title)[:-1]


def _is_part(heading: str) -> bool:
    return chapter_level(heading) > 0 or _NUMBERED.match(heading) is not None


def headed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Mark what stands at a title: the line over it, the subtitle behind a dash, the authors."""
    at = next((index for index, p in enumerate(paragraphs) if p.kind is Kind.TITLE), None)
    if at is None:
        return paragraphs
    marked = list(paragraphs)
    for index in range(max(0, at - 1), min(at + 1 + _NEAR_TITLE, len(marked))):
        paragraph = marked[index]
        heading = paragraph.kind is Kind.HEADING and paragraph.level > 1
        if heading and (index < at or paragraph.text.startswith(("—", "──", "――"))):
            marked[index] = replace(paragraph, kind=Kind.SUBTITLE, level=0)
        elif index > at and paragraph.kind is Kind.BODY and is_byline(paragraph.text):
            marked[index] = replace(paragraph, kind=Kind.BYLINE)
    return marked


def _title(root: etree._Element) -> str:
    said = _meta(root, "og:title")
    element = next((element for element in root.iter() if local(element) == "title"), None)
    return said or ("" if element is None else line(element))


def _meta(root: etree._Element, *names: str) -> str:
    for element in root.iter():
        if local(element) == "meta" and (element.get("name") or element.get("property") or "").lower() in names:
            return clean_line(element.get("content", ""))
    return ""
