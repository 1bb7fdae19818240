"""How each kind of paragraph is set: indents, alignment and the air around it."""

from dataclasses import dataclass

from reader.text.document import Kind


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
