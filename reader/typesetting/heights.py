"""Heights of paragraphs in rows of the screen: estimated first, exact where somebody has looked.

Sums over blocks of paragraphs, and a Fenwick tree over the blocks: finding a paragraph, finding its row and correcting
a height take time that grows with the logarithm of the text's length.
"""

from collections.abc import Iterable

_SHIFT = 6
_BLOCK = 1 << _SHIFT  # paragraphs in a block
# Cells a code point takes on average in Chinese prose, punctuation included; under pinyin with the gaps between words.
_PLAIN, _UNDER_RUBY = 1.95, 3.1
_RAGGED = 2.5  # cells left over at the end of a row under pinyin, where words are not broken


def estimate(length: int, width: int, ruby: bool) -> int:
    """Return about how many rows of the screen a paragraph needs.

    Args:
        length: code points.
        width: cells of the column.
        ruby: whether each row has a ruby line above it, counted as well.
    """
    if ruby:
        return 2 * (1 + int(length * _UNDER_RUBY / max(2.0, width - _RAGGED)))
    return 1 + int(length * _PLAIN / max(1, width))


class Heights:
    """Heights of all paragraphs of a text."""

    def __init__(self, heights: Iterable[int]) -> None:
        """Begin with an estimate (rows, 0 or more) for each paragraph."""
        self._heights = list(heights)
        sums = [sum(self._heights[i : i + _BLOCK]) for i in range(0, len(self._heights), _BLOCK)]
        self._total = sum(sums)
        self._tree = _fenwick(sums)

    def __len__(self) -> int:
        """Return the number of paragraphs."""
        return len(self._heights)

    def __getitem__(self, paragraph: int) -> int:
        """Return the height of a paragraph."""
        return self._heights[paragraph]

    @property
    def total(self) -> int:
        """Rows of the whole text."""
        return self._total

    def set(self, paragraph: int, height: int) -> None:
        """Correct the height of a paragraph."""
        change = height - self._heights[paragraph]
        if not change:
            return
        self._heights[paragraph] = height
        self._total += change
        index = (paragraph >> _SHIFT) + 1
        while index < len(self._tree):
            self._tree[index] += change
            index += index & -index

    def row_of(self, paragraph: int) -> int:
        """Return the first row of a paragraph; the total for the one after the last."""
        index = paragraph >> _SHIFT
        rows = sum(self._heights[index << _SHIFT : paragraph])
        while index:
            rows += self._tree[index]
            index &= index - 1
        return rows

    def paragraph_at(self, row: int) -> tuple[int, int]:
        """Return the paragraph that holds a row, and the row within it; rows outside the text go to its ends.

        IndexError where there is no row at all.
        """
        if not self._total:
            raise IndexError("there are no rows")
        block, rest = self._block_at(max(0, min(row, self._total - 1)))
        paragraph = block << _SHIFT
        while rest >= self._heights[paragraph]:
            rest -= self._heights[paragraph]
            paragraph += 1
        return paragraph, rest

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
