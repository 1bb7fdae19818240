"""Strips that show where something occurs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.density import density

TABLE = [
    ([], 100, 5, "·····"),
    ([0], 100, 5, "▂····"),
    ([99], 100, 5, "····▂"),
    ([0, 1, 2, 3], 100, 5, "█····"),
    ([0, 20, 21, 40, 41, 42], 100, 5, "▂▄▆··"),
    (list(range(100)), 100, 4, "████"),
    ([*range(16), 50], 100, 2, "█▁"),
    ([0], 0, 3, "▂··"),
    ([500], 100, 3, "··▂"),
    ([1], 100, 0, ""),
    ([1], 100, -3, ""),
]


@pytest.mark.parametrize(("positions", "total", "width", "strip"), TABLE)
def test_strip(positions: list[int], total: int, width: int, strip: str) -> None:
    assert density(positions, total, width) == strip


@given(st.lists(st.integers(0, 999), max_size=50), st.integers(1, 60))
def test_every_place_is_shown(positions: list[int], width: int) -> None:
    strip = density(positions, 1000, width)
    assert len(strip) == width
    assert {i for i, cell in enumerate(strip) if cell != "·"} == {place * width // 1000 for place in positions}
