"""Search: hits, contexts, groups, bad and exploding patterns."""

import time
import unicodedata
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.search import (
    Haystack,
    Hit,
    Mode,
    PatternError,
    SearchTimeout,
    compiled,
    context,
    group,
    parse,
    search,
    section_of,
)
from reader.text.document import Anchor, Document, Paragraph, Section, SectionKind

_ALIKE = str.maketrans({"警": "警", "國": "国", "“": '"', "”": '"', "，": ",", "！": "!", "１": "1", "Ａ": "a"})


def fold(text: str) -> str:
    """Case, some widths and one pair of hanzi alike."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_ALIKE))


def document(*paragraphs: str, sections: tuple[Section, ...] = ()) -> Document:
    return Document("t", [Paragraph(text) for text in paragraphs], sections)


def found(text: Document, query: str, mode: Mode = Mode.LITERAL) -> list[str]:
    hits = search(text, query, mode, fold=fold)
    return [f"{hit.start.paragraph}:{hit.start.offset}-{hit.end.offset}" for hit in hits]


LITERAL = [
    ("警情", ["降警情、控发案", "警情,警情"], ["0:1-3", "1:0-2", "1:3-5"]),
    ("国", ["中國", "中国"], ["0:1-2", "1:1-2"]),
    ("國", ["中國", "中国"], ["0:1-2", "1:1-2"]),
    ("abc", ["xABCx", "Ａbc"], ["0:1-4", "1:0-3"]),
    ('"三能"', ["“三能”", '"三能"'], ["0:0-4", "1:0-4"]),
    ("，", ["a,b，c"], ["0:1-2", "0:3-4"]),
    ("哈哈", ["哈哈哈哈哈"], ["0:0-2", "0:2-4"]),
    ("a.c", ["abc a.c"], ["0:4-7"]),
    ("甲乙", ["甲", "乙"], []),
    ("甲\n乙", ["甲", "乙"], []),
    ("", ["甲"], []),
    ("三 能", ["三能", "三 能"], ["1:0-3"]),
    ("e\u0301", ["caf\u00e9"], ["0:3-4"]),
    ("𠮷", ["𠮷野家𠮷"], ["0:0-1", "0:3-4"]),
]


@pytest.mark.parametrize(("query", "paragraphs", "expected"), LITERAL)
def test_literal(query: str, paragraphs: list[str], expected: list[str]) -> None:
    assert found(document(*paragraphs), query) == expected


REGEX = [
    ("警.", ["警情警务", "警"], ["0:0-2", "0:2-4"]),
    ("^.", ["甲乙", "丙"], ["0:0-1", "1:0-1"]),
    (".$", ["甲乙", "丙"], ["0:1-2", "1:0-1"]),
    ("x*", ["axxb"], ["0:1-3"]),
    ("(?=甲)", ["甲"], []),
    ("ABC", ["abc"], ["0:0-3"]),
    (r"\d+%", ["45%、40%"], ["0:0-3", "0:4-7"]),
    (r"\p{Han}{2}", ["甲乙a丙丁"], ["0:0-2", "0:3-5"]),
    ("甲.*乙", ["甲", "乙"], []),
    ("[[a]", ["[a"], ["0:0-1", "0:1-2"]),
]


@pytest.mark.parametrize(("query", "paragraphs", "expected"), REGEX)
def test_regex(query: str, paragraphs: list[str], expected: list[str]) -> None:
    assert found(document(*paragraphs), query, Mode.REGEX) == expected


@pytest.mark.parametrize(
    ("query", "reason", "position"),
    [
        ("(", "missing )", 1),
        ("a[", "unterminated character set", 2),
        ("*a", "nothing to repeat", 0),
        (r"\p{Foo}", "unknown property", 7),
        ("(" * 400 + ")" * 400, "nested too deeply", None),
        (".{1000000000}", "repeats more than 100000 times", None),
        ("(?:(?:a{100}){100}){ 100 }", "repeats more than 100000 times", None),
        ("a{99999999999999999999}", "repeats more than 100000 times", None),
        ("a" * 1001, "longer than 1000 characters", None),
        (r"\L<names>", "undefined named list", 9),
    ],
)
def test_a_bad_pattern_is_said_at_once(query: str, reason: str, position: int | None) -> None:
    with pytest.raises(PatternError) as caught:
        search(document("a"), query, Mode.REGEX)
    assert caught.value.reason == reason
    assert caught.value.position == position
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(?R)?x|a(?R)"])
def test_an_exploding_pattern_ends_in_time(pattern: str) -> None:
    text = document(*["a" * 20_000 + "c"] * 50)
    began = time.process_time()
    with pytest.raises(SearchTimeout):
        list(search(text, pattern, Mode.REGEX, timeout=0.2))
    assert time.process_time() - began < 5  # fifty paragraphs, one time for all of them


def test_hits_before_the_time_is_up_are_given() -> None:
    hits = search(document("b", "a" * 20_000 + "c"), "b|(a+)+$", Mode.REGEX, timeout=0.5)
    assert next(hits) == Hit(Anchor(0, 0), Anchor(0, 1))
    with pytest.raises(SearchTimeout):
        next(hits)


def test_a_long_text_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much for each million code points; one paragraph has no more than it is long."""
    clock = iter(range(1_000_000))
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))  # each paragraph takes a second
    text = document(*["a" * 100_000] * 30)
    assert list(search(text, "b", Mode.REGEX, timeout=10)) == []
    with pytest.raises(SearchTimeout):
        list(search(text, "b", Mode.REGEX, timeout=5))


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_search_that_nobody_wants_ends(share: float) -> None:
    told: list[float] = []

    def go_on(done: float) -> bool:
        told.append(done)
        return done < share

    text = document(*["甲" * 99] * 20)
    assert len(list(search(text, "甲+", Mode.REGEX, go_on=go_on))) == 20 * share
    assert told[-1] == pytest.approx(share, abs=0.01)
    assert told == sorted(told)


def test_the_time_the_caller_takes_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    hits = search(document("aaa"), "a", Mode.REGEX, timeout=0.1)
    for _ in range(3):
        next(hits)
        clock[0] += 100
    assert list(hits) == []


def test_hits_come_lazily() -> None:
    assert len(list(islice(search(document("好" * 1_000_000), "好", fold=fold), 3))) == 3


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("警情", ("警情", Mode.LITERAL)),
        ("re:警.", ("警.", Mode.REGEX)),
        ("re：警.", ("警.", Mode.REGEX)),
        ("re:", ("", Mode.REGEX)),
        ("Re: 回复", ("Re: 回复", Mode.LITERAL)),
        (" re:a", (" re:a", Mode.LITERAL)),
    ],
)
def test_parses_what_is_typed(typed: str, expected: tuple[str, Mode]) -> None:
    assert parse(typed) == expected


def test_context_stays_in_the_paragraph() -> None:
    text = document("前面", "一二三警情四五六", "后面")
    (hit,) = search(text, "警情", fold=fold)
    assert context(text, hit, 2, 2) == ("二三", "警情", "四五")
    assert context(text, hit, 99, 99) == ("一二三", "警情", "四五六")
    assert context(text, hit, 0, 0) == ("", "警情", "")


def _sectioned() -> Document:
    def at(paragraph: int) -> Anchor:
        return Anchor(paragraph, 0)

    sections = (
        Section("one", SectionKind.QUESTION, 1, at(1), at(5)),
        Section("part", SectionKind.HEADING, 2, at(2), at(5)),
        Section("photo", SectionKind.FIGURE, 3, at(3), at(4)),
        Section("two", SectionKind.QUESTION, 1, at(5), at(6)),
    )
    return document("x0", "x1", "x2", "x3", "x4", "x5", sections=sections)


def test_groups_by_the_innermost_section_that_is_no_figure() -> None:
    text = _sectioned()
    groups = group(text, search(text, "x", fold=fold))
    assert {index: [hit.start.paragraph for hit in hits] for index, hits in groups.items()} == {
        None: [0],
        0: [1],
        1: [2, 3, 4],
        3: [5],
    }
    assert list(groups) == [None, 0, 1, 3]


def test_a_figure_outside_every_section_has_none() -> None:
    photo = Section("photo", SectionKind.FIGURE, 1, Anchor(0, 0), Anchor(1, 0))
    assert section_of(document("x", "y", sections=(photo,)), Anchor(0, 0)) is None


def test_a_fold_that_changes_the_length_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        list(Haystack(document("Straße"), str.upper).spans("a"))


def test_compiling_says_nothing(recwarn: pytest.WarningsRecorder) -> None:
    compiled("[[a]")
    assert not recwarn.list


TEXT = st.text(alphabet="aAbB甲乙，,“ ", min_size=1, max_size=30)


@given(st.lists(TEXT, min_size=1, max_size=5), st.text(alphabet="aAbB甲乙，,“ ", min_size=1, max_size=3))
def test_literal_hits_are_all_there_is(paragraphs: list[str], query: str) -> None:
    text = document(*paragraphs)
    hits = list(search(text, query, fold=fold))
    for hit in hits:
        assert hit.start.paragraph == hit.end.paragraph
        assert fold(context(text, hit, 0, 0)[1]) == fold(query)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert len(hits) == sum(fold(paragraph).count(fold(query)) for paragraph in paragraphs)


@given(TEXT, st.text(max_size=6))
def test_any_pattern_ends_well_or_is_refused(paragraph: str, pattern: str) -> None:
    try:
        hits = list(search(document(paragraph), pattern, Mode.REGEX, timeout=0.5))
    except (PatternError, SearchTimeout):
        return
    assert all(hit.start < hit.end for hit in hits)
    assert unicodedata.is_normalized("NFC", paragraph)
