"""Heights of paragraphs, long ones in pieces, in rows of the screen: estimated first, exact where somebody has looked.

Sums over blocks of pieces, and a Fenwick tree over the blocks: finding a piece, finding its row and correcting
a height take time that grows with the logarithm of the text's length.
"""

from collections.abc import Callable, Sequence
from typing import Self

_SHIFT = 6
_BLOCK = 1 << _SHIFT  # pieces in a block
_WITHIN = _BLOCK - 1
# Cells a code point takes on average in Chinese prose, punctuation included; under pinyin with the gaps between words.
_PLAIN, _UNDER_RUBY = 1.95, 3.1
_RAGGED = 2.5  # cells left over at the end of a row under pinyin, where words are not broken


def estimate(length: int, width: int, ruby: bool) -> int:
    """Return about how many rows of the screen a piece needs.

    Args:
        length: code points.
        width: cells of the column.
        ruby: whether each row has a ruby line above it, counted as well.
    """
    if ruby:
        return 2 * (1 + int(length * _UNDER_RUBY / max(2.0, width - _RAGGED)))
    return 1 + int(length * _PLAIN / max(1, width))


class Heights:
    """Heights of all pieces of a text.

    Those of a block of pieces are asked for when somebody looks into it; until then the block has one estimate.
    """

    def __init__(self, count: int, block: Callable[[int, int], int], pieces: Callable[[int, int], list[int]]) -> None:
        """Begin with estimates, rows and never less than none.

        Args:
            count: pieces of the text.
            block: gives the height of the pieces from one number to another (exclusive) together, roughly.
            pieces: gives the height of each of them.
        """
        self._count = count
        self._pieces = pieces
        self._blocks: list[list[int] | None] = [None] * -(-count // _BLOCK)
        self._sums = [block(i, min(i + _BLOCK, count)) for i in range(0, count, _BLOCK)]
        self._total = sum(self._sums)
        self._tree = _fenwick(self._sums)

    @classmethod
    def of(cls, heights: Sequence[int]) -> Self:
        """Begin with an estimate for each piece."""
        return cls(len(heights), lambda a, b: sum(heights[a:b]), lambda a, b: list(heights[a:b]))

    def __len__(self) -> int:
        """Return the number of pieces."""
        return self._count

    def __getitem__(self, piece: int) -> int:
        """Return the height of a piece."""
        return self._block(piece >> _SHIFT)[piece & _WITHIN]

    @property
    def total(self) -> int:
        """Rows of the whole text."""
        return self._total

    def _block(self, number: int) -> list[int]:
        """Return the heights of a block; its sum follows them."""
        block = self._blocks[number]
        if block is None:
            first = number << _SHIFT
            block = self._blocks[number] = self._pieces(first, min(first + _BLOCK, self._count))
            self._grow(number, sum(block) - self._sums[number])
        return block

    def _grow(self, number: int, change: int) -> None:
        self._sums[number] += change
        self._total += change
        index = number + 1
        while change and index < len(self._tree):
            self._tree[index] += change
            index += index & -index

    def set(self, piece: int, height: int) -> None:
        """Correct the height of a piece."""
        block = self._block(piece >> _SHIFT)
        change = height - block[piece & _WITHIN]
        block[piece & _WITHIN] = height
        self._grow(piece >> _SHIFT, change)

    def row_of(self, piece: int) -> int:
        """Return the first row of a piece; the total for the one after the last."""
        index = piece >> _SHIFT
        rows = sum(self._block(index)[: piece & _WITHIN]) if piece & _WITHIN else 0
        while index:
            rows += self._tree[index]
            index &= index - 1
        return rows

    def piece_at(self, row: int) -> tuple[int, int]:
        """Return the piece that holds a row, and the row within it; rows outside the text go to its ends.

        IndexError where there is no row at all.
        """
        while self._total:
            number, rest = self._block_at(max(0, min(row, self._total - 1)))
            block = self._blocks[number]
            if block is None:
                self._block(number)  # its sum is another one now: the row may lie elsewhere
                continue
            piece = 0
            while rest >= block[piece]:
                rest -= block[piece]
                piece += 1
            return (number << _SHIFT) + piece, rest
        raise IndexError("there are no rows")

    def _block_at(self, row: int) -> tuple[int, int]:
        """Return the block that holds a row, and the row within it."""
        index, step = 0, 1 << len(self._tree).bit_length()
        while step:
            following = index + step
            if following < len(self._tree) and self._tree[following] <= row:
                index = following
                row -= self._tree[following]
            step >>= 1
        return index, row


def _fenwick(values: list[int]) -> list[int]:
    """Return the Fenwick tree of values; item `i` sums the `i & -i` values before `i` (P. M. Fenwick, 1994)."""
    tree = [0, *values]
    for index in range(1, len(tree)):
        parent = index + (index & -index)
        if parent < len(tree):
            tree[parent] += tree[index]
    return tree
