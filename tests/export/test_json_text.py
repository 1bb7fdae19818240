import io
import json
import string
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.export import json_text, plain_text
from reader.export.json_text import covering
from reader.export.sections import section_records
from reader.language.words import Reading, Style, Word
from reader.text.document import Anchor, Document, Kind, Paragraph, Section, SectionKind
from tests.export.contract import faults

_DOCUMENT = Document(
    title="标题",
    paragraphs=(Paragraph("标题", Kind.TITLE), Paragraph("甲：好 吗？", speaker=2), Paragraph("OK 了")),
    sections=(
        Section("甲", SectionKind.QUESTION, 1, Anchor(1, 0), Anchor(3, 0)),
        Section("里", SectionKind.HEADING, 2, Anchor(1, 2), Anchor(2, 1)),
    ),
    source="x.txt",
)


def characters(text: str, paragraph: int, start: int) -> list[Word]:
    """A word for each code point, white space left out; hanzi are read hao3."""
    reading = Reading(("hao3",), (True,), "test")
    return [Word(c, i, reading if "一" <= c <= "鿿" else None) for i, c in enumerate(text) if not c.isspace()]


def exported(document: Document, style: Style = Style.MARKS) -> dict[str, object]:
    out = io.StringIO()
    json_text.write(document, out, annotate=characters, hsk={"好": 1}.get, script="hans", style=style)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def test_a_small_text_field_by_field() -> None:
    record = exported(_DOCUMENT, Style.NUMBERS)
    assert faults(record) == []
    assert record["text"] == "标题\n甲：好 吗？\nOK 了"
    assert record["sections"] == [
        {"title": "甲", "kind": "question", "level": 1, "start": 3, "end": 14},
        {"title": "里", "kind": "heading", "level": 2, "start": 5, "end": 11},
    ]
    words = record["words"]
    assert isinstance(words, list)
    assert words[4] == {
        "text": "好", "start": 5, "end": 6, "pinyin": ["hao3"], "certain": [True], "hsk": 1, "status": "unknown",
    }  # fmt: skip
    assert words[3]["pinyin"] is words[3]["certain"] is words[3]["hsk"] is None


def test_a_section_ends_before_the_line_feed_or_inside_a_paragraph() -> None:
    assert [record["end"] for record in section_records(_DOCUMENT)] == [14, 11]
    assert _DOCUMENT.text[3:14].endswith("了")


def test_a_hanzi_without_a_reading_says_so() -> None:
    out = io.StringIO()
    json_text.write(
        _DOCUMENT, out, annotate=lambda text, *_: [Word(text, 0)], hsk=lambda _: None, script="hans", style=Style.MARKS
    )
    word = json.loads(out.getvalue())["words"][0]
    assert (word["pinyin"], word["certain"]) == ([None, None], [False, False])


def test_many_words_are_written_in_batches_without_a_seam() -> None:
    long = Document(title="长", paragraphs=tuple(Paragraph("好" * 777) for _ in range(5)), source="x")
    record = exported(long)
    assert faults(record) == []
    assert len(record["words"]) == 777 * 5  # type: ignore[arg-type]


def test_no_words() -> None:
    assert exported(Document(title="空", paragraphs=(Paragraph(" "),)))["words"] == []


def test_plain_text() -> None:
    out = io.StringIO()
    plain_text.write(_DOCUMENT, out)
    assert out.getvalue() == "标题\n甲：好 吗？\nOK 了\n"


@given(st.text(string.ascii_letters + " \u3000好吗，"), st.lists(st.integers(0, 40)))
def test_whatever_the_words_leave_out_is_covered_once(text: str, cuts: Sequence[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    spans = [(a, b) for index, (a, b) in enumerate(pairwise(ends)) if index % 3]
    words = list(covering(text, [Word(text[a:b], a) for a, b in spans]))
    assert [p for w in words for p in range(w.start, w.end)] == [p for p, c in enumerate(text) if not c.isspace()]
    assert all(word.text == text[word.start : word.end] for word in words)


def test_a_very_long_paragraph_is_annotated_and_spread_in_pieces() -> None:
    sentence = "他说今天来北京，我们很高兴。"
    text = sentence * 3000
    asked: list[tuple[str, int, int]] = []
    counts: list[int] = []

    def words(piece: str, paragraph: int, start: int) -> list[Word]:
        asked.append((piece, paragraph, start))
        return characters(piece, paragraph, start)

    def spread(work: Callable[[int], str], count: int) -> Iterator[str]:
        counts.append(count)
        return map(work, range(count))

    out = io.StringIO()
    document = Document("t", [Paragraph("一。"), Paragraph(text), Paragraph("二。")])
    json_text.write(document, out, annotate=words, hsk=lambda _: None, script="hans", spread=spread)
    record = json.loads(out.getvalue())
    assert [(word["text"], word["start"]) for word in record["words"]] == [
        (sign, place) for place, sign in enumerate(document.text) if sign != "\n"
    ]
    assert counts == [5]
    assert max(len(piece) for piece, *_ in asked) < 1500
    assert all(piece == text[start : start + len(piece)] for piece, paragraph, start in asked if paragraph == 1)
    assert all(piece.endswith("。") for piece, *_ in asked)
