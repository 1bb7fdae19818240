import pytest

from reader.language.levels import STANDARD, STANDARDS, hsk


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
