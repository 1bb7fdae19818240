import io

from hypothesis import given
from hypothesis import strategies as st

from reader.export import tsv
from reader.language.words import Reading, Word
from reader.text.document import Document, Paragraph

COLUMNS = tsv.Columns(
    pinyin=lambda text, syllables: " ".join(s or "-" for s in syllables),
    hsk={"好": 1}.get,
    gloss=lambda text, syllables: "to be\tfond of\n" if syllables == ("hao4",) else "good",
)


def words(text: str, paragraph: int, start: int) -> list[Word]:
    """Every hanzi a word: 好 read in two ways by turns, others without a reading."""
    readings = [Reading((s,), (True,), "test") for s in ("hao3", "hao4", "hao3")]
    return [Word(c, i, readings.pop(0) if c == "好" and readings else None) for i, c in enumerate(text)]


def table(text: str) -> list[list[str]]:
    out = io.StringIO()
    tsv.write(tsv.counted(Document("t", [Paragraph(text)]), words), out, COLUMNS)
    return [line.split("\t") for line in out.getvalue().split("\n")]


def test_words_by_count_each_reading_with_its_senses() -> None:
    assert table("好A好，龘好") == [
        ["word", "pinyin", "hsk", "count", "gloss"],
        ["好", "hao3", "1", "2", "good"],
        ["好", "hao4", "1", "1", "to be fond of"],
        ["龘", "", "", "1", "good"],
        [""],
    ]


@given(st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_every_line_has_its_columns(text: str) -> None:
    *lines, last = table(text)
    assert last == [""]
    assert {len(line) for line in lines} == {len(tsv.HEAD)}
