"""Tables: cells under each other where there is room, offsets as they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.compact import Compact, compact
from reader.text.document import Anchor, Document, Kind, Paragraph
from reader.typesetting.cells import advances
from reader.typesetting.flow import Flow, Pinyin, Setting
from reader.typesetting.plain import line_text, ruby_text
from reader.typesetting.rows import Annotation

CITIES = ("城市  人口（万）  说明", "北京  2189  首都", "乌鲁木齐  405", "  7    无名")
READINGS = {"城市": ("chéng", "shì"), "北京": ("Běi", "jīng"), "首都": ("shǒu", "dū"), "无名": ("wú", "míng")}


def table(texts) -> Document:
    return Document("t", tuple(Paragraph(text, Kind.ROW, tight=number > 0) for number, text in enumerate(texts)))


def ruby(document: Document):
    def of(number: int, _: Setting) -> tuple[Annotation, ...]:
        text = document.paragraphs[number].text
        found = [(text.find(word), word) for word in READINGS]
        return tuple(Annotation(at, at + len(word), READINGS[word]) for at, word in sorted(found) if at >= 0)

    return of


def drawn(texts, width: int, pinyin: Pinyin = Pinyin.NONE) -> list[str]:
    document = table(texts)
    flow = Flow(document, Setting(width, pinyin), ruby(document))
    lines = []
    for number, text in enumerate(texts):
        for row in flow.rows(number):
            lines += [ruby_text(row)] if row.ruby else []
            lines.append(line_text(text, row))
    return lines


def test_cells_stand_in_columns_and_numbers_at_their_right():
    assert drawn(CITIES, 40) == [
        "    城市      人口（万）  说明",
        "    北京            2189  首都",
        "    乌鲁木齐         405",
        "                       7        无名",
    ]


def test_readings_widen_a_column():
    assert drawn(CITIES[:3], 40, Pinyin.ALL) == [
        "    chéngshì",
        "      城市    人口（万）  说明",
        "    Běijīng               shǒudū",
        "     北京           2189   首都",
        "    乌鲁木齐         405",
    ]


def test_without_room_each_row_is_a_line_that_hangs():
    assert drawn(CITIES[:2], 24) == ["    城市  人口（万）  说", "      明", "    北京  2189  首都"]


@pytest.mark.parametrize("pinyin", [Pinyin.NONE, Pinyin.ALL])
def test_long_tables_are_set_by_their_first_rows(pinyin):
    rows = ["a  1", *("北京  22",) * 200, "very much wider than all of the others  3"]
    assert drawn(rows, 60, pinyin)[-1] == "    very much wider than all of the others  3"


def test_a_row_of_a_long_table_is_set_without_looking_at_all_before_it(monkeypatch):
    count = 10_000
    paragraphs = (Paragraph(f"北京  {n}", Kind.ROW, tight=n > 0) for n in range(count))
    document = Document("t", compact([Paragraph("城市"), *paragraphs]))
    flow = Flow(document, Setting(40), lambda _, __: ())
    made: list[int] = []
    make = Compact._make
    monkeypatch.setattr(Compact, "_make", lambda self, index: made.append(index) or make(self, index))
    assert [line_text(f"北京  {n - 1}", *flow.rows(n)) for n in (count, 1)] == ["    北京  9999", "    北京   0"]
    assert len(made) < count / 10


@pytest.mark.parametrize("keep", [tuple, compact])
def test_where_a_run_begins(keep):
    tight = (False, False, True, True, False, True)
    document = Document("t", keep([Paragraph("a", Kind.ROW, tight=each) for each in tight]))
    assert [document.run_start(index) for index in range(len(tight))] == [0, 1, 1, 1, 4, 4]


CELLS = st.text("他来ab1", max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5), st.integers(10, 60))
def test_nothing_is_lost_and_nothing_lies_over_another(cells, width):
    texts = [text for row in cells if (text := "  ".join(row).rstrip())]
    if not texts:
        return
    flow = Flow(table(texts), Setting(width), lambda *_: ())
    for number, text in enumerate(texts):
        rows = flow.rows(number)
        assert "".join(text[row.start : row.end] for row in rows) == text
        for row in rows:
            steps = advances(text[row.start : row.end])
            inked = [at for at, sign in enumerate(text[row.start : row.end]) if sign != " "]
            for at, following in pairwise(inked):
                assert row.columns[at] + steps[at] <= row.columns[following]
            for at in inked:
                assert row.offset_at(row.columns[at]) == row.start + at
                assert flow.y_of(Anchor(number, row.start + at)) >= 0
            assert row.width <= width or len(row.columns) <= 2
