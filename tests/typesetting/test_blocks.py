import pytest

from reader.text.document import Kind, Paragraph
from reader.typesetting.blocks import Block, air, block_for, label
from reader.typesetting.cells import text_width
from reader.typesetting.layout import typeset


@pytest.mark.parametrize(
    ("kind", "speaker", "level", "width", "expected"),
    [
        (Kind.TITLE, 0, 0, 80, Block(centred=True, before=1)),
        (Kind.SUBTITLE, 0, 0, 80, Block(centred=True)),
        (Kind.BYLINE, 0, 0, 80, Block(centred=True, after=2)),
        (Kind.BODY, 0, 0, 80, Block(first=4)),
        (Kind.BODY, 0, 0, 40, Block(first=4)),
        (Kind.BODY, 0, 0, 16, Block(first=2)),
        (Kind.BODY, 0, 0, 10, Block()),
        (Kind.LEAD, 0, 0, 80, Block(first=4)),
        (Kind.QUESTION, 6, 0, 80, Block(rest=6, before=1)),
        (Kind.QUESTION, 6, 0, 16, Block(rest=2, before=1)),
        (Kind.QUESTION, 6, 0, 10, Block(rest=0, before=1)),
        (Kind.QUESTION, 0, 0, 80, Block(before=1)),
        (Kind.ANSWER, 8, 0, 80, Block()),
        (Kind.ANSWER, 0, 0, 80, Block(first=4)),
        (Kind.HEADING, 0, 1, 80, Block(before=2)),
        (Kind.HEADING, 0, 2, 80, Block(before=1)),
        (Kind.QUOTE, 0, 0, 80, Block(first=4, rest=4, right=2)),
        (Kind.ITEM, 2, 0, 80, Block(first=2, rest=4)),
        (Kind.ITEM, 0, 0, 80, Block(first=4, rest=4)),
        (Kind.VERSE, 0, 0, 80, Block(first=4, rest=8)),
        (Kind.VERSE, 0, 0, 16, Block(first=2, rest=4)),
        (Kind.VERSE, 0, 0, 10, Block(first=0, rest=2)),
        (Kind.CODE, 0, 0, 80, Block(first=4, rest=6)),
        (Kind.ITEM, 3, 0, 80, Block(first=2, rest=5)),
        (Kind.FIGURE, 0, 0, 80, Block(first=4, rest=4, right=4, before=1)),
        (Kind.FIGURE, 0, 0, 12, Block(first=2, rest=2, before=1)),
        (Kind.FIGURE, 0, 0, 10, Block(before=1)),
    ],
)
def test_block_for(kind: Kind, speaker: int, level: int, width: int, expected: Block) -> None:
    assert block_for(kind, speaker, level, width) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("• 甲", "• "), ("12. 甲", "12. "), ("〔3〕 甲", "〔3〕 "), ("甲乙 丙", ""), ("甲", "")]
)
def test_an_item_hangs_under_its_sign(text: str, expected: str) -> None:
    assert label(Paragraph(text, Kind.ITEM)) == expected


@pytest.mark.parametrize(("depth", "expected"), [(0, (2, 4)), (1, (4, 6)), (3, (8, 10)), (99, (14, 16))])
def test_items_of_inner_lists_stand_further_in(depth: int, expected: tuple[int, int]) -> None:
    block = block_for(Kind.ITEM, 2, 0, 80, depth=depth)
    assert (block.first, block.rest) == expected


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("width", [1, 2, 5, 10, 24, 40, 80])
def test_every_kind_leaves_most_of_the_column(kind: Kind, width: int) -> None:
    text = "记者：江南公安是如何践行要求的"
    block = block_for(kind, text_width("记者："), 1, width)
    rows = typeset(text, width, block=block)
    assert len(rows) <= len(typeset(text, max(1, width // 2))) + 1


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (Block(after=1), Block(before=2), 2),
        (Block(after=2), Block(), 2),
        (Block(after=2), Block(before=1, tight=True), 0),
        (None, Block(before=2), 0),
        (Block(), None, 0),
    ],
)
def test_air(above: Block | None, below: Block | None, expected: int) -> None:
    assert air(above, below) == expected
