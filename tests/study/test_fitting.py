"""A state file in which somebody has put values of other types than its columns say: the rest is there as ever."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.language.corrections import Correction, Scope
from reader.language.lexicon import Lexicon
from reader.language.pinning import Pinning
from reader.study import database, fitting, notebook
from reader.study.annotations import Annotation, AnnotationKind, Annotations, find_all
from reader.study.corrections import Corrections, kept_in
from reader.study.difficulty import level_of
from reader.study.exchange import exported, merge
from reader.study.library import Library, Opening
from reader.study.sittings import Watch, history
from reader.study.state import ReadingState, encoding_in, encoding_kept
from reader.text.document import Anchor, Document, Paragraph

TABLES = ("places", "choices", "corrections", "texts", "sittings", "annotations")
WRONG = ("'abc'", "X'FF00'", "9e999", "-5", "'[[[[1'", "NULL")


def columns() -> Iterator[tuple[str, str]]:
    with closing(database.in_memory()) as tables:
        for table in TABLES:
            for _, name, _, _, _, key in tables.execute(f"PRAGMA table_info({table})").fetchall():
                if not (table == "corrections" and key):  # SQLite takes only whole numbers there
                    yield table, name


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the same of two texts."""
    path = tmp_path_factory.mktemp("state") / "reading.sqlite"
    with closing(ReadingState.open(path)) as state:
        for key in ("odd", "sound"):
            Library(state).opened(Opening(key, f"书{key}", "-", "utf-8"), now=1000)
            Library(state).measured(key, {"1": 3})
            state.save_place(key, Anchor(1, 2), 0.5, f"书{key}", "-")
            state.choose("theme", key, key)
            Annotations(state).save(
                Annotation(f"id-{key}", key, AnnotationKind.NOTE, Anchor(0, 0), "银行", note="批注")
            )
            Corrections(state).add([Correction(("银行",), ("yin2", "hang2"), Scope.HERE, key, 0, 0)], "书")
            moment = [0.0]
            watch = Watch(state, key, lambda: moment[0], lambda: 1000)  # noqa: B023
            moment[0] = 60
            watch.seen(0.5)
    return path


def spoil(path: Path, table: str, column: str, value: str) -> None:
    """Put a value into the column of the odd text; SQLite refuses a few."""
    which = {"corrections": "number = 1", "sittings": "key = 'odd'", "annotations": "key = 'odd'"}.get(
        table, "key = 'odd'"
    )
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f'UPDATE OR IGNORE {table} SET "{column}" = {value} WHERE {which}')


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize(("table", "column"), list(columns()))
def test_everything_else_is_there(
    filled: Path, tmp_path: Path, lexicon: Lexicon, table: str, column: str, value: str
) -> None:
    path = tmp_path / "reading.sqlite"
    shutil.copy(filled, path)
    try:
        spoil(path, table, column, value)
    except sqlite3.IntegrityError:
        assert value == "NULL"  # refused, as it should be
        return
    document = Document("书", (Paragraph("银行里人很多"),), key="sound")
    with closing(ReadingState.open(path)) as state:
        assert (state.place("sound"), state.choice("theme", "sound")) == (Anchor(1, 2), "sound")
        state.place("odd"), state.choice("theme", "odd"), encoding_kept(state, "odd"), encoding_in(path, "odd")
        texts = [*Library(state).texts(), *Library(state).texts(removed=True)]
        sound = next(text for text in texts if text.key == "sound")
        assert (sound.title, sound.seconds, sound.levels) == ("书sound", 60, {"1": 3})
        assert all(level_of(text.levels) in (1, None) for text in texts)
        assert [sitting.active for sitting in history(state, "sound")] == [60]
        history(state)
        assert [one.note for one in Annotations(state).of("sound")] == ["批注"]
        found = [find_all(document, Annotations(state).of(text.key)) for text in texts]
        notebook.notebook(
            (text, [notebook.Entry(one.annotation) for one in each]) for text, each in zip(texts, found, strict=True)
        )
        assert "sound" in Annotations(state).counts()
        counting = Corrections(state).counting()
        assert counting == kept_in(path)[0]
        assert [one.syllables for one in counting if one.key == "sound"] == [("yin2", "hang2")]
        for key in ("odd", "sound"):
            Pinning(lexicon, counting, key=key).pins(0, "银行里人很多")
        shelf = json.dumps(exported(state))
        Corrections(state).undo()
    with closing(ReadingState.open(tmp_path / "other.sqlite")) as other:
        merge(other, shelf)
        assert [one.note for one in Annotations(other).of("sound")] == ["批注"]
        assert other.place("sound") == Anchor(1, 2)


def test_what_is_readable_stays() -> None:
    assert fitting.text("批注".encode()) == "批注"
    assert (fitting.text(3), fitting.text(None)) == ("3", "")
    assert [fitting.whole(value) for value in (3, 3.7, -1, "3", b"3", None)] == [3, 3, 0, 0, 0, 0]
    assert [fitting.share(value) for value in (0.5, 7, "x")] == [0.5, 1.0, 0.0]
    assert fitting.path("/家/书.txt") == "/家/书.txt".encode()
    assert [fitting.codec(value) for value in ("gb18030", "nonsense", b"\xff", "", None)] == ["gb18030", "", "", "", ""]
    assert fitting.counts('{"1": 3, "2": "x"}') == {"1": 3, "2": 0}
    assert [fitting.counts(value) for value in ("[" * 100_000, "[1]", 7, None)] == [{}] * 4
