"""Where a word divides when it is spelled: names, places, idioms, numbers, reduplications (GB/T 16159-2012)."""

import re
from collections.abc import Sequence

from reader.language.facts import Facts
from reader.language.numbers import NUMERALS, number_dividers, numeral_length, ordinal_dividers

_UNITS = frozenset("省市县縣区區乡鄉镇鎮州")
"""Administrative units: always a generic part behind a name of two syllables (Jīnhuá Shì)."""
_FEATURES = frozenset("江河湖海洋山湾灣岛島")
"""Generic parts where what stands before is a name by itself (Póyáng Hú; not Qínhuángdǎo)."""
GENERIC = _UNITS | _FEATURES | {
    *("海峡", "海峽", "运河", "運河", "群岛", "群島", "半岛", "半島", "高原", "平原", "盆地", "沙漠", "山脉", "山脈"),
    *("自治区", "自治區", "自治州", "自治县", "自治縣", "新区", "新區", "大街", "大道", "胡同", "水库", "水庫"),
}  # fmt: skip
"""Generic parts as words of their own behind a name."""
_STRUCTURAL = frozenset("之而不莫亦乎其所以于於者能可为為也矣焉哉无無若如何得然")
"""Hanzi of the written language that bind across the middle of an idiom (zǒng'éryánzhī, àimònéngzhù)."""
_BINDING = frozenset("之而")
"""In the middle these bind whatever stands beside them (tǐngshēn'érchū)."""
_MEASURES = frozenset("个個种種位名条條只隻件座本张張次天年月日号號岁歲遍口句层層排眼轮輪腔套对對")
"""Behind one numeral these are measure words, whatever the dictionary has as one word."""
_MEASURED = frozenset({"小时", "小時", "分钟", "分鐘", "公里", "公斤", "个月", "個月", "钟头", "鐘頭"})
"""Measures of two hanzi, apart from 半 before them."""
_COUNTED = frozenset("一二三四五六七八九十两兩几幾半")
"""Numerals that are counted with; 万岁, 零件 and 百姓 are none."""
_TITLES = frozenset(
    re.findall(
        r"\w+",
        "老师 老師 先生 女士 小姐 太太 同志 师傅 師傅 教授 博士 医生 醫生 大夫 律师 律師 部长 部長 局长 局長 所长 所長 "
        "校长 校長 院长 院長 队长 隊長 市长 市長 县长 縣長 省长 省長 经理 經理 主任 书记 書記 主席 总理 總理 总统 總統 "
        "警官 叔叔 阿姨",
    )
)
"""Behind a surname, as words of their own."""
_ONE_SENSE = frozenset({("行", "hang2")})
"""Measure words in one of their readings."""
_ALONE = frozenset("又不而的之就也与與和或在为為于於是得了")
"""Words of their own wherever they stand in a longer word."""
_LONGEST = 4
_DIRECTIONS = frozenset("出起上下进進过過回")


def dividers(text: str, syllables: Sequence[str], facts: Facts) -> tuple[list[str], frozenset[int]]:
    """Return how a word of hanzi is written apart.

    Args:
        text: the word, hanzi only.
        syllables: one a hanzi, in numbers.
        facts: the dictionary.

    Returns:
        What stands before each syllable but the first (nothing, a space or a hyphen), and the syllables that are
        capital though the reading has them small.
    """
    capitals = [place for place, syllable in enumerate(syllables) if syllable[:1].isupper()]
    if capitals:
        return _of_name(text, capitals, facts)
    return _of_word(text, syllables, facts), frozenset()


def _of_name(text: str, capitals: Sequence[int], facts: Facts) -> tuple[list[str], frozenset[int]]:
    """Divide before every capital, and before the generic part of a place name, which becomes one."""
    last = len(text) - 1
    if len(capitals) < 3 and capitals[0] == 0:
        capitals = _with_generic(text, capitals, facts)
    if capitals == [0] and text[1:] in _TITLES:
        return [" ", *[""] * (last - 1)], frozenset([0])  # 王部长 Wáng bùzhǎng
    # 老李: what familiarly stands before a surname is of the name.
    familiar = capitals == [1] and text[0] in "老小大阿"
    divided = [" " if place in capitals else "" for place in range(1, len(text))]
    if text[0] == "第" and text[1] in NUMERALS:
        divided[0] = "-"  # 第二次世界大战
    return divided, frozenset([0, 1] if familiar else capitals)


def _with_generic(text: str, capitals: Sequence[int], facts: Facts) -> Sequence[int]:
    """Return a place name's capitals with that of its generic part: 金华|市, 浦东|新区, 蔚|县, 珠|江."""
    last = len(text) - 1
    if last > 2 and text[-2:] in GENERIC and set(capitals) <= {0, last - 1, last}:
        return [0, last - 1]
    if capitals[1:]:
        return capitals
    unit = text[last] in _UNITS and (last > 1 or text[last] in "县縣")
    feature = text[last] in _FEATURES and ((last > 1 and facts.is_name(text[:last])) or facts.is_feature(text))
    return [0, last] if unit or feature else capitals


def _of_word(text: str, syllables: Sequence[str], facts: Facts) -> list[str]:
    ordinal = ordinal_dividers(text)
    if ordinal is not None:
        measured = text[-1] in _MEASURES and text[-2] in NUMERALS
        return [*ordinal[:-1], " "] if measured else ordinal  # 第二天 dì-èr tiān
    found = _counted(text, syllables)
    if found is None and len(text) == 3:
        found = _of_three(text, syllables, facts)
    if found is not None:
        return found
    if len(text) == _LONGEST:
        return _of_four(text, syllables, facts)
    numerals = numeral_length(text)
    if len(text) > 2 and numerals > 1:
        behind = [] if numerals == len(text) else [" ", *[""] * (len(text) - numerals - 1)]
        return number_dividers(text[:numerals]) + behind
    return (_of_long(text, facts) if len(text) > _LONGEST else None) or [""] * (len(text) - 1)


def _counted(text: str, syllables: Sequence[str]) -> list[str] | None:
    """Return the dividers of a numeral with its measure word; None for anything else."""
    if len(text) not in {2, 3} or text[0] not in _COUNTED:
        return None
    measure = text[1] in _MEASURES or (text[1], syllables[1]) in _ONE_SENSE or (text[0] in "几幾" and text[1] in "点點")
    if len(text) == 2:
        return [" "] if measure else None  # 一种 yī zhǒng
    return [" ", " "] if measure and text[2] in "半多来來" else None  # 一个半 yī gè bàn


def _of_three(text: str, syllables: Sequence[str], facts: Facts) -> list[str] | None:
    """Return the dividers of three hanzi that are several words; None where they are one."""
    if text[0] == text[2] and text[1] in "不没沒一了":
        return [" ", " "]  # 好不好 hǎo bù hǎo
    if text[1] in "点點" and text[0] in NUMERALS and text[2] in NUMERALS:
        return [" ", " "]  # 零点五 líng diǎn wǔ
    half = text[0] == "半" and text[1:] in _MEASURED
    return [" ", ""] if half or _is_with_object(text, syllables, facts) else None  # 打电话 dǎ diànhuà


def _is_with_object(text: str, syllables: Sequence[str], facts: Facts) -> bool:
    """Return whether three hanzi are a verb and its object or complement of two: 开玩笑, 弄清楚 (§6.1.2.3)."""
    rest = text[1:]
    if rest[0] in "得不一了" or not facts.is_word(rest):
        return False
    if text[0] in "有没沒":
        return True  # 有意思 yǒu yìsi
    verbs = facts.is_verb(text, syllables) and facts.is_verb(text[0], syllables[:1])
    bound = text[2] in "化性" or (facts.is_verb(rest, syllables[1:]) and text[2] not in "来來去")
    return verbs and not bound  # not 合理化, 倒计时


def _of_four(text: str, syllables: Sequence[str], facts: Facts) -> list[str]:
    """Divide four hanzi: idioms by a hyphen where they are two halves, other words of two words by a space."""
    a, b, c, d = tuple(text)
    if a == b and c == d:
        return ["", "", ""]
    if a == c and b == d:
        return ["", " ", ""]  # 研究研究
    if b in "得不" and syllables[1] in {"de5", "bu4", "bu5", "bu2"} and c in _DIRECTIONS and d in "来來去":
        return [" ", " ", ""]  # 看得出来 kàn de chūlái
    halves = facts.is_word(a + b) and facts.is_word(c + d)
    idiom = facts.is_idiom(text)
    if _is_parallel(text, facts) and (idiom or not halves or (_is_repeating(text) and c + d not in {"主义", "主義"})):
        return ["", "-", ""]
    if idiom:
        bound = b in _BINDING or c in _BINDING
        return ["", "-" if not bound and (halves or facts.is_word(a + b) or _divides(text, facts)) else "", ""]
    return ["", " " if halves else "", ""]


def phrase_divider(text: str, facts: Facts) -> str:
    """Return what stands in the middle of an idiom of four hanzi that is no word of the dictionary."""
    return "-" if _is_parallel(text, facts) or _divides(text, facts) else ""


def _is_parallel(text: str, facts: Facts) -> bool:
    """Return whether the halves are built alike.

    They share a hanzi in the same place (无欲无求; not 糊里糊涂), have numerals there (颠三倒四), or their first and
    second hanzi taken together are words (风平浪静: 风浪, 平静).
    """
    a, b, c, d = tuple(text)
    if b in "里裡裏":
        return False
    if _is_repeating(text):
        return True
    return not _STRUCTURAL & set(text) and facts.is_word(a + c) and facts.is_word(b + d)


def _is_repeating(text: str) -> bool:
    """Return whether the halves of four hanzi share a hanzi in the same place or have numerals there."""
    a, b, c, d = tuple(text)
    return a == c or b == d or {a, c} <= NUMERALS or {b, d} <= NUMERALS


def _divides(text: str, facts: Facts) -> bool:
    """Return whether an idiom falls into halves that are no words: nothing binds its second and third hanzi."""
    return not _STRUCTURAL & set(text) and not facts.is_word(text[1:3])


def _of_long(text: str, facts: Facts) -> list[str] | None:
    """Divide five hanzi and more into their words; one hanzi stays with what it is an affix of."""
    if text[1] in "得不" and text[2] in _DIRECTIONS and text[-1] in "来來去":
        return [" "] * (len(text) - 1)  # 说不出话来 shuō bu chū huà lái
    parts = facts.parts(text)
    single = sum(len(part) == 1 for part in parts)
    # A saying has words of one hanzi (血债要用血来还), a term affixes (海军陆战队).
    saying = single > 2 and 2 * single >= len(parts) and (len(parts) > _LONGEST or len(parts[0]) == 1)
    divided: list[str] = []
    for number, part in enumerate(parts):
        if number:
            affix = len(part) == 1 or (number == 1 and len(parts[0]) == 1)
            divided.append("" if affix and not saying and not {part, parts[number - 1]} & _ALONE else " ")
        whole = len(part) <= _LONGEST or len(parts) == 1
        divided += [""] * (len(part) - 1) if whole else _of_long(part, facts) or [""] * (len(part) - 1)
    return divided
