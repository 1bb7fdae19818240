"""`print`: the typeset text on standard output."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from reader.cli import colour
from reader.cli.inputs import Annotate, annotator, in_pieces, lexicon, speller, text_for
from reader.cli.output import told
from reader.cli.settling import settled
from reader.cli.width import columns
from reader.language.hanzi import ALL_HANZI
from reader.language.words import Style
from reader.text.document import Document, Kind, Paragraph
from reader.typesetting.blocks import Block, air, block_for, label
from reader.typesetting.cells import text_width
from reader.typesetting.layout import rows
from reader.typesetting.plain import line_text, ruby_text
from reader.typesetting.rows import Annotation
from reader.typesetting.tables import ENDLESS, MOST_ROWS, Columns, aligned, columns_of

if TYPE_CHECKING:
    from reader.language.carrying import Carrying
    from reader.language.lexicon import Lexicon
    from reader.language.orthography import Speller

_WIDEST: Final = 80
_DOUBT: Final = "?"  # behind a syllable that is a guess: on paper nothing is underlined
_COLOURS: Final = {
    Kind.TITLE: colour.BOLD,
    Kind.HEADING: colour.BOLD,
    Kind.SUBTITLE: colour.DIM,
    Kind.BYLINE: colour.DIM,
    Kind.FIGURE: colour.DIM,
    Kind.QUESTION: colour.BOLD_BLUE,
}


@dataclass(frozen=True, slots=True)
class Page:
    """How to print.

    Attributes:
        width: cells per line.
        paint: colours a text.
        annotate: gives a paragraph's words by its text and number; None without pinyin.
        style: spelling of the readings.
        speller: writes readings behind the words; None with readings above them.
        carrying: picks the words that carry their reading; None for all.
    """

    width: int
    paint: colour.Paint = colour.plain
    annotate: Annotate | None = None
    style: Style = Style.MARKS
    speller: Speller | None = None
    carrying: Carrying | None = None


def run(arguments: Namespace) -> int:
    """Print a text."""
    document = text_for(arguments)
    words = lexicon() if arguments.pinyin not in (None, "none") else None
    style = Style(arguments.style or "marks")
    page = Page(
        width=arguments.width or default_width(),
        paint=colour.paint_for(arguments.color),
        annotate=_annotate(words, document, arguments) if words else None,
        style=style,
        speller=speller(words, style) if words and arguments.placement == "after" else None,
        carrying=_carrying(words, arguments.pinyin) if words else None,
    )
    with told(sys.stdout, "printing", arguments.source) as out:
        out.begin()
        for line in lines(document, page, out.waiting.tell):
            sys.stdout.write(line + "\n")
    return 0


def _annotate(words: Lexicon, document: Document, arguments: Namespace) -> Annotate:
    tones, readings = arguments.tones or "citation", arguments.readings or "mainland"
    return annotator(words, tones, readings, settled(document, words, arguments))


def _carrying(words: Lexicon, mode: str) -> Carrying | None:
    from reader.language.carrying import carrying

    return None if mode == "all" else carrying(mode, words.hsk)


def default_width() -> int:
    """Return COLUMNS, else the terminal's cells, else 80; never more than 80, where lines grow hard to follow."""
    return min(columns() or _WIDEST, _WIDEST)


def lines(document: Document, page: Page, tell: Callable[[float], None] = lambda _: None) -> Iterator[str]:
    """Yield the lines of a typeset text, paragraph by paragraph; `tell` is told how much is done, 0.0 to 1.0."""
    above: Block | None = None
    table: Columns | None = None
    for number, paragraph in enumerate(document.paragraphs):
        tell(document.starts[number] / document.length)
        block = _block(paragraph, page.width)
        yield from [""] * (air(above, block) if above else 0)
        above = block
        if paragraph.kind is not Kind.ROW:
            table = None
        elif not paragraph.tight:
            table = _table(document, number, block, page)
        yield from _paragraph(paragraph, number, block, page, table)


def _table(document: Document, first: int, block: Block, page: Page) -> Columns | None:
    """Return the columns of the table that begins with a row; None where they have no room side by side."""
    following = islice(document.paragraphs, first + 1, first + MOST_ROWS)
    members = [document.paragraphs[first], *takewhile(lambda each: each.tight and each.kind is Kind.ROW, following)]
    shown = [_annotated(each, number, page) for number, each in enumerate(members, first)]
    in_one = [next(rows(text, ENDLESS, annotations=marks, block=block)) for text, marks in shown]
    table = columns_of([text for text, _ in shown], in_one)
    return table if table.fit(page.width - block.first) else None


def _block(paragraph: Paragraph, width: int) -> Block:
    hung = text_width(label(paragraph))
    return block_for(paragraph.kind, hung, paragraph.level, width, tight=paragraph.tight, depth=paragraph.depth)


def _paragraph(
    paragraph: Paragraph, number: int, block: Block, page: Page, table: Columns | None = None
) -> Iterator[str]:
    text, annotations = _annotated(paragraph, number, page)
    width = ENDLESS if table else page.width
    above = page.annotate is not None and page.speller is None
    for each in rows(text, width, annotations=annotations, block=block):
        row = aligned(text, each, table) if table else each
        readable = page.carrying is None and ALL_HANZI.search(text, row.start, row.end)  # few words carry theirs else
        if above and (row.ruby or readable):
            yield page.paint(colour.CYAN, ruby_text(row))
        line = line_text(text, row)
        yield _coloured(line, paragraph, page.paint, named=row.start == 0)


def _annotated(paragraph: Paragraph, number: int, page: Page) -> tuple[str, Iterable[Annotation]]:
    """Return what is typeset: the text with ruby, made as it is taken, or with readings behind its words."""
    text = paragraph.text
    if page.annotate is None:
        return text, ()
    from reader.language.spelling import joiner, spell
    from reader.typesetting.ruby import annotations, inline

    if page.speller is None:
        pieces = in_pieces(page.annotate, text, number)
        spelled, divider = partial(spell, style=page.style), joiner(page.style)
        carry: Carrying = page.carrying or (lambda words: words)
        return text, (
            one for words in pieces for one in annotations(carry(words), spelled, joiner=divider, doubt=_DOUBT)
        )
    words = page.annotate(text, number)
    chosen = words if page.carrying is None else list(page.carrying(words))
    stretches = page.speller.paragraph(words, speech=paragraph.speaker, doubt=_DOUBT)
    starts = {word.start for word in chosen}
    shown = (s for s in stretches if not starts.isdisjoint(range(s.start, s.end)))
    return inline(text, (Annotation(s.start, s.end, s.pieces) for s in shown))


def _coloured(line: str, paragraph: Paragraph, paint: colour.Paint, *, named: bool) -> str:
    """Colour a line by what its paragraph is, or only the speaker's name at its start."""
    codes = _COLOURS.get(paragraph.kind)
    if codes is not None:
        return paint(codes, line)
    name = paragraph.text[: paragraph.speaker]
    if not named or not name or not line.startswith(name):
        return line
    return paint(colour.DIM if paragraph.time else colour.BOLD, name) + line[len(name) :]
