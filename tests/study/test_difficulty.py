"""The level estimate of a text."""

import pytest

from reader.language.annotate import Annotator
from reader.study.difficulty import count_levels, level_of, sample


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        ({}, None),
        ({"none": 5}, None),
        ({"1": 10}, 1),
        ({"1": 9, "4": 1}, 1),
        ({"1": 8, "4": 2}, 4),
        ({"1": 5, "2": 3, "7": 2, "none": 90}, 7),
    ],
)
def test_level(levels, level):
    assert level_of(levels) == level


def test_words_are_counted(lexicon):
    for text in ("我爱你，Hello！", "我愛你！"):
        assert count_levels(Annotator(lexicon).annotate(text), lexicon.hsk) == {"1": 3}


def test_a_sample_of_a_long_text_comes_from_all_of_it():
    text = "".join(chr(0x4E00 + i // 100) for i in range(1_000_000))
    pieces = sample(text)
    assert sum(map(len, pieces)) == 20_000
    assert all(piece in text for piece in pieces)
    assert text.index(pieces[-1]) > 900_000


def test_a_short_text_is_its_own_sample():
    assert sample("一\n二") == ["一", "二"]
