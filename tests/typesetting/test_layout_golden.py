import pytest

from reader.typesetting.layout import rows, typeset
from tests.typesetting.golden import Case, cases, drawn


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_golden(case: Case) -> None:
    assert drawn(case) == case.expected


def test_empty_text_gives_one_empty_row() -> None:
    (row,) = typeset("", 10)
    assert (row.start, row.end, row.columns) == (0, 0, (0,))


def test_white_space_alone_has_no_width() -> None:
    (row,) = typeset("   ", 2)
    assert (row.end, row.width) == (3, 0)


def test_a_width_of_nothing_counts_as_one_cell() -> None:
    assert [row.end for row in typeset("好吧", 0)] == [1, 2]


def test_first_rows_come_without_the_rest() -> None:
    text = "好" * 1000
    assert next(rows(text, 20)) == typeset(text, 20)[0]
