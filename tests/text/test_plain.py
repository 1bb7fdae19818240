import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clean import clean
from reader.text.document import Kind
from reader.text.head import is_byline
from reader.text.plain import parse_plain

PROSE = "老街在江的北岸，从东门一直通到码头，两边都是木头房子，楼下开店，楼上住人，逢年过节家家户户都要挂起红灯笼。" * 3


def kinds(text: str) -> str:
    """First letters of the paragraphs' kinds (y for bylines); headings with their level."""
    return " ".join(f"{'y' if p.kind is Kind.BYLINE else p.kind[0]}{p.level or ''}" for p in parse_plain(clean(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("只有一行字", "b", id="a single line"),
        pytest.param(f"老街的故事\n\n{PROSE}", "t b", id="title and prose"),
        pytest.param(
            f"老街的故事\n一百年前的码头\n记者 王小明\n{PROSE}\n{PROSE}",
            "t s y b b",
            id="title, no blank line anywhere",
        ),
        pytest.param(
            f"　　老街的故事\n　　一百年前的码头\n　　记者 王小明\n　　{PROSE}", "t s y b", id="title, all indented"
        ),
        pytest.param(
            "书名：老街的故事\n作者：王小明\n第一章 江边\n　　天亮了。", "t y h2 b", id="title behind a label"
        ),
        pytest.param(f"老街还在吗？\n\n{PROSE}", "t b", id="a title may ask"),
        pytest.param(f"老街的故事\n\n本报记者 王小明 文/摄\n\n{PROSE}", "t y b", id="title, byline"),
        pytest.param(
            f"老街的故事\n\n一百年前的码头\n\n记者 王小明\n\n{PROSE}", "t s y b", id="title, subtitle, byline"
        ),
        pytest.param(f"老街的故事\n——一百年前的码头\n\n{PROSE}", "t s b", id="subtitle behind a dash"),
        pytest.param(f"老街的故事\n\n一百年前的码头\n\n{PROSE}", "t s b", id="subtitle before prose"),
        pytest.param(f"老街的故事\n　　{PROSE}\n　　{PROSE}", "t b b", id="told by indents"),
        pytest.param(f"老街的故事\n{PROSE}\n{PROSE}", "t b b", id="told by length"),
        pytest.param(f"{PROSE}\n{PROSE}", "b b", id="prose alone"),
        pytest.param(f"那天下着雨。\n\n{PROSE}", "b b", id="a sentence is no title"),
        pytest.param(
            "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", "t b v v v v", id="poem"
        ),
        pytest.param("床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。", "v v v v", id="verse alone"),
        pytest.param(
            "静夜思\n李白\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。", "v v v v", id="poem under its title"
        ),
        pytest.param(
            f"{PROSE}\n%\n春晓　孟浩然\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n%\n{PROSE}",
            "b b v v v b b",
            id="texts parted by drawn lines",
        ),
        pytest.param("风从江上来\n带着一点盐\n带着一点远\n停在窗前", "v v v v", id="free verse"),
        pytest.param("风从江上来\n带着一点盐\n\n带着一点远\n停在窗前", "v v v v", id="free verse in stanzas"),
        pytest.param(f"老街\n=-=-=-=\n\n{PROSE}", "t b b", id="a line drawn under a title"),
        pytest.param(f"%%%%\n\n{PROSE}", "b b", id="a drawn line is no title"),
        pytest.param("苹果\n香蕉\n梨", "v v v", id="list"),
        pytest.param("苹果\n\n香蕉\n\n梨", "b b b", id="spaced list"),
        pytest.param("1. 苹果\n2. 香蕉\n3. 梨", "b b b", id="numbered list"),
        pytest.param(
            "《老街》\n作者：王小明\n\n第一章 江边\n　　天亮了。\n第二章 码头\n　　天黑了。",
            "t y h2 b h2 b",
            id="novel",
        ),
        pytest.param("第一章 江边\n　　天亮了。\n第二章 码头\n　　天黑了。", "h2 b h2 b", id="novel without a title"),
        pytest.param(
            "楔子\n　　夜。\n第一卷 江\n第一章 雨\n　　雨。\n后记\n　　完。", "h2 b h1 h2 b h1 b", id="volumes"
        ),
        pytest.param("Chapter 1\nIt rained.\nChapter Two: The River\nIt stopped.", "h2 b h2 b", id="English chapters"),
        pytest.param("The Old Street\nBy Wang Xiaoming\n\nIt rained all day.", "t y b", id="English byline"),
        pytest.param("", "", id="empty"),
        pytest.param(" \n　\n\t\n", "", id="white space"),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("通讯员 王小明 本报记者 李大力 文/摄", True),
        ("记者 王小明", True),
        ("本报记者王小明", True),
        ("作者：王小明", True),
        ("文/王小明", True),
        ("责任编辑：李大力", True),
        ("王小明 摄影", True),
        ("（通讯员 王小明）", True),
        ("By Jane Doe", True),
        ("李白", False),
        ("记者节快乐", False),
        ("文明从这里开始", False),
        ("摄影展开幕", False),
        ("记者：您怎么看这件事？", False),
        ("疑是地上霜", False),
        ("图书馆", False),
        ("By and by it rained.", False),
    ],
)
def test_is_byline(line: str, expected: bool) -> None:
    assert is_byline(line) is expected


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章", 2),
        ("第一章 江边", 2),
        ("第十二章江边的人", 2),
        ("第一百零三回 风雨夜归人", 2),
        ("第12章：码头", 2),
        ("第三节 方法", 2),
        ("楔子", 2),
        ("序", 2),
        ("后记", 2),
        ("番外二", 2),
        ("Chapter 3", 2),
        ("CHAPTER XII. The Bridge", 2),
        ("卷三", 1),
        ("第二卷 码头", 1),
        ("上卷", 1),
        ("Part One", 1),
        ("第一章的内容很难懂", 0),
        ("第二回合他就输了", 0),
        ("第一部电影", 0),
        ("第三节课", 0),
        ("第一集团公司", 0),
        ("序列号", 0),
        ("第一章写的是江边。", 0),
        ("上卷子做得好", 0),
        ("后记得带伞", 0),
        ("天亮了", 0),
        ("chapter and verse", 0),
    ],
)
def test_chapters(line: str, level: int) -> None:
    from reader.text.chapters import chapter_level

    assert chapter_level(line) == level


def wrapped(paragraph: str, width: int) -> str:
    return "\n".join(paragraph[start : start + width] for start in range(0, len(paragraph), width))


VARIED = [
    "老街在江的北岸，从东门一直通到码头。两边都是木头房子，楼下开店，楼上住人，逢年过节家家户户都要挂起红灯笼，远远看去像一条火龙。",
    "王师傅在这条街上开了四十年的面馆，每天凌晨三点起来和面，五点开门。他说：“面要揉到位，客人一吃就知道你有没有偷懒。”",
    "去年冬天，街道开始翻修。有人担心老街从此变了样，也有人盼着早点完工；"
    "王师傅不说话，只是照常开门，照常揉面，照常把第一碗面端给扫街的老人。",
]


@pytest.mark.parametrize("width", [20, 24, 35])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_wrapped_chinese_is_joined(width: int, gap: str) -> None:
    text = gap.join(wrapped(p, width) for p in VARIED)
    assert [p.text for p in parse_plain(text)] == VARIED


@pytest.mark.parametrize("width", [20, 35])
def test_wrapped_and_indented_chinese_is_joined(width: int) -> None:
    text = "\n".join(wrapped("　　" + p, width) for p in VARIED)
    assert [p.text for p in parse_plain(text)] == VARIED


@pytest.mark.parametrize(
    "between",
    [
        "夜雨敲窗急，\n孤灯照壁寒。\n故人千里外，\n书札几回看。",
        "姓名    年龄    住址\n老贺    五十二  东街\n秀嫂    三十    西街",
    ],
    ids=["verse", "table"],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_paragraphs_around_short_lines_are_joined(between: str, gap: str) -> None:
    text = gap.join([wrapped(VARIED[0], 34), between, *(wrapped(p, 34) for p in VARIED[1:])])
    assert [p.text for p in parse_plain(text)] == [VARIED[0], *between.split("\n"), *VARIED[1:]]


CONTENTS = [f"{number}.{part}. 老街的{name}" for number in range(1, 9) for part, name in enumerate("门井桥店", 1)]


@pytest.mark.parametrize("inset", ["", "    ", "\xa0\xa0\xa0\xa0"])
def test_paragraphs_among_contents_and_commands_are_joined(inset: str) -> None:
    """Most lines of such a text are short and end no sentence; those of its paragraphs pile up at one width."""
    paragraphs = [VARIED[number % 3][number:] + VARIED[(number + 1) % 3] for number in range(8)]
    made = [*CONTENTS]
    for number, paragraph in enumerate(paragraphs):
        lines = wrapped(paragraph, 30).split("\n")
        made += ["", "\n".join(inset + line for line in lines), "", f"    gate --list {number} \\", "    | sort -n"]
    found = [p.text for p in parse_plain("\n".join(made))]
    assert [text for text in found if "街" in text and text not in CONTENTS] == paragraphs
    assert found[: len(CONTENTS)] == CONTENTS
    assert found.count("| sort -n") == len(paragraphs)


def test_a_character_goes_to_the_next_line_with_the_mark_behind_it() -> None:
    lines = ["    王师傅在这街上开了四十年的面馆，每天凌晨三点起来和面，五点开", "    门。客人来了。"]
    item = ["  * 老街在江的北岸，从东门一直通到码头。两边都是木头房，楼下开店，", "    楼上住人。"]
    text = "\n\n".join(["\n".join(lines), "\n".join(item)] * 20)
    assert {p.text for p in parse_plain(text)} == {
        "王师傅在这街上开了四十年的面馆，每天凌晨三点起来和面，五点开门。客人来了。",
        "* 老街在江的北岸，从东门一直通到码头。两边都是木头房，楼下开店，楼上住人。",
    }


def test_lines_of_figures_are_not_joined() -> None:
    lines = (f"{number:<4}老街的门牌号码      {number * 7919 % 9000 + 1000}    3.5008%" for number in range(100, 140))
    text = "\n".join(lines)
    assert len(parse_plain(text)) == 40


def test_a_table_that_is_drawn_stands_as_it_is() -> None:
    table = ["+------+--------+", "| 年   | 事     |", "|------+--------|", "| 1919 | 五四   |", "+------+--------+"]
    found = parse_plain("\n".join([VARIED[0], *table, VARIED[1]]))
    assert [p.text for p in found[1:-1]] == table
    assert [(p.kind.value, p.tight) for p in found] == [
        ("body", False), ("code", False), *[("code", True)] * 4, ("body", False),
    ]  # fmt: skip


def test_marks_that_meet_at_a_line_break_are_joined_as_chinese() -> None:
    paragraph = (
        "老贺说的是“祠堂”“老井”“木匾”“扁担”“豆腐”“石沿”“井绳”这些词，别人都听得懂，只有他自己听不懂，他的耳朵早就聋了。"
    )
    assert [p.text for p in parse_plain(wrapped(paragraph, 23))] == [paragraph]


SPACED = (
    "很多人开始学习编程的时候都会先用 Python 写一个小程序，再慢慢读 Linux 的文档，看看别人怎么做。"
    "到了 2023 年，用 Rust 重写旧程序的人越来越多，而 Go 语言写的服务在 3 年里翻了一番。"
    "他说 I like reading code more than writing it 这句话的时候，大家都笑了起来，没有人说话。"
)


def broken(paragraph: str, width: int) -> str:
    """Break a paragraph as editors do: between hanzi, at a space, which goes; never inside a word or before a mark."""
    lines, line = [], ""
    for part in re.findall(r"[ ]?[!-~]+[，。]?|[ ]?[^ -~][，。]?", paragraph):
        if len((line + part).encode("gbk")) > width:
            lines, line = [*lines, line], ""
        line += part if line else part.lstrip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("width", range(34, 54))
@pytest.mark.parametrize("between", [" ", ""])
def test_a_space_between_hanzi_and_letters_stands_where_the_text_has_such(between: str, width: int) -> None:
    apart = re.compile(r"(?<=[一-龥]) (?=[!-~])|(?<=[!-~]) (?=[一-龥])")
    paragraphs = [apart.sub(between, SPACED)] * 3
    text = "\n\n".join(broken(paragraph, width) for paragraph in paragraphs)
    assert [p.text for p in parse_plain(text)] == paragraphs


@pytest.mark.parametrize(("end", "between"), [("", ""), (" ", " ")])
def test_where_nothing_else_tells_a_space_at_the_line_s_end_does(end: str, between: str) -> None:
    lines = [
        f"老街在江的北岸从东门一直通到码头两边，Python{end}",
        "房子楼下开店楼上住人逢年过节家家都要挂红灯笼",
        "大家高兴。",
    ]
    assert [p.text for p in parse_plain("\n".join(lines))] == [between.join((lines[0].rstrip(), lines[1])) + lines[2]]


def test_wrapped_english_is_joined_with_spaces() -> None:
    paragraphs = [
        "The old street runs along the northern bank of the river, from the east gate down to the landing stage, and "
        "its houses are all of wood, with shops below and people living above them.",
        "Master Wang has kept his noodle shop here for forty years; he rises at three to knead the dough and opens at "
        "five, and the first bowl of every day goes to the old man who sweeps the street.",
    ]
    assert [p.text for p in parse_plain("\n\n".join(textwrap.fill(p, 60) for p in paragraphs))] == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "风急天高猿啸哀，渚清沙白鸟飞回。\n无边落木萧萧下，不尽长江滚滚来。\n"
        "万里悲秋常作客，百年多病独登台。\n艰难苦恨繁霜鬓，潦倒新停浊酒杯。",
        "1. 买三斤面粉，两斤鸡蛋，还有一瓶酱油和一瓶醋\n2. 去邮局把上星期写好的那几封信寄给北京的朋友\n"
        "3. 晚上七点以前回家做饭，别忘了给花浇一浇水",
        "\n".join(VARIED),
        "王小明　一三八〇〇\n李大力　一三九〇〇\n张三丰　一三七〇〇",
        "老贺 2025-03-05 12:30:15\n在吗？\n秀嫂 2025-03-05 12:31:02\n在。\n老贺 2025-03-05 12:31:40\n走吗？",
        "http://example.com/novels/1001.html\nhttps://example.com/novels/1002.html\n注：网址已失效。\nhttp://example.com/novels/3.html",
        "——您当初为什么选这一行？\n——那年我二十二岁。\n——后来呢？",
    ],
    ids=["regulated verse", "numbered list", "one line a paragraph", "table", "chat", "addresses", "dialogue"],
)
def test_lines_that_were_not_wrapped_stay(text: str) -> None:
    assert len(parse_plain(text)) == text.count("\n") + 1


@given(st.lists(st.text("天地玄黄，。“”ab 1\u3000\n", min_size=1, max_size=60), max_size=12))
def test_no_character_but_white_space_is_lost(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    found = "".join(p.text for p in parse_plain(text))
    assert "".join(found.split()) == "".join(text.split())
