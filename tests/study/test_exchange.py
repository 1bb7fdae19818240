"""Export and import: nothing lost, nothing twice."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.study.annotations import Annotation, AnnotationKind, Annotations
from reader.study.exchange import ExchangeError, exported, merge
from reader.study.library import Library, Opening
from reader.study.sittings import Watch
from reader.study.state import ReadingState
from reader.text.document import Anchor


def shelf(path: Path, *keys: str, now: float = 1000) -> ReadingState:
    state = ReadingState.open(path)
    for number, key in enumerate(keys):
        Library(state).opened(Opening(key, f"书{key}", "-", "utf-8"), now=now + number)
        state.save_place(key, Anchor(number, 1), 0.5, f"书{key}", "-")
        Annotations(state).save(Annotation(f"id-{key}", key, AnnotationKind.NOTE, Anchor(0, 1), "引文", note="批注"))
        moment = [0.0]
        watch = Watch(state, key, lambda: moment[0], lambda: now)  # noqa: B023
        moment[0] = 60
        watch.seen(0.5)
    return state


def test_there_and_back(tmp_path: Path) -> None:
    one = exported(shelf(tmp_path / "1", "a", "b"))
    other = ReadingState.open(tmp_path / "2")
    for _ in range(2):
        assert merge(other, json.dumps(one)) == {"texts": 2, "places": 2, "sittings": 2, "annotations": 2}
        assert exported(other) == one


def test_two_shelves_become_one_whichever_comes_first(tmp_path: Path) -> None:
    one, two = shelf(tmp_path / "1", "a", "b"), shelf(tmp_path / "2", "b", "c", now=2000)
    texts = json.dumps(exported(one)), json.dumps(exported(two))
    merge(one, texts[1])
    merge(two, texts[0])
    assert exported(one)["texts"] == exported(two)["texts"]
    assert [text.key for text in Library(one).texts()] == ["c", "b", "a"]
    assert Library(one).texts()[1].seconds == 120
    assert exported(one)["annotations"] == exported(two)["annotations"]


def test_of_two_copies_the_later_one_counts(tmp_path: Path) -> None:
    state = shelf(tmp_path / "1", "a")
    before = json.dumps(exported(state))
    (note,) = Annotations(state).of("a")
    Annotations(state).save(replace(note, note="改了"))
    after = json.dumps(exported(state))
    merge(state, before)
    assert [one.note for one in Annotations(state).of("a")] == ["改了"]
    Annotations(state).remove(note)
    merge(state, after)
    assert Annotations(state).of("a") == []
    old = shelf(tmp_path / "2")
    merge(old, before)
    merge(old, after)
    assert [one.note for one in Annotations(old).of("a")] == ["改了"]


def test_the_file_s_place_is_this_computer_s(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    state = ReadingState.open(tmp_path / "1")
    Library(state).opened(Opening("a", "书", str(tmp_path / "a.txt"), "utf-8"))
    record = exported(state)
    record["texts"][0].update(path="/elsewhere/a.txt", changed=9e9, removed=True)  # type: ignore[index]
    merge(state, json.dumps(record))
    (text,) = Library(state).texts(removed=True)
    assert text.path == str(tmp_path / "a.txt")


GOOD: dict[str, Any] = {"key": "a", "paragraph": 1, "offset": 2, "progress": 0.5, "title": "", "source": "", "saved": 3}


@pytest.mark.parametrize(
    ("table", "record", "reason"),
    [
        ("places", {}, "places 1: has no key"),
        ("places", {**GOOD, "paragraph": -1}, "places 1: paragraph: -1 is no whole number"),
        ("places", {**GOOD, "paragraph": 1 << 70}, "no whole number"),
        ("places", {**GOOD, "paragraph": True}, "no whole number"),
        ("places", {**GOOD, "progress": "x"}, "progress: 'x' is no number"),
        ("places", {**GOOD, "progress": float("nan")}, "is no number"),
        ("places", {**GOOD, "progress": 1e300}, "is no number"),
        ("places", {**GOOD, "title": None}, "None is no text"),
        ("places", [], "is no object"),
    ],
)
def test_what_cannot_be_merged_changes_nothing(tmp_path: Path, table: str, record: object, reason: str) -> None:
    state = shelf(tmp_path / "1", "a")
    before = exported(state)
    text = json.dumps({"format": "sanneng-read-library/1", "places": [record]})
    with pytest.raises(ExchangeError, match=reason):
        merge(state, text)
    assert exported(state) == before


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "other"}', "[" * 100_000, '{"format": "sanneng-read-library/1", "texts": 3}']
)
def test_what_is_no_shelf(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExchangeError):
        merge(ReadingState.open(tmp_path / "1"), text)


def test_unknown_things_are_passed_over(tmp_path: Path) -> None:
    record = {"format": "sanneng-read-library/1", "more": 1, "places": [{**GOOD, "newer": 1}]}
    state = ReadingState.open(tmp_path / "1")
    merge(state, json.dumps(record))
    assert state.place("a") == Anchor(1, 2)


STEERING = "\x1b[31m\x1b]0;x\x07\x9b2J\u202e\u2066\u200b"


def test_what_steers_a_terminal_is_not_taken(tmp_path: Path) -> None:
    record: Any = exported(shelf(tmp_path / "1", "a"))
    record["texts"][0]["title"] += STEERING
    for name in ("name", "note", "quote", "before", "after"):
        record["annotations"][0][name] += STEERING
    other = ReadingState.open(tmp_path / "2")
    merge(other, json.dumps(record))
    taken: Any = exported(other)
    seen = [taken["texts"][0]["title"], *(str(value) for value in taken["annotations"][0].values())]
    assert "书a␛[31m␛]0;x␇�2J��" in seen
    assert not any(sign in text for sign in "\x1b\x9b\u202e\u200b" for text in seen)


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("texts", "levels", {"8": 1}),
        ("texts", "levels", {"\x1b": 1}),
        ("texts", "key", "\x1b[2J"),
        ("texts", "encoding", "x\ny"),
        ("places", "key", "x" * 1000),
        ("annotations", "id", "\u202e"),
        ("annotations", "kind", "题"),
        ("sittings", "id", "\0"),
    ],
)
def test_what_names_nothing_is_refused(tmp_path: Path, table: str, field: str, value: Any) -> None:
    record: Any = exported(shelf(tmp_path / "1", "a"))
    record[table][0][field] = value
    with pytest.raises(ExchangeError, match=f"{table} 1: {field}: "):
        merge(ReadingState.open(tmp_path / "2"), json.dumps(record))
