import gzip
import io
import struct
import zipfile

import pytest

from reader.text.document import Document
from reader.text.errors import SourceError
from reader.text.formats import archive as archives
from reader.text.loader import document_of
from tests.text.formats.made import gzipped, zipped


def packed(data: bytes, name: str = "a.zip") -> Document:
    return document_of(data, name, name)


def reason(data: bytes, name: str = "a.zip") -> str:
    with pytest.raises(SourceError) as caught:
        packed(data, name)
    return caught.value.reason


def test_one_text_in_a_zip() -> None:
    document = packed(
        zipped({"老街.txt": "今天下雨。".encode("gb18030"), "readme.exe": b"MZ", "__MACOSX/._a.txt": b"\0"})
    )
    assert (document.text, document.encoding, document.title) == ("今天下雨。", "gb18030", "a")


def test_what_systems_leave_behind_is_no_text() -> None:
    litter = {
        "__MACOSX/小说/._老街": b"\0",
        "小说/.DS_Store": b"\0",
        "Thumbs.db": b"x",
        "desktop.ini": b"x",
        ".a.txt": b"x",
    }
    assert packed(zipped({**litter, "小说/老街": "文"})).text == "文"
    assert packed(zipped({**litter, "小说/老街.txt": "文"})).text == "文"
    assert reason(zipped(litter)) == "is a ZIP archive without a text"


def test_markdown_in_a_zip_is_markdown() -> None:
    assert packed(zipped({"a.md": "# 题\n\n**文**"})).text == "题\n文"


def test_several_texts_are_named() -> None:
    data = zipped({f"{n}.txt": "文" for n in range(12)})
    assert reason(data) == (
        "holds 12 texts: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, 5.txt, 6.txt, 7.txt and 4 more; open one as ARCHIVE/NAME"
    )


def test_names_in_an_archive_are_made_safe() -> None:
    said = reason(zipped({"\x1b[2J\u202e.txt": "文", "b.txt": "文"}))
    assert said.isprintable() and "␛[2J" in said


def test_names_that_chinese_windows_wrote() -> None:
    data = zipped({"XXXX.txt": "文", "b.txt": "文"}).replace(b"XXXX", "老街".encode("gbk"))
    assert reason(data).startswith("holds 2 texts: 老街.txt, b.txt")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "-"])
def test_gzip(name: str) -> None:
    assert packed(gzipped("今天下雨。", "gb18030"), name).text == "今天下雨。"


def test_archives_in_archives() -> None:
    once = zipped({"a.txt": "文"})
    twice = zipped({"a.zip": once})
    assert packed(twice).text == "文"
    assert reason(zipped({"a.zip": twice})) == "is an archive in an archive in an archive"
    assert (
        reason(gzip.compress(gzip.compress(gzip.compress(b"a"))), "a.gz") == "is an archive in an archive in an archive"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00", "is a damaged ZIP archive"),
        (zipped({"a.txt": "文" * 999})[:-30], "is a damaged ZIP archive"),
        (zipped({}), "is a ZIP archive without a text"),
        (zipped({"a.exe": b"MZ", "b.dll": b"MZ"}), "is a ZIP archive without a text"),
        (zipped({"../../a.txt": "文", "/etc/b.txt": "文", "..": "文"}), "is a ZIP archive without a text"),
        (b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0),
         "is a ZIP archive with too many files"),
    ],
)  # fmt: skip
def test_what_cannot_be_unpacked(data: bytes, said: str) -> None:
    assert reason(data) == said


def test_a_link_is_no_text() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
    assert reason(data.getvalue()) == "is a ZIP archive without a text"


def test_a_flipped_byte_is_told() -> None:
    data = bytearray(zipped({"a.txt": "今天下雨。" * 50}))
    data[40] ^= 0xFF
    assert reason(bytes(data)) == "is damaged: a.txt cannot be unpacked"


def test_a_password() -> None:
    data = bytearray(zipped({"a.txt": "文"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    assert reason(bytes(data)) == "is protected with a password"


@pytest.mark.parametrize("pack", [lambda data: zipped({"a.txt": data}), gzip.compress])
def test_bombs_are_not_unpacked(pack, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = b"a" * (20 << 20)
    assert reason(pack(bomb)) == "is packed closer than any text: not unpacked"
    from reader.text.formats import gzipped as gzips

    for module in (archives, gzips):
        monkeypatch.setattr(module, "LARGEST", 1 << 20)
    assert reason(pack(bomb)) == "unpacks to more than 1 MB"
