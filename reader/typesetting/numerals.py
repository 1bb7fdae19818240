"""What a number in Arabic figures holds on to: its unit belongs on the same line (CLREQ §3.1.5).

A number holds a rough-number word (余, 多, 几), its magnitudes (万, 亿...) and the one hanzi or the unit of several
hanzi that follows: `1000余万元`, `20幢`, `4个小时`, `5公里`. Any one hanzi counts as a unit, since almost every
measure word is one; the units of several hanzi are listed. Behind a space only signs and metric units count (`23 km`).
"""

import re

_ROUGH = frozenset("余餘多几幾")
_MAGNITUDES = frozenset("十百千万萬亿億兆")
_UNITS = frozenset(
    re.findall(
        r"\w+",
        "个百分点 個百分點 百分点 百分點 平方公里 平方千米 平方米 立方米 摄氏度 攝氏度 个小时 個小時 个月 個月 小时 "
        "小時 分钟 分鐘 秒钟 秒鐘 公里 公斤 公分 公顷 公頃 公尺 公升 公吨 公噸 分米 厘米 釐米 毫米 微米 纳米 奈米 毫升 "
        "毫克 英里 英尺 英寸 海里 美元 欧元 歐元 日元 英镑 英鎊 港元 "
        "卢布 盧布 人次 世纪 世紀 周年 週年 周岁 週歲 年代 季度",
    )
)
_PREFIXES = ("", "k", "K", "M", "G", "T", "c", "d", "m", "µ", "μ", "n")
_METRIC = ("m", "g", "L", "l", "s", "Hz", "W", "Wh", "V", "A", "B", "b", "J", "N", "Pa")
_LATIN_UNITS = frozenset(prefix + unit for prefix in _PREFIXES for unit in _METRIC) | {"min", "h", "mol"}
_MOST_MAGNITUDES = 4
_LONGEST = 4
_REACH = 1 + _MOST_MAGNITUDES + 1 + _LONGEST  # hanzi that may belong to the number before them
_DIGIT = re.compile(r"\d")


def is_inside(text: str, index: int) -> bool:
    """Tell whether a hanzi belongs, with the hanzi before it, to a number before both."""
    for match in _DIGIT.finditer(text, max(0, index - _REACH), index):
        after = match.end()
        if not text[after].isdecimal() and index < _end(text, after):
            return True
    return False


def is_unit(text: str, index: int) -> bool:
    """Tell whether a metric unit stands there as a word of its own."""
    end = index
    while end < len(text) and text[end].isalpha() and end - index < _LONGEST:
        end += 1
    return text[index:end] in _LATIN_UNITS


def _end(text: str, index: int) -> int:
    """Return the end of what a number holds; `index` is the end of its digits."""
    index += text[index : index + 1] in _ROUGH
    for _ in range(_MOST_MAGNITUDES):
        index += text[index : index + 1] in _MAGNITUDES
    index += text[index : index + 1] in _ROUGH
    for length in range(_LONGEST, 1, -1):
        if text[index : index + length] in _UNITS:
            return index + length
    return index + ("\u3400" <= text[index : index + 1] <= "\u9fff")
