"""Of a damaged state file everything that can still be read is in the one that takes its place."""

import sqlite3
from pathlib import Path

import pytest

from reader.language.corrections import Correction, Scope
from reader.study.annotations import Annotation, AnnotationKind, Annotations
from reader.study.corrections import Corrections
from reader.study.library import Library, Opening
from reader.study.rescue import rescue
from reader.study.state import ReadingState
from reader.text.document import Anchor

PAGE = 4096
COUNT = 200
FEWEST = 60
"""Rows of any table that fill one page."""


def filled(path: Path) -> None:
    state = ReadingState.open(path)
    annotations, library, book = Annotations(state), Library(state), Corrections(state)
    for number in range(COUNT):
        key = f"{number:032x}"
        library.opened(Opening(key, f"书{number}", f"/{number}.txt", "utf-8"))
        state.save_place(key, Anchor(number, 1), 0.5, f"书{number}", f"/{number}.txt")
        state.choose("pinyin", "all", key)
        for kind in (AnnotationKind.BOOKMARK, AnnotationKind.NOTE):
            annotations.save(Annotation(f"{kind}{number}", key, kind, Anchor(number), "引", note="笔记" * 10))
        book.add([Correction(("行",), ("xíng",), Scope.TEXT, key)])
    state.close()


def found(path: Path) -> list[int]:
    """Return how many places, choices, bookmarks and notes, texts, corrections there are."""
    state = ReadingState.open(path)
    keys = [f"{number:032x}" for number in range(COUNT)]
    places = sum(state.place(key) is not None for key in keys)
    annotations = Annotations(state)
    counts = [
        places,
        sum(state.choice("pinyin", key) == "all" for key in keys),
        sum(len(annotations.of(key)) for key in keys),
        len(Library(state).texts()),
        len(Corrections(state).all()),
    ]
    state.close()
    return counts


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "reading.sqlite"
    filled(path)
    assert found(path) == [COUNT, COUNT, 2 * COUNT, COUNT, COUNT]
    return path.read_bytes()


@pytest.mark.parametrize("damage", [b"\x00", b"\xff"])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99])
def test_one_page_of_rows_is_damaged(tmp_path: Path, whole: bytes, share: float, damage: bytes) -> None:
    """A page that leads to others is not one of rows: with it goes what lies between the ends of its table."""
    path = tmp_path / "reading.sqlite"
    leaves = [place for place in range(PAGE, len(whole), PAGE) if whole[place] in (0x0A, 0x0D)]
    place = leaves[int(len(leaves) * share)]
    path.write_bytes(whole[:place] + damage * PAGE + whole[place + PAGE :])
    found(path)  # finds the damage
    lost = [all_ - left for all_, left in zip([COUNT, COUNT, 2 * COUNT, COUNT, COUNT], found(path), strict=True)]
    assert sum(lost) <= FEWEST


def test_the_damage_is_said_with_what_was_saved(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "reading.sqlite"
    path.write_bytes(whole)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'sittings'")
    connection.commit()
    connection.close()
    state = ReadingState.open(path)
    assert " entries of the old" in state.notice
    assert state.place(f"{7:032x}") == Anchor(7, 1)
    assert len(Annotations(state).of(f"{7:032x}")) == 2
    state.close()


def test_a_page_cut_off(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "reading.sqlite"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    found(path)
    assert sum(found(path)) > COUNT


def test_what_does_not_fit_is_left_out(tmp_path: Path) -> None:
    old, new = tmp_path / "old", ReadingState.open(tmp_path / "new.sqlite")
    connection = sqlite3.connect(old)
    connection.executescript(
        """CREATE TABLE places (key, paragraph, "offset", progress, title, source, saved);
        INSERT INTO places VALUES ('a', 1, 2, 0.5, 't', 's', 1), ('b', 'x', 2, 0.5, 't', 's', 1),
            (NULL, 1, 2, 0.5, 't', 's', 1), (CAST(x'ff' AS TEXT), 1, 2, 0.5, 't', 's', 1);
        CREATE TABLE choices (key, name);"""
    )
    connection.close()
    assert new._connection is not None
    assert rescue(old, new._connection) == 1
    assert new.place("a") == Anchor(1, 2)
    new.close()


def test_what_was_kept_since_counts(tmp_path: Path, whole: bytes) -> None:
    old = tmp_path / "old"
    old.write_bytes(whole)
    new = ReadingState.open(tmp_path / "new.sqlite")
    new.save_place(f"{1:032x}", Anchor(99, 9), 0.9, "t", "s")
    assert new._connection is not None
    rescue(old, new._connection)
    new.close()
    again = ReadingState.open(tmp_path / "new.sqlite")
    assert (again.place(f"{1:032x}"), again.place(f"{2:032x}")) == (Anchor(99, 9), Anchor(2, 1))
    again.close()
