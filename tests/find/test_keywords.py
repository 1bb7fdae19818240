"""Keywords of texts, and jieba kept quiet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.find.analysis import analyse, body
from reader.find.jiebadata import JiebaData, load
from reader.find.keywords import METHODS, Keyword, keywords, sampled
from reader.text.document import Document, Kind, Paragraph
from reader.text.loader import load as load_text

INTERVIEW = load_text("interview")


@pytest.fixture(scope="module")
def data() -> JiebaData:
    return load()


@pytest.fixture
def loaded(data: JiebaData, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load jieba's tables once for tests of small texts, which need no words of one's own."""
    monkeypatch.setattr("reader.find.keywords.load", lambda words: load(words) if words else data)


@pytest.fixture(scope="module", params=METHODS)
def found(request: pytest.FixtureRequest) -> list[Keyword]:
    return keywords(INTERVIEW, method=request.param, top=30)


@pytest.mark.parametrize("term", ["三能", "三驻三联", "四责协同", "最强刑侦", "江南公安", "民警", "派出所", "反诈"])
def test_what_the_interview_is_about_is_there(found: list[Keyword], term: str) -> None:
    assert term in [keyword.text for keyword in found]


@pytest.mark.parametrize("word", ["记者", "我们", "工作", "2020", "如何", "江胜忠", "豁得", "三驻", "危急", "提升"])
def test_what_says_little_is_not(found: list[Keyword], word: str) -> None:
    assert word not in [keyword.text for keyword in found]


def test_counts_and_places_are_those_of_plain_search(found: list[Keyword]) -> None:
    text = INTERVIEW.text
    for keyword in found:
        assert keyword.count == len(keyword.positions) == text.count(keyword.text) > 0
        assert all(text.startswith(keyword.text, place) for place in keyword.positions)


def test_weights_fall_from_one(found: list[Keyword]) -> None:
    weights = [keyword.weight for keyword in found]
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0


def test_none_stands_only_inside_another(found: list[Keyword]) -> None:
    for keyword in found:
        longer = [other for other in found if keyword.text in other.text and keyword != other]
        inside = {place + other.text.index(keyword.text) for other in longer for place in other.positions}
        assert not set(keyword.positions) <= inside


def test_each_is_there_once(found: list[Keyword]) -> None:
    assert len({keyword.text for keyword in found}) == len(found) == 30


@pytest.mark.usefixtures("loaded")
def test_top_is_obeyed() -> None:
    assert [keyword.text for keyword in keywords(INTERVIEW, top=2)] == ["三能", "江南公安"]


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValueError, match="no such method"):
        keywords(INTERVIEW, method="guess")


def test_labels_and_bylines_are_blanked_and_offsets_stay() -> None:
    paragraphs = [
        Paragraph("题", Kind.TITLE),
        Paragraph("通讯员 某某", Kind.BYLINE),
        Paragraph("记者：好", Kind.QUESTION, 0, 3),
    ]
    document = Document("t", paragraphs)
    assert body(document) == "题\n" + "\n" * 6 + "\n" + "\n" * 3 + "好"
    assert len(body(document)) == len(document.text)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("paragraphs", [["。"], ["一二三四"], ["12345 67%"], ["……！？"], ["的的的的"]])
def test_a_text_without_words_has_none(paragraphs: list[str]) -> None:
    document = Document("t", [Paragraph(text) for text in paragraphs])
    for method in METHODS:
        assert keywords(document, method=method) == []


@pytest.mark.usefixtures("loaded")
def test_latin_words_are_keywords_as_they_stand() -> None:
    document = Document("t", [Paragraph("Textual 很快，用 Textual 写界面，Textual 好。")])
    assert keywords(document, fold=str.lower)[0].text == "Textual"


@pytest.mark.usefixtures("loaded")
def test_traditional_words_are_known_by_their_simplified_form() -> None:
    table = str.maketrans("們員區警", "们员区警")
    document = Document("t", [Paragraph("我們是社區人員，我們在社區，我們愛社區。")])
    texts = [keyword.text for keyword in keywords(document, fold=lambda text: text.translate(table))]
    assert texts[0] == "社區"
    assert "我們" not in texts


def test_words_of_ones_own_are_not_cut() -> None:
    document = Document("t", [Paragraph("甲级秋滨所，去秋滨所，在秋滨所里。")])
    assert "秋滨所" in [keyword.text for keyword in keywords(document, tokenizer_words=["秋滨所"])]


@pytest.mark.usefixtures("loaded")
def test_progress_rises_to_one() -> None:
    told: list[float] = []
    keywords(INTERVIEW, progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_words_cover_the_text(data: JiebaData) -> None:
    text = body(INTERVIEW)
    assert "".join(analyse(text, data, lambda _: None).words) == text


def test_a_long_stretch_without_punctuation_is_cut_in_pieces(data: JiebaData) -> None:
    text = "公安民警" * 6000
    assert "".join(analyse(text, data, lambda _: None).words) == text


QUIET = """
import sys, tempfile
from reader.find.keywords import keywords
from reader.text.document import Document, Paragraph
for method in ("tfidf", "textrank"):
    keywords(Document("t", [Paragraph("民警走访社区，民警服务社区。")]), method=method)
"""


def test_jieba_says_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """On a machine where jieba was never compiled, with every warning on."""
    temp, compiled = tmp_path / "temp", tmp_path / "compiled"
    temp.mkdir()
    environment = os.environ | {"TMPDIR": str(temp), "TEMP": str(temp), "PYTHONPYCACHEPREFIX": str(compiled)}
    argv = [sys.executable, "-W", "always::SyntaxWarning", "-c", QUIET]
    done = subprocess.run(argv, capture_output=True, env=environment, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert list(temp.iterdir()) == []


def test_importing_search_and_keywords_is_light() -> None:
    code = "import sys, reader.find.keywords, reader.find.search, reader.find.density, reader.jobs.client\n"
    code += "print(sorted({'jieba', 'regex', 'textual', 'rich', 'pypinyin', 'marisa_trie'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("paragraphs", [3000, 1])
def test_of_a_very_long_text_samples_from_all_over_it_are_looked_at(paragraphs: int) -> None:
    """Each place at most once, in order, whole paragraphs or pieces of them."""
    lines = [f"{number:08}他说今天来。" for number in range(30_000)]
    size = len(lines) // paragraphs
    joined = ["".join(lines[start : start + size]) for start in range(0, len(lines), size)]
    document = Document("t", [Paragraph(text) for text in joined])
    found = sampled(document, 40_000).text
    assert 40_000 <= len(found) < 50_000
    places = [document.text.index(paragraph) for paragraph in found.split("\n")]
    assert places == sorted(set(places))
    assert all(any(start <= place < start + 105_000 for place in places) for start in range(0, 420_000, 105_000))


def test_a_text_that_is_not_so_long_is_looked_at_as_it_is() -> None:
    assert sampled(INTERVIEW, INTERVIEW.length) is INTERVIEW


@pytest.mark.usefixtures("loaded")
def test_keywords_of_samples_are_counted_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("t", [*INTERVIEW.paragraphs] * 30)
    monkeypatch.setattr("reader.find.keywords.MOST", document.length // 2)
    found = keywords(document, top=5)
    assert found[0].text == "三能"
    assert all(keyword.count == document.text.count(keyword.text) for keyword in found)
