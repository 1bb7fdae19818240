"""Readings that the author gives: braces and ruby in Markdown."""

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from reader.text.given import RubyLine, settled
from reader.text.loader import document_of
from reader.text.markdown import parse_markdown


def shown(text):
    """Return the paragraphs, each with what is read how."""
    return [(p.text, [(p.text[g.start : g.end], g.reading) for g in p.given]) for p in parse_markdown(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "推行{三驻三联|sān zhù sān lián}。",
            [("推行三驻三联。", [("三驻三联", "sān zhù sān lián")])],
            id="a brace",
        ),
        pytest.param(
            "{行|háng}，{行|xíng}",
            [("行，行", [("行", "háng"), ("行", "xíng")])],
            id="two of the same",
        ),
        pytest.param("今天{三\n驻|sān\nzhù}\n下雨", [("今天三驻下雨", [("三驻", "sān zhù")])], id="over line ends"),
        pytest.param("{三|sān}\n{驻|zhù}", [("三驻", [("三", "sān"), ("驻", "zhù")])], id="lines join as without"),
        pytest.param("**{三**驻|_sān_ zhù}", [("三驻", [("三驻", "sān zhù")])], id="emphasis"),
        pytest.param("[见{行|háng}](x)", [("见行", [("行", "háng")])], id="a link"),
        pytest.param("- {行|háng}", [("• 行", [("行", "háng")])], id="an item"),
        pytest.param("12. 一{行|háng}", [("12. 一行", [("行", "háng")])], id="a numbered item"),
        pytest.param("> {行|háng}", [("行", [("行", "háng")])], id="a quote"),
        pytest.param("# 银{行|háng}\n\n文", [("银行", [("行", "háng")]), ("文", [])], id="a title"),
        pytest.param("---\ntitle: 银{行|háng}\n---\n文", [("银行", [("行", "háng")]), ("文", [])], id="front matter"),
        pytest.param("![{行|háng}](a.png)", [("行", [("行", "háng")])], id="a figure"),
        pytest.param("|甲|乙|\n|-|-|\n|{行\\|háng}|好|", [("甲  乙", []), ("行  好", [("行", "háng")])], id="a table"),
        pytest.param("{行|háng}  \n{长|zhǎng}", [("行", [("行", "háng")]), ("长", [("长", "zhǎng")])], id="breaks"),
        pytest.param("{行|ㄏㄤˊ}", [("行", [("行", "ㄏㄤˊ")])], id="zhuyin"),
        pytest.param("{ 行 | háng }", [("行", [("行", "háng")])], id="blanks inside"),
    ],
)
def test_given(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\{行|háng}", "{行|háng}"),
        (r"{行\|háng}", "{行|háng}"),
        ("&#123;行|háng}", "{行|háng}"),
        ("`{行|háng}`", "{行|háng}"),
        ("{行}", "{行}"),
        ("{|háng}", "{|háng}"),
        ("{行|}", "{行|}"),
        ("{男|女}", "{男|女}"),
        ("{x|y}", "{x|y}"),
        ("{行|a|b}", "{行|a|b}"),
        ("{{行|háng}", "{行"),
        ("    {行|háng}", "    {行|háng}"),
    ],
)
def test_what_is_no_reading(text, expected):
    [(found, given)] = shown(text)
    assert found.replace(" ", "").startswith(expected.replace(" ", ""))
    assert not given or expected == "{行"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ruby>行<rt>háng</rt></ruby>", ("行", [("行", "háng")])),
        ("<ruby>三<rt>sān</rt>驻<rt>zhù</rt></ruby>", ("三驻", [("三", "sān"), ("驻", "zhù")])),
        ("<ruby>三驻<rp>(</rp><rt>sān zhù</rt><rp>)</rp></ruby>。", ("三驻。", [("三驻", "sān zhù")])),
        ("<ruby><rb>三<rb>驻<rt>sān<rt>zhù</ruby>", ("三驻", [("三", "sān"), ("驻", "zhù")])),
        ("<RUBY>行<RT>háng</RT></RUBY>业", ("行业", [("行", "háng")])),
        ("<ruby>行</ruby>", ("行", [])),
        ("<ruby>行<rt></rt></ruby>", ("行", [])),
        ("<ruby>行<rt>háng", ("行", [("行", "háng")])),
        ("<ruby>**行**<rt>háng</rt></ruby>", ("行", [("行", "háng")])),
        ("<rt>字</rt>", ("字", [])),
    ],
)
@pytest.mark.parametrize("around", ["开头{}", "<p>开头{}</p>"])
def test_ruby(html, expected, around):
    html = html.replace("**", "") if around.startswith("<p>") else html
    (text, given), *_ = shown(around.format(html))
    assert (text, given) == ("开头" + expected[0], expected[1])


def test_sections_keep_them():
    document = document_of(
        "# 题\n\n记者：{行|háng}吗？\n\n王明：行。\n\n记者：好？\n\n王明：好。".encode(), "x.md", "x.md"
    )
    assert [(p.text[g.start : g.end], g.reading) for p in document.paragraphs for g in p.given] == [("行", "háng")]


def test_entities_cannot_forge_marks():
    [(text, given)] = shown("&#1;行&#2;háng&#3;")
    assert not given
    assert "行" in text and "háng" in text


_PIECE = st.text("三驻 a，\u0301", max_size=4)


@each(st.lists(st.tuples(_PIECE, _PIECE, st.sampled_from(["", "sān", "ㄓㄨˋ"])), max_size=6), st.integers(0, 4))
def test_offsets_hold(pieces, shift):
    line = RubyLine()
    for before, base, reading in pieces:
        line.text(before)
        line.tag("ruby", opening=True)
        line.text(base)
        line.tag("rt", opening=True)
        line.text(reading)
        line.tag("rt", opening=False)
        line.tag("ruby", opening=False)
    text, given = settled(line.line(), shift)
    bases = [base.strip() for _, base, reading in pieces if reading and ("三" in base or "驻" in base)]
    found = [text[one.start - shift : one.end - shift] for one in given]
    assert all(one.start >= shift for one in given)
    if not any("\u0301" in before + base for before, base, _ in pieces):  # what combines may change what stands there
        assert found == bases
