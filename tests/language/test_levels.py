import pytest

from reader.language import levels
from reader.language.levels import STANDARD, STANDARDS, hsk, in_either_script
from reader.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("word", "standard", "level"),
    [
        ("一", "2025", 1),
        ("一一", "2025", 6),
        ("一一", "2021", 7),
        ("一丝不苟", "2.0", 6),
        ("爨", "2025", None),
        ("", "2025", None),
    ],
)
def test_levels(word: str, standard: str, level: int | None) -> None:
    assert hsk(word, standard) == level


def test_the_standard_in_force_is_the_default() -> None:
    assert hsk("一一") == hsk("一一", "2025")
    assert STANDARDS["2025"] == STANDARD


def test_an_unknown_standard_is_an_error() -> None:
    with pytest.raises(KeyError):
        hsk("一", "1992")


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_word_of_a_list_has_its_level(standard: str, lexicon: Lexicon) -> None:
    level = in_either_script(lexicon.folding, standard)
    words = levels._levels(standard)
    assert {word: level(word) for word in words} == words


@pytest.mark.parametrize(
    ("word", "simplified"),
    [("什么", "什么"), ("什麼", "什么"), ("什麽", "什么"), ("說", "说"), ("著名", "著名"), ("身份", "身份")],
)
def test_a_word_has_its_level_in_either_script(word: str, simplified: str, lexicon: Lexicon) -> None:
    assert lexicon.hsk(word) == hsk(simplified)
    assert hsk(simplified) is not None


def test_a_word_in_no_list_has_no_level(lexicon: Lexicon) -> None:
    assert lexicon.hsk("鐵軍") is None
    assert lexicon.hsk("") is None
