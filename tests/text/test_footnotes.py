"""From the mark of a footnote to the note, and back."""

import pytest

from reader.text.document import Anchor, Document, Paragraph
from reader.text.footnotes import counterpart

TEXTS = "今天〔1〕下雨〔注二〕。", "〔1〕甲。", "明天〔1〕见〔3〕。", "〔1〕乙，见〔2〕。", "〔9〕丙"
DOCUMENT = Document("题", [Paragraph(text) for text in TEXTS])


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((0, 2), (1, 0)),
        ((0, 3), (1, 0)),
        ((0, 4), (1, 0)),
        ((1, 1), (0, 2)),
        ((2, 3), (3, 0)),  # numbered anew
        ((3, 0), (2, 2)),
        ((0, 1), None),
        ((0, 5), None),
        ((0, 8), None),  # no note has the mark
        ((2, 7), None),
        ((4, 1), None),  # nothing refers to it
        ((4, 3), None),
    ],
)
def test_counterpart(place: tuple[int, int], expected: tuple[int, int] | None) -> None:
    assert counterpart(DOCUMENT, Anchor(*place)) == (expected and Anchor(*expected))
