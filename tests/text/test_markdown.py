import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clean import clean
from reader.text.commonmark import parse_commonmark
from reader.text.frontmatter import split_front_matter
from reader.text.markdown import _simple, parse_markdown


def shown(text: str) -> list[str]:
    return [f"{p.kind}{p.level or ''}|{p.text}" for p in parse_markdown(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# 一\n\n## 二\n\n###### 六", ["title|一", "heading2|二", "heading6|六"], id="headings"),
        pytest.param("一\n===\n\n二\n---", ["title|一", "heading2|二"], id="underlined headings"),
        pytest.param("今天\n下雨", ["body|今天下雨"], id="soft break between hanzi"),
        pytest.param("“今天”\n下雨", ["body|“今天”下雨"], id="soft break after a quotation"),
        pytest.param("use\nPython\n写", ["body|use Python 写"], id="soft break in Western text"),
        pytest.param("春眠  \n不觉晓\\\n处处", ["verse|春眠", "verse|不觉晓", "verse|处处"], id="hard breaks"),
        pytest.param("> 引文\n>\n> 第二段", ["quote|引文", "quote|第二段"], id="quotes"),
        pytest.param("- 甲\n- 乙", ["item|• 甲", "item|• 乙"], id="bullets"),
        pytest.param("3. 甲\n4. 乙", ["item|3. 甲", "item|4. 乙"], id="numbers"),
        pytest.param("- 甲\n\n  续\n\n  - 丙", ["item|• 甲", "item|续", "item|• 丙"], id="nested items"),
        pytest.param("```\nx = 1\n\n  y\n```", ["code|x = 1", "code|  y"], id="code"),
        pytest.param("| 词 | 义 |\n|---|---|\n| 江 | river |", ["row|词  义", "row|江  river"], id="tables"),
        pytest.param("||甲|乙|\n|-|-|-|\n|一||2  3|\n", ["row|  甲  乙", "row|一    2 3"], id="empty cells"),
        pytest.param("![江边](a.png)", ["figure|江边"], id="figure"),
        pytest.param("[![江边](a.png)](b)", ["figure|江边"], id="linked figure"),
        pytest.param("![main](fig/0-main.png)\n\n完", ["body|完"], id="figure that bears its file's name"),
        pytest.param("[![版本](a)](b) [![下载](c)](d)\n\n完", ["body|完"], id="buttons"),
        pytest.param("![江边](a) ![码头](c)", ["figure|江边", "figure|码头"], id="figures side by side"),
        pytest.param("![](a.png)\n\n完", ["body|完"], id="figure without a caption"),
        pytest.param("见![图](a.png)中", ["body|见图中"], id="image in a line"),
        pytest.param("**粗**_斜_`码`[链](x)<b>标</b>~~删~~", ["body|粗斜码链标删"], id="inline markup"),
        pytest.param("<div>\n块\n</div>\n\n<!-- 藏 -->\n\n<script>x</script>", ["body|块"], id="HTML blocks"),
        pytest.param(
            "他说**“你好。”**然后走了。**强调：**正文", ["body|他说“你好。”然后走了。强调：正文"], id="strong marks"
        ),
        pytest.param("说**“一”**，**（二）**文。*《书》*好", ["body|说“一”，（二）文。《书》好"], id="strong brackets"),
        pytest.param("5 * 3 * 2，**甲 **乙", ["body|5 * 3 * 2，**甲 **乙"], id="stars that are none"),
        pytest.param(r"\*\*“甲”\*\*乙`**“丙”**`丁", ["body|**“甲”**乙**“丙”**丁"], id="stars meant as such"),
        pytest.param(
            "注[^1]和[^甲]`[^a]`\n\n[^1]: 脚注文\n[^甲]: 另一 条",
            ["body|注〔1〕和〔甲〕[^a]", "body|〔1〕脚注文", "body|〔甲〕另一 条"],
            id="footnotes",
        ),
        pytest.param("甲&amp;乙 &lt;", ["body|甲&乙 <"], id="entities"),
        pytest.param("甲&#x202e;乙&#27;", ["body|甲\ufffd乙\ufffd"], id="entities that steer"),
        pytest.param("甲\n\n---\n\n乙", ["body|甲", "body|乙"], id="rules"),
        pytest.param("> # 题\n\n- # 目", ["quote|题", "item|• 目"], id="headings inside quotes and lists"),
        pytest.param("2020年下雨。\n1. 甲", ["body|2020年下雨。", "item|1. 甲"], id="a list ends a paragraph"),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_front_matter() -> None:
    text = (
        '---\ntitle: "老街：往事"\nsubtitle: 副题\nauthor: 王小明\nsource: A local paper\ntags:\n  - x\n---\n\n正文\n'
    )
    paragraphs, credit = parse_markdown(text)
    assert [(p.kind, p.text) for p in paragraphs] == [
        ("title", "老街：往事"),
        ("subtitle", "副题"),
        ("byline", "王小明"),
        ("body", "正文"),
    ]
    assert credit == "A local paper"


def test_a_title_is_not_said_twice() -> None:
    assert shown("---\ntitle: 老街\nbyline: 王小明\n---\n# 老街\n\n正文") == [
        "title|老街",
        "byline|王小明",
        "body|正文",
    ]


@pytest.mark.parametrize(
    "text", ["---\n\n正文", "---\ntitle: 老街\n正文", "---\n正文\n---\n", "正文\n---\na: b\n---\n", "---\n---\n"]
)
def test_what_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_deep_nesting_loses_nothing() -> None:
    lists = "\n".join("  " * depth + f"- 第{depth}层" for depth in range(300))
    lines = shown(lists)
    assert all(any(f"第{depth}层" in line for line in lines) for depth in range(300))
    assert "底" in "".join(shown(">" * 5000 + " 底"))


@pytest.mark.parametrize("flood", ["[" * 100_000, "[" * 1001, "![" * 50_000, "[" * 1001 + "]" * 1001, "|" * 100_001])
def test_a_flood_of_markup_is_read_as_plain_text(flood: str) -> None:
    assert "".join(shown(f"**文**{flood}")) == f"body|**文**{flood}"


def test_many_brackets_are_markup_as_long_as_they_are_closed() -> None:
    assert shown("[文](a) " * 2000) == ["body|" + " ".join(["文"] * 2000)]


LINES = st.text("汉字ab1.)(#-+=!?，。“”…> *\u3000 \t", max_size=12)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_the_short_way_reads_as_the_parser_does(text: str) -> None:
    text = clean(text)
    simple = _simple(text)
    if simple is not None:
        assert simple == parse_commonmark(text)


WORDS = st.text("汉字ab1，。“”…", min_size=1, max_size=8)
BLOCKS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    st.tuples(st.integers(1, 6), WORDS).map(lambda pair: "#" * pair[0] + " " + pair[1]),
    WORDS.map("![{}]()".format),
)


@given(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_simple_texts_go_the_short_way(text: str) -> None:
    simple = _simple(text)
    assert simple is not None
    assert simple == parse_commonmark(text)
