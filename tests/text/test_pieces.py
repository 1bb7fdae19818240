"""Long paragraphs are divided where it hurts least, the same for every text that begins alike; short ones never."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.compact import compact
from reader.text.document import Anchor, Document, Given, Kind, Paragraph
from reader.text.pieces import LONG, divided

SENTENCE = "老街在江的北岸，从东门一直通到码头，“两边都是木头房子。”"


def pieces_of(*texts):
    return Document("t", tuple(map(Paragraph, texts))).pieces


def cut_at(text):
    cuts = divided(text)
    return [text[a:b] for a, b in pairwise(cuts)]


def test_usual_paragraphs_are_one_piece():
    pieces = pieces_of("甲", "乙" * LONG, "丙丁")
    assert [pieces[i] for i in range(len(pieces))] == [(0, 0, 1), (1, 0, LONG), (2, 0, 2)]
    assert [pieces.number(1, 99), pieces.number(2, 2)] == [1, 2]


def test_sentences_stay_whole():
    parts = cut_at(SENTENCE * 1000)
    assert len(parts) > 15
    assert all(part.startswith("老街") and part.endswith("”") for part in parts)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("甲乙丙，" * 3000, lambda a, b: a[-1] == "，"),
        ("word " * 3000, lambda a, b: a[-1] == " "),
        ("天" * 9000, lambda a, b: True),
        ("e\u0301" * 9000, lambda a, b: b[0] == "e"),
        ("1" * 9000, lambda a, b: True),
        ("\U0001f468\u200d\U0001f469" * 3000, lambda a, b: "\u200d" not in (a[-1], b[0])),
        ("。" * 9000, lambda a, b: True),
    ],
    ids=["clauses", "words", "hanzi", "marks", "a number", "joined", "stops"],
)
def test_where_a_piece_ends(text, good):
    parts = cut_at(text)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= 1280
    assert all(good(a, b) for a, b in pairwise(parts))


def test_a_text_cut_short_is_divided_alike():
    whole, head = divided(SENTENCE * 1000), divided((SENTENCE * 1000)[:12_345])
    assert list(head[:-2]) == list(whole[: len(head) - 2])


@given(st.lists(st.sampled_from(["甲", SENTENCE * 200, "word " * 1000, "乙丙"]), min_size=1, max_size=6), st.data())
def test_numbers_and_places_agree(texts, data):
    document = Document("t", tuple(map(Paragraph, texts)))
    pieces = document.pieces
    assert [p for p in range(len(texts)) for _ in [0]] == sorted({pieces[i].paragraph for i in range(len(pieces))})
    place = document.anchor(data.draw(st.integers(0, len(document.text))))
    piece = pieces[pieces.number(place.paragraph, place.offset)]
    assert piece.paragraph == place.paragraph
    assert piece.start <= place.offset <= piece.end
    for number in range(len(pieces)):
        piece = pieces[number]
        assert pieces.number(piece.paragraph, piece.start) == number
        assert pieces.offset(number) == document.offset(Anchor(piece.paragraph, piece.start))
    assert pieces.offset(len(pieces)) == len(document.text) + 1


def test_compact_paragraphs_are_the_same_paragraphs():
    given = Paragraph("人", given=(Given(0, 1, "rén"),))
    paragraphs = [
        Paragraph("题", Kind.TITLE),
        Paragraph("章", Kind.HEADING, 2),
        Paragraph("记者：好", Kind.QUESTION, 0, 3),
        given,
        Paragraph("很长的名字" * 100, Kind.ANSWER, 0, 400),
        Paragraph("文"),
    ]
    found = compact(paragraphs)
    assert list(found) == [found[i] for i in range(6)] == paragraphs
    assert (found[-1], found[1:3]) == (paragraphs[-1], paragraphs[1:3])
    usual, same = Document("t", tuple(paragraphs)), Document("t", found)
    assert (same.text, list(same.starts)) == (usual.text, list(usual.starts))
    with pytest.raises(IndexError):
        found[6]
