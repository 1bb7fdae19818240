from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.typesetting.heights import Heights, estimate
from reader.typesetting.layout import typeset
from reader.typesetting.rows import Annotation

SIZES = st.one_of(st.integers(1, 5), st.integers(60, 70), st.integers(120, 300))


@given(SIZES.flatmap(lambda size: st.lists(st.integers(0, 9), min_size=size, max_size=size)))
def test_agrees_with_plain_sums(values: list[int]) -> None:
    heights = Heights.of(values)
    starts = list(accumulate(values, initial=0))
    assert heights.total == starts[-1]
    assert [heights.row_of(i) for i in range(len(values) + 1)] == starts
    rows = [(index, row) for index, height in enumerate(values) for row in range(height)]
    assert [heights.piece_at(row) for row in range(heights.total)] == rows


class Corrections(RuleBasedStateMachine):
    """Heights beside a plain list that is corrected in the same way."""

    @initialize(values=st.lists(st.integers(0, 9), min_size=1, max_size=200))
    def begin(self, values: list[int]) -> None:
        self.model = values
        self.heights = Heights.of(values)

    @rule(data=st.data(), height=st.integers(0, 99))
    def correct(self, data: st.DataObject, height: int) -> None:
        paragraph = data.draw(st.integers(0, len(self.model) - 1))
        self.model[paragraph] = height
        self.heights.set(paragraph, height)
        assert self.heights[paragraph] == height

    @rule(data=st.data())
    def find(self, data: st.DataObject) -> None:
        if self.heights.total:
            row = data.draw(st.integers(0, self.heights.total - 1))
            paragraph, inside = self.heights.piece_at(row)
            assert sum(self.model[:paragraph]) + inside == row
            assert 0 <= inside < self.model[paragraph]

    @invariant()
    def total(self) -> None:
        assert self.heights.total == sum(self.model) == self.heights.row_of(len(self.model))


TestCorrections = Corrections.TestCase


def test_rows_outside_go_to_the_ends() -> None:
    heights = Heights.of([2, 0, 3])
    assert heights.piece_at(-5) == (0, 0)
    assert heights.piece_at(99) == (2, 2)


def test_the_given_list_is_not_changed() -> None:
    given_heights = [1, 2]
    Heights.of(given_heights).set(0, 9)
    assert given_heights == [1, 2]


@pytest.mark.parametrize("values", [[], [0, 0]])
def test_no_rows(values: list[int]) -> None:
    heights = Heights.of(values)
    assert heights.total == 0
    with pytest.raises(IndexError):
        heights.piece_at(0)


PROSE = "我们党委班子成员和中层干部敢于喊响，带头履行“第一责任”，选人用人上牢固树立公道正派导向。" * 12


@pytest.mark.parametrize("width", [10, 20, 40, 60, 80, 100])
def test_estimates_of_plain_prose_are_close(width: int) -> None:
    exact = len(typeset(PROSE, width))
    assert abs(estimate(len(PROSE), width, ruby=False) - exact) <= 0.1 * exact + 1


@pytest.mark.parametrize("width", [10, 20, 40, 60, 80, 100])
def test_estimates_under_pinyin_are_near(width: int) -> None:
    hanzi = [i for i in range(0, len(PROSE) - 1, 2) if min(PROSE[i : i + 2]) >= "\u4e00"]
    words = tuple(Annotation(i, i + 2, ("gōng", "zuò")) for i in hanzi if max(PROSE[i : i + 2]) <= "\u9fff")
    exact = 2 * len(typeset(PROSE, width, annotations=words))
    assert abs(estimate(len(PROSE), width, ruby=True) - exact) <= 0.35 * exact + 2


@pytest.mark.parametrize(("length", "expected"), [(0, 1), (1, 1), (40, 2)])
def test_small_estimates(length: int, expected: int) -> None:
    assert estimate(length, 40, ruby=False) == expected
    assert estimate(0, 40, ruby=True) == 2
