"""PDF by pypdf: lines in order, running heads and page numbers out, captions apart, broken lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.text.clean import clean_line
from reader.text.content import Content, Raw
from reader.text.document import Kind
from reader.text.errors import SourceError, missing
from reader.text.formats.blocks import Blocks
from reader.text.script import cells, ends_sentence, joint

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 5000
_LONGEST_PAGE = 200_000
"""Code points; a page of a newspaper has ten thousand."""

_EDGE = 2
"""Lines at the top and at the foot of a page among which running heads and page numbers stand."""

_NUMBER = re.compile(r"[\s\-–—·.第/]*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[/／]\s*\d{1,4})?[\s\-–—·.页頁]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_CAPTION = re.compile(
    r"(?:[图圖表]\s*[0-9０-９一二三四五六七八九十]+|(?:Figure|Fig\.|Table)\s*\d+)[\s.．：:、]?\s*\S", re.IGNORECASE
)
_FULL = 0.85
"""Share of the usual width from which on a line is full."""


def read(raw: Raw) -> Content:
    """Return the text of a PDF that has one; scanned pages have none.

    Raises:
        SourceError: pypdf is not installed, or the file is protected, damaged, too long or without text.
    """
    try:
        import pypdf
    except ImportError as error:
        raise missing(raw.source, "a PDF", "pdf") from error
    import logging
    from io import BytesIO

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each broken object on standard error
    try:
        reader = pypdf.PdfReader(BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(raw.source, "is protected with a password")
        pages = _pages(reader, raw.source)
        title, author = _said(reader)
    except SourceError:
        raise
    except Exception as error:  # a broken PDF makes pypdf raise almost anything
        raise SourceError(raw.source, "is damaged: a PDF that cannot be read") from error
    if not any(pages):
        raise SourceError(raw.source, "is a PDF without text: pictures of pages, perhaps")
    blocks = Blocks()
    for text, kind in _paragraphs(without_running(pages)):
        blocks.add(text, kind)
    return Content(blocks.paragraphs, title, author, signs=tuple(blocks.signs.items()))


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


def without_running(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return pages without the lines that come back at their edges, and without page numbers."""
    seen = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _edges(page)})
    often = {shape for shape, count in seen.items() if count >= max(3, len(pages) // 4)}
    kept = []
    for page in pages:
        out = {at for at in _edges(page) if _shape(page[at]) in often or _NUMBER.fullmatch(page[at].strip())}
        out = {at for at in out if not _CAPTION.match(page[at].strip())}
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept


def _edges(page: Sequence[str]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _shape(line: str) -> str:
    """Return a line without its numbers: running heads of odd pages differ by nothing else."""
    return _DIGITS.sub("#", "".join(line.split()))


def _paragraphs(pages: Iterable[Sequence[str]]) -> Iterable[tuple[str, Kind]]:
    """Join lines that a page's width broke, over the ends of pages too; a caption stays a line of its own."""
    lines = [line for page in pages for line in page]
    widths = sorted(cells(line.strip()) for line in lines)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    begun = last = ""
    captions: list[str] = []
    for line in lines:
        bare = line.strip()
        if _CAPTION.match(bare) and cells(bare) < usual:
            captions.append(bare)
        elif begun and not line.startswith(("\u3000", "  ")) and not _is_end(begun, last, usual):
            begun += joint(begun, bare, keep_space=False) + bare
            last = bare
        else:
            yield from _with_captions(begun, captions)
            begun = last = bare
            captions = []
    yield from _with_captions(begun, captions)


def _with_captions(begun: str, captions: Sequence[str]) -> Iterable[tuple[str, Kind]]:
    """Give a paragraph and the captions met in it after it."""
    yield begun, Kind.BODY
    yield from ((caption, Kind.FIGURE) for caption in captions)


def _is_end(begun: str, last: str, usual: int) -> bool:
    """Whether a paragraph ends with its last line: one that is not full, and ends a sentence or is short."""
    width = cells(last)
    return width < _FULL * usual and (ends_sentence(begun) or width < usual // 2)
