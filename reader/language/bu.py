"""The spoken tone of 不 (黄伯荣、廖序东《现代汉语》, 语音, 变调).

bú before a fourth tone, bù elsewhere; neutral in 好不好 and in potential complements (看不见).
"""

from reader.language.speech import Run
from reader.language.yi import tone_below

_COMPLEMENTS = frozenset(
    "来來过過到起了准準上下离離清着著及得开開通拢攏出尽盡倒住动動见見懂完定成惯慣透掉够夠多中消齐齊赢贏"
)
"""After 不 in a word of three hanzi."""
_FREE = frozenset("到起了上下着著及开開拢攏出尽盡倒住动動见見懂完惯慣透掉够夠") | {
    *("起来", "起來", "出来", "出來", "出去", "下去", "下来", "下來", "上来", "上來", "上去"),
    *("进去", "進去", "过来", "過來", "过去", "過去", "清楚"),
}
"""After a verb of one syllable and 不 in words of their own: hardly ever the verb of a sentence."""
VERBS = frozenset(
    "看听聽说說写寫吃喝打拿走跑找想做买買卖賣推拉搬睡坐站记記认認猜学學读讀念唱跳用分数數装裝穿挂掛放抓抬赶趕受挡擋"
)


def tone_of_bu(run: Run, index: int) -> int:
    """Return the tone of the 不 at an index of a run."""
    if _between_alternatives(run, index) or _before_complement(run, index):
        return 5
    return 2 if tone_below(run, index + 1) == 4 else 4


def _between_alternatives(run: Run, index: int) -> bool:
    """好不好, 可不可以, 喜欢不喜欢; not 不好不好."""
    one = run.at(index - 1)
    if one and one == run.at(index + 1):
        return run.at(index - 2) != "不"
    two = run.text[max(0, index - 2) : index]
    return len(two) == 2 and run.text.startswith(two, index + 1)


def _before_complement(run: Run, index: int) -> bool:
    """数不清 as one word of three syllables, 写不完 as words of their own."""
    start, end = run.word(index)
    if start == index - 1:
        return end - start == 3 and run.text[index + 1] in _COMPLEMENTS
    if start != index or index == 0 or run.word_text(index - 1) not in VERBS:
        return False
    complement = run.text[index + 1 : end] or (run.word_text(end) if end < len(run.text) else "")
    return complement in _FREE
