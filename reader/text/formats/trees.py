"""Parse XML and HTML without letting a file reach out of itself: no entities, no network, no DTD, bounded depth."""

from __future__ import annotations

import codecs
import html
import html.entities
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.text.clean import clean_line
from reader.text.encoding import decode, known_codec

if TYPE_CHECKING:
    from lxml import etree

    from reader.text.content import Raw

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes in which a declaration is looked for (HTML's own rule: the first 1024)."""

_WIDER = {"big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "utf-8"}
"""What a declared codec is read as, as browsers do (WHATWG Encoding, labels), besides what `known_codec` does."""

_PROLOGUE = re.compile(
    r"(?:\s*(?:<\?xml[^>]*\?>|<!--(?s:.*?)-->|<!DOCTYPE\b[^<>\[\]]*(?:\[[^\]]*\]\s*)?>))*\s*", re.IGNORECASE
)
"""Matched at the start alone: searched for, it would take quadratic time."""
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,10}));?")
_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_BEFORE_NAME = re.compile(r"^.*[}:]")
_TAG = re.compile(r"<[^<>]*>")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{2000,}")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/]+")
_MOST_ATTRIBUTES = 500
_SILENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|head)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def decoded(raw: Raw) -> tuple[str, str]:
    """Return the text of an XML or HTML file and its codec: demanded, by mark, as declared, or told by content.

    Raises:
        SourceError: the bytes are no text.
    """
    if raw.encoding or raw.data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(raw.data, raw.source, raw.encoding)
    declared = _declared(raw.data[:_HEAD])
    if declared == "utf-8":
        try:
            return raw.data.decode(), declared
        except UnicodeDecodeError:
            declared = ""
    if declared:
        text = raw.data.decode(declared, "replace")
        if text.count("\ufffd") <= len(text) // 1000:
            return text, declared
    return decode(raw.data, raw.source)


def _declared(head: bytes) -> str:
    match = _DECLARED.search(head)
    if match is None:
        return ""
    found = known_codec((match[1] or match[2]).decode("ascii"))
    # UTF-16 cannot be declared in ASCII: such a file says so by mistake.
    return "" if found.startswith(("utf-16", "utf-32", "utf-7")) else _WIDER.get(found, found)


def xml_root(text: str, *, recover: bool = False) -> etree._Element | None:
    """Return the root of an XML text, or None where it is not well-formed (or nested deeper than 256).

    HTML's named characters are read as what they stand for; a document type and the entities it declares are ignored.

    Args:
        text: decoded.
        recover: take what can be read of a broken one.
    """
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    return _parsed(_NO_XML.sub(_picture, _ENTITY.sub(_named, text[_after_prologue(text) :])), parser)


def page_root(text: str) -> etree._Element | None:
    """Return the root of an XHTML or HTML text: strictly where it is well-formed, as `<title/>` means more in HTML."""
    root = xml_root(text) if "xmlns" in text[:2000] else None
    return html_root(text) if root is None else root


def html_root(text: str) -> etree._Element | None:
    """Return the root of an HTML text, None where nothing is in it, it is nested deeper than 256 or a tag is absurd."""
    from lxml import etree

    if any(_attributes(match[0]) > _MOST_ATTRIBUTES for match in _LONG_TAG.finditer(text)):
        return None
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True
    )
    root = _parsed(text[_after_prologue(text) :], parser)
    return None if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log) else root


def _parsed(text: str, parser: etree.XMLParser | etree.HTMLParser) -> etree._Element | None:
    from lxml import etree

    try:
        text = _NO_CHARACTER.sub("\ufffd", _NUMBERED.sub(_numbered, text))
        root: etree._Element | None = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _attributes(tag: str) -> int:
    """Return how many attributes a tag has at most; the parser compares each with all others."""
    return len(_BETWEEN.findall(_QUOTED.sub("", tag)))


def _after_prologue(text: str) -> int:
    match = _PROLOGUE.match(text)
    return match.end() if match else 0


def _picture(match: re.Match[str]) -> str:
    return chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd"


def _numbered(match: re.Match[str]) -> str:
    """Return a character reference, or a sign for one to what is no character: the parser lets some of them pass."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code & 0xFFFE == 0xFFFE or code == 0:
        return "\ufffd"
    return chr(0x2400 + code) if code < 0x20 and code not in (9, 10, 13) else match[0]


def _named(match: re.Match[str]) -> str:
    if match[1] in _XML_OWN:
        return match[0]
    return html.entities.html5.get(match[1] + ";", "&amp;" + match[1] + ";")


def without_tags(text: str) -> str:
    """Return what is between the tags, a line each: for what no parser takes, in linear time."""
    return html.unescape(_TAG.sub("\n", _SILENT.sub("", text)))


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case; empty for what is no element."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    value = element.get(name)
    if value is not None:
        return value
    # HTML's parser keeps a prefix (`epub:type`) as it is written.
    return next((str(value) for key, value in element.attrib.items() if _BEFORE_NAME.sub("", str(key)) == name), "")


def inner(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(map(str, element.itertext()))


def line(element: etree._Element) -> str:
    """Return all text inside an element as one clean line."""
    return clean_line(" ".join(inner(element).split()))
