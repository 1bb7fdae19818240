"""The full-text index: what it finds is there, and all of it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.language.script import fold
from reader.study import fulltext
from reader.study.fulltext import FullText, FullTextError
from reader.study.passages import LONGEST_QUERY, passages
from reader.text.document import Anchor, Document, Paragraph

BOOK = ["第一章 起风", "他说今天起风了。", "A Storm，風暴！", "今天，今天。"]


def index(folder: Path, name: str = "fold") -> FullText:
    return FullText.open(folder / fulltext.FILE_NAME, fold, name)


def hits(full: FullText, query: str, *keys: str) -> list[tuple[str, Anchor, str]]:
    return [(line.key, line.place, line.text) for line in full.search(query, keys)]


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close at the end what a test has opened."""
    opened: list[FullText] = []
    begin = FullText.__init__

    def remembered(self: FullText, *parts: Any) -> None:
        begin(self, *parts)
        opened.append(self)

    monkeypatch.setattr(FullText, "__init__", remembered)
    yield
    for full in opened:
        full.close()


@pytest.fixture(params=["fts5", "scan"])
def full(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FullText:
    if request.param == "scan":
        monkeypatch.setattr(fulltext, "_offers_fts5", lambda _: False)
    full = index(tmp_path)
    assert full.indexed is (request.param == "fts5")
    return full


def test_literal_hits_in_order(full: FullText) -> None:
    assert full.add("b", BOOK)
    assert full.add("a", ["今天"])
    assert hits(full, "今天", "b", "a") == [
        ("b", Anchor(1, 2), "今天"),
        ("b", Anchor(3, 0), "今天"),
        ("b", Anchor(3, 3), "今天"),
        ("a", Anchor(0, 0), "今天"),
    ]
    assert hits(full, "今天", "a") == [("a", Anchor(0, 0), "今天")]
    assert hits(full, "天", "a") == [("a", Anchor(0, 1), "天")]
    assert hits(full, "ｓｔｏｒｍ,", "b") == [("b", Anchor(2, 2), "Storm，")]
    for query in ("", "风今", "了。\nA", "明天", '"', "*", "今 天"):
        assert hits(full, query, "b", "a") == []


def test_so_many_of_each_text(full: FullText) -> None:
    assert full.add("b", [*BOOK, "起风。" * 2000, "今天起风。"])
    assert full.add("a", ["起风。"])
    every = list(full.search("起风", ["b", "a"]))
    assert len(every) == 2004
    for each in (1, 2, 3, 1000, 5000):
        assert list(full.search("起风", ["b", "a"], each=each)) == every[: min(each, 2003)] + every[-1:]


def test_a_line_has_what_stands_around(full: FullText) -> None:
    full.add("b", BOOK)
    (line,) = full.search("起风了", ["b"], before=3, after=1)
    assert (line.before, line.text, line.after) == ("说今天", "起风了", "。")
    assert line.share == "\n".join(BOOK).index("起风了") / (len("\n".join(BOOK)) + 1)


PARAGRAPHS = st.lists(st.text(st.sampled_from("一二三 ,A，"), min_size=1, max_size=40), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(PARAGRAPHS, st.text(st.sampled_from("一二三 ,A，"), min_size=1, max_size=4))
def test_exactly_what_a_plain_search_finds(tmp_path: Path, texts: list[str], query: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.study.passages._TARGET", 10)
        patch.setattr("reader.study.passages._LONGEST", 25)
        fulltext.discard(tmp_path / fulltext.FILE_NAME)
        full = index(tmp_path)
        full.add("k", texts)
        document = Document("t", [Paragraph(text) for text in texts])
        found = {document.offset(place) for _, place, _ in hits(full, query, "k")}
        full.close()
    folded, needle = fold(document.text), fold(query)
    expected, at = set(), folded.find(needle)
    while at >= 0:
        expected.add(at)
        at = folded.find(needle, at + len(needle))
    assert found == expected


def test_a_paragraph_of_any_length(full: FullText) -> None:
    text = "".join(chr(0x4E00 + i % 20000) for i in range(50_000))
    full.add("k", ["前", text, "后"])
    for at in (0, 1990, 1999, 2000, 2099, 31_337, 49_990):
        assert Anchor(1, at) in [place for _, place, _ in hits(full, text[at : at + 10], "k")]
    assert hits(full, "后", "k")[-1][1] == Anchor(2, 0)


@given(PARAGRAPHS)
def test_passages_hold_all_of_a_text(texts: list[str]) -> None:
    flat = "\n".join(texts)
    covered = set()
    for passage in passages(texts):
        assert flat[passage.start : passage.start + len(passage.text)] == passage.text
        covered.update(range(passage.start, passage.start + len(passage.text)))
    assert {at for at, character in enumerate(flat) if character != "\n"} <= covered


def test_a_query_longer_than_the_overlap_is_cut(full: FullText) -> None:
    full.add("k", ["长" * 300])
    assert len(hits(full, "长" * 250, "k")[0][2]) == LONGEST_QUERY


def test_an_interrupted_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "_BATCH", 1)
    texts = [f"{number}号" * 500 for number in range(20)]
    full = index(tmp_path)
    asked = iter([False] * 5 + [True])
    assert not full.add("k", texts, cancelled=lambda: next(asked))
    assert not full.has("k")
    assert hits(full, "19号", "k") == []
    written: list[float] = []
    assert full.add("k", texts, progress=written.append)
    assert len(written) == len(list(passages(texts))) - 5
    assert full.has("k")
    assert len(hits(full, "19号", "k")) == 500


def test_another_fold_is_another_index(tmp_path: Path) -> None:
    full = index(tmp_path)
    full.add("k", BOOK)
    other = FullText.open(tmp_path / fulltext.FILE_NAME, lambda text: fold(text).replace("風", "风"), "script")
    assert not other.has("k")
    other.add("k", BOOK)
    assert hits(other, "风暴", "k") == [("k", Anchor(2, 8), "風暴")]
    assert hits(full, "风暴", "k") == []
    assert len(hits(full, "今天", "k")) == 3


@pytest.mark.parametrize("broken", [b"no database" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_broken_one_is_made_again(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / fulltext.FILE_NAME).write_bytes(broken)
    full = index(tmp_path)
    full.add("k", BOOK)
    assert len(hits(full, "今天", "k")) == 3


def test_damage_found_late_is_said_and_mended(tmp_path: Path) -> None:
    full = index(tmp_path)
    full.add("k", BOOK)
    full.close()
    other = sqlite3.connect(tmp_path / fulltext.FILE_NAME)
    other.execute("UPDATE passages SET text = x'5a5a'")
    other.commit()
    other.close()
    with pytest.raises(FullTextError, match="made again"):
        list(index(tmp_path).search("今天", ["k"]))
    again = index(tmp_path)
    assert not again.has("k")


def test_one_of_another_version_is_made_again(tmp_path: Path) -> None:
    index(tmp_path).close()
    other = sqlite3.connect(tmp_path / fulltext.FILE_NAME)
    other.execute("PRAGMA user_version = 99")
    other.close()
    assert index(tmp_path).add("k", BOOK)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FullTextError, match="file"):
        index(tmp_path / "file")


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / fulltext.FILE_NAME)
    with pytest.raises(FullTextError, match="is a pipe, not a file"):
        index(tmp_path)


def test_a_text_beyond_all_measure(full: FullText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "LARGEST", 10)
    with pytest.raises(FullTextError, match="longer"):
        full.add("k", BOOK)


_WRITER = """
import sys
from pathlib import Path
from reader.language.script import fold
from reader.study.fulltext import FullText
full = FullText.open(Path(sys.argv[1]), fold, "fold")
texts = [f"{number}号说今天。" * 300 for number in range(400)]
print("begun", flush=True)
full.add("k", texts, progress=lambda _: print("more", flush=True))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_two_at_once_and_one_killed(tmp_path: Path) -> None:
    path = tmp_path / fulltext.FILE_NAME
    argv = [sys.executable, "-c", _WRITER, str(path)]
    with (
        subprocess.Popen(argv, stdout=subprocess.PIPE) as killed,
        subprocess.Popen(argv, stdout=subprocess.PIPE) as other,
    ):
        assert killed.stdout is not None
        for _ in range(2):
            killed.stdout.readline()
        os.kill(killed.pid, signal.SIGKILL)
        other.communicate(timeout=120)
        assert other.returncode == 0
    full = index(tmp_path)
    assert full.has("k")
    assert len(hits(full, "399号", "k")) == 300
    assert len(hits(full, "说今天。", "k")) == 400 * 300


def test_a_text_read_with_another_codec_is_indexed_anew(full: FullText) -> None:
    was, now = fulltext.name_of("a", "big5"), fulltext.name_of("a", "gb18030")
    full.add(was, ["䗔毓狟"])
    assert not full.has(now)
    full.add(now, ["今天下雨"])
    assert hits(full, "今天", now) == [("a", Anchor(), "今天")]
    assert hits(full, "毓", now) == []


def test_a_text_that_is_taken_out_leaves_nothing(full: FullText, tmp_path: Path) -> None:
    secret = [f"第{n}段，秘密的话说了{n}遍。" for n in range(3000)]
    assert full.add("a gb18030", secret)
    assert full.add("a", secret)
    assert full.add("ab", BOOK)
    full.remove("a")
    assert not full.has("a") and not full.has("a gb18030")
    assert hits(full, "起风", "a", "ab") == [("ab", Anchor(0, 4), "起风"), ("ab", Anchor(1, 4), "起风")]
    assert hits(full, "秘密", "a", "a gb18030", "ab") == []
    rows = sqlite3.connect(tmp_path / fulltext.FILE_NAME)
    assert rows.execute("SELECT DISTINCT key FROM passages").fetchall() == [("ab",)]
    if full.indexed:
        assert rows.execute("SELECT count(*) FROM grams WHERE grams MATCH '\"79d8g5bc6\"'").fetchone() == (0,)
    rows.close()
    assert full.add("a", secret)
    assert len(hits(full, "秘密", "a")) == 3000


def test_one_that_was_indexed_otherwise_is_taken_out_too(tmp_path: Path) -> None:
    index(tmp_path, "other").add("a", BOOK)
    full = index(tmp_path)
    full.remove("a")
    assert not index(tmp_path, "other").has("a")
    assert full.add("b", ["今天下雨"])
    assert hits(full, "起风", "a", "b") == []
    assert hits(full, "下雨", "b") == [("b", Anchor(0, 2), "下雨")]


def test_an_end_in_the_middle_leaves_a_beginning(full: FullText, monkeypatch: pytest.MonkeyPatch) -> None:
    book = [f"第{n}段，今天下雨了。" * 40 for n in range(800)]
    assert full.add("a", book)
    erase, times = FullText._erase, []
    full_disk = sqlite3.OperationalError("database or disk is full")
    full_disk.sqlite_errorcode = sqlite3.SQLITE_FULL

    def ended(self: FullText, rows: Any) -> None:
        times.append(1)
        if len(times) == 2:
            raise full_disk
        erase(self, rows)

    monkeypatch.setattr(FullText, "_erase", ended)
    with pytest.raises(FullTextError):
        full.remove("a")
    assert not full.has("a")
    assert full.add("a", book)
    assert len(hits(full, "今天下雨了", "a")) == 800 * 40


def test_one_that_nobody_waits_for_is_gone_at_once(full: FullText, monkeypatch: pytest.MonkeyPatch) -> None:
    book = [f"第{n}段，今天下雨了。" * 40 for n in range(800)]
    assert full.add("a", book)
    erase, erased = FullText._erase, []

    def count(self: FullText, rows: Any) -> None:
        erased.append(rows)
        erase(self, rows)

    monkeypatch.setattr(FullText, "_erase", count)
    full.remove("a", lambda: len(erased) == 2)
    assert len(erased) == 2
    assert full._done("a") == 0
    assert full.add("b", ["今天下雨"])
    assert [key for key, *_ in hits(full, "下雨", "a", "b")] == ["b"]
    assert full.add("a", book)
    assert len(hits(full, "今天下雨了", "a")) == 800 * 40


def test_what_is_indexed_while_it_is_taken_out_is_no_whole_text(
    full: FullText, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = [f"第{n}段，今天下雨了。" * 40 for n in range(800)]
    assert full.add("a", book)
    erase = FullText._erase

    def meanwhile(self: FullText, rows: Any) -> None:
        monkeypatch.setattr(FullText, "_erase", erase)
        assert index(tmp_path).add("a", book)
        erase(self, rows)

    monkeypatch.setattr(FullText, "_erase", meanwhile)
    full.remove("a")
    assert not full.has("a")
    assert full.add("a", book)
    assert len(hits(full, "今天下雨了", "a")) == 800 * 40
