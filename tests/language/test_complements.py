"""What follows a verb, 过, 得 and 不, and 着, on the installed data; the sentences are written for these tests."""

import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.words import Word


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


def syllable(annotator: Annotator, marked: str) -> tuple[str | None, bool]:
    """The reading of the hanzi in brackets, and whether it is certain."""
    place = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    word = next(word for word in annotator.annotate(text) if word.start <= place < word.end)
    assert word.reading is not None
    return word.reading.syllables[place - word.start], word.reading.certain[place - word.start]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("我去[过]北京。", "guo5"),
        ("你吃[过]饭了吗？", "guo5"),
        ("这本书我没看[过]。", "guo5"),
        ("我们讨论[过]这个问题。", "guo5"),
        ("对设备进行[过]检查。", "guo5"),
        ("我们曾经飞[过]那条航线。", "guo5"),
        ("他从来没走[过]夜路。", "guo5"),
        ("她年轻[过]，也美丽过。", "guo5"),
        ("我见[過]他。", "guo5"),
        ("这个字我念错[过]。", "guo5"),
        ("他走[过]一条街。", "guo4"),
        ("飞机飞[过]大海。", "guo4"),
        ("马跳[过]了沟。", "guo4"),
        ("她接[过]信，看了看。", "guo4"),
        ("他从桥上走[过]。", "guo4"),
        ("日子[过]得很好。", "guo4"),
        ("我想[过]生日。", "guo4"),
        ("我们一起[过]年。", "guo4"),
        ("人数超[过]一百。", "guo4"),
        ("已经[过]了三天。", "guo4"),
        ("我没错[过]车。", "guo4"),
        ("他很难[过]。", "guo4"),
    ],
)
def test_guo(annotator: Annotator, marked: str, expected: str) -> None:
    assert syllable(annotator, marked) == (expected, True)


def test_guo_behind_motion_without_an_object_is_a_guess(annotator: Annotator) -> None:
    assert syllable(annotator, "这条路他走[过]。") == ("guo5", False)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("孩子吓[得]直哭。", "de5"),
        ("他激动[得]说不出话。", "de5"),
        ("灯亮[得]刺眼。", "de5"),
        ("雪下[得]正大。", "de5"),
        ("他忙[得]一塌糊涂。", "de5"),
        ("他乐[得]合不拢嘴。", "de5"),
        ("急[得]他直跺脚。", "de5"),
        ("我看[得]见他。", "de5"),
        ("把房间收拾[得]整整齐齐。", "de5"),
        ("走路[得]小心。", "dei3"),
        ("做人[得]讲信用。", "dei3"),
        ("学生[得]写作业。", "dei3"),
        ("他[得]了第一名。", "de2"),
        ("[得]了，别说了。", "de2"),
    ],
)
def test_de(annotator: Annotator, marked: str, expected: str) -> None:
    assert syllable(annotator, marked)[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("你去[不]去？", "bu5"),
        ("这道题[难]不难？", "nan2"),
        ("他是[不]是老师？", "bu5"),
        ("我听[不]懂。", "bu5"),
        ("能[不]能快点？", "bu5"),
        ("合适[不]合适？", "bu5"),
        ("熬[不]过冬天。", "bu5"),
        ("一个人办[不]了。", "bu5"),
        ("还[不]到两年。", "bu4"),
        ("门打[不]开。", "bu5"),
        ("他拿[不]出来。", "bu5"),
        ("我[不]去。", "bu4"),
        ("他从来[不]到这里来。", "bu4"),
        ("他就[不]见我。", "bu4"),
        ("不[不]不不，我不去。", "bu4"),
    ],
)
def test_bu(annotator: Annotator, marked: str, expected: str) -> None:
    assert syllable(annotator, marked)[0] == expected


@pytest.mark.parametrize(
    ("text", "word", "pinyin"),
    [
        ("我看得出来。", "看得出来", "kan4 de5 chu1 lai2"),
        ("谁都看不出来。", "看不出来", "kan4 bu5 chu1 lai2"),
        ("他站得起来。", "站得起来", "zhan4 de5 qi3 lai5"),
        ("这东西拿不出去。", "拿不出去", "na2 bu5 chu1 qu4"),
        ("我說不出來。", "說不出來", "shuo1 bu5 chu1 lai2"),
    ],
)
def test_potential_forms_are_one_word(annotator: Annotator, text: str, word: str, pinyin: str) -> None:
    (found,) = [w for w in annotator.annotate(text) if w.text == word]
    assert found.reading is not None
    assert " ".join(s or "-" for s in found.reading.syllables) == pinyin


@pytest.mark.parametrize("text", ["他得出来一趟。", "我不出去。", "大家都不起来。"])
def test_must_and_not_are_words_of_their_own(annotator: Annotator, text: str) -> None:
    assert {word.text for word in annotator.annotate(text)} & {"得", "不"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他乖乖地点了点头", "地"),
        ("他眯着眼笑", "着"),
        ("他拉着手不放", "着"),
        ("本报5月3日本市消息", "日"),
    ],
)
def test_particles_are_not_torn_from_what_they_belong_to(annotator: Annotator, text: str, expected: str) -> None:
    words: tuple[Word, ...] = annotator.annotate(text)
    assert expected in [word.text for word in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他冷得手都红了", "冷 得 手"),
        ("深得人心", "深 得 人心"),
        ("占三分之二", "三 分 之 二"),
        ("百分之五十", "百分之"),
        ("三又七分之三", "七 分 之 三"),
        ("他说的话我都懂", "说 的 话"),
        ("要是不说的话", "说 的话"),
        ("五十个人", "个 人"),
        ("个人的事", "个人"),
        ("有的人在看", "有的 人"),
        ("他问，还有的在听", "还 有的 在"),
        ("我有的东西", "有 的 东西"),
        ("可不可以", "可 不 可以"),
        ("知不知道", "知 不 知道"),
        ("是不是", "是不是"),
        ("好不好看", "好 不 好看"),
        ("学习不习惯", "学习 不 习惯"),
    ],
)
def test_where_words_have_to_end(annotator: Annotator, text: str, expected: str) -> None:
    assert f" {expected} " in f" {' '.join(word.text for word in annotator.annotate(text))} "
