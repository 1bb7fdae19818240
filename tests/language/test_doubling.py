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
        ("去洗洗澡", "4353"),
        ("聊聊天吧", "2515"),
        ("请排排队", "3254"),
        ("他说说服了她", "111251"),
        ("衣服干干净净", "151144"),
        ("乾乾淨淨", "1144"),
        ("明明白白", "2222"),
        ("熱熱鬧鬧", "4444"),
        ("爸爸妈妈", "4515"),
        ("平平安安", "2211"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他們說說笑笑地走了", "說說笑笑"),
        ("洗得干干净净", "干干净净"),
        ("爸爸妈妈", "爸爸"),
        ("走走停停", "走"),
    ],
)
def test_aabb_is_one_word_where_ab_is_one(lexicon: Lexicon, text: str, expected: str) -> None:
    assert expected in [word.text for word in Annotator(lexicon).annotate(text)]


def test_aabb_of_a_place_name_too_is_no_name(lexicon: Lexicon) -> None:
    (word,) = Annotator(lexicon).annotate("平平安安")
    assert word.reading is not None
    assert word.reading.syllables == ("ping2", "ping2", "an1", "an1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你喜不喜欢", "33535"),
        ("他漂不漂亮", "14545"),
        ("应不应该", "1511"),
        ("行不行", "252"),
        ("路長不長", "4252"),
    ],
)
def test_both_sides_of_a_question_are_read_alike(lexicon: Lexicon, text: str, expected: str) -> None:
    words = Annotator(lexicon).annotate(text)
    assert "".join((s or "-")[-1] for word in words if word.reading for s in word.reading.syllables) == expected
    assert all(all(word.reading.certain) for word in words if word.reading)
