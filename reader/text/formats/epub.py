"""EPUB 2 and 3: chapters in the spine's order, the table of contents as the outline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text.chapters import chapter_level
from reader.text.content import Content, Mark, Raw
from reader.text.document import Kind, Paragraph
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.formats.markup import Walker
from reader.text.formats.package import Entry, Package, package_of
from reader.text.formats.trees import decoded, page_root, without_tags

if TYPE_CHECKING:
    from reader.text.formats.archive import Archive

_NEAR = 3
"""Paragraphs at an entry's place among which its title is looked for."""

_MOST_OTHERS = 3
"""Headings of a book without chapters: its title, "contents", "imprint"."""

# Forms of marks for vertical lines (Unicode, Vertical Forms and CJK Compatibility Forms): set here in horizontal ones.
_VERTICAL = str.maketrans(
    "\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\ufe30\ufe31\ufe33\ufe35\ufe36\ufe37\ufe38\ufe39\ufe3a"
    "\ufe3b\ufe3c\ufe3d\ufe3e\ufe3f\ufe40\ufe41\ufe42\ufe43\ufe44\ufe47\ufe48",
    "，、。：；！？〖〗…‥—＿（）｛｝〔〕【】《》〈〉「」『』［］",
)
_IS_VERTICAL = re.compile("[\ufe10-\ufe19\ufe30-\ufe48]")


def book(archive: Archive) -> Content:
    """Return the text of an EPUB.

    Raises:
        SourceError: it is protected, damaged, or none of its chapters is there.
    """
    return beginning(archive, None)[0]


def beginning(archive: Archive, most: int | None) -> tuple[Content, float]:
    """Return the first chapters of an EPUB, of about so many code points together, and what share of all they are.

    Raises:
        SourceError: as `book`.
    """
    package = package_of(archive)
    spine = package.spine
    blocks, places, count = _chapters(archive, package, most)
    if not places:
        raise SourceError(archive.source, "is a damaged book: none of its chapters can be read")
    paragraphs = [_horizontal(paragraph) for paragraph in blocks.paragraphs]
    marks = _outlined(paragraphs, package.contents, places)
    credit, signs = ", ".join(package.creators), tuple(blocks.signs.items())
    return Content(paragraphs, package.title, credit, marks=marks, signs=signs), count / len(spine)


def _chapters(archive: Archive, package: Package, most: int | None) -> tuple[Blocks, dict[tuple[str, str], int], int]:
    """Read chapters; returns their paragraphs, the places of those and of the ids the contents name, and how many."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in package.contents:
        wanted[entry.file].add(entry.fragment)
    blocks = Blocks()
    walker = Walker(blocks)
    places: dict[tuple[str, str], int] = {}
    length = 0
    for count, name in enumerate(package.spine):
        if most is not None and length > most and blocks.paragraphs:
            return blocks, places, count
        text = _text(archive, name)
        if text is None:
            continue
        places[name, ""] = len(blocks.paragraphs)
        _read_chapter(walker, blocks, text, frozenset(wanted[name] - {""}), name.rpartition("/")[2])
        places |= {(name, fragment): place for fragment, place in walker.places.items()}
        length += len(text)
    return blocks, places, len(package.spine)


def _text(archive: Archive, name: str) -> str | None:
    """Return a chapter decoded; None for one that is missing or a picture (which the spine may name, too)."""
    if not archive.has(name):
        return None
    data = archive.read(name)
    try:
        return decoded(Raw(data, archive.source))[0]
    except SourceError:
        return None


def _read_chapter(walker: Walker, blocks: Blocks, text: str, ids: frozenset[str], name: str) -> None:
    root = page_root(blocks.admit(text)) if text.strip() else None
    if root is not None:
        walker.read(root, ids, name)
        return
    walker.places = {}
    for line in without_tags(text).split("\n"):
        blocks.add(line)


def _horizontal(paragraph: Paragraph) -> Paragraph:
    if not _IS_VERTICAL.search(paragraph.text):
        return paragraph
    return replace(paragraph, text=paragraph.text.translate(_VERTICAL))


def _outlined(
    paragraphs: list[Paragraph], contents: tuple[Entry, ...], places: Mapping[tuple[str, str], int]
) -> tuple[Mark, ...]:
    """Make headings of the paragraphs that the contents name; returns marks for entries without such a paragraph.

    Headings that the contents do not name go below those they name.
    """
    found = [(place, entry) for entry in contents if (place := _place_of(entry, places)) < len(paragraphs)]
    if not found:
        _find_chapters(paragraphs)
        return ()
    marks: list[Mark] = []
    named: dict[int, int] = {}
    claimed = {(place, _bare(entry.title)) for place, entry in found}
    for place, entry in found:
        _head(paragraphs, place, entry, named, marks, claimed)
    levels = {**{mark.paragraph: mark.level for mark in reversed(marks)}, **named}
    _lower_others(paragraphs, named, levels)
    return tuple(marks)


def _place_of(entry: Entry, places: Mapping[tuple[str, str], int]) -> int:
    """Return the place of an entry; its file's start where the id is not there, past all where the file is not."""
    place = places.get((entry.file, entry.fragment))
    return place if place is not None else places.get((entry.file, ""), 1 << 60)


def _head(
    paragraphs: list[Paragraph],
    place: int,
    entry: Entry,
    named: dict[int, int],
    marks: list[Mark],
    claimed: Set[tuple[int, str]],
) -> None:
    """Make a heading of an entry's paragraph, or a mark where there is none.

    A heading in another wording is the entry's, unless it is that of another entry at the same place: a volume begins
    where its first chapter does.
    """
    title = _bare(entry.title)
    near = range(place, min(place + _NEAR, len(paragraphs)))
    for index in near:
        said = _bare(paragraphs[index].text)
        same = said == title
        other = index == place and paragraphs[index].kind is Kind.HEADING and (place, said) not in claimed
        if index not in named and (same or other):
            if not same and _bare("".join(paragraphs[at].text for at in near[:2])) == title:
                break
            paragraphs[index] = replace(paragraphs[index], kind=Kind.HEADING, level=entry.level)
            named[index] = entry.level
            return
    marks.append(Mark(place, entry.title, entry.level))
    if _bare("".join(paragraphs[at].text for at in near[:2])) == title:
        for at in near[:2]:  # one heading on two lines: the outline has it whole
            paragraphs[at] = replace(paragraphs[at], kind=Kind.SUBTITLE, level=0)


def _lower_others(paragraphs: list[Paragraph], named: Mapping[int, int], levels: Mapping[int, int]) -> None:
    level = 0
    for index, paragraph in enumerate(paragraphs):
        level = levels.get(index, level)
        if paragraph.kind is Kind.HEADING and index not in named:
            paragraphs[index] = replace(paragraph, level=level + paragraph.level)


def _find_chapters(paragraphs: list[Paragraph]) -> None:
    """Tell chapters by their wording in a book that has neither contents nor headings of chapters.

    Titles of one level in a row are a table of contents.
    """
    if any(paragraph.kind is Kind.HEADING and chapter_level(paragraph.text) for paragraph in paragraphs):
        return
    if sum(paragraph.kind is Kind.HEADING for paragraph in paragraphs) > _MOST_OTHERS:
        return
    levels = [chapter_level(p.text) if p.kind is Kind.BODY else 0 for p in paragraphs]
    for index, (level, following) in enumerate(zip(levels, [*levels[1:], 0], strict=False)):
        if level and level != following:
            paragraphs[index] = replace(paragraphs[index], kind=Kind.HEADING, level=level)


def _bare(text: str) -> str:
    """Return a title by which to compare it: `第一章：风` is `第一章 风`."""
    return re.sub(r"[\W_]+", "", text) or "".join(text.split())
