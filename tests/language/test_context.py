"""Readings in context, on the installed data; the sentences are written for these tests."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.annotate import Annotator
from reader.language.context import ContextReader
from reader.language.lexicon import Lexicon
from reader.language.models import DATA
from reader.language.readings import DictionaryReader
from reader.text.script import is_hanzi
from tests.language.test_segmentation import TEXTS

POLYPHONES = st.lists(
    st.sampled_from("为得地着了长只都还行重好数应当处调中率的不一，。長為隻只有人说他们去北京年2"), max_size=40
)


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


def syllable(annotator: Annotator, marked: str) -> str | None:
    """The reading of the hanzi in brackets."""
    place = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    word = next(word for word in annotator.annotate(text) if word.start <= place < word.end)
    return word.reading.syllables[place - word.start] if word.reading else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他跑[得]很快。", "de5"),
        ("这道墙他翻[得]过去。", "de5"),
        ("你[得]早点儿起床。", "dei3"),
        ("孩子高兴[地]跳了起来。", "de5"),
        ("昨晚热得睡不[着]。", "zhao2"),
        ("门开[着]。", "zhe5"),
        ("这么多菜我吃不[了]。", "liao3"),
        ("雨停[了]。", "le5"),
        ("以老师[为]榜样。", "wei2"),
        ("这座桥[为]洪水所毁。", "wei2"),
        ("妈妈[为]我们做饭。", "wei4"),
        ("三[只]猫在屋顶上。", "zhi1"),
        ("我[只]想回家。", "zhi3"),
        ("派出所[所]长很年轻。", "suo3"),
        ("学校的校[长]来了。", "zhang3"),
        ("这条河很[长]。", "chang2"),
        ("把书[还]给图书馆。", "huan2"),
        ("天[还]没亮。", "hai2"),
        ("我们[都]是学生。", "dou1"),
        ("他在[银]行工作。", "yin2"),
        ("他在银[行]工作。", "hang2"),
        ("[应]主人邀请前往。", "ying4"),
        ("爷爷在院子里[种]菜。", "zhong4"),
        ("把他[当]朋友。", "dang4"),
        ("请把电视的音量[调]低一点。", "tiao2"),
        ("请[数]一下人数。", "shu3"),
        ("睡了一个好[觉]。", "jiao4"),
        ("这样的感[觉]很好。", "jue2"),
        ("失业[率]下降。", "lv4"),
        ("将军[率]军出征。", "shuai4"),
        ("请[数]一数。", "shu3"),
        ("他打[中]了目标。", "zhong4"),
    ],
)
def test_frames_and_context(annotator: Annotator, marked: str, expected: str) -> None:
    assert syllable(annotator, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("她[教]得真好。", "jiao1"),
        ("我[教]过他。", "jiao1"),
        ("我给你[倒]杯水。", "dao4"),
        ("他说得[倒]轻松。", "dao4"),
        ("把书包[背]好。", "bei1"),
        ("妈妈[背]着他走了。", "bei1"),
        ("她[还]给我们唱了歌。", "hai2"),
        ("他把车[还]给我了。", "huan2"),
        ("他所[处]的时代。", "chu3"),
        ("建设银行[行]长来了。", "hang2"),
        ("银行下[调]了利率。", "tiao2"),
        ("价格上[调]了5%。", "tiao2"),
        ("一[只]可怜的小鸟。", "zhi1"),
        ("这[只]可爱的小狗。", "zhi1"),
        ("绳子又粗又[长]。", "chang2"),
        ("他又高又壮，又[长]胖了。", "zhang3"),
        ("把汤[盛]到碗里。", "cheng2"),
        ("饭[盛]出来了。", "cheng2"),
        ("大雪[没]过了膝盖。", "mo4"),
        ("鱼容易[粘]锅。", "zhan1"),
        ("放几个[干]辣椒。", "gan1"),
        ("起床[和]面做早饭。", "huo2"),
        ("米[和]面都涨价了。", "he2"),
        ("妈妈在[调]馅儿。", "tiao2"),
        ("眼泪[落]了下来。", "luo4"),
        ("他[着]了凉。", "zhao2"),
        ("别[着]了魔。", "zhao2"),
        ("桌上点[着]一盏灯。", "zhe5"),
        ("他说[道]：“好。”", "dao4"),
        ("妈妈在[剥]豆子。", "bao1"),
        ("他的脚[崴]了。", "wai3"),
        ("我没见[着]他。", "zhao2"),
        ("钱包没找[着]。", "zhao2"),
        ("这棵树是爷爷[种]的。", "zhong4"),
        ("那一[种]的好。", "zhong3"),
        ("别吵[啦]。", "la5"),
        ("您早[哪]！", "na5"),
        ("星星一闪一闪[地]亮。", "de5"),
        ("求这个数的[倒]数。", "dao4"),
        ("倒[数]第一。", "shu3"),
        ("他的[妻]子做饭。", "qi1"),
        ("她是我的妻[子]做的饭很香。", "zi5"),
        ("这话很有[分]量。", "fen4"),
        ("你们家小[子]呢？", "zi5"),
        ("皇后穿[过]的衣服。", "guo5"),
        ("[得]嘞，您走好。", "de2"),
        ("秦朝定[都]咸阳。", "du1"),
        ("消息泄[露]了。", "lou4"),
        ("后来没再[弹]了。", "tan2"),
        ("他一[教]就是十年。", "jiao1"),
        ("围着树[转]了半天。", "zhuan4"),
        ("她在院子里[数]星星。", "shu3"),
        ("难[干]的活他干。", "gan4"),
        ("[还]给爸爸织了围巾。", "hai2"),
        ("老[曾]来了。", "zeng1"),
        ("[任]老先生来了。", "ren2"),
        ("他去过[塞]尔维亚。", "sai4"),
        ("[塞]纳河很美。", "sai4"),
        ("巴[塞]洛和塞尔柱人。", "sai4"),
        ("[塞]尔柱人来了。", "sai4"),
    ],
)
def test_usage_of_the_day(annotator: Annotator, marked: str, expected: str) -> None:
    assert (syllable(annotator, marked) or "").lower() == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("孩子[長]大了。", "zhang3"),
        ("這些[土]著的魚。", "tu3"),
        ("這種土[著]魚類。", "zhu4"),
        ("成績卓[著]。", "zhu4"),
        ("以美麗[著]稱。", "zhu4"),
        ("四大名[著]。", "zhu4"),
        ("效果顯[著]。", "zhu4"),
        ("他看[著]窗外。", "zhe5"),
        ("他笑[著]說。", "zhe5"),
        ("天氣[乾]燥。", "gan1"),
        ("[乾]隆和皇后。", "qian2"),
        ("每天早上[和]麵。", "huo2"),
        ("下[調]價格。", "tiao2"),
        ("他們[為]人民服務。", "wei4"),
        ("這條河很[長]。", "chang2"),
        ("我[發]現了。", "fa1"),
        ("三[隻]貓。", "zhi1"),
        ("昨晚睡不[著]，門開著。", "zhao2"),
        ("乾[隆]皇帝。", "long2"),
    ],
)
def test_traditional_text(annotator: Annotator, marked: str, expected: str) -> None:
    assert (syllable(annotator, marked) or "").lower() == expected


@given(TEXTS | POLYPHONES.map("".join))
def test_every_hanzi_keeps_its_place_and_its_reading(lexicon: Lexicon, annotator: Annotator, text: str) -> None:
    words = annotator.annotate(text)
    plain = Annotator(lexicon, DictionaryReader(lexicon)).annotate(text)
    assert [(word.start, word.text) for word in words] == [(word.start, word.text) for word in plain]
    for word, other in zip(words, plain, strict=True):
        assert (word.reading is None) == (other.reading is None)
        if word.reading is not None and other.reading is not None:
            assert len(word.reading.syllables) == len(word.reading.certain) == len(word.text)
            for character, syllable, before in zip(
                word.text, word.reading.syllables, other.reading.syllables, strict=True
            ):
                assert (syllable is None) == (before is None)
                assert syllable is None or is_hanzi(character)


def test_the_same_text_is_read_the_same_whatever_came_before(lexicon: Lexicon, annotator: Annotator) -> None:
    text = "行长为了还债，只得重新数钱。" * 3
    first = annotator.annotate(text)
    annotator.annotate("他为人很好，长得也高。")
    assert annotator.annotate(text) == first == Annotator(lexicon).annotate(text)


def test_the_slow_model_is_asked_a_bounded_number_of_times(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.language.sequence import SequenceModel

    asked: list[int] = []
    real = SequenceModel.log_probabilities

    def counted(self: SequenceModel, text: str, place: int) -> list[float]:
        asked.append(place)
        return real(self, text, place)

    monkeypatch.setattr("reader.language.models._DOUBTFUL", 2.0)
    monkeypatch.setattr(SequenceModel, "log_probabilities", counted)
    Annotator(lexicon).annotate("重，行，好，长，" * 100)
    assert len(asked) == 4 + 800 // 60


@pytest.mark.parametrize("missing", ["window.bin", "polyphones.jsonl", "phrases.marisa", "usual.json"])
def test_without_a_file_the_dictionaries_read_alone(lexicon: Lexicon, tmp_path: Path, missing: str) -> None:
    for path in DATA.iterdir():
        if path.name != missing:
            shutil.copy(path, tmp_path)
    text = "他跑得很快，睡不着。"
    plain = Annotator(lexicon, DictionaryReader(lexicon)).annotate(text)
    assert Annotator(lexicon, ContextReader(lexicon, tmp_path)).annotate(text) == plain


@pytest.mark.parametrize("name", ["window.bin", "polyphones.jsonl", "phrases.marisa", "usual.json"])
def test_with_a_broken_file_the_dictionaries_read_alone(lexicon: Lexicon, tmp_path: Path, name: str) -> None:
    for path in DATA.iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / name).write_bytes(b"no model\n" * 20)
    text = "他跑得很快，睡不着。"
    plain = Annotator(lexicon, DictionaryReader(lexicon)).annotate(text)
    assert Annotator(lexicon, ContextReader(lexicon, tmp_path)).annotate(text) == plain


def test_without_the_slow_model_all_else_reads(lexicon: Lexicon, tmp_path: Path) -> None:
    for path in DATA.iterdir():
        if path.name != "sequence.bin":
            shutil.copy(path, tmp_path)
    annotator = Annotator(lexicon, ContextReader(lexicon, tmp_path))
    assert syllable(annotator, "昨晚热得睡不[着]，重要的行长好调数。") == "zhao2"


def test_nothing_is_opened_before_there_is_something_to_read(lexicon_folder: Path) -> None:
    code = """
import sys
from pathlib import Path
from reader.language.lexicon import Lexicon
from reader.language.annotate import Annotator
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
annotator = Annotator(Lexicon.open(Path(sys.argv[1])))
annotator.annotate("No hanzi, 2026.")
assert not any("window" in name for name in opened), opened
annotator.annotate("好")
assert any("window" in name for name in opened)
assert not any("sequence" in name for name in opened)
assert "numpy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code, str(lexicon_folder)], check=True)
