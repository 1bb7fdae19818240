"""The shelf: what is read, how far, when last, and where it is."""

import os
import sqlite3
from pathlib import Path

import pytest

from reader.study.library import Library, Opening, ShelfText, titled, unread_interview
from reader.study.memory import MemoryState, State
from reader.study.schema import MIGRATIONS
from reader.study.state import ReadingState
from reader.text.document import Anchor


@pytest.fixture(params=["file", "memory"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> State:
    return MemoryState() if request.param == "memory" else ReadingState.open(tmp_path / "reading.sqlite")


def opening(key: str, source: str, title: str = "书") -> Opening:
    return Opening(key, title, source, "gb18030")


def test_a_new_user_has_the_interview(state: State) -> None:
    (only,) = Library(state).texts()
    assert only.bundled
    assert only.opened is None
    assert only.opens == "interview"
    assert only.exists
    assert "三能" in only.title


def test_texts_stand_by_last_opened(state: State, tmp_path: Path) -> None:
    library = Library(state)
    for number, name in enumerate(["a", "b"]):
        (tmp_path / name).write_bytes(b"x" * (number + 1))
        assert library.opened(opening(name * 32, str(tmp_path / name)), now=number)
    library.opened(opening("a" * 32, str(tmp_path / "a"), "新书名"), now=5)
    first, second = library.texts()
    assert (first.key, first.title, first.size, first.encoding, first.opened) == ("a" * 32, "新书名", 1, "gb18030", 5)
    assert (second.key, second.size, second.exists) == ("b" * 32, 2, True)


def test_the_place_is_the_state_s(tmp_path: Path) -> None:
    state = ReadingState.open(tmp_path / "reading.sqlite")
    Library(state).opened(opening("k", "-"))
    state.save_place("k", Anchor(3, 4), 0.25, "书", "-")
    (text,) = Library(state).texts()
    assert (text.place, text.progress, text.path, text.opens) == (Anchor(3, 4), 0.25, "", "")


def test_a_file_that_is_gone_or_another(state: State, tmp_path: Path) -> None:
    path = tmp_path / "书.txt"
    path.write_text("好", encoding="utf-8")
    library = Library(state)
    library.opened(opening("k", str(path)))
    assert library.texts()[0].exists
    path.write_text("好好", encoding="utf-8")
    assert not library.texts()[0].exists
    path.unlink()
    assert not library.texts()[0].exists


def test_the_same_text_from_another_path(state: State, tmp_path: Path) -> None:
    library = Library(state)
    for name in ("old", "new"):
        (tmp_path / name).write_text("好", encoding="utf-8")
        library.opened(opening("k", str(tmp_path / name)))
    assert [text.path for text in library.texts()] == [str(tmp_path / "new")]


def test_removing_keeps_all_and_opening_puts_it_back(state: State) -> None:
    library = Library(state)
    library.opened(opening("k", "-"))
    library.measured("k", {"1": 3, "none": 1})
    assert library.remove("k")
    assert library.texts() == []
    assert [text.key for text in library.texts(removed=True)] == ["k"]
    library.opened(opening("k", "-"))
    assert library.texts()[0].levels == {"1": 3, "none": 1}
    library.remove("k")
    library.remove("k", removed=False)
    assert [text.key for text in library.texts()] == ["k"]


def test_finding_one_by_name(state: State, tmp_path: Path) -> None:
    library = Library(state)
    library.opened(opening("abcdef12", str(tmp_path / "a.txt"), "甲"))
    library.opened(opening("abcdef34", str(tmp_path / "b.txt"), "乙"))
    found = {
        name: text.title if (text := library.find(name)) else None
        for name in (str(tmp_path / "a.txt"), "乙", "abcdef12", "abcdef1", "abcdef", "abc", "丙")
    }
    assert list(found.values()) == ["甲", "乙", "甲", "甲", None, None, None]


def test_a_name_that_is_no_text(state: State) -> None:
    library = Library(state)
    library.opened(Opening("k", "\udcff名", "/no/such/\udcff", "utf-8"))
    (text,) = library.texts()
    assert text.title == "\\udcff名"
    assert not text.exists


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_file_name_in_another_encoding_opens_again(state: State, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "书.txt".encode("gb18030")
    Path(os.fsdecode(path)).write_bytes(b"x")
    library = Library(state)
    library.opened(opening("k", os.fsdecode(path)))
    (text,) = library.texts()
    assert text.exists
    assert os.fsencode(text.opens) == path


def test_titles() -> None:
    texts = [ShelfText("1", "红楼梦 上", "a", "/x/HLM.txt"), ShelfText("2", "水浒传", "b", "/x/shz.txt")]
    assert [text.key for text in titled(texts, "楼 上")] == ["1"]
    assert [text.key for text in titled(texts, "hlm")] == ["1"]
    assert [text.key for text in titled(texts, "")] == ["1", "2"]
    assert titled(texts, "红 水") == []


def test_texts_read_before_there_was_a_shelf(tmp_path: Path) -> None:
    path = tmp_path / "reading.sqlite"
    old = sqlite3.connect(path)
    for statement in MIGRATIONS[0]:
        old.execute(statement)
    for key, source in (("1", "/tmp/书.txt"), ("2", "书.txt"), ("3", "interview")):
        old.execute("INSERT INTO places VALUES (?, 1, 2, 0.5, '书', ?, 7)", (key, source))
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    texts = {text.key: text for text in Library(ReadingState.open(path)).texts()}
    assert [texts[key].opens for key in "123"] == ["/tmp/书.txt", "", "interview"]
    assert texts["1"].progress == 0.5
    assert texts["1"].place == Anchor(1, 2)


def test_the_unread_interview_has_the_key_it_will_be_opened_with() -> None:
    from reader.text.loader import load

    assert unread_interview().key == load("interview").key


def test_a_text_in_an_archive_and_one_from_the_web_open_again(state: State, tmp_path: Path) -> None:
    archive = tmp_path / "novels.zip"
    archive.write_bytes(b"PK")
    library = Library(state)
    library.opened(opening("a", f"{archive}/first.txt"), now=1)
    library.opened(opening("b", "https://example.org/a.html"), now=2)
    library.opened(opening("c", "clipboard:"), now=3)
    clipboard, web, inside = library.texts()
    assert (inside.opens, inside.at_hand, inside.exists) == (f"{archive}/first.txt", f"{archive}/first.txt", True)
    assert (web.opens, web.at_hand, web.exists) == ("https://example.org/a.html", "", True)
    assert (clipboard.opens, clipboard.exists) == ("", False)
    assert library.last() == web
    archive.unlink()
    assert not library.texts()[-1].exists


def test_a_text_read_with_another_codec_has_no_level_yet() -> None:
    library = Library(MemoryState())
    for codec in ("", "gb18030", "gb18030", "big5"):
        library.opened(Opening("k", "书", "-", codec))
        found = library.text("k")
        assert found is not None
        assert found.levels == ({} if codec in ("", "big5") else {"1": 5})
        library.measured("k", {"1": 5})
