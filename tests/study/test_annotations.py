"""Bookmarks, highlights and notes: kept, found again, never dropped."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.study.annotations import AnnotationKind, Annotations, annotate, find_all
from reader.study.state import ReadingState
from reader.text.document import Anchor, Document, Paragraph


def document(*paragraphs: str) -> Document:
    return Document("书", [Paragraph(text) for text in paragraphs], key="k")


TEXT = document("第一段，说的是春天。", "第二段，说的是夏天的雨和夏天的风。", "第三段。")


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    return Annotations(ReadingState.open(tmp_path / "reading.sqlite"))


def test_kept_as_made(annotations: Annotations) -> None:
    made = annotate(TEXT, Anchor(1, 6), Anchor(1, 9), AnnotationKind.NOTE, note="雨？\n是")
    assert (made.quote, made.before, made.after) == (
        "是夏天",
        "的是春天。\n第二段，说的",
        "的雨和夏天的风。\n第三段",
    )
    assert annotations.save(made)
    (kept,) = annotations.of("k")
    assert replace(kept, changed=made.changed) == made
    assert annotations.of("other") == []


def test_in_the_order_of_the_text(annotations: Annotations) -> None:
    for place in (Anchor(2, 0), Anchor(0, 3), Anchor(0, 1)):
        annotations.save(annotate(TEXT, place, Anchor(place.paragraph, place.offset + 1), AnnotationKind.BOOKMARK))
    assert [kept.place for kept in annotations.of("k")] == [Anchor(0, 1), Anchor(0, 3), Anchor(2, 0)]


def test_changed_removed_and_brought_back(annotations: Annotations) -> None:
    made = annotate(TEXT, Anchor(0, 0), Anchor(0, 3), AnnotationKind.BOOKMARK, name="甲")
    annotations.save(made)
    annotations.save(replace(made, name="乙"))
    (kept,) = annotations.of("k")
    assert kept.name == "乙"
    annotations.remove(kept)
    assert annotations.of("k") == []
    (removed,) = annotations.every()
    assert removed.removed
    annotations.save(replace(removed, removed=False))
    assert [one.name for one in annotations.of("k")] == ["乙"]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        (TEXT, Anchor(1, 8)),
        (document("新的开头。", *(p.text for p in TEXT.paragraphs)), Anchor(2, 8)),  # a paragraph more
        (document("".join(p.text for p in TEXT.paragraphs)), Anchor(0, 18)),  # no line breaks: one side will do
        (document("第二段，说的是夏天的雨。"), Anchor(0, 8)),  # what follows is another
        (document("说夏天的"), None),
    ],
)
def test_found_again_where_the_text_differs(changed: Document, place: Anchor | None) -> None:
    made = annotate(TEXT, Anchor(1, 8), Anchor(1, 10), AnnotationKind.HIGHLIGHT)
    assert made.quote == "天的"
    assert [found.place for found in find_all(changed, [made])] == [place]


def test_the_nearest_of_several() -> None:
    text = document(*["同一句话说了又说。"] * 9)
    made = annotate(text, Anchor(5, 0), Anchor(5, 8), AnnotationKind.HIGHLIGHT)
    shorter = document(*["同一句话说了又说。"] * 3)
    assert [found.place for found in find_all(shorter, [made])] == [Anchor(2, 0)]


def test_lost_ones_come_last() -> None:
    lost = replace(annotate(TEXT, Anchor(0, 0), Anchor(0, 2), AnnotationKind.NOTE), quote="没有这句话了")
    here = annotate(TEXT, Anchor(2, 0), Anchor(2, 2), AnnotationKind.NOTE)
    assert [found.place for found in find_all(TEXT, [lost, here])] == [Anchor(2, 0), None]


def test_of_a_very_long_selection_a_part_is_kept() -> None:
    text = document("长" * 5000)
    assert len(annotate(text, Anchor(0, 0), Anchor(0, 5000), AnnotationKind.HIGHLIGHT).quote) == 2000
