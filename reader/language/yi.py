"""The spoken tone of 一 (黄伯荣、廖序东《现代汉语》, 语音, 变调; 普通话水平测试实施纲要).

yí before a fourth tone, yì before the others, neutral in 看一看; yī alone, at the end, in numbers and in ordinals.
Where both can be heard (一百一十, 一流) the ordinal and the tens keep yī.
"""

from reader.language.speech import Run

_ONES = frozenset("〇零一二三四五六七八九")
_TENS = frozenset("十百千万亿萬億")
_NUMERALS = _ONES | _TENS
_DETERMINERS = frozenset("这這那每某哪另任有偶甫刚剛头頭上下前后後同")
"""Before 一 these leave it a quantity: 另一个, 这一级, 每一号."""
_MEASURES = frozenset("点點下会會些个個口把杯段只隻阵陣方样樣种種致")
"""After 一 in a word of four hanzi these show a quantity: 告一段落, 差一点儿."""
_ORDINALS = (
    *("月", "号", "號", "楼", "樓", "级", "級", "流", "审", "審", "中", "线", "線"),
    *("把手", "年级", "年級", "等奖", "等獎", "等功", "等品", "等舱", "等艙"),
)
_NO_ORDINALS = (
    "一中午",
    "一线希望",
    "一線希望",
    "一线生机",
    "一線生機",
    "一线曙光",
    "一線曙光",
    "一线阳光",
    "一線陽光",
)
_ADVERBS = frozenset("起样樣般定直共律齐齊同道旦切贯貫再向度")
"""Second hanzi of 一起, 一样, 一直…: words of their own even after a numeral."""
_COUNTING_IDIOMS = frozenset({"一五一十"})
"""Made of numerals, said as phrases."""
_WEEKS = frozenset({"星期", "礼拜", "禮拜"})
_OPERATIONS = frozenset("加减減乘除比对對")
_FOURTH_BELOW = frozenset("个個下上是过過去见見会會样樣面块塊半次阵陣件位句")
"""Hanzi whose neutral tone comes from a fourth: 一个 yí ge, 不是 bú shi."""


def tone_below(run: Run, index: int) -> int:
    """Return the tone a syllable has by itself: 5 where it is neutral and none is known, 0 outside the run."""
    if index >= len(run.text):
        return 0
    return 4 if run.tones[index] == 5 and run.text[index] in _FOURTH_BELOW else run.tones[index]


def tone_of_yi(run: Run, index: int) -> int:
    """Return the tone of the 一 at an index of a run."""
    after = tone_below(run, index + 1)
    if _between_verbs(run, index):
        return 5
    if after in {0, 5} or _is_number(run, index) or _is_ordinal(run, index) or _ends_a_word(run, index):
        return 1
    return 2 if after == 4 else 4


def _between_verbs(run: Run, index: int) -> bool:
    """看一看, 想一想; not 一天一天, not 数一数二."""
    verb, (start, end) = run.at(index - 1), run.word(index)
    if not verb or verb != run.at(index + 1) or verb in _NUMERALS or run.at(index - 2) == "一" or end - start > 3:
        return False
    return start < index or run.word_text(index - 1) == verb


def _is_number(run: Run, index: int) -> bool:
    """Part of a number or a series of digits after its head, a sum or a fraction: 十一, 一百一, 一九九八, 三分之一."""
    before, after, word = run.at(index - 1), run.at(index + 1), run.word_text(index)
    if word in _COUNTING_IDIOMS:
        return False
    alone = word[0] != "一" or all(hanzi in _NUMERALS for hanzi in word)
    if before == "之" or (before in _ONES and alone) or (before in _TENS and (alone or after not in _ADVERBS)):
        return True
    if after == "一" or ((after in _ONES or after == "十") and (alone or len(word) < 4)):
        return True
    return _is_in_a_sum(run, index)


def _is_in_a_sum(run: Run, index: int) -> bool:
    """一加一, 一比零, 一对一."""
    before = run.at(index - 1) in _OPERATIONS and run.at(index - 2) in _NUMERALS
    return before or (run.at(index + 1) in _OPERATIONS and run.at(index + 2) in _NUMERALS)


def _is_ordinal(run: Run, index: int) -> bool:
    """第一, 初一, 星期一, 一月, 一号, 一楼, 一年级; 一是 as in 一是…二是…."""
    before, rest = run.at(index - 1), run.text[index + 1 : index + 4]
    if before in {"第", "初"}:
        return True
    if before in _DETERMINERS or run.text.startswith(_NO_ORDINALS, index):
        return False
    if (rest[:1] == "是" and run.word_text(index) == "一") or (before == "月" and rest[:1] == "日"):
        return True
    return (index > 0 and run.word_text(index - 1) in _WEEKS) or rest.startswith(_ORDINALS)


def _ends_a_word(run: Run, index: int) -> bool:
    """统一, 唯一, 万一, and the first half of 独一无二; not 另一(个), not 告一段落."""
    start, end = run.word(index)
    if index == start or (index == start + 1 and run.text[start] in _DETERMINERS and not _is_same(run, index)):
        return False
    return index == end - 1 or (end - start == 4 and index == start + 1 and run.at(index + 1) not in _MEASURES)


def _is_same(run: Run, index: int) -> bool:
    """同一 keeps its tone (同一性) but before 个 and 种; so does 有一说一."""
    before, after = run.at(index - 1), run.at(index + 1)
    return (before == "同" and after not in frozenset("个個种種")) or after in {"说", "說"}
