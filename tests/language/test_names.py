import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.pins import Pin
from reader.language.words import Reading


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


def readings(text: str, annotator: Annotator) -> dict[str, Reading | None]:
    return {word.text: word.reading for word in annotator.annotate(text)}


def said(reading: Reading | None) -> str:
    assert reading is not None
    return " ".join(syllable or "-" for syllable in reading.syllables)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("局长陈伟通说", "陈伟通", "Chen2 Wei3 tong1"),
        ("昨天，张丽华告诉我们。", "张丽华", "Zhang1 Li4 hua2"),
        ("记者单雄飞采访了他", "单雄飞", "Shan4 Xiong2 fei1"),
        ("朴正浩表示同意", "朴正浩", "Piao2 Zheng4 hao4"),
        ("战士解永强来了", "解永强", "Xie4 Yong3 qiang2"),
        ("曾小贤说", "曾小贤", "Zeng1 Xiao3 xian2"),
        ("他叫区伯英。", "区伯英", "Ou1 Bo2 ying1"),
        ("尉迟恭海先生", "尉迟恭海", "Yu4 chi2 Gong1 hai3"),
        ("陳偉通先生來了", "陳偉通", "Chen2 Wei3 tong1"),
        ("頼志遠先生來了", "頼志遠", "Lai4 Zhi4 yuan3"),
        ("李子超先生", "李子超", "Li3 Zi3 chao1"),
        ("沈小行同志", "沈小行", "Shen3 Xiao3 xing2"),
        ("王局长来了", "王", "Wang2"),
        ("小李和老王来了", "李", "Li3"),
        ("昨天孙先生说", "孙", "Sun1"),
        ("单老师来了", "单", "Shan4"),
        ("唐纳德·麦克罗夫特来了", "麦克罗夫特", "Mai4 ke4 luo2 fu1 te4"),
        ("在特兰西瓦尼亚和", "特兰西瓦尼亚", "Te4 lan2 xi1 wa3 ni2 ya4"),
        ("住在金华市", "金华市", "Jin1 hua2 Shi4"),
        ("浙江省内", "浙江省", "Zhe4 jiang1 Sheng3"),
        ("齐白石的画", "齐白石", "Qi2 Bai2 shi2"),
        ("村里有单秋、刘春生、陈军等人", "单秋", "Shan4 Qiu1"),
        ("记者王晓文、任国华、解志强", "任国华", "Ren2 Guo2 hua2"),
        ("张奶奶和曾大爷来了", "曾", "Zeng1"),
        ("任老先生在家", "任", "Ren2"),
        ("任老师来了", "任", "Ren2"),
        ("他叫李曾，是", "李曾", "Li3 Zeng1"),
        ("塞尔维亚", "塞尔维亚", "Sai4 er3 wei2 ya4"),
        ("大总统黎元洪任命他", "黎元洪", "Li2 Yuan2 hong2"),
        ("谁都知道任志强的名字", "任志强", "Ren2 Zhi4 qiang2"),
        ("和卓文君的故事", "卓文君", "Zhuo2 Wen2 jun1"),
        ("陈主任来了", "陈", "Chen2"),
        ("王大妈家", "王", "Wang2"),
        ("好的，刘总。", "刘", "Liu2"),
        ("曾在曾国藩手下", "曾国藩", "Zeng1 Guo2 fan1"),
    ],
)
def test_names(annotator: Annotator, text: str, name: str, expected: str) -> None:
    assert said(readings(text, annotator)[name]) == expected


def test_every_surname_that_a_name_can_begin_with_is_read(annotator: Annotator, lexicon: Lexicon) -> None:
    for surname in lexicon.persons.surnames:
        words = annotator.annotate(f"局长{surname}志远说，我叫{surname}小红。")
        assert "".join(word.text for word in words)[2:].startswith(surname)


@pytest.mark.parametrize(
    "text",
    [
        "高大成和于是说",
        "拨款20万元兴建",
        "三张照片",
        "时常方便他人",
        "马上就来",
        "文化部门",
        "黄的花",
        "和平时一样",
        "控发案、保平安、创满意",
        "欢迎新老师生前来",
        "绿茶、红茶、白茶、黄茶",
        "于是、马上、高兴",
        "金钱、房子、车子",
        "白衣、黑裤、红鞋",
        "常年、白天、方向",
        "石桥、木桥、竹桥",
        "从金华来",
        "那本书我看过了",
        "去白云观烧香",
        "自任会长",
        "后来任教授",
        "秦岐曾于去年来过",
        "床前明月光",
    ],
)
def test_what_is_no_name(annotator: Annotator, text: str) -> None:
    assert all(word.reading is None or word.reading.source != "name" for word in annotator.annotate(text))


def test_people_who_may_be_called_either_are_unsure(annotator: Annotator) -> None:
    reading = readings("局长仇乐华说", annotator)["仇乐华"]
    assert reading is not None
    assert reading.syllables == ("Qiu2", "Le4", "hua2")
    assert reading.certain == (True, False, True)


def test_what_somebody_has_set_is_stronger(annotator: Annotator) -> None:
    text = "局长陈伟通说"
    read = Pin(2, ("陈伟通",), ("chen2", "wei4", "tong4"), "user")
    apart = Pin(2, ("陈伟", "通"), (None, None, None), "user")
    assert [(w.text, w.reading) for w in annotator.annotate(text, [read])][1] == ("陈伟通", next(read.readings()))
    assert [w.text for w in annotator.annotate(text, [apart])][1:3] == ["陈伟", "通"]


def test_surnames_of_two_hanzi(lexicon: Lexicon) -> None:
    edges = lexicon.persons.edges("司马小光来", 0, 5)
    assert {end for end, _ in edges[0]} >= {3, 4}


def test_without_surnames_there_are_no_names(tiny: Lexicon) -> None:
    assert tiny.persons.edges("陈伟通说", 0, 4) == {}
