"""`sanneng-read library`, and `--last`."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reader import paths
from reader.cli import opening
from reader.study import fulltext
from reader.study.annotations import AnnotationKind, Annotations, annotate
from reader.study.library import Library, Opening
from reader.study.sittings import Watch
from reader.study.state import FILE_NAME, ReadingState
from reader.text.document import Anchor, Document
from reader.text.loader import load
from reader.tui.options import Options
from tests.cli.conftest import Outcome

Invoke = Callable[..., Outcome]


@pytest.fixture
def state(own_folders: None) -> Iterator[ReadingState]:
    state = ReadingState.open(paths.data_folder() / FILE_NAME)
    yield state
    state.close()


@pytest.fixture
def read(state: ReadingState, tmp_path: Path) -> Callable[..., Document]:
    """Put a text on the shelf as if it had been read to a place."""

    def put(name: str, text: str, progress: float = 0.5) -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        document = load(str(path))
        Library(state).opened(Opening(document.key, document.title, document.source, document.encoding))
        state.save_place(document.key, Anchor(0, 2), progress, document.title, document.source)
        return document

    return put


def test_a_new_user_sees_the_interview(invoke: Invoke) -> None:
    code, out, err = invoke("library", "--format", "json")
    (text,) = json.loads(out)["texts"]
    assert (code, err) == (0, "")
    assert (text["source"], text["opened"], text["exists"]) == ("interview", None, True)


def test_when_a_text_was_read(invoke: Invoke, read: Callable[..., Document], state: ReadingState) -> None:
    key = read("一.txt", "第一本书的内容。").key
    moments = iter((100.0, 140.0))
    watch = Watch(state, key, lambda: next(moments), lambda: 0.0)
    watch.seen(0.25)
    watch.save()
    (text,) = json.loads(invoke("library", "list", "一", "--format", "json").out)["texts"]
    assert text["sittings"] == len(text["history"]) == 1
    (sitting,) = text["history"]
    assert datetime.fromisoformat(sitting.pop("began")).timestamp() == 0
    assert datetime.fromisoformat(sitting.pop("ended")).timestamp() == 0
    assert sitting == {"seconds": 40, "from": 0.25, "to": 0.25}


def test_no_such_title_is_said(invoke: Invoke, read: Callable[..., Document]) -> None:
    read("一.txt", "第一本书的内容。")
    assert invoke("library", "list", "红楼") == (1, "", "sanneng-read: 红楼: no such title\n")
    code, out, err = invoke("library", "list", "红楼", "--format", "json")
    assert (code, json.loads(out), err) == (1, {"texts": []}, "")


def test_the_list(invoke: Invoke, read: Callable[..., Document], tmp_path: Path) -> None:
    read("一.txt", "第一本书的内容。")
    second = read("二.txt", "第二本书的内容。", 0.25)
    (tmp_path / "一.txt").unlink()
    texts = json.loads(invoke("library", "--format", "json").out)["texts"]
    assert [(text["title"], text["exists"], text["progress"]) for text in texts] == [
        ("二", True, 0.25),
        ("一", False, 0.5),
    ]
    assert (texts[0]["key"], texts[0]["size"], texts[0]["encoding"]) == (second.key, 24, "utf-8")
    lines = invoke("library").out.splitlines()
    assert lines[0] == " 25 %  二"
    assert "24 B" in lines[1]
    assert str(tmp_path / "二.txt") in lines[1]
    assert lines[3].endswith("not there any more")


def test_titles_are_filtered(invoke: Invoke, read: Callable[..., Document]) -> None:
    read("红楼梦.txt", "一")
    read("水浒传.txt", "二")
    assert invoke("library", "list", "红").out.splitlines()[0].endswith("红楼梦")


def test_remove_and_restore(invoke: Invoke, read: Callable[..., Document], tmp_path: Path) -> None:
    read("一.txt", "第一本书。")
    assert invoke("library", "remove", str(tmp_path / "一.txt")) == (0, "", "")
    assert invoke("library").code == 1
    assert "一" in invoke("library", "--removed").out
    assert invoke("library", "restore", "一") == (0, "", "")
    assert "一" in invoke("library").out


def test_what_is_removed_leaves_nothing_in_the_cache(
    invoke: Invoke, read: Callable[..., Document], home: Path, tmp_path: Path
) -> None:
    read("一.txt", "第一本书。")
    read("二.txt", "第二本书。")
    assert invoke("library", "search", "本书").out.count("【本书】") == 2
    assert invoke("library", "remove", "一") == (0, "", "")
    index = sqlite3.connect(home / "cache" / "sanneng-read" / fulltext.FILE_NAME)
    known = dict(index.execute("SELECT key, text FROM passages"))
    index.close()
    assert not any("第一本书".encode() in zlib.decompress(text) for text in known.values())
    assert any("第二本书".encode() in zlib.decompress(text) for text in known.values())
    assert invoke("library", "restore", "一").code == 0
    assert invoke("library", "search", "本书").out.count("【本书】") == 2


def test_a_new_user_can_remove_the_interview(invoke: Invoke) -> None:
    assert invoke("library", "remove", "interview").code == 0
    assert invoke("library").code == 1


def test_a_moved_file_is_found(invoke: Invoke, read: Callable[..., Document], tmp_path: Path) -> None:
    read("一.txt", "第一本书。")
    (tmp_path / "一.txt").rename(tmp_path / "新.txt")
    assert invoke("library", "find") == (0, f"一: {tmp_path / '新.txt'}\n", "")
    assert str(tmp_path / "新.txt") in invoke("library").out
    (tmp_path / "新.txt").unlink()
    assert invoke("library", "find") == (1, "", "sanneng-read: 1 text not found\n")


def test_export_and_import_on_another_computer(
    invoke: Invoke, read: Callable[..., Document], state: ReadingState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read("一.txt", "第一本书。")
    note = annotate(document, Anchor(0, 0), Anchor(0, 2), AnnotationKind.NOTE, note="为什么*？")
    Annotations(state).save(note)
    copy = tmp_path / "shelf.json"
    assert invoke("library", "export", "-o", str(copy)) == (0, "", "")
    exported = invoke("library", "export").out
    assert exported == copy.read_text(encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    for _ in range(2):
        code, out, err = invoke("library", "import", str(copy))
        assert (code, out, err) == (0, "1 texts, 1 places, 0 sittings, 1 annotations\n", "")
        assert invoke("library", "export").out == exported
    code, out, _ = invoke("library", "notes", "一")
    assert code == 0
    assert out.startswith("# 一\n")
    assert "> 第一" in out
    assert "为什么\\*？" in out


def test_import_where_nothing_can_be_kept(
    invoke: Invoke, read: Callable[..., Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read("一.txt", "第一本书。")
    copy = tmp_path / "shelf.json"
    assert invoke("library", "export", "-o", str(copy)).code == 0
    monkeypatch.setattr(ReadingState, "change", lambda *_: False)  # as where the disk is full
    code, out, err = invoke("library", "import", str(copy))
    assert (code, out, err) == (4, "", "sanneng-read: nothing can be kept\n")


def test_import_after_the_state_was_damaged(
    invoke: Invoke, read: Callable[..., Document], state: ReadingState, tmp_path: Path
) -> None:
    read("一.txt", "第一本书。")
    copy = tmp_path / "shelf.json"
    assert invoke("library", "export", "-o", str(copy)).code == 0
    state.close()
    (paths.data_folder() / FILE_NAME).write_bytes(b"x" * 5000)
    code, out, err = invoke("library", "import", str(copy))
    assert (code, out) == (0, "1 texts, 1 places, 0 sittings, 0 annotations\n")
    assert err.count("was damaged") == err.count("\n") == 1


def test_what_cannot_be_kept_is_said_once(
    invoke: Invoke, read: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    read("一.txt", "第一本书。")

    def opened(path: Path) -> ReadingState:
        state = ReadingState.open(path)
        state.notice = "disk I/O error"
        return state

    monkeypatch.setattr("reader.study.state.open_state", opened)
    assert invoke("library", "list")[::2] == (0, "sanneng-read: disk I/O error\n")
    monkeypatch.setattr(ReadingState, "change", lambda *_: False)
    assert invoke("library", "remove", "一") == (4, "", "sanneng-read: disk I/O error\n")


def test_notes_of_nothing(invoke: Invoke, read: Callable[..., Document]) -> None:
    read("一.txt", "第一本书。")
    assert invoke("library", "notes") == (1, "", "sanneng-read: there are no notes\n")
    assert invoke("library", "notes", "none.txt").code == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "is no JSON"),
        (b"[" * 100_000, "is no JSON (is nested too deep)"),
        (b"{}", "is no exported shelf"),
        (b"\xff", "is not UTF-8"),
        (None, "No such file"),
    ],
)
def test_what_is_no_exported_shelf(invoke: Invoke, tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "shelf.json"
    if content is not None:
        path.write_bytes(content)
    code, out, err = invoke("library", "import", str(path))
    assert (code, out) == (3, "")
    assert err.startswith(f"sanneng-read: {path}: {reason}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "argv", [["remove"], ["import"], ["export", "x"], ["nonsense"], ["list", "a", "b"], ["find", "x"]]
)
def test_wrong_usage(invoke: Invoke, argv: list[str]) -> None:
    code, out, err = invoke("library", *argv)
    assert (code, out) == (2, "")
    assert err.startswith("sanneng-read: ")


def test_data_that_cannot_be_used(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    code, out, err = invoke("library")
    assert (code, out) == (4, "")
    assert "Nothing is kept" in err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the screen and say that there is a terminal."""
    import reader.tui.start

    sources: list[str] = []

    def run(document: Document, options: object) -> int:
        sources.append(document.source)
        return 0

    monkeypatch.setattr(reader.tui.start, "run", run)
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(opening, "take_keyboard", lambda: None)
    return sources


def test_the_last_text(invoke: Invoke, read: Callable[..., Document], opened: list[str], tmp_path: Path) -> None:
    invoke("--last")
    read("一.txt", "第一本书。")
    read("二.txt", "第二本书。")
    invoke("--last")
    (tmp_path / "二.txt").rename(tmp_path / "三.txt")
    assert "三.txt now" in invoke("--last").err
    invoke()
    assert opened == ["interview", str(tmp_path / "二.txt"), str(tmp_path / "三.txt"), "interview"]


def test_the_last_text_is_gone(
    invoke: Invoke, read: Callable[..., Document], opened: list[str], tmp_path: Path
) -> None:
    read("一.txt", "第一本书。")
    (tmp_path / "一.txt").unlink()
    assert invoke("--last") == (3, "", f"sanneng-read: {tmp_path / '一.txt'}: no such file\n")
    assert invoke("--last", "二.txt").code == 2
    assert opened == []


def test_search_in_all_texts(invoke: Invoke, read: Callable[..., Document], tmp_path: Path) -> None:
    read("一.txt", "第一本书说警情。")
    read("二.txt", "第二本書也說警情，警情！")
    read("三.txt", "没有。")
    code, out, err = invoke("library", "search", "说警情")
    assert (code, err) == (0, "")
    assert [line.strip() for line in out.splitlines()] == [
        "二 (1)",
        "38 %                    第二本書也【說警情】，警情！",
        "一 (1)",
        "44 %                      第一本书【说警情】。",
    ]
    (tmp_path / "一.txt").unlink()
    found = json.loads(invoke("library", "search", "警情", "--format", "json").out)
    assert found["count"] == 3
    assert [(hit["title"], hit["paragraph"], hit["offset"]) for hit in found["hits"]] == [
        ("二", 0, 6),
        ("二", 0, 9),
        ("一", 0, 5),
    ]


def test_search_says_what_it_could_not_read(
    invoke: Invoke, read: Callable[..., Document], tmp_path: Path, home: Path
) -> None:
    read("四.txt", "此书只在此处。")
    (tmp_path / "四.txt").unlink()
    code, out, err = invoke("library", "search", "此书只在")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"sanneng-read: {tmp_path / '四.txt'}: not searched: no such file",
        "sanneng-read: 此书只在: nothing found",
    ]


def test_the_history_of_a_text_and_of_all(
    invoke: Invoke, read: Callable[..., Document], state: ReadingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("library", "history") == (1, "", "sanneng-read: nothing was read yet\n")
    keys = [read(f"{name}.txt", f"这是{name}。").key for name in "一二"]
    for day, (key, seconds) in enumerate(((keys[0], 60), (keys[1], 120), (keys[0], 179))):
        moments = iter((0.0, float(seconds)))
        watch = Watch(state, key, lambda moments=moments: next(moments), lambda day=day: day * 86_400.0 + 43_200)  # type: ignore[misc]
        watch.seen(0.25)
        watch.save()
    code, out, err = invoke("library", "history")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert [line[-1] for line in lines if line[0].count(":")] == ["一", "二", "一"]
    assert lines[1][1:] == ["3", "min", "25", "→", "25", "%", "一"]
    assert out.endswith("\n6 min in 3 days\n")
    found = json.loads(invoke("library", "history", "一", "--format", "json").out)
    assert found["seconds"] == 239
    assert [(sitting["title"], sitting["seconds"]) for sitting in found["sittings"]] == [("一", 179), ("一", 60)]


def test_the_list_counts_what_is_marked(invoke: Invoke, read: Callable[..., Document], state: ReadingState) -> None:
    document = read("一.txt", "第一本书。")
    for kind in (AnnotationKind.BOOKMARK, AnnotationKind.NOTE, AnnotationKind.NOTE):
        Annotations(state).save(annotate(document, Anchor(0, 0), Anchor(0, 2), kind))
    (text,) = json.loads(invoke("library", "--format", "json").out)["texts"]
    assert (text["bookmarks"], text["highlights"], text["notes"]) == (1, 0, 2)


def test_hits_are_told_by_offsets_into_the_text(invoke: Invoke, read: Callable[..., Document]) -> None:
    document = read("一.txt", "一本书\n\n第一章 起\n\n" + "没有。\n\n" * 2000 + "这里有警情。\n")
    (hit,) = json.loads(invoke("library", "search", "有警情", "--format", "json").out)["hits"]
    assert document.text[hit["start"] : hit["end"]] == hit["text"] == "有警情"
    assert document.offset(Anchor(hit["paragraph"], hit["offset"])) == hit["start"]


def test_notes_stand_below_their_sections(
    invoke: Invoke, read: Callable[..., Document], state: ReadingState, tmp_path: Path
) -> None:
    document = read("书.md", "# 书\n\n## 一\n\n第一句在这里。\n")
    Annotations(state).save(annotate(document, Anchor(2, 0), Anchor(2, 3), AnnotationKind.NOTE, note="好"))
    assert "\n## 一\n\n> 第一句\n\n好 (" in invoke("library", "notes").out
    (tmp_path / "书.md").unlink()
    assert "\n> 第一句\n\n好 (" in invoke("library", "notes").out


def test_many_texts_that_could_not_be_read_are_counted(
    invoke: Invoke, read: Callable[..., Document], tmp_path: Path, home: Path
) -> None:
    for number in range(8):
        read(f"{number}.txt", f"此书第{number}种。")
        (tmp_path / f"{number}.txt").unlink()
    lines = invoke("library", "search", "此书").err.splitlines()
    assert [line.endswith("not searched: no such file") for line in lines[:3]] == [True] * 3
    assert lines[3:] == ["sanneng-read: 5 more texts not searched", "sanneng-read: 此书: nothing found"]


def test_in_a_terminal_the_library_opens_in_the_reader(
    invoke: Invoke, read: Callable[..., Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reader.tui.start

    opened: list[tuple[str, bool]] = []

    def run(document: Document, options: Options) -> int:
        opened.append((document.source, options.library))
        return 0

    monkeypatch.setattr(reader.tui.start, "run", run)
    monkeypatch.setattr(opening, "is_screen", lambda: True)
    monkeypatch.setattr(opening, "take_keyboard", lambda: None)
    assert invoke("library").out == ""
    read("一.txt", "第一本书。")
    read("二.txt", "第二本书。")
    (tmp_path / "二.txt").unlink()
    assert invoke("library").out == ""
    assert opened == [("interview", True), (str(tmp_path / "一.txt"), True)]
    assert "二" in invoke("library", "list").out
    assert json.loads(invoke("library", "--format", "json").out)["texts"]
