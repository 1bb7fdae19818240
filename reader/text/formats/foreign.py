"""Formats that are known by their first bytes and not read: each is told by name, with what to make of it."""

from collections.abc import Callable

from reader.text.content import Content, Raw
from reader.text.errors import SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNPACK = "unpack it and open what is inside"
_AS_WORD = "save it as .docx and open that"
_AS_BOOK = "convert it to EPUB, for instance with Calibre"
_AS_PDF = "convert it to PDF or plain text with the program that shows it"

_BEGINNINGS = (
    (b"{\\rtf", f"is an RTF document: {_AS_WORD}"),
    (b"7z\xbc\xaf\x27\x1c", f"is a 7z archive: {_UNPACK}"),
    (b"Rar!\x1a\x07", f"is a RAR archive: {_UNPACK}"),
    (b"\xfd7zXZ\x00", f"is an xz archive: {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"is a zstd archive: {_UNPACK}"),
    (b"BZh91AY&SY", f"is a bzip2 archive: {_UNPACK}"),
    (b"AT&TFORM", "is a DjVu book, pictures of pages: convert it to PDF with its text, or to plain text"),
    (b"ITSF\x03\x00", f"is a CHM help file: {_AS_BOOK}"),
    (b"ITOLITLS", f"is a LIT book: {_AS_BOOK}"),
    (b"\x89\x9b\x9a\xde", f"is a UMD book: {_AS_BOOK}"),
    (b"CONT\x02\x00", f"is a Kindle book (KFX): {_AS_BOOK}"),
    (b"\xeaDRMION\xee", "is protected by its seller (DRM) and cannot be read"),
    (b"CAJ\x00", f"is a CAJ paper: {_AS_PDF}"),
    (b"HN\xc8\x00", f"is a CAJ paper: {_AS_PDF}"),
)
"""What a file begins with. Those of letters alone hold a byte that no text has."""

_PALM = ((b"BOOKMOBI", f"is a Kindle book (MOBI or AZW3): {_AS_BOOK}"), (b"TEXtREAd", f"is a Palm book: {_AS_BOOK}"))
"""Type and creator at byte 60 of a Palm database."""

_OLE_PARTS = (
    ("EncryptedPackage", "is protected with a password"),
    ("WordDocument", f"is an old Word document (.doc): {_AS_WORD}"),
)
"""Names in the directory of an OLE file, in UTF-16 there."""

_ZIP_PARTS = (
    ("xl/workbook.xml", "is an Excel workbook: save what is to be read as .docx or plain text"),
    ("ppt/presentation.xml", "is a PowerPoint presentation: save its outline as .docx or plain text"),
    ("Index/Document.iwa", "is a Pages document: export it as EPUB or .docx"),
    ("content.xml", f"is an OpenDocument file: {_AS_WORD}"),
)


def told(data: bytes) -> str:
    """Return what a file is that is not read, as the reason of an error; empty for all others."""
    for beginning, said in _BEGINNINGS:
        if data.startswith(beginning):
            return said
    if data.startswith(_OLE):
        named = (said for name, said in _OLE_PARTS if name.encode("utf-16-le") in data)
        return next(named, f"is an old Office document: {_AS_WORD}")
    if data[257:262] == b"ustar":
        return f"is a tar archive: {_UNPACK}"
    if data.startswith(b"KDH ") and 0 in data[:256]:
        return f"is a KDH paper: {_AS_PDF}"
    if b"<fulfillmentToken" in data[:512]:
        return "is a ticket for a book (ACSM), not the book: the seller's program fetches that"
    return next((said for sign, said in _PALM if data[60:68] == sign), "")


def told_inside(has: Callable[[str], bool]) -> str:
    """Return what a ZIP archive is that is no archive of texts, as the reason of an error; empty for all others.

    Args:
        has: whether a file of some name is in it.
    """
    return next((said for name, said in _ZIP_PARTS if has(name)), "")


def read(raw: Raw) -> Content:
    """Refuse a file.

    Raises:
        SourceError: always; it names the format and what to convert it to.
    """
    raise SourceError(raw.source, told(raw.data))
