"""The pattern of hanzi and the test for one say the same."""

import sys

from reader.language.hanzi import ALL_HANZI, hanzi_count, has_hanzi
from reader.text.script import is_hanzi


def test_the_pattern_and_the_test_agree_on_every_code_point() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert [sign for sign in every if is_hanzi(sign) != (ALL_HANZI.match(sign) is not None)] == []


def test_what_repeats_or_counts_like_a_hanzi_is_none() -> None:
    assert [sign for sign in ("", "々", "\u4dc0", "ー", "，", "a", "가") if is_hanzi(sign)] == []
    assert all(map(is_hanzi, "〇一㐀𠀀"))


def test_hanzi_are_counted_among_other_signs() -> None:
    assert hanzi_count("第〇1章 abc，𠀀") == 4
    assert hanzi_count("") == 0
    assert has_hanzi("a𠀀") and not has_hanzi("a々")
