"""What holds for every text at every width. The oracles here know the rules by their own lists."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reader.typesetting.blocks import Block
from reader.typesetting.cells import advances, text_width
from reader.typesetting.layout import rows, typeset
from reader.typesetting.rows import Annotation, Row, Ruby, row_of

NOT_AT_START = frozenset("、，；：。！？”’」』）］｝〉》】〕〗,.:;?!)]}–—～-·‧・")
NOT_AT_END = frozenset("“‘「『（［｛〈《【〔〖([{")
RUNS = frozenset("—…")
WHITE = " 　\u200b"
SYLLABLES = ["a", "wǒ", "xī", "'ān", "nín", "zhuāng", "lǜ", "r", "ㄓㄨㄤ", "˙ㄉㄜ", "m̀"]
TOKENS = [
    *"我们江南公安局的一是在有人这中大",
    *"、，；：。！？”’」』）》】“‘「『（《【,.:;?!()[]·～-/\"'",
    *["——", "……", "—", "…", "23.9%", "1000余万元", "20幢", "第3", "-5℃", "7", "2020年"],
    *["Python", "a", "don’t", "a@b.com", "well-known", " ", "  ", "　", "\u00a0", "\u200b"],
    *["e\u0301", "😀", "👍🏽", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇨🇳", "葛\U000e0100", "\u0301", "①", "𠀀", "가", "カ"],
]
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=60).map("".join)
WIDTHS = st.integers(1, 100)
BLOCKS = st.one_of(
    st.just(Block()),
    st.builds(Block, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.booleans()),
)


def is_hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, tuple[Annotation, ...]]:
    """A text with words of one to four hanzi, most of them annotated."""
    text = draw(TEXTS)
    annotations = []
    start = 0
    while start < len(text):
        end = start
        longest = draw(st.integers(1, 4)) if is_hanzi(text[start]) else 0
        while end < min(len(text), start + longest) and is_hanzi(text[end]):
            end += 1
        if end > start and draw(st.booleans()):
            pieces = draw(st.lists(st.sampled_from(SYLLABLES), min_size=end - start, max_size=end - start))
            annotations.append(Annotation(start, end, (pieces[0].lstrip("'"), *pieces[1:])))
        start = max(end, start + 1)
    return text, tuple(annotations)


def room(row: Row, width: int, block: Block) -> int:
    """The cells the row had; the indents, less where they would leave fewer than eight."""
    spare = max(0, width - 8)
    left = min(block.first if row.start == 0 else block.rest, spare)
    return width - left - min(block.right, spare - left)


def inked_end(text: str, row: Row) -> int:
    return row.start + len(text[row.start : row.end].rstrip(WHITE))


def breakable_inside(text: str, row: Row) -> Iterator[int]:
    """Places in a row, its end included, that are not inside a grapheme cluster and not before white space."""
    steps = advances(text)
    return (i for i in range(row.start + 1, row.end + 1) if i < len(text) and steps[i] and text[i] not in WHITE)


def last_visible(text: str, index: int) -> str:
    """The character before a place, seen through marks and white space."""
    steps = advances(text)
    while index and (not steps[index - 1] or text[index - 1] in WHITE):
        index -= 1
    return text[index - 1] if index else ""


def offends(text: str, index: int) -> bool:
    """Whether a break there puts a mark where it must not stand (a mark within digits or Latin is looked at too)."""
    return text[index] in NOT_AT_START or last_visible(text, index) in NOT_AT_END


def is_free(text: str, index: int, annotations: tuple[Annotation, ...]) -> bool:
    """Whether nothing at all holds two hanzi together: no number near, no annotated word around."""
    far = not any(character.isdigit() for character in text[max(0, index - 12) : index])
    inside = any(a.start < index < a.end for a in annotations)
    return far and is_hanzi(text[index - 1]) and is_hanzi(text[index]) and not inside


@given(TEXTS, WIDTHS, BLOCKS)
@example("好" + "\u0301" * 50 + " 好", 1, Block())
def test_rows_partition_the_text_and_fit(text: str, width: int, block: Block) -> None:
    check_partition(text, width, block, ())


@given(annotated(), WIDTHS, BLOCKS)
def test_annotated_rows_partition_the_text_and_fit(
    sample: tuple[str, tuple[Annotation, ...]], width: int, block: Block
) -> None:
    check_partition(sample[0], width, block, sample[1])


def check_partition(text: str, width: int, block: Block, annotations: tuple[Annotation, ...]) -> None:
    rows = typeset(text, width, annotations=annotations, block=block)
    steps = advances(text)
    assert rows[0].start == 0
    assert rows[-1].end == len(text)
    for row, following in pairwise(rows):
        assert row.end == following.start
        assert steps[row.end], "cut inside a grapheme cluster"
    for row in rows:
        assert row.end > row.start or not text
        assert len(row.columns) == row.end - row.start + 1
        assert list(row.columns) == sorted(row.columns)
        stands_alone = sum(1 for i in range(row.start, inked_end(text, row)) if steps[i]) == 1
        assert row.width <= width or stands_alone
        check_cells(text, row)


def check_cells(text: str, row: Row) -> None:
    steps = advances(text)
    end = inked_end(text, row)
    for offset in range(row.start, end):
        column = row.column(offset)
        assert row.columns[offset - row.start + 1] >= column + steps[offset]
        for cell in range(column, column + steps[offset]):
            assert row.offset_at(cell) == offset
    if end > row.start:
        assert row.width == row.column(end - 1) + steps[end - 1]


@given(annotated(), WIDTHS)
def test_rules_give_way_only_where_nothing_else_fits(sample: tuple[str, tuple[Annotation, ...]], width: int) -> None:
    text, annotations = sample
    rows = typeset(text, width, annotations=annotations)
    for row in rows[:-1]:
        places = list(breakable_inside(text, row))
        if offends(text, row.end):
            assert all(offends(text, place) or is_inside_run(text, place) for place in places)
        if is_inside_run(text, row.end):
            assert all(is_inside_run(text, place) for place in places)
        if holds_together(text, row.end, annotations):
            assert not any(is_free(text, place, annotations) for place in places)


def is_inside_run(text: str, index: int) -> bool:
    return text[index] in RUNS and text[index - 1] == text[index]


def holds_together(text: str, index: int, annotations: tuple[Annotation, ...]) -> bool:
    """Whether a break there tears a Latin word, a number with its sign or unit, or an annotated word."""
    before, after = text[index - 1], text[index]
    latin = all(c.isascii() and c.isalnum() for c in (before, after))
    unit = before.isdecimal() and (is_hanzi(after) or after in "%℃.余")
    return latin or unit or any(a.start < index < a.end for a in annotations)


@given(annotated(), WIDTHS, BLOCKS)
def test_ruby(sample: tuple[str, tuple[Annotation, ...]], width: int, block: Block) -> None:
    text, annotations = sample
    rows = typeset(text, width, annotations=annotations, block=block)
    for row in rows:
        taken = -1
        for ruby in row.ruby:
            assert ruby.column > taken, "annotations touch"
            assert row.start <= ruby.start < ruby.end <= row.end
            taken = ruby.column + text_width(ruby.text)
            assert taken <= width
            check_base(text, row, ruby, taken)
            covered = range(ruby.column, taken)
            others = [i for i in range(row.start, inked_end(text, row)) if not ruby.start <= i < ruby.end]
            assert not any(row.column(i) in covered for i in others if advances(text)[i])


def check_base(text: str, row: Row, ruby: Ruby, taken: int) -> None:
    """A base stands in the middle under its ruby, or directly at the mark on one side of it; never beside its ruby."""
    steps = advances(text)
    left = row.column(ruby.start)
    right = left + sum(steps[ruby.start : ruby.end])
    centred = abs(ruby.column + taken - left - right) <= 1
    before = text[ruby.start - 1] if ruby.start else "好"
    after = text[ruby.end] if ruby.end < len(text) else "好"
    in_middle_or_beside = centred or left == ruby.column or right == taken
    if any(map(str.isdecimal, text[max(0, ruby.start - 4) : ruby.end + 1])):  # a number may hold on to it, too
        assert in_middle_or_beside
    elif right - left >= taken - ruby.column or (is_hanzi(before) and is_hanzi(after)):
        assert centred, "not centred"
    elif after in NOT_AT_START and (is_hanzi(before) or before in NOT_AT_START):
        assert right == taken, "away from the mark behind it"
    elif before in NOT_AT_END and is_hanzi(after):
        assert left == ruby.column, "away from the mark before it"
    else:
        assert in_middle_or_beside


@given(annotated(), WIDTHS)
def test_no_syllable_is_lost_that_fits_a_row(sample: tuple[str, tuple[Annotation, ...]], width: int) -> None:
    text, annotations = sample
    placed = [ruby for row in typeset(text, width, annotations=annotations) for ruby in row.ruby]
    written = {ruby.start + i: piece for ruby in placed for i, piece in enumerate(ruby.pieces)}
    for annotation in annotations:
        for offset, piece in enumerate(annotation.pieces, annotation.start):
            if offset in written:
                assert written[offset].lstrip("'") == piece.lstrip("'")
            else:
                assert text_width(piece) > width
    assert all(any(a.start <= offset < a.end for a in annotations) or not piece for offset, piece in written.items())


@given(annotated(), WIDTHS)
def test_annotations_without_text_only_hold(sample: tuple[str, tuple[Annotation, ...]], width: int) -> None:
    text, annotations = sample
    silent = tuple(Annotation(a.start, a.end, ("",) * len(a.pieces)) for a in annotations)
    rows = typeset(text, width, annotations=silent)
    assert not any(row.ruby for row in rows)
    steps = advances(text)
    for row in rows:
        for offset in range(row.start, inked_end(text, row)):
            assert row.columns[offset - row.start + 1] == row.column(offset) + steps[offset]


@given(TEXTS, WIDTHS)
def test_every_code_point_is_in_the_row_that_says_so(text: str, width: int) -> None:
    rows = typeset(text, width)
    for offset in range(len(text)):
        row = rows[row_of(rows, offset)]
        assert row.start <= offset < row.end


@given(TEXTS, WIDTHS)
def test_same_rows_for_composed_text(text: str, width: int) -> None:
    """A mark that is composed with its letter changes nothing about where rows end."""
    composed = unicodedata.normalize("NFC", text)
    ends = [unicodedata.normalize("NFC", text[: row.end]) for row in typeset(text, width)]
    assert ends == [composed[: row.end] for row in typeset(composed, width)]


def test_annotations_are_taken_as_rows_need_them() -> None:
    """The first rows of a very long paragraph wait for no more than their own words; none is lost on the way."""
    text = "今天他来。" * 4000
    taken = []

    def ruby() -> Iterator[Annotation]:
        for start in range(0, len(text), 5):
            taken.append(start)
            yield Annotation(start, start + 2, ("jīn", "tiān"))

    found = rows(text, 40, annotations=ruby())
    first = next(found)
    assert len(taken) < 10
    placed = [each.start for row in (first, *found) for each in row.ruby]
    assert placed == taken == list(range(0, len(text), 5))
