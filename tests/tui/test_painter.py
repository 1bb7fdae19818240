"""Rows to segments: runs of one style, glyphs at their cells, padded to the width. No application."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from reader.tui.reading.painter import Span, ruby_segments, runs, text_segments
from reader.typesetting.blocks import Block
from reader.typesetting.cells import text_width
from reader.typesetting.layout import typeset
from reader.typesetting.rows import Annotation, Row

BASE = Style(color="white")
RED, BOLD = Style(color="red"), Style(bold=True)
LEFT = [Segment("  ", BASE)]


def row_of(text, width=20, annotations=()):
    return typeset(text, width, annotations=annotations, block=Block())[0]


def painted(segments):
    """Text and style by cell; a wide glyph fills two."""
    return [(c, style) for text, style, _ in segments for c in text for _ in range(text_width(c))]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [(0, 4, BASE)]),
        ([Span(1, 3, RED)], [(0, 1, BASE), (1, 3, BASE + RED), (3, 4, BASE)]),
        ([Span(0, 9, RED)], [(0, 4, BASE + RED)]),  # over the row's end
        ([Span(0, 2, RED), Span(1, 4, BOLD)], [(0, 1, BASE + RED), (1, 2, BASE + RED + BOLD), (2, 4, BASE + BOLD)]),
        ([Span(4, 6, RED)], [(0, 4, BASE)]),  # in another row
        ([Span(2, 2, RED)], [(0, 2, BASE), (2, 4, BASE)]),  # of no code point
    ],
)
def test_runs(spans, expected):
    assert runs(Row(0, 4, (0, 2, 4, 6, 8)), BASE, spans) == expected


def test_later_spans_lie_above():
    (_, _, style), *_ = runs(Row(0, 1, (0, 2)), BASE, [Span(0, 1, RED), Span(0, 1, Style(color="blue"))])
    assert style.color.name == "blue"


def test_runs_of_a_later_row_count_from_the_paragraph():
    assert runs(Row(10, 12, (0, 2, 4)), BASE, [Span(0, 11, RED)]) == [(10, 11, BASE + RED), (11, 12, BASE)]


@pytest.mark.parametrize("span", [(2, 3), (0, 1), (1, 4)])
def test_both_halves_of_a_wide_glyph_have_its_style(span):
    text = "他来北京"
    row = row_of(text)
    cells = painted(text_segments(row, text, LEFT, 20, BASE, [Span(*span, RED)]))
    red = [x for x, (_, style) in enumerate(cells) if style == BASE + RED]
    assert red == list(range(2 + 2 * span[0], 2 + 2 * span[1]))


def test_the_gap_before_a_mark_is_not_marked():
    text = "他看得出来"
    words = (Annotation(0, 1, ("tā",)), Annotation(1, 5, ("kàn", "de", "chū", "lái")))
    row = row_of(text, annotations=words)
    assert row.columns[1] > 2  # ruby has pushed the word away
    cells = painted(text_segments(row, text, [], 20, BASE, [Span(1, 5, RED)]))
    assert next(x for x, (_, style) in enumerate(cells) if style != BASE) == row.columns[1]


@pytest.mark.parametrize("width", [1, 2, 7, 30])
def test_padded_or_cut_to_the_width(width):
    text = "他来北京"
    segments = text_segments(row_of(text), text, LEFT, width, BASE, [])
    assert sum(text_width(segment.text) for segment in segments) == width


@pytest.mark.parametrize("text", ["e\u0301a", "👨\u200d👩\u200d👧来", "ꙮ\u0300字"])
def test_clusters_stay_whole(text):
    segments = text_segments(row_of(text), text, [], 12, BASE, [])
    assert "".join(segment.text for segment in segments).rstrip() == text


def test_ruby_stands_at_its_cells():
    segments = ruby_segments([(1, "tā", RED), (6, "lái", BOLD)], LEFT, 14, BASE)
    assert "".join(segment.text for segment in segments) == "   tā   lái   "
    assert [segment.style for segment in segments if segment.text.strip()] == [RED, BOLD]


@given(st.text(alphabet="他来abc，。1 “”é", min_size=1, max_size=40).filter(str.strip), st.integers(2, 20), st.data())
def test_nothing_is_lost_and_marks_cover_their_glyphs(text, width, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = ""
    for row in typeset(text, width, block=Block()):
        cells = painted(text_segments(row, text, [], width + 2, BASE, [Span(start, end, RED)]))
        for offset in range(row.start, row.end):
            cell = row.columns[offset - row.start]
            if row.columns[offset - row.start + 1] > cell and not text[offset].isspace():
                shown += cells[cell][0]
                assert (cells[cell][1] == BASE + RED) == (start <= offset < end)
    assert shown == "".join(text.split())
