"""Where a text comes from: folders, archives' insides, the clipboard, the web."""

import contextlib
import http.server
import io
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from reader.text import clipboard, web
from reader.text.errors import SourceError
from reader.text.folder import FolderError
from reader.text.loader import load
from tests.text.formats.made import gzipped, zipped


def reason(source: str) -> str:
    with pytest.raises(SourceError) as caught:
        load(source)
    return caught.value.reason


def test_a_folder_names_its_texts(tmp_path: Path) -> None:
    for name in ("b10.txt", "b2.txt", "a.epub", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "inner.txt").mkdir()
    with pytest.raises(FolderError) as caught:
        load(str(tmp_path))
    assert caught.value.names == ["a.epub", "b2.txt", "b10.txt"]
    assert caught.value.reason == "is a folder with 3 texts: a.epub, b2.txt, b10.txt"


def test_names_in_a_folder_are_made_safe(tmp_path: Path) -> None:
    (tmp_path / "\x1b[2J\u202e.txt").write_bytes(b"x")
    assert reason(str(tmp_path)) == "is a folder with 1 text: ␛[2J\ufffd.txt"


def test_a_text_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"一/老街.txt": "今天", "b.md": "# 题", "c.txt.gz": gzipped("明天")}))
    assert load(f"{tmp_path}/a.zip/一/老街.txt").text == "今天"
    assert load(f"{tmp_path}/a.zip/b.md").title == "题"
    assert load(f"{tmp_path}/a.zip/c.txt.gz").text == "明天"
    assert reason(f"{tmp_path}/a.zip/none.txt") == "no such file in the archive"
    assert reason(f"{tmp_path}/a.zip/../../etc/passwd") == "no such file in the archive"


def test_an_encoding_demanded(tmp_path: Path) -> None:
    data = "今天下午，记者来到江边的老街。".encode("gbk")
    (tmp_path / "a.txt").write_bytes(data)
    assert load(str(tmp_path / "a.txt")).encoding == "gb18030"
    demanded = load(str(tmp_path / "a.txt"), encoding="big5")
    assert demanded.encoding == "big5" and demanded.text != load(str(tmp_path / "a.txt")).text
    assert load("-", io.BytesIO("\ufeff今天".encode("utf-16-le")), encoding="utf-16-le").text == "今天"


def test_markdown_without_a_name() -> None:
    for text in ("# 题\n\n**文**字", "\n## 题\n\n**文**字"):
        assert load("-", io.BytesIO(text.encode())).text == "题\n文字"
    assert load("-", io.BytesIO("#标签 **文**字".encode())).text == "#标签 **文**字"


def command(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the command is a shell script")
def test_the_clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert reason("clipboard:") == "cannot be read: install wl-clipboard, xclip or xsel"
    command(tmp_path, "xclip", "printf 今天下雨。")
    document = load("clipboard:")
    assert (document.text, document.title, document.source) == ("今天下雨。", "clipboard", "clipboard:")
    command(tmp_path, "xclip", "exit 1")
    assert reason("clipboard:") == "cannot be read: xclip finds no text"
    command(tmp_path, "xclip", ":")
    assert reason("clipboard:") == "is empty"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("172.16.0.1", False), ("0.0.0.0", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("ff02::1", False),
        ("64:ff9b:1::7f00:1", False), ("fec0::1", False), ("::127.0.0.1", False), ("::ffff:0:127.0.0.1", False),
        ("192.0.0.8", False), ("2001:db8::1", False), ("2001:0:1::1", False),
        ("1.1.1.1", True), ("2606:4700::1111", True), ("::ffff:1.1.1.1", True), ("64:ff9b::101:101", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert web.is_public(address) is public


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ftp://a.example/b", "cannot be opened: only http and https, not ftp"),
        ("file:///etc/passwd", "cannot be opened: only http and https, not file"),
        ("http://", "is no web address"),
        ("http://user:word@a.example/", "is no web address"),
        ("http://a.example:99999/", "is no web address"),
        ("http://[::1/", "is no web address"),
        ("http://a b.example/", "is no web address"),
        ("http://a.example/\x1b", "is no web address"),
        ("http://127.0.0.1:1/", "leads to a local address, which is not opened"),
        ("http://localhost/", "leads to a local address, which is not opened"),
        ("http://0x7f.1/", "leads to a local address, which is not opened"),
        ("http://2130706433/", "leads to a local address, which is not opened"),
        ("http://[::ffff:127.0.0.1]/", "leads to a local address, which is not opened"),
    ],
)
def test_addresses_that_are_refused(source: str, said: str) -> None:
    assert reason(source) == said


PAGE = "<html><title>老街</title><body><p>今天下午，<ruby>他<rt>tā</rt></ruby>来到江边的老街。</p></body></html>"


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        pages = {
            "/a": (200, {"Content-Type": "text/html; charset=gbk"}, PAGE.encode("gbk")),
            "/b.txt": (200, {"Content-Type": "text/plain"}, "今天下雨。".encode()),
            "/b.txt.gz": (200, {"Content-Type": "application/gzip"}, gzipped("今天下雨。")),
            "/%E8%80%81?x=%20": (200, {}, "老".encode()),
            "/utf-8": (302, {"Location": "/老?x=%20".encode().decode("latin-1")}, b""),
            "/moved": (302, {"Location": "/a"}, b""),
            "/home": (302, {"Location": "http://127.0.0.1:9/"}, b""),
            "/file": (301, {"Location": "file:///etc/passwd"}, b""),
            "/nowhere": (301, {"Location": "http://["}, b""),
            "/round": (307, {"Location": "/round"}, b""),
            "/large": (200, {}, b"a" * 3000),
            "/broken": (200, {"Content-Length": "99"}, b"a"),
        }
        status, headers, data = pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server here that stands for one out there: the name alone is let through."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    checked = web.checked

    def there(source: str, host: str, port: int) -> tuple[str, int]:
        return ("127.0.0.1", server.server_port) if host == "a.example" else checked(source, host, port)

    monkeypatch.setattr(web, "checked", there)
    yield "http://a.example"
    server.shutdown()
    server.server_close()
    thread.join()


def test_pages_and_files(site: str) -> None:
    for path in ("/a", "/moved"):
        document = load(site + path)
        assert (document.title, document.text) == ("老街", "今天下午，他来到江边的老街。")
        assert document.paragraphs[0].given[0].reading == "tā"
    assert load(f"{site}/b.txt").text == load(f"{site}/b.txt.gz").text == "今天下雨。"
    assert load(f"{site}/老?x= ").text == load(f"{site}/utf-8").text == "老"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/none", "the server answers 404 Not Found"),
        ("/home", "leads to a local address, which is not opened"),
        ("/file", "cannot be opened: only http and https, not file"),
        ("/nowhere", "is redirected to what is no web address"),
        ("/round", "is redirected too often"),
        ("/broken", "cannot be reached: the connection ends before the text does"),
    ],
)
def test_answers_that_are_refused(site: str, path: str, said: str) -> None:
    assert reason(site + path) == said


def test_size_and_time(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST", 2000)
    assert reason(f"{site}/large").startswith("is larger than")
    monkeypatch.setattr(web, "SECONDS", 0.0)
    assert reason(f"{site}/a") == "takes longer than 0 seconds"


class Dripping(http.server.BaseHTTPRequestHandler):
    """Sends a byte, again and again, and the answer never ends."""

    beginnings: ClassVar[dict[str, bytes]] = {
        "/header": b"HTTP/1.0 200 OK\r\nX: ",
        "/body": b"HTTP/1.0 200 OK\r\n\r\n",
        "/chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "/trailer": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n",
    }

    def do_GET(self) -> None:
        with contextlib.suppress(OSError):
            self.wfile.write(self.beginnings[self.path])
            while not self.server.over.wait(0.01):
                self.wfile.write(b"0" if self.path != "/trailer" else b"a: b\r\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("path", sorted(Dripping.beginnings))
def test_an_answer_that_never_ends(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), Dripping)
    server.over = threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setattr(web, "checked", lambda *_: ("127.0.0.1", server.server_port))
    monkeypatch.setattr(web, "SECONDS", 0.2)
    try:
        assert reason(f"http://a.example{path}") == "takes longer than 0 seconds"
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr(web, "checked", lambda *_: taken.getsockname())
        assert reason("http://a.example/") == "cannot be reached"


def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(web.socket, "getaddrinfo", unknown)
    assert reason("http://a.example/") == "cannot be found: no such server, or no network"


class Changing(io.RawIOBase):
    """A file that grows without end, or is gone in the middle."""

    def __init__(self, error: OSError | None = None) -> None:
        self._error = error
        self._reads = 0

    def read(self, size: int = -1) -> bytes:
        self._reads += 1
        if self._error is not None and self._reads > 1:
            raise self._error
        return b"a" * size


def test_files_that_change_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.text import loader

    monkeypatch.setattr(loader, "LARGEST", 1 << 20)
    for file, said in (
        (Changing(), "is larger than"),
        (Changing(OSError(5, "Input/output error")), "input/output error"),
        (Changing(OSError(116, "Stale file handle")), "stale file handle"),
    ):
        with pytest.raises(SourceError, match=said):
            load("-", file)  # type: ignore[arg-type]
        monkeypatch.setattr(loader, "LARGEST", 1 << 30)
