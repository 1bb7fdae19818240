"""How each kind of paragraph is set: indents, alignment and the air around it."""

from dataclasses import dataclass

from reader.text.document import Kind

_HANZI = 2  # cells
_NARROW = 24  # columns of fewer cells have no room to give away
_TINY = 12


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
    """

    first: int = 0
    rest: int = 0
    right: int = 0
    centred: bool = False
    before: int = 0
    after: int = 1


def block_for(kind: Kind, speaker_width: int, level: int, width: int) -> Block:
    """Return the setting of a paragraph.

    Args:
        kind: what it is.
        speaker_width: cells of the label it begins with (a speaker's name, a list item's sign), 0 without one.
        level: depth of a heading, 1 is the highest; 0 for all else.
        width: cells of the column.
    """
    indent = _indent(width)
    match kind:
        case Kind.TITLE:
            return Block(centred=True, before=1, after=1)
        case Kind.SUBTITLE:
            return Block(centred=True, after=1)
        case Kind.BYLINE:
            return Block(centred=True, after=2 if width >= _NARROW else 1)
        case Kind.HEADING:
            return Block(before=2 if level <= 1 and width >= _NARROW else 1)
        case Kind.QUESTION:
            return Block(rest=_hanging(speaker_width, width), before=1)
        case Kind.ANSWER if speaker_width:
            return Block()
        case Kind.QUOTE:
            return Block(first=indent, rest=indent, right=indent // 2)
        case Kind.ITEM:
            return Block(first=indent // 2, rest=indent // 2 + _hanging(speaker_width or _HANZI, width))
        case Kind.FIGURE:
            return Block(first=indent, rest=indent, right=indent, before=1)
    return Block(first=indent)


def air(above: Block | None, below: Block | None) -> int:
    """Return the empty rows between two paragraphs; None stands for the start or the end of the text, without air."""
    if above is None or below is None:
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
