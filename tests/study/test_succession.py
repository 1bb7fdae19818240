"""An edited file inherits what was marked in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.language.corrections import Correction, Scope
from reader.study.annotations import AnnotationKind, Annotations, annotate, find_all
from reader.study.corrections import Corrections
from reader.study.library import Library, Opening
from reader.study.state import ReadingState
from reader.study.succession import inherit
from reader.text.document import Anchor, Document
from reader.text.loader import load


@pytest.fixture
def state(tmp_path: Path) -> ReadingState:
    return ReadingState.open(tmp_path / "reading.sqlite")


def opened(state: ReadingState, path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    document = load(str(path))
    library = Library(state)
    library.opened(Opening(document.key, document.title, document.source, document.encoding))
    shelved = library.text(document.key)
    assert shelved is not None
    inherit(state, shelved)
    return document


def marked(state: ReadingState, document: Document) -> list[tuple[str, Anchor | None]]:
    return [(found.annotation.quote, found.place) for found in find_all(document, Annotations(state).of(document.key))]


def test_marks_move_to_the_new_version_and_stay_with_the_old_one(state: ReadingState, tmp_path: Path) -> None:
    path = tmp_path / "书.txt"
    old = opened(state, path, "第一段说春天来了。\n\n第二段说夏天来了。")
    for start in (Anchor(0, 4), Anchor(1, 4)):
        end = Anchor(start.paragraph, 8)
        Annotations(state).save(annotate(old, start, end, AnnotationKind.HIGHLIGHT))
    new = opened(state, path, "新的开头。\n\n第一段说春天来了。\n\n第二段没有了。")
    assert marked(state, new) == [("春天来了", Anchor(1, 4)), ("夏天来了", None)]
    assert marked(state, old) == [("春天来了", Anchor(0, 4)), ("夏天来了", Anchor(1, 4))]
    (first, _) = Annotations(state).of(new.key)
    Annotations(state).remove(first)
    opened(state, path, "新的开头。\n\n第一段说春天来了。\n\n第二段没有了。")
    assert marked(state, new) == [("夏天来了", None)]


def corrections(state: ReadingState, key: str) -> list[Correction]:
    return [correction for correction in Corrections(state).counting() if correction.key == key]


def test_corrections_go_over_once_and_are_taken_back_together(state: ReadingState, tmp_path: Path) -> None:
    path = tmp_path / "书.txt"
    old = opened(state, path, "他长大了。")
    book = Corrections(state)
    book.add([Correction(("长",), ("zhang3",), Scope.HERE, old.key, 0, 1)])
    book.add([Correction(("大", "了"), (None, None), Scope.TEXT, old.key)])
    book.add([Correction(("他",), ("ta1",), Scope.EVERYWHERE)])
    new = opened(state, path, "他长大了。真的。")
    assert corrections(state, new.key) == [replace(c, key=new.key) for c in corrections(state, old.key)]
    opened(state, path, "他长大了。真的。")
    assert len(book.all()) == 5
    assert book.undo()[0].words == ("他",)
    assert {correction.key for correction in book.undo()} == {old.key, new.key}
    assert [c.words for c in corrections(state, new.key)] == [("长",)]
    for kept in book.all():
        if kept.correction.key == new.key:
            book.remove(kept.number)
    opened(state, path, "他长大了。真的。")
    assert corrections(state, new.key) == []


@pytest.mark.parametrize(("name", "title"), [("别的.txt", "书"), ("书.md", "另一本书")])
def test_another_file_or_another_book_inherits_nothing(
    state: ReadingState, tmp_path: Path, name: str, title: str
) -> None:
    old = opened(state, tmp_path / "书.md", "# 书\n\n第一段说春天来了。")
    Annotations(state).save(annotate(old, Anchor(1, 0), Anchor(1, 3), AnnotationKind.HIGHLIGHT))
    new = opened(state, tmp_path / name, f"# {title}\n\n第一段说春天来了，真的。")
    assert new.key != old.key
    assert marked(state, new) == []
