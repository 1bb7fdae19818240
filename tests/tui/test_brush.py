"""What paragraphs look like: words that are set apart, the time of a cue. No application."""

import pytest
from rich.style import Style

from reader.text.document import Document, Paragraph
from reader.text.loader import document_of
from reader.text.markdown import parse_markdown
from reader.tui.opened import Opened
from reader.tui.reading.brush import Brush
from reader.tui.reading.inks import Inks
from reader.tui.reading.marks import Layer, Marks
from reader.tui.theme_files import DEFAULT, read_theme
from reader.typesetting.cells import text_width
from reader.typesetting.flow import Flow, Setting

THEME = read_theme(DEFAULT)
INKS = Inks.of_theme(THEME)


def painted(
    paragraphs: list[Paragraph], width: int = 40, marks: tuple[Layer, ...] = ()
) -> list[list[tuple[str, Style]]]:
    """Return what is written on each line of the page, blanks apart."""
    document = Document("题", paragraphs)
    brush = Brush(Opened(document), INKS)
    brush.width = width
    brush.marks = Marks(document, marks)
    flow = Flow(document, Setting(width), lambda *_: ())
    flow.settle(document.anchor(0), 0, 99)
    lines = ([s for s in brush.segments(flow, flow.line(y)) if s.text.strip()] for y in range(flow.total))
    return [[(text.strip(), style) for text, style, _ in line] for line in lines]


@pytest.mark.parametrize(
    ("text", "written", "looks"),
    [
        ("今*天*好", ["今", "天", "好"], Style(italic=True)),
        ("今**天**好", ["今", "天", "好"], Style(bold=True)),
        ("今~~天~~好", ["今", "天", "好"], Style(strike=True)),
        ("今***天***好", ["今", "天", "好"], Style(italic=True, bold=True)),
    ],
)
def test_words_set_apart(text: str, written: list[str], looks: Style) -> None:
    (line,) = painted(parse_markdown(text)[0])
    assert line == list(zip(written, (INKS["body"], INKS["body"] + looks, INKS["body"]), strict=True))


def test_words_set_apart_go_on_in_the_next_row() -> None:
    paragraph = parse_markdown("**" + "今" * 30 + "**" + "天")[0][0]
    first, second = painted([paragraph], 40)
    assert {style.bold for _, style in first} == {True}
    assert [(text, style.bold) for text, style in second] == [("今" * 12, True), ("天", None)]


def test_a_hit_lies_over_what_is_set_apart() -> None:
    paragraphs = parse_markdown("今**天**好")[0]
    hit = Layer((1,), (2,), "strong"), Layer((1,), (3,), "time")
    (line,) = painted(paragraphs, marks=hit)
    assert [(text, style.bold, style.color) for text, style in line] == [
        ("今", None, INKS["body"].color),
        ("天", True, INKS["time"].color),
        ("好", None, INKS["time"].color),
    ]


def test_the_head_of_a_table_is_bold() -> None:
    head, row = painted(parse_markdown("|月|雨|\n|-|-|\n|四|9|\n")[0])
    assert {style.bold for _, style in head} == {True}
    assert {style.bold for _, style in row} == {None}


def test_cues_stand_under_each_other_with_quiet_times() -> None:
    time = "00:00:0{0},000 --> 00:00:0{0},500\n".format
    cues = f"1\n{time(1)}今天好\n\n2\n{time(2)}{'雨' * 20}\n"
    lines = painted(list(document_of(cues.encode(), "a.srt", "a.srt").paragraphs))
    assert [[text for text, _ in line] for line in lines] == [
        ["0:00:01", "今天好"],
        ["0:00:02", "雨" * 16],
        ["雨" * 4],
    ]
    assert lines[0][0][1] == INKS["cue"] + INKS["time"]
    assert {style for line in lines for text, style in line if "0" not in text} == {INKS["cue"]}


def test_the_bar_of_a_quotation_goes_through_its_paragraphs() -> None:
    document = Document("题", parse_markdown("今\n\n> 天\n>\n> 下\n\n雨")[0])
    brush = Brush(Opened(document), INKS)
    brush.width, brush.left = 20, 2
    flow = Flow(document, Setting(18), lambda *_: ())
    flow.settle(document.anchor(0), 0, 99)
    lines = ["".join(s.text for s in brush.segments(flow, flow.line(y))) for y in range(-1, flow.total)]
    assert [line[:1] for line in lines] == [" ", " ", " ", "│", "│", "│", " ", " "]
    assert {text_width(line) for line in lines} == {20}
    assert len({brush.key(flow, flow.line(y)) for y in (1, 3)}) == 2
