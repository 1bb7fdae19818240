"""Tell lines from paragraphs: verse, lyrics and the like, which are set tight, line under line.

Careful, as prose set as lines would be hard to read: only short lines count, and only where they go without the marks
that end a sentence, or have clauses of one length as regulated verse has (五言, 七言; 四言).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.text.document import Kind, Paragraph
from reader.text.script import cells, ends_sentence, is_hanzi

_LONGEST = 48
"""Cells of a line of verse."""
_CLAUSES = re.compile(r"[，。！？；：、,.!?;:\s]+")
_METRES = (4, 5, 6, 7)
_NO_LINE = re.compile(r"[^\W\d_]\w{0,7}[:：]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、．)）]|[-•*·●○◆■□#|>“「『—]")
_LONGEST_HEAD = 2
"""Lines over a poem without a blank one between: its title, its author."""
_FEWEST_METRIC = 2
_FEWEST = 3
"""Lines some of which may end a sentence; two may be anything then."""


def are_lines(texts: Sequence[str]) -> bool:
    """Whether lines that follow each other without a blank one are verse."""
    if len(texts) < 2 or not all(map(_may_be_line, texts)):
        return False
    if any(_has_metre(texts[head:]) for head in range(min(_LONGEST_HEAD, len(texts) - _FEWEST_METRIC) + 1)):
        return True
    ending = sum(map(ends_sentence, texts))
    return 2 * ending < len(texts) if len(texts) >= _FEWEST else not ending


def is_line(text: str) -> bool:
    """Whether a text is short enough for a line of verse."""
    return len(text) <= _LONGEST and cells(text) <= _LONGEST


def _may_be_line(text: str) -> bool:
    """Whether a line is short, and no item, label or direct speech."""
    return is_line(text) and _NO_LINE.match(text) is None


def _has_metre(texts: Iterable[str]) -> bool:
    """Whether all clauses have as many hanzi as the others, and nothing else in them."""
    clauses = [clause for text in texts for clause in _CLAUSES.split(text) if clause]
    lengths = set(map(len, clauses))
    return len(lengths) == 1 and lengths.pop() in _METRES and all(is_hanzi(sign) for part in clauses for sign in part)


def with_lines(paragraphs: Iterable[Paragraph], runs: Iterable[int]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a plain text, those that are verse as such; `runs` number each one's run of lines."""
    pairs = zip(paragraphs, runs, strict=True)
    for (_, plain), group in groupby(pairs, key=lambda pair: (pair[1], pair[0].kind is Kind.BODY)):
        members = [paragraph for paragraph, _ in group]
        yield from stanza(members) if plain and are_lines([p.text for p in members]) else members


def stanza(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs as the lines of one stanza."""
    for number, paragraph in enumerate(paragraphs):
        yield replace(paragraph, kind=Kind.VERSE, tight=number > 0)


def broken(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return what an author's own line breaks have parted: lines where all are short, else paragraphs."""
    plain = all(paragraph.kind is Kind.BODY for paragraph in paragraphs)
    if len(paragraphs) < 2 or not all(is_line(paragraph.text) for paragraph in paragraphs):
        return list(paragraphs)
    if plain:
        return list(stanza(paragraphs))
    return [replace(paragraph, tight=paragraph.tight or number > 0) for number, paragraph in enumerate(paragraphs)]
