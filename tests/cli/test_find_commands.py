import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


def test_outline(invoke: Invoke, text: str) -> None:
    code, out, _ = invoke("outline", text)
    assert code == 0
    assert "金华" in out
    assert "%" in out


def test_outline_json(invoke: Invoke, text: str) -> None:
    flat = json.loads(invoke("export", text).out)["text"]
    record = json.loads(invoke("outline", text, "--format", "json").out)
    assert list(record) == ["sections"]
    for section in record["sections"]:
        assert list(section) == ["title", "kind", "level", "start", "end"]
        assert section["kind"] in {"heading", "question", "chapter", "lead", "figure"}
        assert 0 <= section["start"] < section["end"] <= len(flat)
        assert not flat[section["start"] : section["end"]].endswith("\n")


def test_search_marks_hits_under_their_sections(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("search", "警情", text)
    assert (code, err) == (0, "")
    assert out.count("【警情】") == 3
    assert any(line.startswith("金华") or "请问" in line for line in out.splitlines())


def test_search_in_colour(invoke: Invoke, text: str) -> None:
    out = invoke("search", "警情", text, "--color", "always").out
    assert "\x1b[1;31m警情\x1b[0m" in out
    assert "【" not in out


def test_search_json_offsets_are_those_of_the_exported_text(invoke: Invoke, text: str) -> None:
    flat = json.loads(invoke("export", text).out)["text"]
    record = json.loads(invoke("search", "警情", text, "--format", "json").out)
    assert list(record) == ["query", "mode", "count", "hits"]
    assert (record["query"], record["mode"], record["count"]) == ("警情", "literal", 3)
    for hit in record["hits"]:
        assert list(hit) == ["start", "end", "text", "section", "before", "after"]
        assert flat[hit["start"] : hit["end"]] == hit["text"] == "警情"
        assert flat[: hit["start"]].endswith(hit["before"])
        assert flat[hit["end"] :].startswith(hit["after"])


def test_search_by_pattern(invoke: Invoke, text: str) -> None:
    record = json.loads(invoke("search", "re:[0-9.]+%", text, "--format", "json").out)
    assert (record["query"], record["mode"]) == ("[0-9.]+%", "regex")
    assert [hit["text"] for hit in record["hits"]] == ["23.9%"]


def test_search_takes_the_scripts_as_alike(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "hant.txt"
    path.write_text("警察說這個東西。\n", encoding="utf-8")
    assert "【東西】" in invoke("search", "东西", str(path)).out


@pytest.mark.parametrize("format_", ["text", "json"])
def test_nothing_found_is_code_one(invoke: Invoke, text: str, format_: str) -> None:
    assert invoke("search", "没有这个", text, "--format", format_).code == 1


def test_a_bad_pattern_is_wrong_usage(invoke: Invoke, text: str) -> None:
    code, out, err = invoke("search", "re:[", text)
    assert (code, out) == (2, "")
    assert err.startswith("sanneng-read: re:[: ")
    assert err.count("\n") == 1


def test_a_pattern_that_explodes_ends(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("啊" * 5000 + "\n", encoding="utf-8")
    code, _, err = invoke("search", "re:(啊|啊啊)+$x", str(path))
    assert code == 2
    assert err.startswith("sanneng-read: re:(啊|啊啊)+$x: takes too long")


@pytest.mark.parametrize("method", ["tfidf", "textrank"])
def test_keywords_json(invoke: Invoke, method: str) -> None:
    flat = json.loads(invoke("export").out)["text"]
    record = json.loads(invoke("keywords", "--format", "json", "--method", method, "--top", "5").out)
    assert list(record) == ["method", "keywords"]
    assert record["method"] == method
    assert len(record["keywords"]) == 5
    for keyword in record["keywords"]:
        assert list(keyword) == ["text", "weight", "count", "positions"]
        assert keyword["count"] == len(keyword["positions"]) > 0
        assert all(flat.startswith(keyword["text"], place) for place in keyword["positions"])
    weights = [keyword["weight"] for keyword in record["keywords"]]
    assert weights == sorted(weights, reverse=True)


def test_keywords_text(invoke: Invoke) -> None:
    assert len(invoke("keywords", "--top", "7").out.splitlines()) == 7


def test_a_text_without_keywords_is_no_error(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("abc\n", encoding="utf-8")
    code, out, err = invoke("keywords", str(path))
    assert (code, out) == (0, "")
    assert err == f"sanneng-read: {path}: no keywords in it\n"
    assert invoke("keywords", str(path), "--format", "json")[0] == 0


@pytest.mark.parametrize("command", ["search", "lookup"])
def test_nothing_found_is_told_by_the_exit_code_and_to_people_in_words(invoke: Invoke, command: str) -> None:
    code, out, err = invoke(command, "xyzzyq")
    assert (code, out, err) == (1, "", "sanneng-read: xyzzyq: nothing found\n")
    code, out, err = invoke(command, "xyzzyq", "--format", "json")
    assert (code, err) == (1, "")
    assert [] in json.loads(out).values()


def test_outline_of_more_headings_than_are_told_apart_says_so(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.text.sectioning.MOST_SECTIONS", 2)
    monkeypatch.setattr("reader.cli.outlining.MOST_SECTIONS", 2)
    path = tmp_path / "章.txt"
    path.write_text("第一章 风\n风。\n第二章 雨\n雨。\n第三章 雪\n雪。\n", encoding="utf-8")
    code, out, err = invoke("outline", str(path))
    assert (code, out) == (0, "")
    assert err.endswith("has more than 2 headings, which are not told apart\n")
