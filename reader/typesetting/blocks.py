"""How each kind of paragraph is set: indents, alignment and the air around it."""

import re
from dataclasses import dataclass, replace

from reader.text.document import Kind, Paragraph

_HANZI = 2  # cells
_NARROW = 24  # columns of fewer cells have no room to give away
_TINY = 12
_DEEPEST = 6  # lists in lists that are still indented further
_SIGN = re.compile(r"(?:[•◦▪–*+-]|[(（]?\w{1,4}[.)、）]|〔[^〕]{1,8}〕)\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """The setting of a paragraph, in cells and rows.

    Attributes:
        first: indent of the first row.
        rest: indent of the other rows.
        right: cells kept free at the right.
        centred: rows are centred between the indents.
        before: empty rows above.
        after: empty rows below; between two paragraphs the larger of `after` and `before` counts.
        tight: stands under the paragraph before it without any air.
    """

    first: int = 0
    rest: int = 0
    right: int = 0
    centred: bool = False
    before: int = 0
    after: int = 1
    tight: bool = False


def label(paragraph: Paragraph) -> str:
    """Return what a paragraph hangs under: its speaker's name, a cue's time, an item's sign with the space behind."""
    if paragraph.kind is Kind.ITEM and (sign := _SIGN.match(paragraph.text)):
        return sign[0]
    return paragraph.text[: paragraph.speaker]


def block_for(kind: Kind, label_width: int, level: int, width: int, *, tight: bool = False, depth: int = 0) -> Block:
    """Return the setting of a paragraph.

    Args:
        kind: what it is.
        label_width: cells of the label it begins with (a speaker's name, a list item's sign), 0 without one.
        level: depth of a heading, 1 is the highest; 0 for all else.
        width: cells of the column.
        tight: whether it goes on with the paragraph before it.
        depth: of an item in lists.
    """
    block = _item(label_width, depth, width) if kind is Kind.ITEM else _block(kind, label_width, level, width)
    return replace(block, tight=True) if tight else block


def _item(label_width: int, depth: int, width: int) -> Block:
    """Return the setting of a list's item, or of a paragraph of it that goes on without a sign."""
    step = _indent(width) // 2
    begin = step * (1 + min(depth, _DEEPEST))
    rest = begin + _hanging(label_width or step, width)
    return Block(first=begin if label_width else rest, rest=rest)


def _block(kind: Kind, label_width: int, level: int, width: int) -> Block:
    indent = _indent(width)
    free = indent if width >= _NARROW else 0
    match kind:
        case Kind.TITLE:
            return Block(centred=True, before=1, after=1)
        case Kind.SUBTITLE:
            return Block(centred=True, after=1)
        case Kind.BYLINE:
            return Block(centred=True, after=2 if width >= _NARROW else 1)
        case Kind.HEADING:
            return Block(before=2 if level <= 1 and width >= _NARROW else 1)
        case Kind.QUESTION | Kind.CUE:
            apart = int(kind is Kind.QUESTION)
            return Block(rest=_hanging(label_width, width), before=apart, after=apart)
        case Kind.ANSWER if label_width:
            return Block()
        case Kind.QUOTE:
            return Block(first=indent, rest=indent, right=free // 2)
        case Kind.VERSE | Kind.CODE | Kind.ROW:  # what does not fit on a line hangs under it
            return Block(first=indent, rest=indent + (indent if kind is Kind.VERSE and indent else _HANZI))
        case Kind.FIGURE:
            return Block(first=indent, rest=indent, right=free, before=1)
    return Block(first=indent)


def air(above: Block | None, below: Block | None) -> int:
    """Return the empty rows between two paragraphs; None stands for the start or the end of the text, without air."""
    if above is None or below is None or below.tight:
        return 0
    return max(above.after, below.before)


def _indent(width: int) -> int:
    """Return the indent of a column: two hanzi (CLREQ §3.2.2, paragraph indent), one or none in narrow columns."""
    if width >= _NARROW:
        return 2 * _HANZI
    return _HANZI if width >= _TINY else 0


def _hanging(label: int, width: int) -> int:
    """Return the indent that hangs a paragraph under its label: the label's width if that leaves most of the column."""
    return label if label * 4 <= width else min(_HANZI, _indent(width))
