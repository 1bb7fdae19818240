"""PDF by pypdf: lines in order, running heads and page numbers out, captions apart, broken lines joined."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.text.chapters import chapter_level
from reader.text.clean import clean_line
from reader.text.content import Content, Mark, Raw
from reader.text.document import Kind, Paragraph
from reader.text.errors import SourceError, missing
from reader.text.formats.blocks import Blocks
from reader.text.formats.glyphs import UNKNOWN, name_characters
from reader.text.formats.running import CAPTION, without_running
from reader.text.script import cells, ends_sentence, joint

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5000
_LONGEST_PAGE = 200_000
"""Code points; a page of a newspaper has ten thousand."""

_CONTENTS = re.compile(r".*?(?:(?:[.．·]\s?){3,}|(?:…\s?){2,})\s*\d{1,4}\s*")
"""A line of the table of contents: dots lead to a page's number."""

_LONGEST_CONTENTS = 200

_MOST_ENTRIES = 5000
_DEEPEST = 20

_NUMBERED = re.compile(
    r"\s*(?:第\s?\w{1,4}\s?[章节節部篇卷]|(?:chapter|appendix|附录|附錄|章|節|节)\s?[\dA-Z]{1,3}|[A-Z]?\d{1,3}(?:\.\d{1,3})*(?!\d)|[A-Z](?=[.\s]))"
    r"[.．:：、\s]*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[•●○◦▪■□◆◇▶►‣∙]\s*\S")
_COUNTED = re.compile(r"[(（]?(\d{1,2})[.、)）](?!\d)\s*\S")

_PARTED = "，、；,;-"
"""No paragraph ends with one of these, however short its last line."""

_INTRODUCING = ":：;；"

_FULL = 0.85
"""Share of the usual width from which on a line is full."""


def read(raw: Raw) -> Content:
    """Return the text of a PDF that has one; scanned pages have none.

    Raises:
        SourceError: pypdf is not installed, or the file is protected, damaged, too long or without text.
    """
    try:
        import pypdf
        import pypdf.errors
    except ImportError as error:
        raise missing(raw.source, "a PDF", "pdf") from error
    import logging
    from io import BytesIO

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each broken object on standard error
    try:
        reader = pypdf.PdfReader(BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(raw.source, "is protected with a password")
        name_characters(reader)
        pages = _pages(reader, raw.source)
        title, author = _said(reader)
        entries = _entries(reader)
    except SourceError:
        raise
    except pypdf.errors.DependencyError as error:
        raise missing(raw.source, "an encrypted PDF", "pdf") from error
    except Exception as error:  # a broken PDF makes pypdf raise almost anything
        raise SourceError(raw.source, "is damaged: a PDF that cannot be read") from error
    if not any(pages):
        raise SourceError(raw.source, "is a PDF without text: pictures of pages, perhaps")
    if _are_unknown(pages):
        raise SourceError(raw.source, "is a PDF whose fonts do not tell which characters they show")
    blocks = Blocks()
    begins: list[int] = []
    titles = frozenset(_named(entry.title) for entry in entries)
    kept = without_running(pages)
    for text, kind, page in _paragraphs(kept if any(kept) else pages, titles):
        if blocks.add(text, kind):
            begins.append(page)
    marks = _outlined(blocks.paragraphs, begins, entries)
    return Content(blocks.paragraphs, title, author, marks=marks, signs=tuple(blocks.signs.items()))


def _are_unknown(pages: Sequence[Sequence[str]]) -> bool:
    """Whether most of what is to be read cannot be told."""
    unknown = sum(line.count(UNKNOWN) for page in pages for line in page)
    return 2 * unknown > sum(len(line) for page in pages for line in page)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A bookmark: its title, depth (1 is the highest) and the index of its page."""

    title: str
    level: int
    page: int


def _entries(reader: PdfReader) -> list[_Entry]:
    """Return the file's bookmarks; those that lead nowhere are passed over."""
    found: list[_Entry] = []
    waiting: list[tuple[Any, int]] = [(item, 1) for item in reversed(reader.outline)]
    while waiting and len(found) < _MOST_ENTRIES:
        item, level = waiting.pop()
        if isinstance(item, list):
            waiting += [(inner, min(level + 1, _DEEPEST)) for inner in reversed(item)]
            continue
        page, title = reader.get_destination_page_number(item), clean_line(str(item.title or ""))
        if page is not None and page >= 0 and title:
            found.append(_Entry(title, level, page))
    return found


def _outlined(paragraphs: list[Paragraph], begins: Sequence[int], entries: Sequence[_Entry]) -> tuple[Mark, ...]:
    """Make headings of the paragraphs that bookmarks name; returns marks for the others.

    Without bookmarks, chapters are told by their wording.

    Args:
        paragraphs: all.
        begins: the page on which each begins.
        entries: the bookmarks.
    """
    if not entries:
        for index, paragraph in enumerate(paragraphs):
            if paragraph.kind is Kind.BODY and (level := _chapter(paragraph.text)):
                paragraphs[index] = replace(paragraph, kind=Kind.HEADING, level=level)
        return ()
    marks: list[Mark] = []
    bare, named = ([key(paragraph.text) for paragraph in paragraphs] for key in (_bare, _named))
    page = free = 0
    for entry in entries:
        first, after = bisect_left(begins, entry.page), bisect_right(begins, entry.page)
        if entry.page == page:
            first = max(first, free)  # what comes later in the outline comes later on its page
        at = _place(entry.title, bare, named, first, after)
        if at >= 0:
            paragraphs[at] = replace(paragraphs[at], kind=Kind.HEADING, level=entry.level)
            first = at + 1
        elif first < len(paragraphs):
            marks.append(Mark(first, entry.title, entry.level))
        page, free = entry.page, first
    return tuple(marks)


def _place(title: str, bare: Sequence[str], named: Sequence[str], first: int, after: int) -> int:
    """Return the index of the first paragraph with a title, either without its number, at last with another; or -1."""
    own, unnumbered = _bare(title), _named(title)
    places = [_index(names, name, first, after) for names, name in ((bare, own), (named, own), (bare, unnumbered))]
    return min((at for at in places if at >= 0), default=_index(named, unnumbered, first, after))


def _index(names: Sequence[str], name: str, first: int, after: int) -> int:
    """Return where a name stands between two indices; -1 where it does not."""
    try:
        return names.index(name, first, after)
    except ValueError:
        return -1


def _chapter(line: str) -> int:
    return 0 if _is_contents(line) else chapter_level(line)


def _is_contents(line: str) -> bool:
    return len(line) <= _LONGEST_CONTENTS and _CONTENTS.fullmatch(line) is not None


def _named(title: str) -> str:
    """Return a title by which to compare it, without its number, which bookmarks lack."""
    number = _NUMBERED.match(title)
    return _bare(title[number.end() :] if number else title) or _bare(title)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _pages(reader: PdfReader, source: str) -> list[list[str]]:
    """Return the lines of each page."""
    if len(reader.pages) > _MOST_PAGES:
        raise SourceError(source, f"has more than {_MOST_PAGES} pages")
    pages = []
    for page in reader.pages:
        text = page.extract_text()[:_LONGEST_PAGE]
        pages.append([line for line in text.splitlines() if line.strip()])
    return pages


def _said(reader: PdfReader) -> tuple[str, str]:
    said = reader.metadata
    return (clean_line(said.title or ""), clean_line(said.author or "")) if said else ("", "")


def _paragraphs(pages: Iterable[Sequence[str]], titles: Set[str]) -> Iterator[tuple[str, Kind, int]]:
    """Join lines that a page's width broke, over the ends of pages too; gives the page where each paragraph begins.

    A caption, a heading and a line of the table of contents stay lines of their own.
    """
    lines = [(line, number) for number, page in enumerate(pages) for line in page]
    widths = sorted(cells(line.strip()) for line, _ in lines)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    begun = last = ""
    page = 0
    captions: list[str] = []
    for line, number in lines:
        bare = line.strip()
        alone = _is_alone(bare, titles, usual)
        if CAPTION.match(bare) and cells(bare) < usual:
            captions.append(bare)
        elif begun and not alone and not _begins(line, begun) and not _is_end(begun, last, titles, usual):
            begun = _joined(begun, bare)
            last = bare
        else:
            yield from _with_captions(begun, captions, page)
            begun = last = bare
            captions, page = [], number
    yield from _with_captions(begun, captions, page)


def _begins(line: str, begun: str) -> bool:
    """Whether a line begins a paragraph whatever stands before it: set in, or an item of a list."""
    if line.startswith(("\u3000", "  ")) or _ITEM.match(line):
        return True
    number, before = _COUNTED.match(line), _COUNTED.match(begun)
    if number is None:
        return False
    next_one = before is not None and int(number[1]) == int(before[1]) + 1
    return next_one or begun[-1] in _INTRODUCING or ends_sentence(begun)


def _is_alone(line: str, titles: Set[str], usual: int) -> bool:
    if _is_contents(line) or _named(line) in titles:
        return True
    return chapter_level(line) > 0 and cells(line) < _FULL * max(usual, 1)


def _joined(begun: str, line: str) -> str:
    """Join two lines; a word that a hyphen parts at the end of one is whole again."""
    if begun[-1] == "-" and begun[-2:-1].isalpha() and line[0].islower():
        return begun[:-1] + line
    return begun + joint(begun, line, keep_space=False) + line


def _with_captions(begun: str, captions: Sequence[str], page: int) -> Iterator[tuple[str, Kind, int]]:
    """Give a paragraph and the captions met in it after it."""
    yield begun, Kind.BODY, page
    yield from ((caption, Kind.FIGURE, page) for caption in captions)


def _is_end(begun: str, last: str, titles: Set[str], usual: int) -> bool:
    """Whether a paragraph ends with its last line: one that is not full, and ends a sentence or is short."""
    width = cells(last)
    if begun == last and _is_alone(last, titles, usual):
        return True
    return width < _FULL * usual and (ends_sentence(begun) or (width < usual // 2 and begun[-1] not in _PARTED))
