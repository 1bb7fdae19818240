"""Terms found in the text itself: quoted and repeated ones."""

import re

import pytest

from reader.find.terms import Repeats, Token, freedom, merged, occurrences, quoted_terms

QUOTED = [
    ("锻造“三能”铁军，“三能”要求", {"三能": 2}),
    ("打响「最强刑侦」品牌和『四责协同』", {"最强刑侦": 1, "四责协同": 1}),
    ("读《红楼梦》", {"红楼梦": 1}),
    ('"三驻三联"机制', {"三驻三联": 1}),
    ("“降警情、控发案”", {}),
    ("“好”", {}),
    ("“平常时间能看得出来”", {}),
    ("“平常时间能看得出来”又说“平常时间能看得出来”", {"平常时间能看得出来": 2}),
    ("他说：“快走吧”", {}),
    ("他喊道“快走吧”", {}),
    ("“第1责任”和“OK”", {}),
    ("“没有合上", {}),
]


@pytest.mark.parametrize(("text", "terms"), QUOTED)
def test_quoted(text: str, terms: dict[str, int]) -> None:
    assert dict(quoted_terms(text)) == terms


FREEDOM = [
    ("甲警情乙，丙警情丁", "警情", 1.0),
    ("甲警情乙，甲警情丁", "警情", 0.0),
    ("甲警情乙，丙警情乙", "警情", 0.0),
    ("警情，警情。", "警情", 1.0),
    ("甲乙", "警情", 0.0),
]


@pytest.mark.parametrize(("text", "term", "bits"), FREEDOM)
def test_freedom(text: str, term: str, bits: float) -> None:
    assert freedom(text, term) == pytest.approx(bits)


def tokens_of(text: str) -> list[Token]:
    """What stands between punctuation."""
    return [match.span() for match in re.finditer("[^ ，。]+", text)]


def test_a_repeated_string_is_found_once_and_whole() -> None:
    words = ["江南", "公安", "推进", "公安", "江南", "工作"]
    sentences = [[0, 1], [2, 0, 1], [0, 1, 5], [3], [4]]
    text, tokens = "", []
    for sentence in sentences:
        for index in sentence:
            tokens.append((len(text), len(text) + len(words[index])))
            text += words[index]
        text += "，"
    assert Repeats(text, tokens).find() == {"江南公安": 3}
    assert Repeats(text, tokens, least=4).find() == {}


def test_a_string_in_the_same_surroundings_each_time_is_no_term() -> None:
    words = ["如何", "打响", "最强", "刑侦", "品牌"]
    text, tokens = "", []
    for _ in range(4):
        for word in words:
            tokens.append((len(text), len(text) + len(word)))
            text += word
        text += "。"
    assert Repeats(text, tokens).find() == {}


def test_nothing_is_joined_across_punctuation() -> None:
    text = "江南，公安。" * 5
    assert Repeats(text, tokens_of(text)).find() == {}


def test_terms_are_made_one_longest_first() -> None:
    text = "四个过硬和四个"
    tokens = [(0, 2), (2, 4), (4, 5), (5, 7)]
    assert list(merged(tokens, text, {"四个过硬": 1, "四个": 2})) == [(0, 4), (4, 5), (5, 7)]
    assert list(merged(tokens, text, {})) == tokens
    assert list(merged([], "", {"四个": 1})) == []


def test_terms_are_not_made_one_across_a_gap() -> None:
    assert list(merged([(0, 2), (3, 5)], "四个，过硬", {"四个过硬": 1, "四个，过硬": 1})) == [(0, 2), (3, 5)]


@pytest.mark.parametrize(
    ("text", "term", "places"), [("哈哈哈哈哈", "哈哈", [0, 2]), ("甲乙", "乙", [1]), ("", "乙", [])]
)
def test_occurrences_do_not_overlap(text: str, term: str, places: list[int]) -> None:
    assert list(occurrences(text, term)) == places
