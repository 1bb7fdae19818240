import pytest

from reader.text.clean import clean
from reader.text.compact import compact
from reader.text.document import Kind, Paragraph
from reader.text.plain import parse_plain
from reader.text.verse import are_lines, broken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。", True),
        ("关关雎鸠，在河之洲。\n窈窕淑女，君子好逑。", True),
        ("轻轻的我走了，\n正如我轻轻的来；\n我轻轻的招手，\n作别西天的云彩。", True),
        ("风从江上来\n带着一点盐", True),
        ("Whose woods these are I think I know\nHis house is in the village though", True),
        ("天亮了。\n他走了出去。", False),
        ("他走了。\n雨停了，\n天也亮了。", False),
        ("“你好。”\n“你好吗？”\n“好。”", False),
        ("记者：你好\n王明：你好\n记者：走吧", False),
        ("1. 甲\n2. 乙\n3. 丙", False),
        ("只有一行", False),
        ("短\n" + "这一行长得不能是诗" * 5, False),
    ],
)
def test_are_lines(text: str, expected: bool) -> None:
    assert are_lines(text.split("\n")) is expected


def test_stanzas_stay_apart() -> None:
    paragraphs = parse_plain(clean("轻轻的我走了\n正如我轻轻的来\n\n那河畔的金柳\n是夕阳中的新娘"))
    assert [(p.kind, p.tight) for p in paragraphs] == [
        (Kind.VERSE, False),
        (Kind.VERSE, True),
        (Kind.VERSE, False),
        (Kind.VERSE, True),
    ]


def test_lines_an_author_has_broken_go_on_in_a_quotation() -> None:
    quoted = broken([Paragraph("床前明月光，", Kind.QUOTE), Paragraph("疑是地上霜。", Kind.QUOTE)])
    assert [(p.kind, p.tight) for p in quoted] == [(Kind.QUOTE, False), (Kind.QUOTE, True)]
    long = [Paragraph("很长" * 30), Paragraph("短")]
    assert broken(long) == long


def test_large_texts_keep_what_goes_on() -> None:
    paragraphs = [
        Paragraph("床前明月光", Kind.VERSE),
        Paragraph("疑是地上霜", Kind.VERSE, tight=True),
        Paragraph("• 甲", Kind.ITEM, tight=True, depth=2),
        Paragraph("题", Kind.HEADING, 200),
    ]
    assert list(compact(paragraphs)) == paragraphs


def test_items_of_lists_go_on_and_know_how_deep_they_are() -> None:
    from reader.text.loader import document_of

    markdown = "- 甲\n- 乙\n  - 丙\n\n段\n\n- 丁\n\n- 戊".encode()
    page = "<ul><li>甲<li>乙<ul><li>丙</ul></ul><p>段<ul><li>丁</ul><ul><li>戊</ul>".encode()
    expected = [("• 甲", False, 0), ("• 乙", True, 0), ("• 丙", True, 1), ("段", False, 0), ("• 丁", False, 0)]
    for data, name in ((markdown, "a.md"), (page, "a.html")):
        found = [(p.text, p.tight, p.depth) for p in document_of(data, name, name).paragraphs]
        assert found == [*expected, ("• 戊", False, 0)]
