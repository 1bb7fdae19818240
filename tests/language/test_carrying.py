import pytest

from reader.language.carrying import carrying
from reader.language.levels import hsk
from reader.language.words import Reading, Word

WORDS = ("我们", "公安", "警惕", "铁军", "。")


@pytest.mark.parametrize("level", range(1, 10))
def test_words_above_a_level_and_those_in_no_list(level: int) -> None:
    words = [Word(text, 0) for text in WORDS]
    expected = [text for text in WORDS if (own := hsk(text)) is None or own > level]
    assert [word.text for word in carrying(f"above:{level}", hsk)(words)] == expected
    assert "铁军" in expected
    assert "我们" not in expected


def test_the_other_modes() -> None:
    sure = Word("好", 0, Reading(("hao3",), (True,), "test"))
    guess = Word("长", 1, Reading(("chang2",), (False,), "test"))
    assert list(carrying("all", hsk)([sure, guess])) == [sure, guess]
    assert list(carrying("uncertain", hsk)([sure, guess])) == [guess]
