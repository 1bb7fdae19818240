import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


def test_an_entry(invoke: Invoke) -> None:
    code, out, err = invoke("lookup", "东西")
    assert (code, err) == (0, "")
    assert "东西 (東西)  dōng xi  HSK 1 (" in out
    assert "1. thing" in out
    assert "gè" in out  # a reading cited in a sense is spelled like the others


@pytest.mark.parametrize(
    ("style", "pinyin"), [("marks", "dōng xi"), ("numbers", "dong1 xi5"), ("zhuyin", "ㄉㄨㄥ ˙ㄒㄧ")]
)
def test_json(invoke: Invoke, style: str, pinyin: str) -> None:
    record = json.loads(invoke("lookup", "东西", "--format", "json", "--style", style).out)
    assert list(record) == ["entries"]
    assert list(record["entries"][0]) == ["simplified", "traditional", "pinyin", "glosses", "hsk"]
    assert pinyin in {entry["pinyin"] for entry in record["entries"]}
    assert all(isinstance(gloss, str) for entry in record["entries"] for gloss in entry["glosses"])


@pytest.mark.parametrize("query", [("dong1xi5",), ("dongxi",), ("dōngxi",)])
def test_by_pinyin(invoke: Invoke, query: tuple[str, ...]) -> None:
    assert "东西" in invoke("lookup", *query).out


def test_by_english(invoke: Invoke) -> None:
    assert "警察局" in invoke("lookup", "police", "station").out


@pytest.mark.parametrize("query", ["zzzz", "\x1b[31m", "[/zzzz]", "%_'\""])
def test_nothing_found(invoke: Invoke, query: str) -> None:
    code, out, err = invoke("lookup", query)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_nothing_asked(invoke: Invoke) -> None:
    assert invoke("lookup", "  ").code == 2
