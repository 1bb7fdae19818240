import pytest

from reader.text.chapters import chapter_level
from reader.text.loader import document_of

PROSE = "这条街上的人都认识他，他每天清晨把门前扫得干干净净，然后才开门做生意。"


def headings(*lines: str) -> list[tuple[int, str]]:
    document = document_of("\n".join(["今天说说老街，先说几句开头的话。", *lines]).encode(), "a.txt", "a.txt")
    return [(section.level, section.title) for section in document.sections if section.kind != "lead"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一、起", PROSE, "二、承", PROSE], [(1, "一、起"), (1, "二、承")]),
        (["一、起", "（一）甲", PROSE, "（二）乙", PROSE, "二、承", "（一）丙", PROSE, "（二）丁", PROSE],
         [(1, "一、起"), (2, "（一）甲"), (2, "（二）乙"), (1, "二、承"), (2, "（一）丙"), (2, "（二）丁")]),
        (["1. 起", PROSE, "2. 承", PROSE, "3. 转", PROSE], [(1, "1. 起"), (1, "2. 承"), (1, "3. 转")]),
        (["一", PROSE, "二", PROSE, "三", PROSE], [(1, "一"), (1, "二"), (1, "三")]),
        (["01", PROSE, "02", PROSE], [(1, "01"), (1, "02")]),
        (["第一章 风", "一、起", PROSE, "二、承", PROSE, "第二章 雨", "一、转", PROSE, "二、合", PROSE],
         [(1, "第一章 风"), (2, "一、起"), (2, "二、承"), (1, "第二章 雨"), (2, "一、转"), (2, "二、合")]),
        (["卷一 上", "第一章 风", PROSE, "卷二 下", "第二章 雨", PROSE],
         [(1, "卷一 上"), (2, "第一章 风"), (1, "卷二 下"), (2, "第二章 雨")]),
        (["001 起", PROSE, "002 承", PROSE], [(1, "001 起"), (1, "002 承")]),
        (["一　起", PROSE, "二　承", PROSE], [(1, "一　起"), (1, "二　承")]),
        (["（1）", PROSE, "（2）", PROSE], [(1, "（1）"), (1, "（2）")]),
        (["第一天", PROSE, PROSE, "第二天 雨", PROSE], [(1, "第一天"), (1, "第二天 雨")]),
        (["第一封信", PROSE, "第二封信", PROSE], [(1, "第一封信"), (1, "第二封信")]),
        (["1.1 起", PROSE, "1.2 承", PROSE, "1.2.1 甲", PROSE, "2.1 转", PROSE],
         [(1, "1.1 起"), (1, "1.2 承"), (2, "1.2.1 甲"), (1, "2.1 转")]),
        (["第一章 风", "1.1. 起？", PROSE, "1.2. 承", PROSE, "第二章 雨", "2.1. 转", PROSE],
         [(1, "第一章 风"), (2, "1.1. 起？"), (2, "1.2. 承"), (1, "第二章 雨"), (2, "2.1. 转")]),
        (["1. 风", "1.1 起", PROSE, "1.2 承", PROSE, "2. 雨", "2.1 转", PROSE],
         [(1, "1. 风"), (2, "1.1 起"), (2, "1.2 承"), (1, "2. 雨"), (2, "2.1 转")]),
        (["目录", "1.1 起 ...... 3", "1.2 承 ...... 5", "1.1 起", PROSE, "1.2 承", PROSE],
         [(1, "1.1 起"), (1, "1.2 承")]),
        (["1.1 起", PROSE, "1.2 承", PROSE, "1.4 合", PROSE, "127.0.0.1 本机"],
         [(1, "1.1 起"), (1, "1.2 承"), (1, "1.4 合")]),
        (["序", PROSE, "1.1 米", "1.2 油", "1.3 盐", "1.1 起", PROSE, "1.2 承", PROSE],
         [(1, "序"), (2, "1.1 起"), (2, "1.2 承")]),
        (["1.5 米", PROSE, "3.2 斤", PROSE], []),
        (["1.1 米", "1.2 斤", "1.3 尺", PROSE], []),
        (["第二天", PROSE, "第三天", PROSE], []),
        (["第一，" + PROSE, "第二，" + PROSE], []),
        (["一 二 三，走！", PROSE, "二 三 四", PROSE], []),
        (["1980 年", PROSE, "1981 年", PROSE], []),
        (["一、米", "二、油", "三、盐", PROSE], []),
        (["一、起", PROSE], []),
        (["三、起", PROSE, "七、承", PROSE], []),
        (["一、" + PROSE, "二、" + PROSE], []),
        (["1. 他来了。", PROSE, "2. 她走了。", PROSE], []),
        (["3.5 米", PROSE, "12:30 开门", PROSE], []),
    ],
)  # fmt: skip
def test_numbered_headings(lines: list[str], expected: list[tuple[int, str]]) -> None:
    assert headings(*lines) == expected


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章 风", 2), ("第壹章", 2), ("第贰拾回 甲", 2), ("正文 第一章 风", 2),
        ("【第一章】风", 2), ("☆、第一章", 2), ("＝＝第三章＝＝", 2), ("VIP卷 第5章", 2),
        ("卷之三", 1), ("卷一·风", 1), ("附录A 表", 2), ("大结局", 2),
        ("最终章 归", 2), ("第１２章　甲", 2), ("Chapter XII The Street", 2), ("Part Two", 1),
        ("下卷", 1), ("第二部分：秋", 1), ("序 言", 2), ("正文如下", 0),
        ("第 三 章", 2), ("第 三 章 夜话", 2), ("（第三章）", 2), ("001章 夜话", 2),
        ("第三场", 2), ("第一季", 1), ("上集", 1), ("Act II", 1),
        ("Scene 3", 2), ("chapter12", 2), ("Ch. 5 The Well", 2), ("Chapter.12 夜话", 2),
        ("番外篇", 2), ("外传", 2), ("尾声（完）", 2), ("大结局（下）", 2),
        ("章 2. 老街", 2), ("章 2 老街", 0),
        ("后序", 2), ("译者序", 2), ("再版序", 2), ("推荐序一", 2),
        ("第二版前言", 2), ("出版说明", 2), ("绪论", 2), ("致谢", 2),
        ("内容简介：", 2), ("前言:", 2), ("作者的话", 2), ("总序", 2),
        ("第三章：", 0), ("尾声渐起", 0), ("绪论文稿", 0), ("总序列", 0),
        ("上集体课", 0), ("第三场比赛", 0), ("第一季度", 0), ("100章鱼", 0),
        ("第 三 章的意思", 0), ("外传说法", 0), ("致谢老师", 0), ("导论文", 0),
        ("Scene of the crime", 0), ("Act now", 0), ("（序列）", 0), ("结论是这样", 0),
        ("★推荐★", 0), ("大结局是好的", 0), ("卷起袖子", 0), ("第一节课", 0),
        ("第一部电影", 0), ("序列号", 0), ("第一章的内容", 0), ("第二天", 0),
        ("最大的问题", 0), ("#1 产品", 0),
    ],
)  # fmt: skip
def test_wording_of_chapters(line: str, level: int) -> None:
    assert chapter_level(line) == level


def test_many_chapters_with_a_slip_or_two() -> None:
    titles = [f"{n} 夜话" for n in range(1, 131) if n != 57]
    assert [title for _, title in headings(*[part for title in titles for part in (title, PROSE)])] == titles


def test_numerals_beyond_a_hundred() -> None:
    from reader.text.contents import value_of

    numerals = ["一百零二", "一百一十", "二十", "十", "一〇三", "两千零五", "110", "１２"]
    assert [value_of(numeral) for numeral in numerals] == [102, 110, 20, 10, 103, 2005, 110, 12]
