"""Frames that settle how a hanzi standing as a word is read, whatever else the context says.

Only where the grammar leaves no doubt: complements with 得 and 不 (GB/T 16159-2012 §6.1.2), measure words after
numerals, 以…为…, 应…邀请, and the like. Each rule looks at the words beside the hanzi and gives a reading or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.language import near
from reader.language.shapes import SHAPED, has_shape, shaped

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A word of one hanzi and what stands beside it.

    Attributes:
        text: the paragraph.
        start: offset of the hanzi.
        before: the word before it, empty at the paragraph's start and after white space.
        after: the word after it, likewise.
    """

    text: str
    start: int
    before: str
    after: str

    @property
    def left(self) -> str:
        """The character before the hanzi."""
        return self.before[-1:]

    @property
    def right(self) -> str:
        """The character after the hanzi."""
        return self.after[:1]

    def clause_before(self) -> str:
        """Return the text between the clause's start and the hanzi, at most 20 characters."""
        begin = self.start
        while begin > max(0, self.start - 20) and self.text[begin - 1] not in near.CLAUSE:
            begin -= 1
        return self.text[begin : self.start]

    def clause_after(self, length: int = 1) -> str:
        """Return the text between the word (of so many hanzi) and the clause's end, at most 20 characters."""
        begin = end = self.start + length
        while end < min(len(self.text), self.start + 20) and self.text[end] not in near.CLAUSE:
            end += 1
        return self.text[begin:end]


def settle(text: str, spans: Sequence[Span], number: int) -> tuple[str, ...] | None:
    """Return the syllables of a word where a frame settles them, else None.

    Args:
        text: the paragraph.
        spans: its words.
        number: which of them is meant.
    """
    start, end = spans[number]
    word = text[start:end]
    rule = _RULES.get(word)
    if rule is None and not has_shape(word):
        return None
    before = text[slice(*spans[number - 1])] if number and spans[number - 1][1] == start else ""
    after = text[slice(*spans[number + 1])] if number + 1 < len(spans) and spans[number + 1][0] == end else ""
    place = Place(text, start, before, after)
    reading = shaped(word, place.clause_before(), place.clause_after(len(word))) if has_shape(word) else None
    if reading is None and rule is not None:
        reading = rule(place)
    return None if reading is None else tuple(reading.split())


def _is_word(word: str) -> bool:
    """Return whether a word is one of hanzi, not a mark, a numeral or nothing."""
    return bool(word) and "\u3400" <= word[0] <= "\u9fff"


def _zhi(at: Place) -> str | None:
    """只: zhī after numerals and demonstratives as a measure word, zhǐ "only" otherwise."""
    counted = near.NUMERAL.search(at.before) or at.left in near.DEMONSTRATIVE
    adverb = at.right in near.BE and at.after not in near.KINDS
    return "zhi1" if counted and (not at.after or not adverb) else "zhi3"


def _de_adverb(at: Place) -> str | None:
    """地: de between a word and a verb; dì where no word comes before or a mark follows."""
    if not _is_word(at.before) or not _is_word(at.after):
        return "di4"
    if len(at.before) > 1 and at.right not in near.AFTER_PLACE and at.before[-1] not in "在源产等":
        return "de5"
    if re.search("一.{1,2}一.$", at.clause_before()):
        return "de5"
    double = at.start > 1 and at.text[at.start - 1] == at.text[at.start - 2]
    return "de5" if double or at.before[-1] in "然性般样" or len(at.before) == 4 else None


def _de_complement(at: Place) -> str | None:
    """得: děi "must" before a verb, de after a verb or adjective, dé as a verb (他得的是感冒)."""
    if at.right == "的" and (at.before in near.PRONOUNS or at.before in near.BEFORE_MUST):
        return "de2"
    if not _is_word(at.before):
        return "dei3" if not at.before and _is_word(at.after) and at.right not in near.NOT_AFTER_MUST else "de2"
    if at.after in near.COMPLEMENTS and at.before not in near.PRONOUNS | near.BEFORE_MUST:
        return "de5"
    if at.before in near.BEFORE_MUST and _is_word(at.after) and at.right not in near.NOT_AFTER_MUST:
        return "dei3"
    return None


def _zhao(at: Place) -> str | None:
    """着: zháo after 不 and 得 of a complement (睡不着), zhe after verbs."""
    if at.left in "不得" and at.before and at.start > 1 and _is_word(at.text[at.start - 2]):
        return "zhao2"
    return "zhe5" if _is_word(at.before) else None


def _le(at: Place) -> str | None:
    """了: liǎo after 不 and 得 of a complement (适应不了), and as a verb, over (一曲终了, 事情还没了); le otherwise."""
    if at.before == "终" or (at.before == "没" and at.text[: at.start].endswith("还没")):
        return "liao3"
    if at.left in "不得" and len(at.before) == 1 and at.start > 1 and _is_word(at.text[at.start - 2]):
        return "liao3" if at.left == "不" else None
    return "le5"


def _wei(at: Place) -> str | None:
    """为: wéi in 以…为…, 为…所…, after verbs of naming; wèi before persons and with 而."""
    before, after = at.clause_before(), at.clause_after()
    if re.search(r"[以把将][^，]{1,14}$", before) and not re.search(r"[以把将]$", before):
        return "wei2"
    if "所" in after[1:10] and re.match(r"[^的]{1,8}所[^有谓以在属需]", after):
        return "wei2"
    counted = not _is_word(at.after) or at.right == "第" or near.NUMERAL.search(at.right)
    if not counted and (at.before in near.FOR or (at.before == "将" and len(after) > 6)):
        return "wei4"
    served = len(after) > len(at.after) + 1 or len(at.after) > 1
    named = at.left and at.left in "成作称变分化视认定评"
    return "wei4" if at.after in near.PERSONS and served and not named else None


def _ying(at: Place) -> str | None:
    """应: yìng in 应…邀请, 应…要求; yīng "should" before a word that is no such asking."""
    after = at.clause_after()
    if re.match(r".{1,18}(?:邀请|要求|请求|之邀|之请|邀)", after):
        return "ying4"
    asked = re.match(r".{0,12}[请约聘召征求需指战]", after) or at.left in "相对反响适供呼"
    return None if asked or not at.before or not _is_word(at.after) else "ying1"


def _jiao(at: Place) -> str | None:
    """教: jiāo before whom or what one teaches."""
    return "jiao1" if at.right in near.TEACHES or at.after == "得" or at.after.startswith(near.SUBJECTS) else None


def _zhong(at: Place) -> str | None:
    """种: zhòng before what one plants."""
    counted = near.NUMERAL.search(at.before) or at.left in near.DEMONSTRATIVE or (at.left and at.left in "何同品物")
    return "zhong4" if not counted and (at.right in near.PLANTS or at.right in near.AFTER_PLANT) else None


def _shu(at: Place) -> str | None:
    """数: shǔ "count" before aspect and result, and doubled (数一数)."""
    around = at.text[max(0, at.start - 2) : at.start + 3]
    return "shu3" if at.right in near.COUNT or at.after == "一下" or re.search("数[一了]?数", around) else None


def _dang(at: Place) -> str | None:
    """当: dàng "take for" after 把…."""
    return "dang4" if re.search(r"[把拿][^，]{1,10}$", at.clause_before()) else None


def _huan(at: Place) -> str | None:
    """还: huán "give back" before what is owed and at a clause's end, where no adverb stands (一日还, 不用还了)."""
    if at.right and at.right in "给债钱款清书贷":
        return "huan2"
    ends = at.clause_after() == "" and at.right not in "…—“‘《（" and len(at.clause_before()) > 1
    return "huan2" if ends and at.before not in near.PRONOUNS else None


def _chang(at: Place) -> str | None:
    """长: cháng beside a measured length and after adverbs of degree."""
    if at.before in near.DEGREE and at.right not in near.GROWS:
        return "chang2"
    measured = re.match(r"(?:约|达|近|为|逾|超过|度)?[0-9０-９一二三四五六七八九十百千万两数几]", at.after)
    return "chang2" if measured or re.search(r"(?:米|公里|里|尺|寸|丈|厘米|毫米|分米|千米)$", at.before) else None


def _head(at: Place) -> str | None:
    """所长: suǒzhǎng, the head of an office; suǒcháng, one's strong point, after 有, 无 and whose it is."""
    return "suo3 chang2" if at.left and at.left in "有无其己之各人" else "suo3 zhang3"


def _tiao(at: Place) -> str | None:
    """调: tiáo in what settles or adjusts."""
    return "tiao2" if at.right and at.right in "处解停和节匀味低高准馅汁酱温涨升降薪价" else None


def _cannot(at: Place) -> str | None:
    """不了: bùliǎo after a verb (办不了), as in the complements with 得 and 不."""
    return "bu4 liao3" if _is_word(at.before) else None


def _hit(at: Place) -> str | None:
    """中: zhòng "hit" after verbs of aiming and drawing."""
    return "zhong4" if at.before and at.before in "抽打击射命猜选押砸刺踢投撞" else "zhong1"


def _chu(at: Place) -> str | None:
    """处: chǔ before 以 and in 处在, chù after a numeral or 各, 某."""
    if (at.right and at.right in "以在于死决罚") or at.before in ("调", "所"):
        return "chu3"
    return "chu4" if near.NUMERAL.search(at.before) or (at.left in near.DEMONSTRATIVE and at.before) else None


def _shuai(at: Place) -> str | None:
    """率: shuài "lead" before troops, lǜ "rate" after the name of what is rated."""
    if at.after.startswith(near.TROOPS) or re.match(r".{0,8}(?:军|兵|部|众|队|团|人|师)", at.clause_after()):
        return "shuai4"
    return (
        "lv4"
        if len(at.before) > 1
        and _is_word(at.before)
        and (not _is_word(at.after) or at.right in "为达高低是的超约仅已不较")
        else None
    )


def _sheng(at: Place) -> str | None:
    """盛: chéng "ladle"."""
    return "cheng2" if at.right and at.right in "饭汤米粥酒满了着" else None


def _beside(reading: str, right: str) -> Callable[[Place], str | None]:
    """Return the rule of a hanzi that has a reading before certain characters."""
    return lambda at: reading if at.right and at.right in right else None


def _jiang(at: Place) -> str | None:
    """将: jiàng "general" after what general, before a mark or a particle; jiāng "will, take" before a word."""
    noun = _is_word(at.before) and len(at.before) == 1 and at.left not in "即必就也还又都并便才可不了已"
    if _is_word(at.after) and at.right not in "棋军帅官士令相校门作" and (not at.left or at.left not in near.GENERALS):
        return "jiang1"
    return "jiang4" if noun and (at.right in "，。、；：）” 后等之与们的" or not at.after) else None


def _han(at: Place) -> str | None:
    """汗: hán "khan" before a realm and after the last hanzi of such a ruler's name, hàn "sweat" beside what has it."""
    before, after = at.clause_before(), at.clause_after()
    if (at.right and at.right in "国廷位王") or re.search("[立称拥]为?大?$", before):
        return "han2"
    if (at.right and at.right in "滴流珠湿水液渍如青") or (at.left and at.left in near.SWEATS):
        return "han4"
    if at.left and at.left in near.KHANS:
        return "han2"
    return "han4" if re.search("[脸额身背擦抹淌跑累热湿捏]|毛巾", before[-8:] + after[:8]) else None


def _yong(at: Place) -> str | None:
    """涌: chōng, a branch of a river in Guangdong, after a name and before a mark or a place."""
    name = _is_word(at.before) and len(at.before) == 1 and at.left not in "管泉潮汹喷奔"
    return "chong1" if name and (not at.after or at.right in "、，。）》河两村口站镇的路桥") else None


def _yue(at: Place) -> str | None:
    """乐: yuè "music" before who and what has to do with it."""
    return "yue4" if at.right and at.right in "评手迷坛谱理器章曲队团师人声" else None


def _stick(at: Place) -> str | None:
    """粘: zhān "stick" before where and how; not in 粘着力, 粘着性 (nián)."""
    sticky = at.text[at.start + 1 : at.start + 3] in {"着性", "着力", "着剂"}
    return "zhan1" if at.right and at.right in "在上贴住着到于" and not sticky else None


def _sleep(at: Place) -> str | None:
    """觉: jiào after 睡 in the clause (睡不着觉, 睡了一觉)."""
    return "jiao4" if "睡" in at.clause_before() else None


def _na(at: Place) -> str | None:
    """哪: na at the end of what is said (您早哪)."""
    return "na5" if _is_word(at.before) and not _is_word(at.after) else None


def _la(at: Place) -> str | None:
    """啦: la at the end of what is said, and of what is said twice (行啦行啦)."""
    again = any(
        at.text[at.start - k : at.start + 1] == at.text[at.start + 1 : at.start + k + 2]
        for k in range(1, min(3, at.start) + 1)
    )
    ends = not _is_word(at.after) or again
    return "la5" if _is_word(at.before) and at.left not in "啦哆巴" and ends else None


def _some(at: Place) -> str | None:
    """几: jǐ before what is counted and in numbers (几杯, 几百, 十几)."""
    return "ji3" if _is_word(at.after) or near.NUMERAL.search(at.before) else None


def _particle(neutral: str, called: str) -> Callable[[Place], str | None]:
    """Return the rule of a particle: neutral at the end of what is said, with a tone where it is all that is said."""
    return lambda at: None if _is_word(at.after) else neutral if _is_word(at.before) else called


def _good(at: Place) -> str | None:
    """好: hǎo "very"; after adverbs of degree, before particles, at a clause's end: nothing follows to be fond of."""
    ends = _is_word(at.before) and at.left != "所" and at.clause_after() == ""
    particle = at.right and at.right in "的了吗吧啊呀呢些"
    return "hao3" if ends or particle or at.before in near.DEGREE or at.after in near.VERY else None


def _always(reading: str) -> Callable[[Place], str | None]:
    """Return the rule of a hanzi that as a word has one reading in running text."""
    return lambda _: reading


_RULES: dict[str, Callable[[Place], str | None]] = {
    "只": _zhi,
    "地": _de_adverb,
    "得": _de_complement,
    "着": _zhao,
    "了": _le,
    "为": _wei,
    "应": _ying,
    "教": _jiao,
    "种": _zhong,
    "数": _shu,
    "当": _dang,
    "还": _huan,
    "长": _chang,
    "率": _shuai,
    "盛": _sheng,
    "不了": _cannot,
    "不得了": _always("bu4 de2 liao3"),
    "所长": _head,
    "调": _tiao,
    "中": _hit,
    "处": _chu,
    "将": _jiang,
    "汗": _han,
    "涌": _yong,
    "乐": _yue,
    "觉": _sleep,
    "几": _some,
    "好": _good,
    "撒": _beside("sa3", "上在满些一入点盐种豆到"),
    "粘": _stick,
    "切": _beside("qie1", "为成开断下出块片丝割掉了菜肉瓜果葱姜蒜面蛋伤到着好"),
    "卷": _beside("juan3", "瓣叶螺须毛尾起柏曲缩"),
    "扒": _beside("ba1", "墙开下房皮掉光着"),
    "划": _beside("hua2", "行船水桨艇着起"),
    "晕": _beside("yun1", "了过倒死"),
    "弄": _beside("nong4", "得了清干出不到成好坏明大死丢脏错来些个"),
    "喝": _beside("he1", "了水酒茶着过完点汤几一两三半杯口个咖牛奶粥醉光掉饮得"),
    "的": _always("de5"),
    "剥": lambda at: "bao1" if _is_word(at.after) else None,
    "崴": _beside("wai3", "了脚到伤着"),
    "啦": _la,
    "喽": _always("lou5"),
    "哪": _na,
    "葛": _beside("ge2", "属根藤麻布粉花"),
    "朴": lambda at: "pu3" if at.left and at.left in "实俭质素淳厚" else None,
    "啊": _particle("a5", "a4"),
    "哦": _particle("o5", "o4"),
    "更": _always("geng4"),
    "吓": _always("xia4"),
    "刨": _always("pao2"),
    "没": _always("mei2"),
    "与": _always("yu3"),
    "要": _always("yao4"),
}

# The words that any rule is about.
FRAMED = SHAPED.union(_RULES)
