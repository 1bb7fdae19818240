"""Words read by the shape of their clause; the sentences are written for these tests."""

import pytest

from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon
from reader.language.shapes import has_shape, shaped


@pytest.fixture(scope="module")
def annotator(lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon)


def readings(annotator: Annotator, marked: str) -> str:
    """The syllables of what stands in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    words = annotator.annotate(marked.replace("[", "").replace("]", ""))
    said = [s for w in words if w.reading for s in zip(range(w.start, w.end), w.reading.syllables, strict=True)]
    return " ".join(syllable or "-" for place, syllable in said if start <= place < end)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("一[场]比赛取消了。", "chang3"),
        ("看了三[场]精彩的电影。", "chang3"),
        ("下了一[场]大雨。", "chang2"),
        ("她大哭了一[场]。", "chang2"),
        ("他[吐]了一口血。", "tu4"),
        ("别随地[吐]痰。", "tu3"),
        ("会议[散]了。", "san4"),
        ("她的鞋带[散]了。", "san3"),
        ("在那里住了一[宿]。", "xiu3"),
        ("这钱不用[还]了。", "huan2"),
        ("你[还]没吃饭？", "hai2"),
        ("请我喝[几]杯。", "ji3"),
        ("他在[切]菜。", "qie1"),
        ("渴[得]嗓子冒烟。", "de5"),
        ("钱不够，[差]三块。", "cha4"),
        ("你吃[得了]吗？", "de5 liao3"),
        ("又便宜又[好]，买了。", "hao3"),
        ("请把门锁[好]。", "hao3"),
        ("大家都很[好]。", "hao3"),
        ("他[得]的是重感冒。", "de2"),
        ("他们好[得]跟一个人似的。", "de5"),
        ("[汗]滴禾下土。", "han4"),
        ("哥哥骑[得]比我快。", "de5"),
        ("妹妹吓[得]哭了。", "de5"),
        ("我们[得]比他们早到。", "dei3"),
        ("天黑了，[得]赶快回家。", "dei3"),
        ("眼镜找[着]了。", "zhao2"),
        ("他[穿着]一双新鞋。", "chuan1 zhe5"),
        ("她的[穿着]很普通。", "chuan1 zhuo2"),
        ("爷爷[背着]竹筐上山。", "bei1 zhe5"),
        ("这棵草[长]得真高。", "zhang3"),
        ("这座桥[长]得很。", "chang2"),
        ("煮的时间要[长]。", "chang2"),
        ("我[还]了他的伞。", "huan2"),
        ("弟弟[倒]觉得不冷。", "dao4"),
        ("请你[倒]两杯水。", "dao4"),
        ("大树被风吹[倒]了。", "dao3"),
        ("被子已经[干]了。", "gan1"),
        ("我不[干]了。", "gan4"),
        ("干我们这[一行]很辛苦。", "yi1 hang2"),
        ("这[一行]人明天出发。", "yi1 xing2"),
        ("这块石头太[重]了。", "zhong4"),
        ("鱼[重]三斤。", "zhong4"),
        ("他遭了[难]。", "nan4"),
        ("汉字太[难]了。", "nan2"),
        ("请你[数]到一百。", "shu3"),
        ("护士给他[量]血压。", "liang2"),
        ("他把雨伞[落]在饭馆里了。", "la4"),
        ("老师把目光[落]在我身上。", "luo4"),
        ("你们[得]多穿点儿。", "dei3"),
        ("这样好[得]多。", "de5"),
        ("他考试[得]多少分？", "de2"),
        ("雪[没]过了膝盖。", "mo4"),
        ("这样做还[行]吗？", "xing2"),
        ("半天才缓[过]劲儿来。", "guo4"),
        ("谁回[过]家？", "guo5"),
        ("门口是[只]小花狗。", "zhi1"),
        ("他[只]吃鸡肉。", "zhi3"),
        ("她病了一周，[落下]不少功课。", "la4 xia4"),
        ("那次受伤[落下]了病根。", "luo4 xia4"),
        ("孩子们乐[得不得了]。", "de5 bu4 de2 liao3"),
        ("看见血我就恶心[得]想走。", "de5"),
        ("她伤心[得]一夜没睡。", "de5"),
        ("急得头发[都]白了。", "dou1"),
        ("永乐年间定[都]北京。", "du1"),
        ("请[给]他一把椅子。", "gei3"),
        ("汤里[少]放点儿盐。", "shao3"),
        ("孩子们站成三[行]。", "hang2"),
        ("天上飞过一[行]大雁。", "hang2"),
        ("一[行]三人出发了。", "xing2"),
        ("后排还有一个[空]座位。", "kong4"),
        ("姥姥[和]面，我们擀皮。", "huo2"),
        ("她说话太[冲]。", "chong4"),
        ("狗[冲]着门口叫。", "chong4"),
        ("把[切]好的黄瓜装盘。", "qie1"),
        ("把蛋液[打散]。", "da3 san3"),
        ("人群被[打散]了。", "da3 san4"),
        ("[为]当地的发展打下了基础。", "wei4"),
        ("他们挖通了一条[地道]。", "di4 dao4"),
        ("口音很[地道]。", "di4 dao5"),
        ("由[地方]财政出钱。", "di4 fang1"),
        ("这个[地方]很美。", "di4 fang5"),
        ("他做小[买卖]。", "mai3 mai5"),
        ("[人家]不想说。", "ren2 jia5"),
        ("山脚下有三户[人家]。", "ren2 jia1"),
        ("案子有了[眉目]。", "mei2 mu5"),
        ("老人今天[精神]不错。", "jing1 shen5"),
        ("传达大会的[精神]。", "jing1 shen2"),
        ("我再[琢磨]一下。", "zuo2 mo5"),
        ("他在城里做[生意]。", "sheng1 yi5"),
        ("园中[生意]盎然。", "sheng1 yi4"),
        ("他[小儿]今年入学。", "xiao3 er2"),
        ("他从[小儿]就听话。", "xiao3 r5"),
        ("奶奶[盛]了两碗汤。", "cheng2"),
        ("我们照了一张[相]。", "xiang4"),
        ("她的脸[涨]得发红。", "zhang4"),
        ("月亮绕着地球[转]。", "zhuan4"),
        ("她[系]着蓝围巾。", "ji4"),
        ("他把信[塞]进口袋。", "sai1"),
        ("我[中]了奖。", "zhong4"),
        ("山[中]有一座庙。", "zhong1"),
        ("请[咽]下去。", "yan4"),
        ("这双鞋[多少]钱？", "duo1 shao5"),
        ("他[多少]有些累。", "duo1 shao3"),
        ("[曾]太太住在楼上。", "Zeng1"),
        ("他姓[单]，不姓王。", "shan4"),
        ("百姓[单]独前来。", "dan1"),
        ("医生[为]病人们服务。", "wei4"),
        ("这都是[为]你。", "wei4"),
        ("他们以此[为]荣。", "wei2"),
        ("这首歌[为]人熟知。", "wei2"),
        ("他[为]人正直。", "wei2"),
        ("河边新盖了两[幢]楼。", "zhuang4"),
        ("加一[撮]盐。", "cuo1"),
        ("一[撮]胡子", "zuo3"),
        ("鸡块要[炸]到金黄。", "zha2"),
        ("请把床单[铺]上。", "pu1"),
        ("他在[铺]上躺着。", "pu4"),
        ("他又[挨]了骂。", "ai2"),
        ("敌军出城乞[降]。", "xiang2"),
        ("猫[藏]在床下。", "cang2"),
        ("他大[喝]一声。", "he4"),
        ("我被他搞[蒙]了。", "meng1"),
        ("所[藏]书画很多。", "cang2"),
        ("好[啊]！", "a5"),
        ("[啊]，原来是你。", "a4"),
        ("真的[哦]。", "o5"),
        ("她在[削]土豆。", "xiao1"),
        ("他被[削]职回乡。", "xue1"),
        ("这件衣服很[脏]。", "zang1"),
        ("裤子上有一条[缝]。", "feng4"),
        ("妈妈[缝]好了扣子。", "feng2"),
        ("他要[挑]几个苹果。", "tiao1"),
        ("他请了两天[假]。", "jia4"),
        ("在店里住一[宿]。", "xiu3"),
        ("警察[逮]住了小偷。", "dai3"),
        ("把瓶盖[拧]开。", "ning3"),
        ("快把毛巾[拧]干。", "ning2"),
        ("现在[差]五分三点。", "cha4"),
        ("他[吐]了一口气。", "tu3"),
        ("孩子[吐]奶了。", "tu4"),
        ("三[斗]米", "dou3"),
        ("他要[背]课文。", "bei4"),
        ("两国开始[斗]法。", "dou4"),
        ("据《日报》[载]：", "zai3"),
        ("鼓打三[更]，人都睡了。", "geng1"),
        ("小狗的[爪]子", "zhua3"),
        ("年俸八百[石]。", "dan4"),
        ("挑来两[担]柴。", "dan4"),
        ("她[扇]了他一巴掌。", "shan1"),
        ("请[屏]住呼吸。", "bing3"),
        ("你们[应]按时交。", "ying1"),
        ("他[应]朋友的要求前来。", "ying4"),
        ("藤上[结]满了瓜。", "jie1"),
        ("鑰匙找[著]了。", "zhao2"),
        ("箱子太[重]了，拿不動。", "zhong4"),
    ],
)
def test_the_clause_decides(annotator: Annotator, marked: str, expected: str) -> None:
    assert readings(annotator, marked) == expected


def test_a_word_without_a_shape_is_left_alone() -> None:
    assert not has_shape("山")
    assert shaped("山", "高", "下") is None


def test_what_no_shape_fits_is_left_to_the_others() -> None:
    assert shaped("还", "我", "书") is None


def test_neutral_particles_do_not_enter_words(annotator: Annotator) -> None:
    assert readings(annotator, "这下[不得了]了。") == "bu4 de2 liao3"


def test_common_words_keep_their_common_reading(annotator: Annotator) -> None:
    assert readings(annotator, "这位教授的[教学]经验很丰富。") == "jiao4 xue2"


def test_a_word_of_two_meanings_and_tones_is_a_guess(annotator: Annotator) -> None:
    words = {word.text: word.reading for word in annotator.annotate("请拿一个垫圈来。")}
    assert words["垫圈"] is not None
    assert False in words["垫圈"].certain
