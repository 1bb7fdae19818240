import pytest

from reader.language.cedict import Entry
from reader.language.lexicon import Lexicon
from reader.language.meant import fitting_first
from reader.language.words import Reading, Word


def word(text: str, reading: str) -> Word:
    syllables = tuple(reading.split())
    return Word(text, 0, Reading(syllables, (True,) * len(syllables), "test"))


@pytest.mark.parametrize(
    ("text", "reading", "expected"),
    [
        ("大夫", "dai4 fu5", "doctor"),
        ("大夫", "da4 fu1", "senior"),
        ("长", "zhang3", "chief"),
        ("长", "chang2", "length"),
        ("东西", "dong1 xi5", "thing"),
        ("东西", "dong1 xi1", "east"),
        ("都", "Du1", "surname"),
        ("都", "dou1", "all"),
        ("行长", "hang2 zhang3", "bank"),
    ],
)
def test_the_right_one_comes_first(lexicon: Lexicon, text: str, reading: str, expected: str) -> None:
    entries = lexicon.entries(text)
    found = fitting_first(word(text, reading), entries)
    assert expected in found[0].glosses[0]
    assert set(found) == set(entries)


def test_order_by_how_well_they_fit() -> None:
    entries = [Entry("好", "好", (said,), ("",)) for said in ("hao4", "hao5", "Hao3", "hao3")]
    found = fitting_first(word("好", "hao3"), entries)
    assert [entry.pinyin[0] for entry in found] == ["hao3", "Hao3", "hao5", "hao4"]


def test_without_a_reading_the_order_stays(lexicon: Lexicon) -> None:
    entries = lexicon.entries("长")
    assert fitting_first(Word("长", 0), entries) == list(entries)
