"""An edited file inherits what was marked in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.language.corrections import Correction, Scope
from reader.study.annotations import AnnotationKind, Annotations, annotate, find_all
from reader.study.corrections import Corrections
from reader.study.library import Library, Opening
from reader.study.sittings import Watch
from reader.study.state import ReadingState
from reader.study.succession import inherit, place_before
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


def test_a_new_version_opens_where_one_stopped_in_the_one_before(state: ReadingState, tmp_path: Path) -> None:
    path = tmp_path / "书.txt"
    old = opened(state, path, "第一段。\n\n第二段。\n\n第三段。")
    state.save_place(old.key, Anchor(2, 1), 0.8, old.title, old.source)
    new = opened(state, path, "第一段。\n\n第二段改了。\n\n第三段。")
    assert place_before(state, new) == Anchor(2, 1)
    other = opened(state, tmp_path / "别的.txt", "第一段。")
    assert place_before(state, other) is None


def test_versions_of_a_file_stand_on_the_shelf_once_with_the_time_of_all(state: ReadingState, tmp_path: Path) -> None:
    path, library = tmp_path / "书.txt", Library(state)
    documents = [opened(state, path, f"第一段说春天来了{'。' * number}") for number in range(1, 4)]
    for document in documents:
        moments = iter((0.0, 60.0))
        watch = Watch(state, document.key, lambda moments=moments: next(moments))  # type: ignore[misc]
        watch.seen(0.5)
        watch.save()
    (text,) = library.texts()
    assert (text.key, text.before) == (documents[2].key, (documents[1].key, documents[0].key))
    assert (text.seconds, text.sittings) == (180.0, 3)
    library.remove(text.key)
    assert library.texts() == []
    assert [text.key for text in library.texts(removed=True)] == [documents[2].key]
