"""Plain text to paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import normalize

from reader.text.chapters import VOLUME, chapter_level, is_back_matter
from reader.text.document import Kind, Paragraph
from reader.text.head import Line, head_kinds
from reader.text.numbered import numbered_levels
from reader.text.verse import with_lines
from reader.text.wrapping import unwrap

_DRAWN = "%*=_~#+-"
"""ASCII signs that lines between texts and under titles are drawn of: `%`, `***`, `-----`."""
_EDGES = frozenset("|+│┃┌└├┐┘┤┏┗┣┓┛┫╔╚╠╗╝╣║")
"""What the lines of a table that is drawn begin and end with."""
_DRAWN_OR_SPACE = _DRAWN + " "


def parse_plain(text: str) -> list[Paragraph]:
    """Return the paragraphs of a cleaned text; none for one of nothing but white space.

    Every line is a paragraph, except where lines were broken at a fixed width. Chapter and volume lines become headings
    of level 2 and 1, short lines verse; title, subtitle and byline are marked where the head of the text shows them.
    """
    lines = _lines(text)
    kinds = head_kinds(lines)
    head = [Paragraph(line.text, kind) for line, kind in zip(lines, kinds, strict=False)]
    body = [line.text for line in lines[len(kinds) :]]
    levels = numbered_levels(body, _chapter_levels(body))
    volumes = VOLUME in levels
    marked = (_paragraph(text, level, volumes) for text, level in zip(body, levels, strict=True))
    return [*head, *with_lines(_with_tables(marked), (line.run for line in lines[len(kinds) :]))]


def _chapter_levels(body: Sequence[str]) -> Sequence[int]:
    levels = [chapter_level(text) for text in body]
    if not any(levels):
        return levels
    from reader.text.contents import has_contents, without_asides, without_named

    levels = without_asides(body, levels)
    listed = any(before and level for before, level in pairwise(levels)) or has_contents(body)
    return without_named(body, levels) if listed else levels


def _paragraph(text: str, level: int, volumes: bool) -> Paragraph:
    if not level:
        return Paragraph(text)
    # An epilogue closes the book, not its last volume.
    return Paragraph(text, Kind.HEADING, VOLUME if volumes and is_back_matter(text) else level)


def _with_tables(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, the lines of a table that is drawn of signs as they stand, one under the other."""
    under = False
    for paragraph in paragraphs:
        drawn = paragraph.kind is Kind.BODY and paragraph.text[0] in _EDGES and paragraph.text[-1] in _EDGES
        drawn = drawn and len(paragraph.text) > 2
        yield replace(paragraph, kind=Kind.CODE, tight=under) if drawn else paragraph
        under = drawn


def _lines(text: str) -> list[Line]:
    runs = _runs(text)
    lines = []
    for number, (raw, joined) in enumerate(zip(runs, unwrap(runs), strict=True)):
        indents = [line[0].isspace() for line in raw]
        if len(raw) != len(joined):  # lines were joined: only the first one's indent is known to be its paragraph's
            indents = [indents[0]] * len(joined)
        lines += [Line(normalize("NFC", part), number, indent) for part, indent in zip(joined, indents, strict=True)]
    return lines


def _runs(text: str) -> Sequence[list[str]]:
    """Split into runs of lines between blank ones; a line drawn of signs is a run of its own."""
    runs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line and not line.isspace():
            if line[0] in _DRAWN and not line.strip(_DRAWN_OR_SPACE):
                runs[len(runs) - (not runs[-1]) :] = [[line], []]
            else:
                runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return runs if runs[-1] else runs[:-1]
