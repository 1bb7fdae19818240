import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.sandhi import spoken


def tones(lexicon: Lexicon, text: str, said: bool = False) -> str:
    words = Annotator(lexicon).annotate(text)
    shown = spoken(words, lambda word: lexicon.weight(word) is not None) if said else words
    return "".join((s or "-")[-1] for word in shown if word.reading for s in word.reading.syllables)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我想走走", "3335"),
        ("听听音乐", "1514"),
        ("試試", "45"),
        ("走走停停", "3322"),
        ("天天", "11"),
        ("个个", "44"),
        ("人人", "22"),
        ("看看", "45"),
        ("走，走", "33"),
        ("请您谈谈", "3225"),
        ("去聊聊", "425"),
        ("滚滚而来", "3322"),
        ("想天天去", "3114"),
    ],
)
def test_the_second_of_two_verbs_is_neutral(lexicon: Lexicon, text: str, expected: str) -> None:
    assert tones(lexicon, text) == expected


def test_the_third_tone_before_it_is_raised_all_the_same(lexicon: Lexicon) -> None:
    assert tones(lexicon, "走走", said=True) == "25"
    assert tones(lexicon, "想想", said=True) == "25"
    assert tones(lexicon, "老李买好酒", said=True) == "22323"
    assert tones(lexicon, "我很好", said=True) == "323"
    assert tones(lexicon, "展览馆", said=True) == "223"
