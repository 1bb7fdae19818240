"""Make files of each format, as small as they can be."""

import gzip
import io
import zipfile
from collections.abc import Mapping

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def gzipped(text: str, codec: str = "utf-8") -> bytes:
    return gzip.compress(text.encode(codec))


def xhtml(body: str, head: str = "<title/>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def opf(items: str, spine: str, metadata: str = "<dc:title>老街</dc:title><dc:creator>王小明</dc:creator>") -> str:
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest>{spine}</package>"
    )


def item(identity: str, href: str, more: str = "", kind: str = "application/xhtml+xml") -> str:
    return f'<item id="{identity}" href="{href}" media-type="{kind}" {more}/>'


def ncx(points: str) -> str:
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def point(title: str, target: str, inside: str = "") -> str:
    return f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{target}"/>{inside}</navPoint>'


def epub(chapters: Mapping[str, str], *, toc: str = "", nav: str = "", **changes: str | None) -> bytes:
    """Make an EPUB of chapters by name; `toc` is an NCX, `nav` the inside of a navigation document's list.

    Changes replace files by name (`container`, `book`), None leaves them out.
    """
    items = "".join(item(f"i{index}", name) for index, name in enumerate(chapters))
    items += item("ncx", "toc.ncx", kind="application/x-dtbncx+xml") if toc else ""
    items += item("nav", "nav.xhtml", 'properties="nav"') if nav else ""
    spine = "".join(f'<itemref idref="i{index}"/>' for index in range(len(chapters)))
    files: dict[str, str | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": changes.get("container", CONTAINER),
        "OEBPS/book.opf": changes.get("book", opf(items, f'<spine toc="ncx">{spine}</spine>')),
        **{f"OEBPS/{name}": body for name, body in chapters.items()},
    }
    if toc:
        files["OEBPS/toc.ncx"] = ncx(toc)
    if nav:
        files["OEBPS/nav.xhtml"] = xhtml(f'<nav epub:type="toc"><ol>{nav}</ol></nav>')
    return zipped({name: content for name, content in files.items() if content is not None})
