import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clean import clean
from reader.text.content import Mark
from reader.text.document import Anchor, Document, Kind, Paragraph, SectionKind
from reader.text.loader import document_of
from reader.text.plain import parse_plain
from reader.text.sectioning import MOST_SECTIONS, divide
from reader.text.turns import find_turns
from tests.text.outline import check_golden

LONG = "这条街上的人都认识他，他每天清晨把门前扫得干干净净，然后才开门做生意。"


def plain(text: str) -> Document:
    return document_of(text.encode(), "text.txt", "text.txt")


def markdown(text: str) -> Document:
    return document_of(text.encode(), "text.md", "text.md")


def sections(document: Document) -> list[str]:
    return [f"{s.kind}{s.level} {s.title}" for s in document.sections]


def labels(*lines: str) -> list[str]:
    """Label of each turn, with ? for those that ask and ! for those that answer."""
    signs = {True: "?", False: "!", None: ""}
    return [turn.label + signs[turn.asks] for turn in find_turns([Paragraph(line) for line in lines])]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["记者：您好。", "王小明：你好。"], ["记者?", "王小明!"]),
        (["记者:您好。", LONG, "记者：后来呢？"], ["记者?", "记者?"]),
        (["问：什么时候？", "答：昨天。"], ["问?", "答!"]),
        (["问1：什么时候？", "答1：昨天。", "问2：在哪里？", "答2：江边。"], ["问?", "答!", "问?", "答!"]),
        (["Q: When?", "A: Yesterday."], ["q?", "a!"]),
        (
            ["【记者】为什么？", "【老贺】" + LONG, "【记者】后来呢？", "【老贺】走了。"],
            ["记者?", "老贺!", "记者?", "老贺!"],
        ),
        (["[问] 为什么？", "[答] 因为雨。"], ["问?", "答!"]),
        (["1.问：为什么？", "答：因为雨。", "2.问：后来？", "答：晴了。"], ["问?", "答!", "问?", "答!"]),
        (
            ["老　贺：这口井很深。", "秀　嫂：真的？", "老　贺：你不信？", "秀　嫂：我信。"],
            ["老贺", "秀嫂", "老贺", "秀嫂"],
        ),
        (
            ["老贺　这口井很深。", "秀嫂　真的？", "老贺　你不信？", "秀嫂　我信。"],
            ["老贺", "秀嫂", "老贺", "秀嫂"],
        ),
        (["记者：", "为什么？", "老贺：", "因为雨。", "记者：", "后来呢？"], ["记者?", "老贺!", "记者?"]),
        (["时间：三月五日", "地点：三楼", "主持：老贺", "记录：秀嫂", "议题：修井"], []),
        (["主料：豆腐一块", "做法：切块", "主料：鱼一条", "做法：洗净", "主料：鸡一只"], []),
        (["老贺　一三八〇〇", "秀嫂　一三九〇〇", "老贺　一三七〇〇", "秀嫂　一三六〇〇"], []),
        (["12:30：开会。", "13:00：吃饭。", "12:30：散会。"], []),
        (["主持人：欢迎。", "李大力（局长）：谢谢。"], ["主持人?", "李大力!"]),
        (["小红：去哪儿？", "小明：去江边。", "小红：带伞吗？", "小明：带。"], ["小红?", "小明!", "小红?", "小明!"]),
        (["甲：上茶。", "乙：来了。", "甲：坐。", "乙：好。"], ["甲", "乙", "甲", "乙"]),
        (["阿·卡列宁娜：走？", "甲：走。", "阿·卡列宁娜：远？", "甲：远。"], ["阿·卡列宁娜?", "甲!"] * 2),
        (["记者：说说看。", "王小明：好。", "比如：江边。", LONG], ["记者?", "王小明!"]),
        (["一句话：他说不去。", LONG], []),
        (["一句话：他说不去。", "另一句话：她说要去。", LONG], []),
        (["他说：“走吧。”", "她说：“好。”", "他说：“带伞。”", "她说：“好。”"], []),
        (["时间：今天", "地点：江边", "人物：王小明"], []),
        (["注：见上文。", LONG, "注：见下文。"], []),
        (["12:30 出发", "13:30 到达", "12:30 出发", "13:30 到达"], []),
        (["http://a.example", "https://b.example", "http://c.example", "https://d.example"], []),
        (["记者：您好。"], []),
        (["记者：您好。", "王小明：你好。", *[LONG] * 100], []),
    ],
)
def test_turns(lines: list[str], expected: list[str]) -> None:
    assert labels(*lines) == expected


def test_a_turn_goes_on_to_the_next() -> None:
    document = plain(f"记者：先谈谈？\n王小明：好。\n{LONG}\n记者：还有呢？\n王小明：没有了。\n{LONG}")
    assert [(p.kind, p.speaker) for p in document.paragraphs] == [
        (Kind.QUESTION, 3),
        (Kind.ANSWER, 4),
        (Kind.ANSWER, 0),
        (Kind.QUESTION, 3),
        (Kind.ANSWER, 4),
        (Kind.ANSWER, 0),
    ]
    assert sections(document) == ["question1 先谈谈？", "question1 还有呢？"]


def test_answers_without_a_name() -> None:
    document = plain(f"记者：先谈谈？\n{LONG}\n记者：还有呢？\n{LONG}")
    assert [p.kind for p in document.paragraphs] == [Kind.QUESTION, Kind.ANSWER] * 2


def test_a_play_has_speakers_but_no_questions() -> None:
    document = plain("甲：上茶。\n乙：来了。\n甲：坐。\n乙：好。")
    assert [(p.kind, p.speaker) for p in document.paragraphs] == [(Kind.BODY, 2)] * 4
    assert document.sections == ()


def test_speaker_counts_the_colon_not_the_space_after_it() -> None:
    document = plain("Q: When?\nA: Yesterday.")
    assert [p.text[: p.speaker] for p in document.paragraphs] == ["Q:", "A:"]
    assert sections(document) == ["question1 When?"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# 题\n\n导语。\n\n## 一\n\n文。\n\n### 二\n\n## 三",
            ["heading1 题", "lead2 导语。", "heading2 一", "heading3 二", "heading2 三"],
            id="plain",
        ),
        pytest.param(
            "---\ntitle: 题\n---\n## 一\n\n#### 二", ["heading1 题", "heading2 一", "heading3 二"], id="gaps close"
        ),
        pytest.param(
            "---\ntitle: 题\n---\n# 一\n\n## 二", ["heading1 题", "heading2 一", "heading3 二"], id="below the title"
        ),
        pytest.param("## 一\n\n文\n\n## 二", ["heading1 一", "heading1 二"], id="no title"),
        pytest.param("导语。\n\n## 一\n\n文", ["lead1 导语。", "heading1 一"], id="lead without a title"),
        pytest.param("# 题\n\n文。", ["heading1 题"], id="no lead alone"),
        pytest.param(
            "# 题\n\n![图]()\n\n文。\n\n## 一",
            ["heading1 题", "figure2 图", "lead2 文。", "heading2 一"],
            id="figure above the lead",
        ),
        pytest.param(
            "## 一\n\n文\n\n![图]()\n\n文\n\n### 二\n\n![图二]()",
            ["heading1 一", "figure2 图", "heading2 二", "figure3 图二"],
            id="figures",
        ),
        pytest.param(
            "# 第一章 江\n\n文\n\n# 第二章 雨\n\n文", ["chapter1 第一章 江", "chapter1 第二章 雨"], id="chapters"
        ),
        pytest.param(
            "# 题\n\n记者：一？\n\n王小明：好。\n\n### 甲\n\n文\n\n### 乙\n\n文\n\n"
            "记者：二？\n\n王小明：好。\n\n## 后话\n\n文",
            ["heading1 题", "question2 一？", "heading3 甲", "heading3 乙", "question2 二？", "heading2 后话"],
            id="headings inside an answer",
        ),
        pytest.param(
            "# 题\n\n## 上\n\n记者：一？\n\n王小明：好。\n\n## 下\n\n记者：二？\n\n王小明：好。",
            ["heading1 题", "heading2 上", "question3 一？", "heading2 下", "question3 二？"],
            id="questions under headings",
        ),
    ],
)
def test_levels(text: str, expected: list[str]) -> None:
    assert sections(markdown(text)) == expected


def test_ends() -> None:
    document = markdown("# 题\n\n导语。\n\n## 一\n\n文\n\n![图]()\n\n文\n\n### 二\n\n文\n\n## 三\n\n末段")
    spans = {
        s.title: document.text[document.offset(s.start) : document.offset(s.end)].split() for s in document.sections
    }
    assert spans == {
        "题": ["题", "导语。", "一", "文", "图", "文", "二", "文", "三", "末段"],
        "导语。": ["导语。"],
        "一": ["一", "文", "图", "文", "二", "文"],
        "图": ["图"],
        "二": ["二", "文"],
        "三": ["三", "末段"],
    }
    assert document.sections[document.section_at(Anchor(9, 2)) or 0].title == "三"


def test_lead_paragraphs_are_marked_unless_they_are_many() -> None:
    assert [p.kind for p in markdown("# 题\n\n甲\n\n乙\n\n## 一").paragraphs].count(Kind.LEAD) == 2
    assert Kind.LEAD not in [p.kind for p in markdown("# 题\n\n" + "文\n\n" * 6 + "## 一").paragraphs]


def test_a_lead_ends_where_an_outline_beside_the_text_begins() -> None:
    texts = ["导语。", "文。", "末段。"]
    marked, sections = divide([Paragraph(text) for text in texts], [Mark(1, "起", 1)])
    assert [p.kind for p in marked] == [Kind.LEAD, Kind.BODY, Kind.BODY]
    assert [(s.kind, s.title) for s in sections] == [(SectionKind.LEAD, "导语。"), (SectionKind.HEADING, "起")]


def test_sections_that_begin_at_one_place_end_at_one() -> None:
    marks = [Mark(0, "起", 1), Mark(0, "承", 1), Mark(0, "甲", 2), Mark(2, "转", 1)]
    _, sections = divide([Paragraph("文。")] * 3, marks)
    assert [(s.title, s.level, s.start.paragraph, s.end.paragraph) for s in sections] == [
        ("起", 1, 0, 2), ("承", 1, 0, 2), ("甲", 2, 0, 2), ("转", 1, 2, 2),
    ]  # fmt: skip


def test_heading_levels_are_those_of_their_sections() -> None:
    document = markdown("---\ntitle: 题\n---\n## 一\n\n#### 二")
    assert [p.level for p in document.paragraphs] == [0, 2, 3]


NOVEL = """《江边的老街》
作者：王小明

内容简介：一条老街，三代人。

楔子
　　很久以前，江上没有桥。
第一卷 码头
第一章 雨
　　那天下着雨。
　　“你去哪儿？”他问。
第二章 船
　　船到了。
第二卷 桥
第三章 石头
　　桥修好了。
后记
　　写完这本书，天又下雨了。
"""

POEM = "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"

WRAPPED = """老街记事

本报记者 王小明

老街在江的北岸，从东门一直通到码头。两边都是木
头房子，楼下开店，楼上住人，逢年过节家家户户都
要挂起红灯笼，远远看去像一条火龙。

王师傅在这条街上开了四十年的面馆，每天凌晨三点
起来和面，五点开门。去年冬天，街道开始翻修，他
不说话，只是照常开门。
"""


@pytest.mark.parametrize(("name", "text"), [("novel", NOVEL), ("poem", POEM), ("wrapped", WRAPPED)])
def test_golden(name: str, text: str) -> None:
    check_golden(name, plain(text))


PARAGRAPHS = st.lists(
    st.one_of(
        st.sampled_from(["记者：好？", "王小明：好。", "文。", "问：几时？", "第一章 雨"]).map(Paragraph),
        st.integers(1, 6).map(lambda level: Paragraph("目", Kind.HEADING, level)),
        st.sampled_from([Kind.FIGURE, Kind.QUOTE, Kind.ITEM]).map(lambda kind: Paragraph("他", kind)),
    ),
    min_size=1,
    max_size=20,
)


@given(PARAGRAPHS, st.booleans())
def test_sections_nest(paragraphs: list[Paragraph], titled: bool) -> None:
    marked, found = divide([Paragraph("题", Kind.TITLE), *paragraphs] if titled else paragraphs)
    assert "".join(p.text for p in marked).endswith("".join(p.text for p in paragraphs))
    assert list(found) == sorted(found, key=lambda s: s.start)
    depth = 0
    for section in found:
        assert section.start < section.end
        assert section.title
        assert 1 <= section.level <= depth + 1
        depth = depth if section.kind is SectionKind.FIGURE else section.level
    for outer in found:
        for inner in found:
            assert (
                inner.end <= outer.start
                or outer.end <= inner.start
                or inner.start <= outer.start
                or inner.end <= outer.end
            )


def test_sectioning_of_a_novel_counts_every_chapter() -> None:
    text = "".join(f"第{number}章 江\n　　{LONG}\n" for number in range(1, 1501))
    found = divide(parse_plain(clean(text)))[1]
    assert [s.title for s in found] == [f"第{number}章 江" for number in range(1, 1501)]


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.FIGURE, Kind.BODY])
def test_more_entries_than_any_book_are_no_outline(kind: Kind) -> None:
    asked = "记者：好吗？" if kind is Kind.BODY else "章"
    paragraphs = [Paragraph(asked, kind, level=int(kind is Kind.HEADING)) for _ in range(MOST_SECTIONS + 1)]
    assert divide(paragraphs)[1] == ()
    assert len(divide(paragraphs[:-1])[1]) == MOST_SECTIONS


def headings(*lines: str) -> list[str]:
    return [p.text for p in plain("\n".join(lines)).paragraphs if p.kind is Kind.HEADING]


@pytest.mark.parametrize("listed", ["{}", "{}……12", "{}..........3", "{}\t27", "{} (5)"])
@pytest.mark.parametrize("title", ["目录", "目　录", "老街"])
def test_a_table_of_contents_is_no_second_set_of_chapters(listed: str, title: str) -> None:
    chapters = ["楔子", "第一章 老井", "第二章 祠堂", "第三章 木匾"]
    body = [part for chapter in chapters for part in (chapter, LONG)]
    assert headings(title, *map(listed.format, chapters), *body) == chapters


def test_a_table_of_contents_with_all_levels_is_none_either() -> None:
    listed = ["内容目录", "序", "1. 起", "1.1. 甲", "第一章 老井"]
    assert headings(*listed, LONG, "序", LONG, "第一章 老井", LONG) == ["序", "第一章 老井"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一章 老井", "第一章 老井"),
        ("正文 第一章 老井", "第1章 老井"),
        ("第一章 老井", "第一章：老井（1）"),
        ("第一百零三章 老井", "第103章 老井"),
        ("第1章", "第一章 老井"),
    ],
)
def test_a_heading_that_is_said_twice_counts_once(first: str, second: str) -> None:
    assert headings(first, second, LONG, "第二百章 江边", LONG) == [first, "第二百章 江边"]


def test_chapters_without_a_word_between_are_all_kept() -> None:
    lines = [
        "第一卷 风起",
        "第一章 老井",
        LONG,
        "第二章 雨（略）",
        "第三章 江边",
        LONG,
        "第二卷 老井",
        "第一章 雨",
        LONG,
    ]
    assert headings(*lines) == [line for line in lines if line != LONG]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [("第三章已经上传", False), ("第一章写得太好了", False), ("第六章夜话", True), ("第六章我要吐槽", True)],
)
def test_a_sentence_that_begins_like_a_chapter(sentence: str, counts: bool) -> None:
    chapters = ["第一章 老井", "第二章 祠堂", "第三章 木匾", "第四章 江边", "第五章 雨"]
    lines = [part for chapter in chapters for part in (chapter, LONG)]
    assert headings(*lines, sentence, LONG) == chapters + [sentence] * counts


def test_chapters_whose_titles_stand_right_behind_the_number() -> None:
    chapters = ["第一章老井", "第二章祠堂", "第三章木匾"]
    assert headings(*[part for chapter in chapters for part in (chapter, LONG)]) == chapters


def test_a_question_whose_label_has_a_line_of_its_own() -> None:
    document = plain("\n".join(["记者：", "您当初为什么选这一行？", "老贺：", LONG, "记者：", "后来呢？"]))
    assert sections(document) == ["question1 您当初为什么选这一行？", "question1 后来呢？"]
