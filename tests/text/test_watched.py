"""A file that grows, shrinks, vanishes or comes back while it is read."""

import os
from pathlib import Path

import pytest

from reader.text.watched import Change, Watched


def test_every_change_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今天", encoding="utf-8")
    watched = Watched(str(path))
    assert watched.look() is Change.NONE
    path.write_text("今天下雨", encoding="utf-8")
    assert [watched.look(), watched.look()] == [Change.CHANGED, Change.NONE]
    os.utime(path, ns=(1, 1))
    assert watched.look() is Change.CHANGED
    path.unlink()
    assert [watched.look(), watched.look()] == [Change.GONE, Change.NONE]
    path.write_text("", encoding="utf-8")
    assert [watched.look(), watched.look()] == [Change.CHANGED, Change.NONE]


def test_a_file_that_comes_back_as_it_was_can_go_again(tmp_path: Path) -> None:
    path, aside = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("今天", encoding="utf-8")
    watched = Watched(str(path))
    for _ in range(2):
        path.rename(aside)
        assert watched.look() is Change.GONE
        aside.rename(path)
        assert watched.look() is Change.NONE


@pytest.mark.parametrize("source", ["-", "clipboard:", "https://example.com/", "interview", "", "\0"])
def test_what_is_no_file(source: str) -> None:
    assert Watched(source).look() is Change.NONE
