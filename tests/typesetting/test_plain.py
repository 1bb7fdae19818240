from hypothesis import given

from reader.typesetting.blocks import Block
from reader.typesetting.cells import advances, text_width
from reader.typesetting.layout import typeset
from reader.typesetting.plain import line_text, lines, ruby_text
from reader.typesetting.rows import Annotation, Row
from tests.typesetting.test_layout_laws import BLOCKS, WIDTHS, annotated

TEXT = "平常时间 能"
WORDS = (Annotation(0, 2, ("píng", "cháng")), Annotation(2, 4, ("shí", "jiān")), Annotation(5, 6, ("néng",)))


def test_lines_with_ruby() -> None:
    rows = typeset(TEXT, 20, annotations=WORDS, block=Block(first=2))
    assert list(lines(TEXT, rows, ruby=True)) == ["  píngcháng shíjiān", "    平常     时间", "néng", " 能"]


def test_lines_without_ruby() -> None:
    assert list(lines(TEXT, typeset(TEXT, 8))) == ["平常时间", "能"]
    assert list(lines(TEXT, typeset(TEXT, 8), ruby=True)) == ["", "平常时间", "", "能"]


@given(annotated(), WIDTHS, BLOCKS)
def test_glyphs_stand_at_their_columns(sample: tuple[str, tuple[Annotation, ...]], width: int, block: Block) -> None:
    text, annotations = sample
    steps = advances(text)
    for row in typeset(text, width, annotations=annotations, block=block):
        line = line_text(text, row)
        assert line == line.rstrip()
        written = [index for index, character in enumerate(line) if character != " "]
        glyphs = [offset for offset in range(row.start, row.start + inked(text, row)) if text[offset] != " "]
        assert [line[index] for index in written] == [text[offset] for offset in glyphs]
        for index, offset in zip(written, glyphs, strict=True):
            assert not steps[offset] or text_width(line[:index]) == row.column(offset)


@given(annotated(), WIDTHS)
def test_ruby_stands_at_its_columns(sample: tuple[str, tuple[Annotation, ...]], width: int) -> None:
    text, annotations = sample
    for row in typeset(text, width, annotations=annotations):
        above = ruby_text(row)
        assert above.split() == " ".join(ruby.text for ruby in row.ruby).split()
        for ruby in row.ruby:
            place = cells_to_index(above, ruby.column)
            assert above[place : place + len(ruby.text)] == ruby.text


def inked(text: str, row: Row) -> int:
    return len(text[row.start : row.end].rstrip())


def cells_to_index(text: str, column: int) -> int:
    index = 0
    while text_width(text[:index]) < column:
        index += 1
    return index
