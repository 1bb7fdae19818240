"""What an EPUB says of itself: container, package, spine and table of contents (EPUB 3.3; OPF and NCX 2.0.1)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.text.content import Raw
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.formats.trees import attribute, decoded, html_root, line, local, xml_root

if TYPE_CHECKING:
    from lxml import etree

    from reader.text.formats.archive import Archive

_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml")
_PAGE_NAMES = (".xhtml", ".html", ".htm", ".xml")
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts alone are scrambled so: the text can be read."""

_NO_TEXTS = (".otf", ".ttf", ".ttc", ".woff", ".woff2", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".css", ".mp3", ".mp4")
"""What a book can be read without."""

_MOST_ENTRIES = 20_000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents.

    Attributes:
        title: clean.
        file: name in the archive.
        fragment: id in it; may be empty.
        level: depth, 1 is the highest.
    """

    title: str
    file: str
    fragment: str
    level: int


@dataclass(frozen=True, slots=True)
class Package:
    """A book's own data.

    Attributes:
        title: clean; may be empty.
        creators: clean names.
        spine: the chapters' names in the archive in reading order; those out of line come last.
        contents: the table of contents.
    """

    title: str
    creators: tuple[str, ...]
    spine: tuple[str, ...]
    contents: tuple[Entry, ...]


def package_of(archive: Archive) -> Package:
    """Read a book's package; what is missing or broken is made up for where it can be.

    Raises:
        SourceError: it is protected, or there is nothing to go by.
    """
    _refuse_protected(archive)
    name = _package_name(archive)
    root = _tree(archive, name) if name else None
    if root is None:
        return Package("", (), _pages(archive), ())
    manifest = _manifest(root, posixpath.dirname(name))
    spine = _spine(root, manifest)
    navigation = next((href for href, _, properties in manifest.values() if "nav" in properties.split()), "")
    contents = _navigation(archive, navigation) if navigation else []
    if not contents:
        contents = _ncx(archive, root, manifest)
    titles, creators = _said(root, "title"), _said(root, "creator")
    kept = tuple(dict.fromkeys(file for file in spine if file != navigation)) or _pages(archive)
    return Package(titles[0] if titles else "", creators, kept, tuple(contents[:_MOST_ENTRIES]))


def _pages(archive: Archive) -> tuple[str, ...]:
    """Return all that can be chapters, by name: for a book that does not say."""
    return tuple(sorted(n for n in archive.names if n.lower().endswith(_PAGE_NAMES) and not n.startswith("META-INF")))


def _tree(archive: Archive, name: str) -> etree._Element | None:
    """Return the root of an XML file in the archive, as far as it can be read."""
    try:
        text, _ = decoded(Raw(archive.read(name), archive.source))
    except KeyError:
        return None
    root = xml_root(Blocks().admit(text))
    return xml_root(text, recover=True) if root is None else root


def _refuse_protected(archive: Archive) -> None:
    if not archive.has("META-INF/encryption.xml"):
        return
    root = _tree(archive, "META-INF/encryption.xml")
    if root is None:
        return
    for data in root.iter():
        if local(data) != "encrypteddata":
            continue
        methods = [part.get("Algorithm", "") for part in data.iter() if local(part) == "encryptionmethod"]
        names = [part.get("URI", "").lower() for part in data.iter() if local(part) == "cipherreference"]
        harmless = bool(names) and all(name.endswith(_NO_TEXTS) for name in names)
        if not harmless and (not methods or methods[0] not in _OBFUSCATED):
            raise SourceError(archive.source, "is protected by its seller (DRM) and cannot be read")


def _package_name(archive: Archive) -> str:
    root = _tree(archive, "META-INF/container.xml")
    named = [] if root is None else [e.get("full-path", "") for e in root.iter() if local(e) == "rootfile"]
    others = [name for name in archive.names if name.lower().endswith(".opf")]
    return next((name for name in [*map(unquote, named), *others] if archive.has(name)), "")


def _manifest(root: etree._Element, folder: str) -> dict[str, tuple[str, str, str]]:
    """Return name in the archive, media type and properties by the items' ids."""
    return {
        item.get("id", ""): (
            resolved(folder, item.get("href", ""))[0],
            item.get("media-type", ""),
            item.get("properties", ""),
        )
        for item in root.iter()
        if local(item) == "item"
    }


def resolved(folder: str, href: str) -> tuple[str, str]:
    """Return the name in the archive and the fragment that a reference from a folder means."""
    path, _, fragment = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(fragment)


def _spine(root: etree._Element, manifest: dict[str, tuple[str, str, str]]) -> list[str]:
    linear: list[str] = []
    others: list[str] = []
    for item in root.iter():
        if local(item) == "itemref" and (found := manifest.get(item.get("idref", ""))):
            (others if item.get("linear") == "no" else linear).append(found[0])
    if not linear:
        linear = [name for name, kind, _ in manifest.values() if kind in _PAGES]
    return linear + others


def _said(root: etree._Element, name: str) -> tuple[str, ...]:
    said = (line(e) for e in root.iter() if local(e) == name)
    return tuple(dict.fromkeys(text for text in said if text))


def _navigation(archive: Archive, name: str) -> list[Entry]:
    """Read EPUB 3's navigation document: the list in its `nav` of type `toc`."""
    try:
        text, _ = decoded(Raw(archive.read(name), archive.source))
    except KeyError:
        return []
    root = xml_root(Blocks().admit(text))
    root = html_root(text) if root is None else root
    if root is None:
        return []
    lists = [element for element in root.iter() if local(element) == "nav"]
    toc = next((e for e in lists if "toc" in attribute(e, "type").split()), lists[0] if lists else None)
    return [] if toc is None else list(_links(toc, posixpath.dirname(name)))


def _links(toc: etree._Element, folder: str) -> Iterator[Entry]:
    """Return the entries; a title without a link of its own begins where the first one under it does."""
    from lxml import etree

    depth = 0
    waiting: list[tuple[str, int]] = []
    for event, element in etree.iterwalk(toc, events=("start", "end")):
        name = local(element)
        if name in ("ol", "ul"):
            depth += 1 if event == "start" else -1
        elif event == "start" and (name == "a" or (name == "span" and _is_entry(element))):
            level = min(max(depth, 1), _DEEPEST)
            waiting = [*(known for known in waiting if known[1] < level), (line(element), level)]
            if href := element.get("href"):
                for title, rank in waiting:
                    if title:
                        yield Entry(title, *resolved(folder, href), rank)
                waiting = []


def _is_entry(span: etree._Element) -> bool:
    parent = span.getparent()
    return parent is not None and local(parent) == "li"


def _ncx(archive: Archive, package: etree._Element, manifest: dict[str, tuple[str, str, str]]) -> list[Entry]:
    """Read EPUB 2's NCX, which the spine names or the manifest's type tells."""
    spine = next((element for element in package.iter() if local(element) == "spine"), None)
    named = manifest.get("" if spine is None else spine.get("toc", ""))
    others = [name for name, kind, _ in manifest.values() if kind == "application/x-dtbncx+xml"]
    others += [name for name in archive.names if name.lower().endswith(".ncx")]
    name = next((name for name in [*([named[0]] if named else []), *others] if archive.has(name)), "")
    root = _tree(archive, name) if name else None
    return [] if root is None else list(_points(root, posixpath.dirname(name)))


def _points(root: etree._Element, folder: str) -> Iterator[Entry]:
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if local(element) != "navpoint":
            continue
        depth += 1 if event == "start" else -1
        if event == "start" and (entry := _point(element, folder, min(depth, _DEEPEST))):
            yield entry


def _point(point: etree._Element, folder: str, level: int) -> Entry | None:
    title = target = ""
    for child in point:
        if local(child) == "navlabel":
            title = line(child)
        elif local(child) == "content":
            target = child.get("src", "")
    if not target:
        target = next((e.get("src", "") for e in point.iter() if local(e) == "content" and e.get("src")), "")
    return Entry(title, *resolved(folder, target), level) if title and target else None
