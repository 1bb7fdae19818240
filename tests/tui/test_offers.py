"""What can be corrected at a word."""

import pytest

from reader.language.corrections import Correction, Scope
from reader.language.words import Reading, Word
from reader.text.document import Document, Paragraph
from reader.tui.offers import division_offers, reading_offers, typed_offer


def read(text, syllables, start=0):
    return Word(text, start, Reading(tuple(syllables.split()), (True,) * len(text), "test"))


def test_readings_of_a_word(lexicon):
    offers = reading_offers(read("大夫", "dai4 fu5"), lexicon, None)
    assert [(" ".join(o.syllables), o.present) for o in offers][:2] == [("dai4 fu5", True), ("da4 fu1", False)]
    assert offers[1].glosses == ("senior official (in imperial China)",)
    other = next(offer for offer in offers if offer.syllables == ("da4", "fu5"))
    assert other.glosses[0].startswith("大 ")
    assert {offer.scope for offer in offers} == {Scope.HERE}
    assert len({offer.syllables for offer in offers}) == len(offers)


def test_a_reading_nobody_knows_is_offered_as_it_stands(lexicon):
    offers = reading_offers(read("银行", "yin2 xing2"), lexicon, None)
    assert [(o.syllables, o.present) for o in offers][:2] == [(("yin2", "xing2"), True), (("yin2", "hang2"), False)]


def test_a_word_with_one_reading_is_meant_everywhere(lexicon):
    offers = reading_offers(read("银行", "yin2 hang2"), lexicon, None)
    assert offers[0].scope is Scope.EVERYWHERE
    assert typed_offer(read("银行", "yin2 hang2"), ("yin1", "hang1"), offers).scope is Scope.EVERYWHERE


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("卫 彦 能 去", 1, [(1, "彦能"), (0, "卫彦"), (0, "卫彦能")]),
        ("银行 ，", 0, [(0, "银|行")]),
        ("好", 0, []),
        ("三 能 力", 0, [(0, "三能")]),
        ("看得 出来 了", 0, [(0, "看得出来"), (0, "看|得")]),
    ],
)
def test_joins_and_splits(words, at, expected):
    units, place = [], 0
    for text in words.split():
        units.append(Word(text, place))
        place += len(text)
    assert [(o.start, "|".join(o.words)) for o in division_offers(units[at], units)] == expected


def test_white_space_parts():
    units = [Word("三", 0), Word("能", 2)]
    assert division_offers(units[0], units) == []


def test_places():
    document = Document("t", (Paragraph("题"), Paragraph("我的行")), key="k")
    [offer, *_] = division_offers(Word("行", 2), [Word("的", 1), Word("行", 2)])
    assert offer.correction(Scope.HERE, document, 1) == Correction(("的行",), (None, None), Scope.HERE, "k", 1, 1)
    assert offer.correction(Scope.TEXT, document, 1) == Correction(("的行",), (None, None), Scope.TEXT, "k")
    assert offer.correction(Scope.EVERYWHERE, document, 1) == Correction(("的行",), (None, None), Scope.EVERYWHERE)
