"""儿: the r of erhua, or a syllable."""

import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon


def reading(lexicon: Lexicon, text: str) -> str:
    """How the 儿 of a text are read, in order."""
    words = Annotator(lexicon).annotate(text)
    pairs = ((c, s) for w in words if w.reading for c, s in zip(w.text, w.reading.syllables, strict=True))
    return " ".join(s or "-" for c, s in pairs if c in "儿兒")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "玩儿",
            "花儿开了",
            "门儿都没有",
            "事儿",
            "一点儿",
            "等会儿",
            "这儿",
            "哪儿",
            "唱歌儿",
            "慢慢儿走",
            "好好儿的",
        ),
        *("一块儿", "有趣儿", "信儿", "胡琴儿", "馅儿饼", "画画儿", "花兒", "這兒", "小孩儿", "心眼儿"),
    ],
)
def test_is_of_the_syllable_before_it(lexicon: Lexicon, text: str) -> None:
    assert reading(lexicon, text) == "r5"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "女儿",
            "儿子",
            "婴儿",
            "少儿",
            "健儿",
            "奥运健儿",
            "孤儿",
            "男儿",
            "早产儿",
            "新生儿",
            "混血儿",
            "弃儿",
            "胎儿",
        ),
        *("托儿所", "幼儿园", "儿童", "儿媳妇", "我儿", "一儿", "有儿有女", "他的儿", "中华儿女", "女兒", "儿"),
    ],
)
def test_is_a_syllable(lexicon: Lexicon, text: str) -> None:
    assert set(reading(lexicon, text).split()) == {"er2"}


def test_the_rest_of_the_word_stays(lexicon: Lexicon) -> None:
    (flower,) = Annotator(lexicon).annotate("花儿")
    assert flower.reading is not None
    assert flower.reading.syllables == ("hua1", "r5")
    assert len(flower.reading.certain) == 2


@pytest.mark.parametrize("word", ["一块儿", "小孩儿", "压根儿"])
def test_is_certain_where_the_dictionary_has_nothing_else(lexicon: Lexicon, word: str) -> None:
    found = next(w for w in Annotator(lexicon).annotate(f"他们{word}来") if w.text == word)
    assert found.reading is not None
    assert found.reading.certain[-1]


def test_behind_one_hanzi_it_is_a_guess(lexicon: Lexicon) -> None:
    (child,) = [word for word in Annotator(lexicon).annotate("叶儿的村子") if word.text == "儿"]
    assert child.reading is not None
    assert child.reading.certain == (False,)
