"""ZIP archives: books and documents that are one, or texts packed in one. Nothing is ever unpacked to disk."""

import posixpath
import stat
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from reader.text.clean import clean_line
from reader.text.content import Content, Raw
from reader.text.errors import SourceError

_MOST_FILES = 50_000
LARGEST = 64 << 20
"""Bytes of one file when unpacked."""

_LARGEST_ALL = 256 << 20
"""Bytes of all files read from one archive."""

RATIO = 200
SUSPECT = 16 << 20
"""Bytes from which on something packed closer than the ratio is no text: Chinese packs to a half or a third."""

_DEEPEST = 2
"""Archives in archives."""

_SHOWN = 8
"""Names in a message."""

_LITTER = ("thumbs.db", "desktop.ini")

_END = b"PK\x05\x06"
TEXTS = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".srt",
    ".vtt",
    ".ass",
    ".ssa",
    ".fb2",
)
BOOKS = (".epub", ".docx", ".pdf", ".gz", ".zip")


class Archive:
    """An archive in memory, read within limits.

    Attributes:
        source: what the user named.
    """

    def __init__(self, data: bytes, source: str) -> None:
        """Read the list of files.

        Raises:
            SourceError: it is damaged or has more files than any book.
        """
        self.source = source
        self._left = _LARGEST_ALL
        _check_count(data, source)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
            raise SourceError(source, "is a damaged ZIP archive") from error
        self._files = {_name_of(info): info for info in self._zip.infolist() if _is_file(info)}
        self._folded = {name.lower(): name for name in self._files}

    @property
    def names(self) -> Sequence[str]:
        """Names of all files, in the archive's order; none leads out of it."""
        return tuple(self._files)

    def has(self, name: str) -> bool:
        """Whether there is a file of that name, in any case."""
        return self._found(name) is not None

    def read(self, name: str) -> bytes:
        """Return a file unpacked.

        Raises:
            KeyError: there is none.
            SourceError: it is damaged, protected, packed by an unknown method, or larger than any text.
        """
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        info = self._files[found]
        if info.flag_bits & 1:
            raise SourceError(self.source, "is protected with a password")
        try:
            with self._zip.open(info) as file:
                data = file.read(min(LARGEST, self._left) + 1)
        except NotImplementedError as error:
            raise SourceError(self.source, "is packed by a method that cannot be read") from error
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error) as error:
            raise SourceError(self.source, f"is damaged: {clean_line(name)} cannot be unpacked") from error
        self._check_size(data, info)
        return data

    def _check_size(self, data: bytes, info: ZipInfo) -> None:
        self._left -= len(data)
        if len(data) > LARGEST or self._left < 0:
            raise SourceError(self.source, f"unpacks to more than {LARGEST >> 20} MB")
        if len(data) > SUSPECT and len(data) > RATIO * max(info.compress_size, 1):
            raise SourceError(self.source, "is packed closer than any text: not unpacked")

    def _found(self, name: str) -> str | None:
        name = posixpath.normpath(name)
        return name if name in self._files else self._folded.get(name.lower())


def read(raw: Raw) -> Content:
    """Return the book, the document or the one text that an archive holds.

    Raises:
        SourceError: it holds none, several, or cannot be unpacked.
    """
    archive = Archive(raw.data, raw.source)
    if archive.has("META-INF/container.xml") or any(name.lower().endswith(".opf") for name in archive.names):
        from reader.text.formats import epub

        return epub.book(archive)
    if archive.has("[Content_Types].xml") or archive.has("word/document.xml"):
        from reader.text.formats import docx

        if docx.main_part(archive):
            return docx.document(archive)
    name = _only_text(archive)
    if raw.depth >= _DEEPEST:
        raise SourceError(raw.source, "is an archive in an archive in an archive")
    from reader.text.loader import content_of

    return content_of(Raw(archive.read(name), raw.source, name, raw.encoding, raw.depth + 1))


def member(raw: Raw, name: str) -> Raw:
    """Return one file of an archive.

    Raises:
        SourceError: there is none of that name.
    """
    archive = Archive(raw.data, raw.source)
    if not archive.has(name):
        raise SourceError(raw.source, "no such file in the archive")
    return Raw(archive.read(name), raw.source, name, raw.encoding, raw.depth + 1)


def texts_in(archive: Archive) -> list[str]:
    """Return the names of the texts; books and archives where there are none."""
    honest = [name for name in archive.names if not _is_litter(name)]
    for endings in (TEXTS, BOOKS):
        if found := [name for name in honest if name.lower().endswith(endings)]:
            return found
    return honest if len(honest) == 1 else []


def _is_litter(name: str) -> bool:
    """Whether a file is one that systems leave behind: hidden, or what Windows and macOS keep about a folder."""
    parts = name.split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1].lower() in _LITTER


def _only_text(archive: Archive) -> str:
    names = texts_in(archive)
    if not names or not names[0].lower().endswith((*TEXTS, *BOOKS)):
        from reader.text.formats.foreign import told_inside

        if told := told_inside(archive.has):
            raise SourceError(archive.source, told)
    if not names:
        raise SourceError(archive.source, "is a ZIP archive without a text")
    if len(names) > 1:
        shown = ", ".join(map(clean_line, names[:_SHOWN]))
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        raise SourceError(archive.source, f"holds {len(names)} texts: {shown}{more}; open one as ARCHIVE/NAME")
    return names[0]


def _is_file(info: ZipInfo) -> bool:
    """Whether an entry is a file inside the archive: no folder, no link, no way out."""
    if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
        return False
    name = _name_of(info)
    return not name.startswith(("/", "../")) and name != ".." and ":" not in name[:2]


def _name_of(info: ZipInfo) -> str:
    """Return an entry's name; Chinese Windows writes it in its own encoding and does not say so."""
    name = info.filename
    if not info.flag_bits & 0x800 and not name.isascii():
        from reader.text.encoding import decode_name

        name = decode_name(name.encode("cp437", "replace"))
    return posixpath.normpath(name.replace("\\", "/"))


def _check_count(data: bytes, source: str) -> None:
    """Look at the archive's own count before anything is made of it (APPNOTE 4.3.16)."""
    at = data.rfind(_END, max(0, len(data) - (1 << 16) - 22))
    if at < 0 or len(data) < at + 22:
        raise SourceError(source, "is a damaged ZIP archive")
    count, size = struct.unpack_from("<HL", data, at + 10)
    if count == 0xFFFF or count > _MOST_FILES or size > _MOST_FILES * 200:
        raise SourceError(source, "is a ZIP archive with too many files")
