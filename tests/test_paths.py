"""Where things live."""

from pathlib import Path

import pytest

from reader import paths


def test_what_is_not_there_yet_is_writable_where_it_can_be_made(tmp_path: Path) -> None:
    assert paths.is_writable(tmp_path)
    assert paths.is_writable(tmp_path / "a" / "b")


def test_a_file_in_the_way_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert not paths.is_writable(tmp_path / "a")
    assert not paths.is_writable(tmp_path / "a" / "b")


def test_a_folder_that_takes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert not paths.is_writable(tmp_path)
