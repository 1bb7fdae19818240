import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.typesetting.cells import advances, cluster_end, text_width


@pytest.mark.parametrize(
    ("character", "width"),
    [
        ("a", 1),
        ("中", 2),
        ("，", 2),
        ("“", 1),
        ("—", 1),
        ("…", 1),
        ("·", 1),
        ("　", 2),
        ("𠀀", 2),
        ("ǎ", 1),
        ("\u0301", 0),
    ],
)
def test_one_character(character: str, width: int) -> None:
    assert list(advances(character)) == [width]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a中，", [1, 2, 2]),
        ("e\u0301a", [1, 0, 1]),
        ("ê\u030c", [1, 0]),
        ("👍🏽好", [2, 0, 2]),
        ("👨\u200d👩\u200d👧好", [2, 0, 0, 0, 0, 2]),
        ("❤\ufe0f好", [2, 0, 2]),
        ("1\ufe0f\u20e3", [2, 0, 0]),
        ("㊗\ufe0f", [2, 0]),
        ("🇨🇳🇨🇳🇨", [2, 0, 2, 0, 1]),
        ("葛\U000e0100城", [2, 0, 2]),
        ("\u200d中文", [0, 0, 2]),
        ("\ufe0f文", [0, 2]),
    ],
)
def test_advances(text: str, expected: list[int]) -> None:
    assert list(advances(text)) == expected


MIXTURE = st.text(
    st.sampled_from("中，a1 “…é\u0301\u0300\u200d\ufe0f❤1☺👍🏽👩👧🇨🇳\u200b\U000e0100　\u3099ᄒ\u1161"), max_size=30
)


@given(st.one_of(MIXTURE, st.text(max_size=30)))
def test_advances_add_up_to_what_rich_measures(text: str) -> None:
    steps = advances(text)
    assert len(steps) == len(text)
    assert sum(steps) == text_width(text) == cell_len(text)


@given(MIXTURE)
def test_clusters_measure_the_same_alone(text: str) -> None:
    steps = advances(text)
    start = 0
    while start < len(text):
        end = cluster_end(steps, start)
        assert cell_len(text[start:end]) == sum(steps[start:end])
        start = end
    assert start == len(text)
