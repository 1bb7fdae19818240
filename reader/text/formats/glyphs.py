"""Fonts of a PDF that number Chinese glyphs by a character collection and do not say which characters they are.

TeX and older word processors write such files. In Adobe-GB1 (Adobe Technical Note 5079) the glyphs of GB 2312 stand in
that standard's own order, so that its codec tells them; what is not among them is shown as a sign for the unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

_LATIN, _SYMBOLS, _HANZI = 1, 96, 940
"""First numbers in Adobe-GB1 of ASCII, of the rows 1 to 9 of GB 2312, and of its hanzi from row 16 on."""
_LAST = 30571
_MOST = 8192
"""Bytes of a CIDSet that are looked at: a bit for each number that two bytes can be."""
_COLLECTIONS = ("GB1", "CNS1", "Japan1", "Korea1")
UNKNOWN = "\ufffd"


def name_characters(reader: PdfReader) -> None:
    """Give such fonts of a file the table of characters that they lack, before its text is taken."""
    from pypdf.generic import DecodedStreamObject, NameObject

    known: dict[int, str] = {}
    for font in _fonts(reader):
        collection = _collection(font)
        if not collection:
            continue
        if collection == "GB1" and not known:
            known = _gb1()
        table = DecodedStreamObject()
        table.set_data(_table(_used(font), known if collection == "GB1" else {}).encode())
        font[NameObject("/ToUnicode")] = table


def _fonts(reader: PdfReader) -> Iterator[Any]:
    """Yield each font of the pages once."""
    seen: set[int] = set()
    for page in reader.pages:
        for font in _dictionary(_dictionary(page.get("/Resources")).get("/Font")).values():
            resolved = _dictionary(font)
            if id(resolved) not in seen:
                seen.add(id(resolved))
                yield resolved


def _dictionary(thing: Any) -> dict[Any, Any]:
    """Return the dictionary that something is or refers to, a stream's too; an empty one for anything else."""
    found = None if thing is None else thing.get_object()
    return found if isinstance(found, dict) else {}


def _descendant(font: dict[Any, Any]) -> dict[Any, Any]:
    """Return the font whose glyphs a composite one numbers."""
    descendants = font.get("/DescendantFonts")
    fonts = None if descendants is None else descendants.get_object()
    return _dictionary(fonts[0]) if isinstance(fonts, list) and fonts else {}


def _collection(font: dict[Any, Any]) -> str:
    """Return the collection by which a font's codes are glyphs' numbers; empty for a font that says its characters."""
    if "/ToUnicode" in font or font.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        return ""
    said = str(_dictionary(_descendant(font).get("/CIDSystemInfo")).get("/Ordering", ""))
    return said if said in _COLLECTIONS else ""


def _used(font: dict[Any, Any]) -> Iterable[int]:
    """Return the numbers of the glyphs in an embedded font, by its CIDSet; all where it has none."""
    bits: Any = _dictionary(_dictionary(_descendant(font).get("/FontDescriptor")).get("/CIDSet"))
    data = bits.get_data()[:_MOST] if hasattr(bits, "get_data") else b""
    if not data:
        return range(1, _LAST + 1)
    return [8 * at + bit for at, byte in enumerate(data) for bit in range(8) if byte & (128 >> bit)]


def _gb1() -> dict[int, str]:
    """Return the characters of Adobe-GB1's first glyphs, by their numbers."""
    known = {_LATIN + code - 0x20: chr(code) for code in range(0x20, 0x7F)}
    for first, rows in ((_SYMBOLS, range(0xA1, 0xAA)), (_HANZI, range(0xB0, 0xF8))):
        known |= dict(enumerate(_characters(rows), first))
    return known


def _characters(rows: Iterable[int]) -> Iterator[str]:
    for row in rows:
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", "ignore")
            if character:
                yield character


def _table(used: Iterable[int], known: Mapping[int, str]) -> str:
    """Return a table of characters as PDF has it (a ToUnicode CMap)."""
    pairs = "\n".join(f"<{number:04x}> <{ord(known.get(number, UNKNOWN)):04x}>" for number in used)
    return f"1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfchar\n{pairs}\nendbfchar\n"
