import io
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text import loader
from reader.text.document import Document, Kind
from reader.text.errors import SourceError
from reader.text.loader import document_of, load


def reason(source: str, stdin: io.BytesIO | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        load(source, stdin)
    return caught.value.reason


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "老街.txt"
    path.write_bytes("今天下雨。\r\n明天也下。\r\n".encode("gb18030"))
    document = load(str(path))
    assert [p.text for p in document.paragraphs] == ["今天下雨。", "明天也下。"]
    assert (document.title, document.source, document.encoding) == ("老街", str(path), "gb18030")


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown"])
def test_markdown_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# 题\n\n**文**", encoding="utf-8")
    document = load(str(tmp_path / name))
    assert [(p.kind, p.text) for p in document.paragraphs] == [(Kind.TITLE, "题"), (Kind.BODY, "文")]


def test_markdown_by_its_front_matter() -> None:
    document = load("-", io.BytesIO("---\ntitle: 题\n---\n**文**".encode()))
    assert (document.title, document.text) == ("题", "题\n文")


def test_stars_in_plain_text_stay() -> None:
    assert load("-", io.BytesIO("**文**".encode())).text == "**文**"


def test_standard_input() -> None:
    document = load("-", io.BytesIO("今天下雨。".encode("utf-16")))
    assert (document.text, document.source, document.title) == ("今天下雨。", "-", "standard input")


def test_no_source_is_the_interview() -> None:
    assert load("").source == "interview"
    assert load("").key == load("interview").key


def test_key_is_of_the_content(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("今天下雨。", encoding="utf-8")
    (tmp_path / "c.txt").write_text("今天晴。", encoding="utf-8")
    a, b, c = (load(str(tmp_path / name)).key for name in ("a.txt", "b.txt", "c.txt"))
    assert a == b != c
    assert len(a) == 32


def test_what_is_no_file(tmp_path: Path) -> None:
    assert reason(str(tmp_path / "none.txt")) == "no such file"
    assert reason(str(tmp_path)) == "is a folder without a text"
    (tmp_path / "file").write_text("文", encoding="utf-8")
    assert reason(str(tmp_path / "file" / "below")) == "no such file"
    assert reason("a\0b") == "is no file name"
    assert reason("名" * 5000) == "file name too long"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
def test_pipes_devices_and_sockets_never_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reason(str(tmp_path / "pipe")) == "is a pipe, not a file"
    assert reason("/dev/zero") == "is a device, not a file"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert reason(str(tmp_path / "s")) == "is a socket, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
def test_a_file_that_becomes_a_pipe_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("文", encoding="utf-8")
    status = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(loader.os, "stat", lambda _: status)
    assert reason(str(path)) == "is a pipe, not a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("文", encoding="utf-8")
    path.chmod(0)
    assert reason(str(path)) == "no permission to read it"


def test_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(loader.os, "stat", refuse)
    assert reason("a.txt") == "no permission to read it"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "　\n　".encode(), " \u2028".encode("utf-16")])
def test_empty(data: bytes) -> None:
    assert reason("-", io.BytesIO(data)) in ("is empty", "holds nothing to read")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "LARGEST", 1 << 20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (1 << 20))
    assert load(str(path)).text
    path.write_bytes(b"a" * ((1 << 20) + 1))
    assert reason(str(path)).startswith("is larger than")
    assert reason("-", io.BytesIO(b"a" * ((1 << 20) + 1))).startswith("is larger than")


def test_names_are_made_safe(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(str(tmp_path / "a\x1b[2J\nb\udcff"))
    assert str(caught.value).isprintable()
    path = tmp_path / "a\x1b[2Jb.txt"
    path.write_text("文。", encoding="utf-8")
    assert load(str(path)).title == "a␛[2Jb"


def test_opening_the_interview_imports_nothing_heavy() -> None:
    program = "import sys; from reader.text.loader import load; load('interview'); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"markdown_it", "textual", "rich", "jieba", "pypinyin", "regex", "sqlite3"}
    assert heavy & set(result.stdout.split()) == set()


def check(document: Document) -> None:
    """The laws of every document."""
    assert document.paragraphs
    assert document.title.strip()
    for paragraph in document.paragraphs:
        assert paragraph.text.strip()
        assert unicodedata.is_normalized("NFC", paragraph.text)
        assert not [c for c in paragraph.text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
        assert 0 <= paragraph.speaker < len(paragraph.text)
    for section in document.sections:
        assert section.title and "\n" not in section.title
        assert 0 <= document.offset(section.start) < document.offset(section.end) <= len(document.text)


NAMES = st.sampled_from(["a.txt", "a.md"])


@given(st.binary(max_size=300), NAMES)
@example(b"---\ntitle:\n---\n", "a.md")
@example(b"![]()", "a.md")
@example(b"\xff\xfe\x00\xd8", "a.txt")
def test_any_bytes_open_or_fail_cleanly(data: bytes, name: str) -> None:
    try:
        document = document_of(data, name, name)
    except SourceError as error:
        assert str(error).isprintable()
        return
    check(document)


STRUCTURE = "记者：|问:|答：|第一章 |卷二|# |### |> |- |1. |```|---|title: |![|]()|作者：王|——|a-b\n-|| x ||By A"
INLINE = "**|`|<b>|&#x1b;|&#124;|&nbsp;|\x1b[0m|\u202e|\u0301|\u3000| |  |\t|\n|\n\n|\r\n|。|？|”|文|天地玄黄宇宙洪荒|a"
PIECES = st.one_of(st.sampled_from(STRUCTURE.split("|")), st.sampled_from(INLINE.split("|")))


@given(st.lists(PIECES, max_size=40).map("".join), NAMES, st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text_opens_or_is_empty(text: str, name: str, codec: str) -> None:
    try:
        document = document_of(text.encode(codec), name, name)
    except SourceError as error:
        assert error.reason in ("is empty", "holds nothing to read", "is binary data, not a text")
        return
    check(document)
