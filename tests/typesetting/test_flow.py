"""Which row stands on which line: air, ruby lines, and what goes without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.document import Anchor, Document, Kind, Paragraph
from reader.typesetting.flow import Flow, Part, Pinyin, Setting

VERSE = (
    Paragraph("题"),
    Paragraph("床前明月光", Kind.VERSE),
    Paragraph("疑是地上霜", Kind.VERSE, tight=True),
    Paragraph("举头望明月", Kind.VERSE),
    Paragraph("end of it", Kind.VERSE, tight=True),
)
SIGNS = {Part.GAP: ".", Part.RUBY: "r", Part.TEXT: "t"}


def drawn(paragraphs, pinyin: Pinyin, width: int = 40) -> str:
    flow = Flow(Document("t", tuple(paragraphs)), Setting(width, pinyin), lambda *_: ())
    for number in range(len(paragraphs)):
        flow.rows(number)
    return "".join(SIGNS[flow.line(y).part] for y in range(flow.total))


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [(Pinyin.NONE, "t.tt.tt"), (Pinyin.ALL, "rt.rtrt.rtt"), (Pinyin.WORD, "rt.rtrt.rtt")],
)
def test_lines_of_a_stanza_stand_tight_and_no_ruby_line_above_what_has_no_hanzi(pinyin, expected):
    assert drawn(VERSE, pinyin) == expected


def test_only_the_rows_with_hanzi_have_a_ruby_line_in_english():
    text = "He called it 北京 and went on for many more words, none of which were Chinese."
    assert drawn([Paragraph(text)], Pinyin.ALL, width=30) == "rttt"


TEXTS = st.lists(st.text("他来ab 。", min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=8)


@given(TEXTS, st.integers(2, 30), st.sampled_from([Pinyin.NONE, Pinyin.ALL]))
def test_lines_and_places_agree(texts, width, pinyin):
    flow = Flow(Document("t", tuple(map(Paragraph, texts))), Setting(width, pinyin), lambda *_: ())
    for number, text in enumerate(texts):
        for offset in range(len(text)):
            place = Anchor(number, offset)
            y, tall = flow.y_of(place), flow.height_at(place)
            lines = [flow.line(y + step) for step in range(tall)]
            assert [line.part for line in lines] == [Part.RUBY, Part.TEXT][2 - tall :]
            assert all(flow.row(line).start <= offset < flow.row(line).end for line in lines)
            assert all(flow.height(line) == tall for line in lines)
