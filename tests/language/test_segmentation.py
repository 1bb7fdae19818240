import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import segmentation
from reader.language.lexicon import Lexicon
from reader.language.segmentation import segment

ODD = st.sampled_from(
    "研究生命东西的好头髮北京T恤卡拉OK〇龘𠮷\ue000，。“”—…%./-’ \u3000\t👨\u200d👩🏽e\u0301葛\U000e0100ä9éあア한Я\u200b"
)
TEXTS = st.lists(ODD | st.characters(exclude_categories=("Cs",)), max_size=60).map("".join)


def words(text: str, lexicon: Lexicon) -> list[str]:
    return [text[start:end] for start, end in segment(text, lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研究生命", "研究 生命"),
        ("研究生的命", "研究生 的 命"),
        ("看得出来", "看得出来"),
        ("头髮頭髮头发", "头 髮 頭髮 头发"),
        ("龘龘𠮷", "龘 龘 𠮷"),
        ("好——好……好", "好 —— 好 …… 好"),
        ("“好”，好。", "“ 好 ” ， 好 。"),
        ("23.9%、1,000余 45%", "23.9% 、 1,000 余 45%"),
        ("AT&T don’t e-mail 2020/01", "AT&T don’t e-mail 2020/01"),
        ("穿T恤唱卡拉OK", "穿 T恤 唱 卡拉OK"),
        ("XT恤 卡拉OKAY", "XT 恤 卡 拉 OKAY"),
        ("好 \u3000\t好", "好 好"),
        ("End. (好)", "End . ( 好 )"),
        ("葛\U000e0100的", "葛\U000e0100 的"),
        ("👨\u200d👩\u200d👧的👍🏽", "👨\u200d👩\u200d👧 的 👍🏽"),
        ("１０％的", "１０％ 的"),
        ("东西来看好", "东西 来 看 好"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_words(tiny: Lexicon, text: str, expected: str) -> None:
    assert words(text, tiny) == expected.split(" ") if expected else words(text, tiny) == []


@given(TEXTS)
def test_everything_but_white_space_is_covered_once_in_order(tiny: Lexicon, text: str) -> None:
    covered: list[int] = []
    for start, end in segment(text, tiny):
        assert start < end
        covered += range(start, end)
    assert covered == [place for place, character in enumerate(text) if not character.isspace()]


@given(st.lists(st.sampled_from("研究生命东西的好头髮看得出来"), max_size=200).map("".join), st.integers(20, 40))
def test_windows_change_nothing(tiny: Lexicon, text: str, window: int) -> None:
    whole = segment(text, tiny)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segmentation, "_WINDOW", window)
        assert segment(text, tiny) == whole


def test_a_run_longer_than_a_window(tiny: Lexicon) -> None:
    text = "研究生命" * 5000
    assert words(text, tiny) == ["研究", "生命"] * 5000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江南分局党委书记、局长", "江南 分局 党委 书记 、 局长"),
        ("结婚的和尚未结婚的", "结婚 的 和 尚未 结婚 的"),
        ("分别下降1.1%、13.2%", "分别 下降 1.1% 、 13.2%"),
        ("東西認識", "東西 認識"),
        ("校名为民生", "校 名 为 民生"),
        ("三十多年来", "三十 多 年 来"),
    ],
)
def test_words_of_the_installed_data(lexicon: Lexicon, text: str, expected: str) -> None:
    assert words(text, lexicon) == expected.split(" ")
