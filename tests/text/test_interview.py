"""The bundled text against what it was made from."""

import re
from collections import Counter
from pathlib import Path

import pytest

from reader.assets import bundled_text
from reader.text.document import Kind, SectionKind
from reader.text.loader import document_of, load
from tests.text.outline import check_golden

RAW = Path(__file__).parents[3] / "shared" / "interview.txt"
needs_raw = pytest.mark.skipif(not RAW.is_file(), reason="../shared/interview.txt is not here")


def hanzi(text: str) -> list[str]:
    return re.findall("[\u3400-\u9fff]", text)


def test_outline() -> None:
    check_golden("interview", load("interview"))


@needs_raw
def test_outline_of_the_raw_text() -> None:
    check_golden("interview_raw", load(str(RAW)))


@needs_raw
def test_every_hanzi_is_there_in_order() -> None:
    raw = RAW.read_text(encoding="utf-8")
    made = load("interview")
    captions = [p.text for p in made.paragraphs if p.kind is Kind.FIGURE]
    assert len(captions) == 3
    assert Counter(hanzi(made.text)) == Counter(hanzi(raw))
    without = "".join(hanzi(raw))
    for caption in captions:
        letters = "".join(hanzi(caption))
        assert without.count(letters) == 1
        without = without.replace(letters, "")
    assert "".join(hanzi("".join(p.text for p in made.paragraphs if p.kind is not Kind.FIGURE))) == without


@needs_raw
def test_figures_and_percentages_are_untouched() -> None:
    def figures(text: str) -> list[str]:
        return re.findall(r"[0-9][0-9.]*%?", text)

    assert figures(load("interview").text) == figures(RAW.read_text(encoding="utf-8"))


def test_marks_are_full_width() -> None:
    text = load("interview").text
    assert re.findall(r"[,:;?()!]", text) == []
    assert re.findall(r"(?<=[\u4e00-\u9fff])\.|\.(?=[\u4e00-\u9fff])", text) == []
    assert "文/摄" in text
    for paragraph in text.split("\n"):
        assert "".join(re.findall("[“”]", paragraph)).replace("“”", "") == ""
        assert "".join(re.findall("[（）]", paragraph)).replace("（）", "") == ""


def test_front_matter_and_sections() -> None:
    made = load("interview")
    assert [p.kind for p in made.paragraphs[:4]] == [Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.LEAD]
    assert made.title == made.paragraphs[0].text
    assert made.credit and made.credit.isprintable() and not hanzi(made.credit)
    kinds = Counter(section.kind for section in made.sections)
    assert kinds == {SectionKind.HEADING: 5, SectionKind.LEAD: 1, SectionKind.QUESTION: 4, SectionKind.FIGURE: 3}
    assert "“回头看”和针对辅警队伍" in made.text
    assert "合成作战机制" in made.text


def test_it_is_an_ordinary_markdown_file(tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_bytes(bundled_text("interview").read_bytes())
    assert load(str(copy)).paragraphs == load("interview").paragraphs


def as_plain_text(indent: str, gap: str) -> str:
    """Return the bundled interview as plain text: title block, then paragraphs, perhaps indented."""
    paragraphs = load("interview").paragraphs
    texts = [p.text if p.kind in (Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE) else indent + p.text for p in paragraphs]
    return gap.join(texts)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_interview_as_plain_text(codec: str, line_end: str, indent: str, gap: str) -> None:
    text = as_plain_text(indent, gap).replace("\n", line_end)
    told, expected = document_of(text.encode(codec), "a.txt", "a.txt"), load("interview")
    kinds = [p.kind for p in expected.paragraphs if p.kind is not Kind.FIGURE]
    same = [p for p, q in zip(told.paragraphs, expected.paragraphs, strict=True) if q.kind is not Kind.FIGURE]
    assert [p.text for p in told.paragraphs] == [p.text for p in expected.paragraphs]
    assert [p.speaker for p in told.paragraphs] == [p.speaker for p in expected.paragraphs]
    assert [p.kind for p in same][: kinds.index(Kind.HEADING)] == kinds[: kinds.index(Kind.HEADING)]
    questions = [section.title for section in expected.sections if section.kind is SectionKind.QUESTION]
    assert [section.title for section in told.sections if section.kind is SectionKind.QUESTION] == questions
