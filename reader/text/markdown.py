"""Markdown to paragraphs.

What is nothing but headings, plain paragraphs and figures is read directly: the Markdown parser's import costs more
than the reader's first page. Everything else goes through markdown-it-py; a test holds both ways to the same result.
"""

import re
from dataclasses import replace

from reader.text.chapters import chapter_level
from reader.text.clean import clean_line
from reader.text.document import Kind, Paragraph
from reader.text.frontmatter import split_front_matter
from reader.text.given import bare, braced, settled
from reader.text.script import joint

_HEADING = re.compile(r"(#{1,6}) +([^#\n]+)")
_FIGURE = re.compile(r"!\[([^\[\]\n!]*)\]\(\)")
# Signs of inline markup anywhere; lines that begin or end as a block's markup does.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|]|^(?:[ \t#+=-]|\d{1,9}[.)](?:[ \t]|$))|  $", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)*\n")


def parse_markdown(text: str) -> tuple[list[Paragraph], str]:
    """Return the paragraphs of a cleaned Markdown text and its credit line (front matter `source`).

    The front matter's title, subtitle and byline (or author) come first; without a title there, the first heading of
    level 1 is the title. Paragraphs hold plain text; markup and HTML tags are gone.
    """
    fields, body = split_front_matter(text)
    paragraphs = _simple(body)
    if paragraphs is None:
        from reader.text.commonmark import parse_commonmark

        paragraphs = parse_commonmark(body)
    paragraphs = _titled(paragraphs, _front(fields.get("title", ""), Kind.TITLE))
    at = next((index + 1 for index, p in enumerate(paragraphs) if p.kind is Kind.TITLE), 0)
    names = ((Kind.SUBTITLE, "subtitle"), (Kind.BYLINE, "byline" if "byline" in fields else "author"))
    rest = [line for kind, name in names if (line := _front(fields.get(name, ""), kind)).text]
    return paragraphs[:at] + rest + paragraphs[at:], clean_line(fields.get("source", ""))


def _front(line: str, kind: Kind) -> Paragraph:
    """Return a line of the front matter as a paragraph, its readings taken out; it may be empty."""
    text, given = settled(braced(clean_line(line)))
    return Paragraph(text, kind, given=given)


def _titled(paragraphs: list[Paragraph], title: Paragraph) -> list[Paragraph]:
    """Put the title first, or mark the heading that is the title."""
    first = next((index for index, p in enumerate(paragraphs) if p.kind is Kind.HEADING and p.level == 1), None)
    if first is not None and not title.text and chapter_level(paragraphs[first].text):
        return paragraphs  # a book whose chapters are the highest headings
    if first is not None and (not title.text or (first == 0 and paragraphs[0].text == title.text)):
        found = replace(paragraphs[first], kind=Kind.TITLE, level=0)
        return [*paragraphs[:first], found, *paragraphs[first + 1 :]]
    return [title, *paragraphs] if title.text else paragraphs


def _simple(body: str) -> list[Paragraph] | None:
    """Read a text without markup but headings and figures on lines of their own; None where there is more."""
    paragraphs = []
    for block in _BLANK.split(body):
        if not block or block.isspace():
            continue
        paragraph = _simple_block(block.strip("\n"))
        if paragraph is None:
            return None
        if paragraph.text:
            paragraphs.append(paragraph)
    return paragraphs


def _simple_block(block: str) -> Paragraph | None:
    heading, figure = _HEADING.fullmatch(block), _FIGURE.fullmatch(block)
    text = heading[2].rstrip() if heading else figure[1] if figure else block
    if _MARKUP.search(text):
        return None
    if heading:
        return Paragraph(clean_line(text), Kind.HEADING, len(heading[1]))
    return Paragraph(clean_line(text), Kind.FIGURE) if figure else Paragraph(joined_lines(text))


def joined_lines(text: str) -> str:
    """Join the lines of a paragraph: without a space between Chinese characters, else with one."""
    return clean_line(in_one_line(text))


def in_one_line(text: str) -> str:
    """Return `joined_lines` with the marks of given readings left in place, not yet clean."""
    pieces: list[str] = []
    left = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        right = bare(line)
        pieces += [joint(left, right, keep_space=True) if left and right else "", line]
        left = right or left  # nothing but a sign of stress may stand on a line
    return "".join(pieces)
