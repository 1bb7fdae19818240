"""All readings of a word with what each means."""

import pytest

from reader.language.alternatives import alternatives, hanzi_alternatives
from reader.language.models import Models


def readings(found):
    return [" ".join(s or "-" for s in alternative.syllables) for alternative in found]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("行", ["hang2", "xing2"]),
        ("东西", ["dong1 xi5", "dong1 xi1"]),
        ("東西", ["dong1 xi5", "dong1 xi1"]),
        ("发", ["fa1", "fa4"]),
        ("T恤", ["- xu4"]),
        ("玩儿", ["wan2 r5"]),
        ("的", ["de5", "di4"]),
        ("伍", ["wu3"]),  # pypinyin has it, without a sense
        ("Hello", []),
        ("", []),
    ],
)
def test_readings(tiny, word, expected):
    assert sorted(readings(alternatives(word, tiny))) == sorted(expected)


def test_each_with_its_own_senses(tiny):
    senses = {readings([a])[0]: a.glosses for a in alternatives("大夫", tiny)}
    assert senses == {"da4 fu1": ("senior official (in imperial China)",), "dai4 fu5": ("doctor", "physician")}


def test_surname_and_word_are_one_reading(lexicon):
    found = alternatives("单", lexicon)
    assert len({tuple(r.lower() for r in readings([a])) for a in found}) == len(found)
    shan = next(a for a in found if a.syllables[0].lower() == "shan4")
    assert any("surname" in gloss for gloss in shan.glosses)


def test_what_only_the_models_know(tiny):
    assert alternatives("都", tiny) == ()
    assert set(readings(alternatives("都", tiny, Models().polyphones))) == {"dou1", "du1"}


def test_one_hanzi_read_otherwise(tiny):
    found = hanzi_alternatives("好行", ("hao3", "xing2"), tiny)
    assert readings(found) == ["hao4 xing2", "hao3 hang2"]
    assert found[0].glosses == ("to be fond of",)


def test_nothing_to_read_otherwise(tiny):
    assert hanzi_alternatives("行", ("xing2",), tiny) == ()
    assert hanzi_alternatives("好行", ("hao3",), tiny) == ()
