"""Corrections kept in a state: in memory, in a file, by two programs, through failures and a kill."""

import signal
import sqlite3
import subprocess
import sys

import pytest

from reader.language.corrections import Correction, Scope
from reader.study.corrections import Corrections
from reader.study.database import connect
from reader.study.memory import MemoryState
from reader.study.schema import MIGRATIONS
from reader.study.state import ReadingState


def correction(word, reading="", scope=Scope.EVERYWHERE, key="", paragraph=0, offset=0):
    words = tuple(word.split("|"))
    return Correction(words, tuple(reading.split()) or (None,) * sum(map(len, words)), scope, key, paragraph, offset)


A, B, C = correction("行", "hang2"), correction("三|能"), correction("长", "zhang3", Scope.HERE, "k", 3, 14)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "reading.sqlite"


@pytest.fixture(params=["memory", "file"])
def state(request, path):
    state = MemoryState() if request.param == "memory" else ReadingState.open(path)
    yield state
    assert state.notice == ""
    state.close()


def test_kept_in_order(state):
    book = Corrections(state)
    assert book.all() == ()
    assert book.add([A], "甲")
    assert book.add([B, C])
    assert Corrections(state).counting() == (A, B, C)
    assert [kept.title for kept in book.all()] == ["甲", "", ""]
    assert len({kept.number for kept in book.all()}) == 3


def test_the_later_one_of_an_identity_counts(state):
    book = Corrections(state)
    other = correction("行", "xing2")
    book.add([A])
    book.add([other])
    assert book.counting() == (other,)
    book.undo()
    assert book.counting() == (A,)


def test_division_and_reading_of_a_word_stand_side_by_side(state):
    book = Corrections(state)
    book.add([correction("三能")])
    book.add([correction("三能", "san1 neng2")])
    assert len(book.all()) == 2
    book.add([B])  # divides what was joined
    assert book.counting() == (correction("三能", "san1 neng2"), B)


def test_removed_and_undone(state):
    book = Corrections(state)
    book.add([A])
    book.add([B, C])
    assert book.remove(book.all()[1].number) == B
    assert book.counting() == (A, C)
    assert book.remove(4711) is None
    assert book.undo() == (B,)
    assert book.counting() == (A, B, C)
    assert book.undo() == (B, C)  # what came in one change goes in one
    assert book.undo() == (A,)
    assert book.undo() == ()
    assert book.counting() == ()


def test_undo_after_a_restart(path):
    for step in ([A], [B]):
        state = ReadingState.open(path)
        Corrections(state).add(step)
        state.close()
    state = ReadingState.open(path)
    assert Corrections(state).undo() == (B,)
    assert Corrections(state).counting() == (A,)
    state.close()


def test_two_programs(path):
    one, other = ReadingState.open(path), ReadingState.open(path)
    Corrections(one).add([A])
    Corrections(other).add([B])
    assert Corrections(one).counting() == Corrections(other).counting() == (A, B)
    Corrections(one).undo()
    assert Corrections(other).counting() == (A,)
    one.close()
    other.close()


def test_a_file_of_the_version_before_is_kept(path, monkeypatch):
    monkeypatch.setattr("reader.study.schema.MIGRATIONS", MIGRATIONS[:1])
    connection = connect(path)
    connection.execute("INSERT INTO choices VALUES ('', 'theme', 'sepia')")
    connection.close()
    monkeypatch.undo()
    state = ReadingState.open(path)
    assert state.choice("theme") == "sepia"
    assert Corrections(state).add([A])
    assert state.notice == ""
    state.close()


def test_what_cannot_be_written_counts_in_this_run(path):
    state = ReadingState.open(path)
    book = Corrections(state)
    book.add([A])
    blocker = sqlite3.connect(path, isolation_level=None)
    state._connection.execute("PRAGMA busy_timeout = 1")
    blocker.execute("BEGIN EXCLUSIVE")
    assert not book.add([B])
    assert "not kept" in state.notice
    blocker.execute("COMMIT")
    assert book.counting() == (A, B)
    assert book.add([C])  # now both
    assert Corrections(state).counting() == (A, B, C)
    blocker.close()
    state.close()


@pytest.mark.parametrize("change", ["none", "added", "undone"])
def test_corrections_go_on_in_the_file_that_takes_the_place_of_a_damaged_one(path, change):
    state = ReadingState.open(path)
    book = Corrections(state)
    book.add([A], "甲")
    book.add([B])
    assert book.counting() == (A, B)
    state._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    state._connection.execute("PRAGMA shrink_memory")
    if change == "added":
        book.add([C])
    elif change == "undone":
        book.undo()
    assert book.counting() == ((A, B, C) if change == "added" else (A, B))
    assert "damaged" in state.notice
    assert Corrections(state).all()[0].title == "甲"
    state.close()
    state = ReadingState.open(path)
    assert set(Corrections(state).counting()) >= {A, B}
    state.close()


def test_undone_before_it_was_written(path):
    state = ReadingState.open(path)
    book = Corrections(state)
    state._writable = False
    book.add([A])
    book.add([B])
    assert book.counting() == (A, B)
    assert book.remove(book.all()[0].number) == A
    assert book.undo() == (B,)
    assert book.all() == ()
    state.close()


def test_rows_without_sense_are_passed_over(path):
    state = ReadingState.open(path)
    book = Corrections(state)
    book.add([A, B, C])
    state.change([("UPDATE corrections SET syllables = 'x' WHERE text = '行'", ())])
    state.change([("UPDATE corrections SET scope = 'planet' WHERE text = '三能'", ())])
    assert book.counting() == (C,)
    state.close()


_WRITER = """
import sys
from pathlib import Path
from reader.language.corrections import Correction, Scope
from reader.study.corrections import Corrections
from reader.study.state import ReadingState
book = Corrections(ReadingState.open(Path(sys.argv[1])))
for number in range(100_000):
    book.add([Correction((chr(0x4E00 + number % 20000),), (f"a{number % 5 + 1}",), Scope.TEXT, str(number // 20000))])
    print(number, flush=True)
"""


def test_a_killed_program_loses_nothing_it_has_kept(path):
    process = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    told = [int(process.stdout.readline()) for _ in range(200)][-1]
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    told = int(rest[-1]) if rest else told
    state = ReadingState.open(path)
    kept = Corrections(state).counting()
    assert told + 1 <= len(kept) <= told + 2
    assert kept[told].words == (chr(0x4E00 + told % 20000),)
    assert state.notice == ""
    state.close()
