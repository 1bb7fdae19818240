"""A text in the other script: OpenCC's conversion with every place kept.

Hong Kong's and Taiwan's standard forms, Taiwan's also with its own words (软件 is 軟體), as OpenCC's s2hk and s2twp;
back by tw2sp. A text that is in the wanted script already stays: phrases of the one are other words in the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.language.hanzi import RANGES
from reader.language.script import script_of

if TYPE_CHECKING:
    from reader.text.document import Anchor, Document, Paragraph


class Script(StrEnum):
    """What to convert a text to."""

    ASIS = "asis"
    HANS = "hans"
    HANT = "hant"
    HONG_KONG = "hant-hk"


_CONFIGURATIONS = {Script.HANS: "tw2sp", Script.HANT: "s2twp", Script.HONG_KONG: "s2hk"}
# Hanzi converted at a time: what OpenCC looks at lies within, and searching for its cuts stays cheap.
_STRETCH = re.compile(f"[{RANGES}]{{1,64}}")

Convert = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text and where its places come from.

    Attributes:
        text: the text in the other script.
        old: offsets in the original at which a stretch begins that moves as one.
        new: where the same stretches begin in the converted text.
    """

    text: str
    old: tuple[int, ...] = (0,)
    new: tuple[int, ...] = (0,)

    def place(self, offset: int) -> int:
        """Return where an offset of the original is in the converted text."""
        return _moved(offset, self.old, self.new)

    def origin(self, offset: int) -> int:
        """Return where an offset of the converted text is in the original."""
        return _moved(offset, self.new, self.old)


def _moved(offset: int, starts: tuple[int, ...], targets: tuple[int, ...]) -> int:
    """Move an offset with its stretch; one that grows shorter ends where the next one begins."""
    number = bisect_right(starts, offset) - 1
    moved = targets[number] + offset - starts[number]
    return min(moved, targets[number + 1]) if number + 1 < len(targets) else moved


def convert(text: str, converter: Convert) -> Converted:
    """Return a text in the other script with its places.

    Args:
        text: any text; only hanzi are converted.
        converter: converts hanzi with regard to what stands around them.
    """
    parts: list[str] = []
    old, new = [0], [0]
    done = length = 0
    for match in _STRETCH.finditer(text):
        parts.append(text[done : match.start()])
        length += match.start() - done
        done = match.start()
        for piece, other in _pieces(match.group(), converter):
            if len(piece) != len(other):
                old += (done, done + len(piece))
                new += (length, length + len(other))
            parts.append(other)
            done, length = done + len(piece), length + len(other)
    parts.append(text[done:])
    return Converted("".join(parts), tuple(old), tuple(new))


def _pieces(hanzi: str, converter: Convert) -> list[tuple[str, str]]:
    """Return a stretch and its conversion, cut into the smallest pieces that convert alone as they do together."""
    whole = converter(hanzi)
    if len(whole) == len(hanzi):
        return [(hanzi, whole)]
    pieces: list[tuple[str, str]] = []
    while hanzi:
        for end in range(1, len(hanzi) + 1):
            first, rest = converter(hanzi[:end]), converter(hanzi[end:])
            if first + rest == whole:
                break
        pieces.append((hanzi[:end], first))
        hanzi, whole = hanzi[end:], rest
    return pieces


def converter_to(script: Script) -> Convert:
    """Return OpenCC's converter to a script that is not `asis`."""
    from opencc import OpenCC

    made: Convert = OpenCC(_CONFIGURATIONS[script]).convert
    return made


def converted(document: Document, script: Script) -> Document:
    """Return a document in another script, speakers, given readings and sections in their places.

    It is the same document where it is to stay as it is, or is in that script by most of its hanzi.
    """
    wanted = "hans" if script is Script.HANS else "hant"
    if script is Script.ASIS or script_of(document.text) == wanted:
        return document
    converter = converter_to(script)
    done = [convert(paragraph.text, converter) for paragraph in document.paragraphs]

    def there(anchor: Anchor) -> Anchor:
        return replace(anchor, offset=done[anchor.paragraph].place(anchor.offset)) if anchor.offset else anchor

    def title_of(title: str) -> str:
        return convert(title, converter).text

    return replace(
        document,
        title=title_of(document.title),
        credit=title_of(document.credit),
        paragraphs=tuple(map(_paragraph, document.paragraphs, done)),
        sections=tuple(
            replace(section, title=title_of(section.title), start=there(section.start), end=there(section.end))
            for section in document.sections
        ),
    )


def _paragraph(paragraph: Paragraph, done: Converted) -> Paragraph:
    given = tuple(replace(g, start=done.place(g.start), end=done.place(g.end)) for g in paragraph.given)
    stressed = tuple(replace(s, start=done.place(s.start), end=done.place(s.end)) for s in paragraph.stressed)
    return replace(paragraph, text=done.text, speaker=done.place(paragraph.speaker), given=given, stressed=stressed)
