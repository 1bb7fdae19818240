"""The reading state, with its file in every condition a disk can bring it into."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.study.annotations import Annotation, AnnotationKind, Annotations
from reader.study.corrections import kept_in
from reader.study.health import health_of, set_aside_files
from reader.study.memory import MemoryState, State
from reader.study.schema import MIGRATIONS
from reader.study.state import ReadingState, encoding_in, open_state
from reader.text.document import Anchor


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "reading.sqlite"


def save(state: State, key: str = "k", place: Anchor | None = None) -> None:
    state.save_place(key, place or Anchor(3, 14), 0.5, "title", "source")


@pytest.mark.parametrize("make", [MemoryState, None])
def test_places_and_choices(path: Path, make: Callable[[], State] | None) -> None:
    state = make() if make else ReadingState.open(path)
    assert state.place("k") is None
    assert state.choice("theme") is None
    save(state)
    save(state, place=Anchor(4, 0))
    state.choose("theme", "dark")
    state.choose("theme", "sepia", "k")
    assert state.place("k") == Anchor(4, 0)
    assert state.choice("theme", "k") == "sepia"
    assert state.choice("theme", "another") == "dark"
    assert state.choice("theme") == "dark"
    assert state.choice("pinyin", "k") is None
    assert state.notice == ""
    state.close()
    state.close()


def test_all_is_there_the_next_time_without_closing(path: Path) -> None:
    state = ReadingState.open(path)
    save(state)
    state.choose("theme", "dark")
    other = ReadingState.open(path)
    assert other.place("k") == Anchor(3, 14)
    assert other.choice("theme", "k") == "dark"
    state.close()
    other.close()


def test_open_state_keeps_or_forgets(path: Path) -> None:
    assert isinstance(open_state(None), MemoryState)
    kept = open_state(path)
    save(kept)
    kept.close()
    assert path.exists()


@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
def test_a_pipe_in_its_place_is_said_and_not_waited_for(path: Path, suffix: str) -> None:
    ReadingState.open(path).close()
    pipe = path.with_name(path.name + suffix)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    state = ReadingState.open(path)
    assert "is a pipe, not a file. Nothing is kept" in state.notice
    save(state)
    assert state.place("k") == Anchor(3, 14)
    state.close()
    assert health_of(path).report.endswith("is a pipe, not a file")
    assert kept_in(path)[1].endswith("is a pipe, not a file; your corrections are not used")
    assert encoding_in(path, "k") == ""


def test_the_file_is_in_wal_mode(path: Path) -> None:
    ReadingState.open(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    connection.close()


def test_odd_strings_are_kept(path: Path) -> None:
    state = ReadingState.open(path)
    state.save_place("k", Anchor(), 0.0, "题'\"%\x00[/b]", "caf\udce9")
    state.choose("name", "'; DROP TABLE places; --")
    state.close()
    again = ReadingState.open(path)
    assert again.place("k") == Anchor()
    assert again.choice("name") == "'; DROP TABLE places; --"
    assert again.notice == ""
    again.close()


@pytest.mark.parametrize(
    "content",
    [b"this is no database, but it is long enough to be looked at" * 20, b"SQLite format 3\x00" + b"\xff" * 5000],
)
def test_a_broken_file_is_set_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    state = ReadingState.open(path)
    (aside,) = set_aside_files(path)
    assert aside.read_bytes() == content
    assert aside.name in state.notice
    assert "\n" not in state.notice
    save(state)
    state.close()
    again = ReadingState.open(path)
    assert again.place("k") == Anchor(3, 14)
    assert again.notice == ""
    again.close()


def test_two_broken_files_of_the_same_second_are_both_kept(path: Path) -> None:
    path.parent.mkdir(parents=True)
    for content in (b"first" * 500, b"second" * 500):
        path.write_bytes(content)
        ReadingState.open(path).close()
        path.unlink()
    assert len(set_aside_files(path)) == 2


def test_other_tables_than_the_schema_number_says(path: Path) -> None:
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("CREATE TABLE places (key TEXT)")
    connection.close()
    state = ReadingState.open(path)
    save(state)
    assert set_aside_files(path)
    assert state.place("k") == Anchor(3, 14)
    state.close()


def test_damage_inside_the_file_found_while_reading(path: Path) -> None:
    state = ReadingState.open(path)
    for number in range(300):
        save(state, f"k{number}")
    state.close()
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)  # all but the head, the schema and one page
    path.write_bytes(content)
    state = ReadingState.open(path)
    found = [state.place(f"k{number}") for number in range(300)]
    assert None in found
    assert set_aside_files(path)
    save(state)
    assert state.place("k") == Anchor(3, 14)
    state.close()
    again = ReadingState.open(path)
    assert (again.place("k"), again.notice) == (Anchor(3, 14), "")
    again.close()


def test_a_damaged_character_costs_nothing_but_itself(path: Path) -> None:
    state = ReadingState.open(path)
    for number in range(2):
        Annotations(state).save(
            Annotation(f"n{number}", "k", AnnotationKind.NOTE, Anchor(number, 0), "引文", note=f"起风了{number}")
        )
    state.close()
    content = path.read_bytes()
    assert content.count("风了0".encode()) == 1
    path.write_bytes(content.replace("风了0".encode(), b"\xe9\xff\x8e" + "了0".encode()))
    for _ in range(2):
        state = ReadingState.open(path)
        found = [one.note for one in Annotations(state).every()]
        assert found[1] == "起风了1"
        assert found[0].startswith("起\ufffd")
        assert found[0].endswith("了0")
        assert Annotations(state).save(Annotation("n3", "k", AnnotationKind.NOTE, Anchor(), "引文", note="又一"))
        assert state.notice == ""
        state.close()


def test_a_list_of_tables_that_sqlite_cannot_even_complain_of(path: Path) -> None:
    state = ReadingState.open(path)
    save(state)
    state.close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE places", b"CREATE TABLE\xff\xfelaces"))
    assert not health_of(path).well
    state = ReadingState.open(path)
    save(state)
    assert "damaged" in state.notice
    assert state.place("k") == Anchor(3, 14)
    state.close()


def test_a_newer_schema_is_not_touched(path: Path) -> None:
    ReadingState.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.execute("ALTER TABLE places ADD COLUMN mood TEXT")
    connection.close()
    before = path.read_bytes()
    state = ReadingState.open(path)
    assert "newer" in state.notice
    save(state)
    assert state.place("k") == Anchor(3, 14)
    state.close()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()
    state = ReadingState.open(path)
    save(state)
    assert (state.notice, state.place("k")) == ("", Anchor(3, 14))
    state.close()


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir(parents=True)
    state = ReadingState.open(path)
    assert state.notice
    save(state)
    assert state.place("k") == Anchor(3, 14)
    state.close()


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    state = ReadingState.open(tmp_path / "data" / "reading.sqlite")
    assert state.notice
    save(state)
    assert state.place("k") == Anchor(3, 14)
    state.close()


class Failing:
    """A connection whose writes fail as a full disk makes them fail."""

    def __init__(self, inner: sqlite3.Connection) -> None:
        self.inner = inner
        self.full = True

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> object:
        if self.full and statement.startswith("INSERT"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return self.inner.execute(statement, values)

    def close(self) -> None:
        self.inner.close()


def test_a_full_disk_is_said_and_what_it_refused_is_written_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = ReadingState.open(path)
    assert state._connection is not None
    failing = Failing(state._connection)
    monkeypatch.setattr(state, "_connection", failing)
    save(state)
    state.choose("theme", "dark")
    assert "full" in state.notice
    assert (state.place("k"), state.choice("theme")) == (Anchor(3, 14), "dark")
    failing.full = False
    state.choose("pinyin", "all")
    again = ReadingState.open(path)
    assert (again.place("k"), again.choice("theme"), again.choice("pinyin")) == (Anchor(3, 14), "dark", "all")
    again.close()
    state.close()


def test_what_a_full_disk_refused_is_tried_again_at_the_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = ReadingState.open(path)
    assert state._connection is not None
    failing = Failing(state._connection)
    monkeypatch.setattr(state, "_connection", failing)
    save(state)
    failing.full = False
    state.close()
    again = ReadingState.open(path)
    assert again.place("k") == Anchor(3, 14)
    again.close()


def test_a_writer_that_does_not_let_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.study.database.PATIENCE", 0.01)
    ReadingState.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    state = ReadingState.open(path)
    save(state)
    assert "locked" in state.notice
    assert not set_aside_files(path)
    other.execute("ROLLBACK")
    other.close()
    state.close()
    again = ReadingState.open(path)
    assert again.place("k") == Anchor(3, 14)
    again.close()


def test_a_writer_that_does_not_let_go_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = ReadingState.open(path)
    save(state)

    def patience() -> int:
        return int(state.rows("PRAGMA busy_timeout")[0][0])

    assert patience() == 2000
    monkeypatch.setattr("reader.study.database.PATIENCE", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    state.rows("PRAGMA busy_timeout = 10")
    save(state, place=Anchor(5, 0))
    assert "locked" in state.notice
    monkeypatch.undo()
    assert patience() < 100
    other.execute("ROLLBACK")
    other.close()
    assert state.change([("DELETE FROM choices", ())])
    assert patience() == 2000
    state.close()


def test_a_file_that_is_held_from_the_start_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ReadingState.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("reader.study.database.PATIENCE", 0.2)
    state = ReadingState.open(path)
    assert state.rows("PRAGMA busy_timeout")[0][0] < 100
    other.close()
    save(state)
    assert state.rows("PRAGMA busy_timeout")[0][0] == 200
    state.close()


def _files(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one.name.startswith(path.name)]


@pytest.mark.parametrize("companions", [True, False])
def test_a_file_that_is_taken_away_while_it_is_open_is_made_again(path: Path, companions: bool) -> None:
    state = ReadingState.open(path)
    save(state)
    for file in _files(path) if companions else [path]:
        file.unlink()
    state.choose("theme", "dark")
    assert (state.renewed, "taken away" in state.notice) == (1, True)
    save(state, "other", Anchor(1, 0))
    state.close()
    again = ReadingState.open(path)
    assert (again.place("k"), again.choice("theme"), again.place("other")) == (Anchor(3, 14), "dark", Anchor(1, 0))
    assert again.notice == ""
    again.close()


def test_a_folder_that_is_taken_away_is_made_again(path: Path) -> None:
    state = ReadingState.open(path)
    save(state)
    shutil.rmtree(path.parent)
    assert state.change([("INSERT INTO choices VALUES ('', 'theme', 'dark')", ())])
    state.close()
    again = ReadingState.open(path)
    assert (again.place("k"), again.choice("theme")) == (Anchor(3, 14), "dark")
    again.close()


def test_a_file_that_is_put_in_the_place_of_an_open_one_counts(path: Path) -> None:
    beside = path.with_name("restored.sqlite")
    state, restored = ReadingState.open(path), ReadingState.open(beside)
    save(state)
    save(state, "mine")
    save(restored, place=Anchor(9, 9))
    restored.close()
    beside.replace(path)
    state.choose("theme", "dark")
    assert state.renewed == 1
    state.close()
    again = ReadingState.open(path)
    assert (again.place("k"), again.place("mine"), again.choice("theme")) == (Anchor(9, 9), Anchor(3, 14), "dark")
    again.close()


def test_a_newer_file_in_the_place_of_an_open_one_is_left_alone(path: Path) -> None:
    state = ReadingState.open(path)
    save(state)
    newer = path.with_name("newer.sqlite")
    file = sqlite3.connect(newer)
    file.execute("PRAGMA user_version = 999")
    file.close()
    newer.replace(path)
    before = path.read_bytes()
    assert not state.change([("DELETE FROM choices", ())])
    assert "newer" in state.notice
    assert state.place("k") == Anchor(3, 14)
    state.close()
    assert path.read_bytes() == before


def test_a_mistake_of_our_own_is_not_taken_for_a_full_disk(path: Path) -> None:
    state = ReadingState.open(path)
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            state.choose("theme", "dark")
        except sqlite3.ProgrammingError as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert raised
    state.close()


def test_health(path: Path) -> None:
    assert health_of(path).well
    assert not path.exists()
    state = ReadingState.open(path)
    save(state)
    state.close()
    assert health_of(path).well
    assert "1 text" in health_of(path).report
    path.write_bytes(b"no database" * 500)
    assert not health_of(path).well
    assert path.read_bytes() == b"no database" * 500
