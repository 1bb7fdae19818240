"""Spelling by GB/T 16159-2012: the standard's own examples, and laws for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.annotate import Annotator
from reader.language.facts import LexiconFacts
from reader.language.lexicon import Lexicon
from reader.language.orthography import Speller
from reader.language.words import Reading, Style, Word
from tests.language.test_sandhi import words_of


class Known:
    """A dictionary of a few words; verbs and idioms are marked with a sign behind them."""

    def __init__(self, words: str = "", verbs: str = "", idioms: str = "", names: str = "", phrases: str = "") -> None:
        self.words, self.verbs, self.idioms = set(words.split()), set(verbs.split()), set(idioms.split())
        self.names, self.phrases = set(names.split()), set(phrases.split())

    def is_word(self, text: str) -> bool:
        return text in self.words

    def is_name(self, text: str) -> bool:
        return text in self.names

    def is_idiom(self, text: str) -> bool:
        return text in self.idioms

    def is_feature(self, text: str) -> bool:
        return text == "珠江"

    def is_phrase(self, text: str) -> bool:
        return text in self.phrases

    def is_verb(self, text: str, syllables: object) -> bool:
        return text in self.verbs

    def parts(self, text: str) -> tuple[str, ...]:
        return {
            "环境保护规划": ("环境", "保护", "规划"),
            "居民消费价格指数": ("居民", "消费价格指数"),
            "消费价格指数": ("消费", "价格", "指数"),
            "更上一层楼": ("更", "上", "一层", "楼"),
        }.get(text, ())


KNOWN = Known(
    words="科技 学术 科学 技术 主观 主义 电话 意思 清楚 "
    "风浪 平静 爱憎 分明 平分 秋色 光明 磊落 无缝 钢管 人民 公社 不穷 衣带 一带 研究 出来",
    verbs="飘 怕 打电话 开 看 写 打 去 吃 走 研究 是 没",
    idioms="水到渠成 爱憎分明 平分秋色 光明磊落 层出不穷 爱莫能助 一衣带水 守株待兔 随遇而安 平分无事 人民而出",
    names="鄱阳",
    phrases="论资排辈 欲罢不能",
)


def written(text: str, syllables: str, style: Style = Style.MARKS, speech: int = 0) -> str:
    """The stretches of words (apart by blanks), apart by bars; a sentence start is made small by a comma before it."""
    spelled = Speller(style, KNOWN).paragraph(words_of(text, syllables), speech)
    return "|".join(stretch.text for stretch in spelled)


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        (", 陈伟通", "Chen2 Wei3 tong1", "Chén Wěitōng"),
        (", 老 李", "lao3 Li3", "Lǎo|Lǐ"),
        (", 老李", "lao3 Li3", "Lǎo Lǐ"),
        (", 王部长", "Wang2 bu4 zhang3", "Wáng bùzhǎng"),
        (", 王 部长", "Wang2 bu4 zhang3", "Wáng|bùzhǎng"),
        (", 北京市", "Bei3 jing1 Shi4", "Běijīng Shì"),
        (", 金华市", "Jin1 hua2 shi4", "Jīnhuá Shì"),
        (", 金华 市", "Jin1 hua2 shi4", "Jīnhuá|Shì"),
        (", 台湾 海峡", "Tai2 wan1 hai3 xia2", "Táiwān|Hǎixiá"),
        (", 黄河", "Huang2 He2", "Huáng Hé"),
        (", 鄱阳湖", "Po2 yang2 hu2", "Póyáng Hú"),
        (", 秦皇岛", "Qin2 huang2 dao3", "Qínhuángdǎo"),
        (", 西安", "Xi1 an1", "Xī'ān"),
        (", 县 市", "xian4 shi4", "xiàn|shì"),
        (", 蔚县", "Yu4 xian4", "Yù Xiàn"),
        (", 珠江", "Zhu1 jiang1", "Zhū Jiāng"),
        (", 珠海", "Zhu1 hai3", "Zhūhǎi"),
        (", 浦东新区", "Pu3 dong1 xin1 qu1", "Pǔdōng Xīnqū"),
        (", 浦东新区", "Pu3 dong1 xin1 Qu1", "Pǔdōng Xīnqū"),
        (", 中关村 大街", "Zhong1 guan1 cun1 da4 jie1", "Zhōngguāncūn|Dàjiē"),
    ],
)
def test_names(text: str, syllables: str, expected: str) -> None:
    assert written(text, syllables) == expected


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        (", 风平浪静", "feng1 ping2 lang4 jing4", "fēngpíng-làngjìng"),
        (", 爱憎分明", "ai4 zeng1 fen1 ming2", "àizēng-fēnmíng"),
        (", 水到渠成", "shui3 dao4 qu2 cheng2", "shuǐdào-qúchéng"),
        (", 平分秋色", "ping2 fen1 qiu1 se4", "píngfēn-qiūsè"),
        (", 光明磊落", "guang1 ming2 lei3 luo4", "guāngmíng-lěiluò"),
        (", 颠三倒四", "dian1 san1 dao3 si4", "diānsān-dǎosì"),
        (", 守株待兔", "shou3 zhu1 dai4 tu4", "shǒuzhū-dàitù"),
        (", 无欲无求", "wu2 yu4 wu2 qiu2", "wúyù-wúqiú"),
        (", 论 资 排 辈", "lun4 zi1 pai2 bei4", "lùnzī-páibèi"),
        (", 欲 罢 不 能", "yu4 ba4 bu4 neng2", "yùbàbùnéng"),
        (", 无 欲 无 求", "wu2 yu4 wu2 qiu2", "wúyù-wúqiú"),
        (", 不 好 不 好", "bu4 hao3 bu4 hao3", "bù|hǎo|bù|hǎo"),
        (", 平分无事", "ping2 fen1 wu2 shi4", "píngfēn-wúshì"),
        (", 人民而出", "ren2 min2 er2 chu1", "rénmín'érchū"),
        (", 好不好", "hao3 bu4 hao3", "hǎo bù hǎo"),
        (", 层出不穷", "ceng2 chu1 bu4 qiong2", "céngchūbùqióng"),
        (", 不亦乐乎", "bu4 yi4 le4 hu1", "bùyìlèhū"),
        (", 总而言之", "zong3 er2 yan2 zhi1", "zǒng'éryánzhī"),
        (", 爱莫能助", "ai4 mo4 neng2 zhu4", "àimònéngzhù"),
        (", 一衣带水", "yi1 yi1 dai4 shui3", "yīyīdàishuǐ"),
        (", 糊里糊涂", "hu2 li5 hu2 tu2", "húlihútú"),
        (", 黑不溜秋", "hei1 bu5 liu1 qiu1", "hēibuliūqiū"),
        (", 随遇而安", "sui2 yu4 er2 an1", "suíyù'ér'ān"),
        (", 无缝钢管", "wu2 feng4 gang1 guan3", "wúfèng gāngguǎn"),
        (", 人民公社", "ren2 min2 gong1 she4", "rénmín gōngshè"),
        (", 研究生院", "yan2 jiu1 sheng1 yuan4", "yánjiūshēngyuàn"),
        (", 环境保护规划", "huan2 jing4 bao3 hu4 gui1 hua4", "huánjìng bǎohù guīhuà"),
        (", 居民消费价格指数", "ju1 min2 xiao1 fei4 jia4 ge2 zhi3 shu4", "jūmín xiāofèi jiàgé zhǐshù"),
        (", 更上一层楼", "geng4 shang4 yi1 ceng2 lou2", "gèng shàng yīcéng lóu"),
        (", 清清楚楚", "qing1 qing1 chu3 chu3", "qīngqīngchǔchǔ"),
        (", 研究研究", "yan2 jiu1 yan2 jiu1", "yánjiū yánjiū"),
        (", 看得出来", "kan4 de5 chu1 lai2", "kàn de chūlái"),
        (", 一种", "yi1 zhong3", "yī zhǒng"),
        (", 一样", "yi1 yang4", "yīyàng"),
        (", 一遍", "yi1 bian4", "yī biàn"),
        (", 一行", "yi1 hang2", "yī háng"),
        (", 一行", "yi1 xing2", "yīxíng"),
        (", 零件", "ling2 jian4", "língjiàn"),
        (", 万岁", "wan4 sui4", "wànsuì"),
        (", 一个半", "yi1 ge5 ban4", "yī ge bàn"),
        (", 零点五", "ling2 dian3 wu3", "líng diǎn wǔ"),
        (", 打电话", "da3 dian4 hua4", "dǎ diànhuà"),
        (", 有意思", "you3 yi4 si5", "yǒu yìsi"),
        (", 看不起", "kan4 bu5 qi3", "kànbuqǐ"),
        (", 说不出话来", "shuo1 bu5 chu1 hua4 lai2", "shuō bu chū huà lái"),
        (", 科学技术", "ke1 xue2 ji4 shu4", "kēxué jìshù"),
        (", 主观主义", "zhu3 guan1 zhu3 yi4", "zhǔguān zhǔyì"),
    ],
)
def test_words_of_several_parts(text: str, syllables: str, expected: str) -> None:
    assert written(text, syllables) == expected


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        (", 十一", "shi2 yi1", "shíyī"),
        (", 三十三", "san1 shi2 san1", "sānshísān"),
        (", 九十 九", "jiu3 shi2 jiu3", "jiǔshíjiǔ"),
        (", 二 百", "er4 bai3", "èrbǎi"),
        (", 十 万", "shi2 wan4", "shíwàn"),
        (", 二十三 万", "er4 shi2 san1 wan4", "èrshísān|wàn"),
        (
            ", 九 亿 零 七 万 二 千 三 百 五 十 六",
            "jiu3 yi4 ling2 qi1 wan4 er4 qian1 san1 bai3 wu3 shi2 liu4",
            "jiǔyì|líng|qīwàn|èrqiān|sānbǎi|wǔshíliù",
        ),
        (", 第一", "di4 yi1", "dì-yī"),
        (", 第 十三", "di4 shi2 san1", "dì-shísān"),
        (", 第 三百 五十六", "di4 san1 bai3 wu3 shi2 liu4", "dì-sānbǎi|wǔshíliù"),
        (", 初一", "chu1 yi1", "chū-yī"),
        (", 第三十 二 届", "di4 san1 shi2 er4 jie4", "dì-sānshí'èr|jiè"),
        (", 第二天", "di4 er4 tian1", "dì-èr tiān"),
        (", 第二次世界大战", "Di4 er4 Ci4 Shi4 jie4 Da4 zhan4", "Dì-èr Cì Shìjiè Dàzhàn"),
        (", 七 八 个", "qi1 ba1 ge4", "qī-bā|gè"),
        (", 一 米 八 五", "yi1 mi3 ba1 wu3", "yī|mǐ|bā|wǔ"),
        (", 半小时", "ban4 xiao3 shi2", "bàn xiǎoshí"),
        (", 一 副 钢管", "yi1 fu4 gang1 guan3", "yī|fù|gāngguǎn"),
        (", 第三者", "di4 san1 zhe3", "dì-sānzhě"),
        (", 第二 名", "di4 er4 ming2", "dì-èr|míng"),
        (", 初期", "chu1 qi1", "chūqī"),
        (", 两 三 天", "liang3 san1 tian1", "liǎng-sān|tiān"),
        (", 十几 个", "shi2 ji3 ge4", "shíjǐ|gè"),
        (", 一 九 九 八 年", "yi1 jiu3 jiu3 ba1 nian2", "yī|jiǔ|jiǔ|bā|nián"),
        (", 万一", "wan4 yi1", "wànyī"),
        (", 二十一世纪", "er4 shi2 yi1 shi4 ji4", "èrshíyī shìjì"),
    ],
)
def test_numbers(text: str, syllables: str, expected: str) -> None:
    assert written(text, syllables) == expected


@pytest.mark.parametrize(
    ("text", "syllables", "expected"),
    [
        (", 看 着 我", "kan4 zhe5 wo3", "kànzhe|wǒ"),
        (", 去 过 北京", "qu4 guo5 Bei3 jing1", "qùguo|Běijīng"),
        (", 走 过去", "zou3 guo4 qu4", "zǒu|guòqù"),
        (", 我 过 年", "wo3 guo4 nian2", "wǒ|guò|nián"),
        (", 吃 了 饭", "chi1 le5 fan4", "chīle|fàn"),
        (", 火车 到 了", "huo3 che1 dao4 le5", "huǒchē|dào|le"),
        (", 看 了 , 信", "kan4 le5 xin4", "kàn|le|xìn"),
        (", 到 了 吗", "dao4 le5 ma5", "dào|le|ma"),
        (", 飘 出 香", "piao1 chu1 xiang1", "piāochū|xiāng"),
        (", 怕 出 事", "pa4 chu1 shi4", "pà|chū|shì"),
        (", 写 完 了 信", "xie3 wan2 le5 xin4", "xiěwánle|xìn"),
        (", 是 好 人", "shi4 hao3 ren2", "shì|hǎo|rén"),
        (", 朋友 们", "peng2 you5 men5", "péngyoumen"),
        (", 副 所长", "fu4 suo3 zhang3", "fùsuǒzhǎng"),
        (", 看 看", "kan4 kan5", "kànkan"),
        (", 看 看 看", "kan4 kan4 kan4", "kàn|kàn|kàn"),
        (", 玩 儿", "wan2 r5", "wánr"),
        (", 玩儿", "wan2 r5", "wánr"),
        (", 女儿", "nv3 er2", "nǚ'ér"),
    ],
)
def test_what_is_joined(text: str, syllables: str, expected: str) -> None:
    assert written(text, syllables) == expected


def test_a_quotation_is_no_end_of_a_clause() -> None:
    look, after = Reading(("kan4",), (True,), "test"), Reading(("le5",), (True,), "test")
    assert stretches([Word("看", 0, look), Word("了", 1, after), Word("“", 2), Word("看", 3, look)]) == "Kànle|kàn"


def stretches(words: list[Word], speech: int = 0) -> str:
    return "|".join(stretch.text for stretch in Speller(facts=KNOWN).paragraph(words, speech))


def marked(text: str) -> list[Word]:
    """A word of one hanzi read hao3 for every hanzi, anything else as it is."""
    hao = Reading(("hao3",), (True,), "test")
    return [Word(c, i, hao if c == "好" else None) for i, c in enumerate(text) if c != " "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好,好", "Hǎo|hǎo"),
        ("好。好", "Hǎo|Hǎo"),
        ("“好！”好。", "Hǎo|hǎo"),
        ("“好。”好。", "Hǎo|Hǎo"),
        ("好：“好”，好", "Hǎo|Hǎo|hǎo"),
        ("“好？”“好！”好", "Hǎo|Hǎo|hǎo"),
        ("好“好”“好”", "Hǎo|hǎo|hǎo"),
        ("好：好", "Hǎo|hǎo"),
        ("（好）好", "Hǎo|hǎo"),
        ("3好。A好", "hǎo|hǎo"),
        ("好……好", "Hǎo|hǎo"),
    ],
)
def test_sentence_starts(text: str, expected: str) -> None:
    assert stretches(marked(text)) == expected


def test_a_speaker_begins_a_sentence() -> None:
    assert stretches(marked("好：好"), speech=2) == "Hǎo|Hǎo"


def test_styles() -> None:
    assert written("西安 玩儿 风平浪静", "Xi1 an1 wan2 r5 feng1 ping2 lang4 jing4", Style.NUMBERS) == (
        "Xi1an1|wan2r5|feng1ping2-lang4jing4"
    )
    assert written("西安 玩儿", "Xi1 an1 wan2 r5", Style.ZHUYIN) == "ㄒㄧ ㄢ|ㄨㄢˊㄦ"


def test_headwords_are_small_but_for_names() -> None:
    speller = Speller(facts=KNOWN)
    assert speller.headword("风平浪静", ("feng1", "ping2", "lang4", "jing4")) == "fēngpíng-làngjìng"
    assert speller.headword("卡拉OK", ("ka3", "la1", None, None)) == "kǎlā"
    assert speller.headword("T恤", (None, "xu4")) == "xù"
    assert speller.headword("", ()) == ""


def test_guesses_are_told_apart_and_may_bear_a_sign() -> None:
    words = [Word("好好", 0, Reading(("hao3", "hao4"), (True, False), "test"))]
    (plain,), (signed,) = Speller().paragraph(words), Speller().paragraph(words, doubt="?")
    assert (plain.text, plain.certain, signed.text) == ("Hǎohào", False, "Hǎohào?")


def test_the_installed_dictionary_knows_verbs_idioms_and_phrases(lexicon: Lexicon) -> None:
    speller = Speller(facts=LexiconFacts(lexicon))
    text = "，他写完了信，风平浪静，层出不穷，论资排辈，去过金华市，一衣带水，社会主义，看得出"
    spelled = [s.text for s in speller.paragraph(Annotator(lexicon).annotate(text))]
    wanted = ["xiěwánle", "fēngpíng-làngjìng", "céngchūbùqióng", "lùnzī-páibèi", "qùguo", "yīyīdàishuǐ", "kàndechū"]
    assert set(wanted) <= set(spelled)
    assert {"Jīnhuá Shì", "shèhuì zhǔyì"} <= set(spelled)


@given(st.text("好看了着第一二十百万风平西安儿A，。“” 3😀𠮷", max_size=20))
def test_every_reading_is_written_once_in_its_place(tiny: Lexicon, text: str) -> None:
    words = Annotator(tiny).annotate(text)
    read = {w.start + i for w in words if w.reading for i, s in enumerate(w.reading.syllables) if s}
    for style in Style:
        spelled = Speller(style, LexiconFacts(tiny)).paragraph(words)
        assert [place for s in spelled for place in range(s.start, s.end)] == sorted(read)
        assert all(piece for s in spelled for piece in s.pieces)
