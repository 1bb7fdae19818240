"""A moved file is found by its contents."""

from pathlib import Path

import pytest

from reader.study.moved import find_moved
from reader.text.loader import load

TEXT = "三驻三联。" * 50


@pytest.mark.parametrize("new", ["b.txt", "inner/a.txt", "../a.txt", "a.txt"])
def test_found_around_its_folder(tmp_path: Path, new: str) -> None:
    old = tmp_path / "shelf" / "a.txt"
    old.parent.mkdir()
    old.write_text(TEXT, encoding="utf-8")
    document = load(str(old))
    (old.parent / "other.txt").write_text(TEXT.replace("三", "五"), encoding="utf-8")  # of the same size
    target = (old.parent / new).resolve()
    target.parent.mkdir(exist_ok=True)
    old.rename(target)
    assert find_moved(str(old), len(TEXT.encode()), document.key) == str(target)


def test_the_folder_has_another_name(tmp_path: Path) -> None:
    old = tmp_path / "shelf" / "a.txt"
    old.parent.mkdir()
    old.write_text(TEXT, encoding="utf-8")
    document = load(str(old))
    old.parent.rename(tmp_path / "books")
    assert find_moved(str(old), len(TEXT.encode()), document.key) == str(tmp_path / "books" / "a.txt")


@pytest.mark.parametrize(("path", "size"), [("", 750), ("/no/such/folder/a.txt", 750), ("{}/a.txt", None)])
def test_nowhere(tmp_path: Path, path: str, size: int | None) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    key = load(str(tmp_path / "b.txt")).key
    assert find_moved(path.format(tmp_path), size, key) is None


def test_only_so_many_names_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    key = load(str(tmp_path / "c")).key
    size = (tmp_path / "c").stat().st_size
    assert find_moved(str(tmp_path / "gone"), size, key) == str(tmp_path / "c")
    monkeypatch.setattr("reader.study.moved._ENTRIES", 2)
    assert find_moved(str(tmp_path / "gone"), size, key) is None


def test_a_search_that_is_not_wanted_any_more_ends(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(TEXT)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    key = load(str(tmp_path / "a")).key
    assert find_moved(str(tmp_path / "gone"), len(TEXT.encode()), key, cancelled) is None
    assert len(asked) < 4
