"""Reads and draws the golden files `tests/golden/rows_*.txt`.

A case is: an optional comment, `width:`, optionally `block:` (first, rest, right, `centred`), `text:`, optionally
`ruby:` (word=pieces, in the order of the text), `rows:` and the rows between bars, each under its ruby line if any.
Cases are divided by a line of hyphens.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.typesetting.blocks import Block
from reader.typesetting.cells import text_width
from reader.typesetting.layout import typeset
from reader.typesetting.plain import lines
from reader.typesetting.rows import Annotation

FOLDER = Path(__file__).parents[1] / "golden"


class Case(NamedTuple):
    name: str
    text: str
    width: int
    block: Block
    annotations: tuple[Annotation, ...]
    expected: list[str]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("rows_*.txt")):
        for number, part in enumerate(path.read_text("utf-8").split("\n----\n"), 1):
            yield _case(f"{path.stem}:{number}", part)


def _case(name: str, part: str) -> Case:
    head, _, rows = part.partition("\nrows:\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if line and not line.startswith("#"))
    text = fields["text"]
    annotations = tuple(_annotations(text, fields.get("ruby", "")))
    return Case(name, text, int(fields["width"]), _block(fields.get("block", "")), annotations, rows.splitlines())


def _block(field: str) -> Block:
    numbers = [int(word) for word in field.split() if word.isdecimal()] or [0, 0, 0]
    return Block(numbers[0], numbers[1], numbers[2], centred="centred" in field)


def _annotations(text: str, field: str) -> Iterator[Annotation]:
    place = 0
    for item in field.split():
        word, _, reading = item.partition("=")
        start = text.index(word, place)
        place = start + len(word)
        pieces = tuple(reading.split("+"))
        assert len(pieces) == len(word), f"{item}: one piece per code point"
        yield Annotation(start, place, pieces)


def drawn(case: Case) -> list[str]:
    """The rows as the golden file shows them: between bars, filled up to the width."""
    rows = typeset(case.text, case.width, annotations=case.annotations, block=case.block)
    plain = lines(case.text, rows, ruby=bool(case.annotations))
    return [f"|{line}{' ' * (case.width - text_width(line))}|" for line in plain]
