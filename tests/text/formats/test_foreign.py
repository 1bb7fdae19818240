import gzip
import io
import tarfile

import pytest

from reader.text.errors import SourceError
from reader.text.loader import document_of
from tests.text.formats.made import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 3
        archive.addfile(info, io.BytesIO("文".encode()))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "is an old Word document (.doc): save it as .docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        ("a.xls", OLE, "is an old Office document: save it as .docx"),
        ("a.rtf", b"{\\rtf1\\ansi x}", "is an RTF document: save it as .docx"),
        ("a.odt", zipped({"mimetype": "x", "content.xml": "<a/>"}), "is an OpenDocument file: save it as .docx"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "is an Excel workbook: save"),
        ("a.pptx", zipped({"ppt/presentation.xml": "<a/>"}), "is a PowerPoint presentation: save"),
        ("a.pages", zipped({"Index/Document.iwa": "a"}), "is a Pages document: export it as EPUB"),
        (
            "a.mobi",
            b"a".ljust(60, b"\0") + b"BOOKMOBI" + bytes(99),
            "is a Kindle book (MOBI or AZW3): convert it to EPUB",
        ),
        ("a.pdb", b"a".ljust(60, b"\0") + b"TEXtREAd" + bytes(99), "is a Palm book: convert it to EPUB"),
        ("a.kfx", b"CONT\2\0" + bytes(99), "is a Kindle book (KFX): convert it to EPUB"),
        ("a.djvu", b"AT&TFORM\0\0\1\0DJVM", "is a DjVu book, pictures of pages: convert it to PDF"),
        ("a.caj", b"CAJ\0" + bytes(99), "is a CAJ paper: convert it to PDF"),
        ("a.kdh", b"KDH 2.00" + bytes(99), "is a KDH paper: convert it to PDF"),
        ("a.chm", b"ITSF\3\0\0\0" + bytes(99), "is a CHM help file: convert it to EPUB"),
        ("a.umd", b"\x89\x9b\x9a\xde" + bytes(99), "is a UMD book: convert it to EPUB"),
        ("a.acsm", b'<?xml version="1.0"?><fulfillmentToken>', "is a ticket for a book (ACSM), not the book"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "is a 7z archive: unpack it"),
        ("a.rar", b"Rar!\x1a\x07\0", "is a RAR archive: unpack it"),
        ("a.html", rb"{\rtf1\ansi <b>}", "is an RTF document: save it as .docx"),
        ("a.tar", tar(), "is a tar archive: unpack it"),
        ("a.tar.gz", gzip.compress(tar()), "is a tar archive: unpack it"),
    ],
)
def test_what_is_not_read_is_named_and_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        document_of(data, name, name)
    assert caught.value.reason.startswith(said)


@pytest.mark.parametrize("text", ["KDH 是一种格式。", "CAJ 是一种格式。", "HN", "CONT 文", "AT&T 公司"])
def test_texts_that_begin_alike_are_texts(text: str) -> None:
    assert document_of(text.encode(), "a.txt", "a.txt").text == text
