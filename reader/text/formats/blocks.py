"""Build clean paragraphs, with the readings given in them, from the pieces that marked-up formats hand over."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from reader.text.census import census
from reader.text.clean import clean
from reader.text.document import PARTING, Given, Kind, Paragraph, Stress, Stressed
from reader.text.script import joint
from reader.text.stress import Stresses

MOST = 300_000
"""Paragraphs of one text; the longest novels have a third."""
_MOST_MARKUP = 1_000_000
"""Elements of one text, and pairs of attributes; each costs some 6 µs and 300 bytes. A long novel has a tenth."""

_SPACE = re.compile(r"([ \n]+)")
_GAP = "\t"
"""Cleaned text has none of its own."""

_BLANK = " \t\r\n"


_TAG = re.compile(r"<[A-Za-z][^<>]*")


class TooMuch(Exception):  # noqa: N818 (it ends reading, and is told as a reason)
    """A text has more parts than any honest one."""


class Blocks:
    """Paragraphs in the making.

    Attributes:
        paragraphs: those that are done.
        signs: what was shown as a sign or left out so far, by kind.
    """

    def __init__(self, signs: Counter[str] | None = None) -> None:
        """`signs` counts on."""
        self.paragraphs: list[Paragraph] = []
        self.signs: Counter[str] = Counter() if signs is None else signs
        self._markup = 0
        self._pieces: list[str] = []
        self._length = 0
        self._space = ""
        self._given: list[Given] = []
        self._stresses = Stresses()
        self._marker = ""

    @property
    def length(self) -> int:
        """Code points of the paragraph begun; a reading's `start` and `end` are such lengths."""
        return self._length

    def admit(self, markup: str, most: int = _MOST_MARKUP) -> str:
        """Return a part's markup that is to be read, counting what it has before anything is made of it.

        Args:
            markup: XML or HTML, decoded.
            most: elements and pairs of attributes of all parts together.

        Raises:
            TooMuch: there are more than any text has.
        """
        signs = markup.count("<") - markup.count("</") + markup.count("=") // 2
        self._markup += signs if self._markup + signs <= most else _markup_in(markup)
        if self._markup > most:
            raise TooMuch("has more markup than can be read")
        return markup

    def cleaned(self, text: str) -> str:
        """Return `clean(text)` and count what that changed."""
        result = clean(text)
        if result != text:
            self.signs.update(census(text))
        return result

    def text(self, text: str) -> None:
        """Add a run of text: white space becomes one space, or none where a line broke between Chinese characters."""
        if not text.strip(_BLANK):
            self._space += "\n" if "\n" in text else " " if text else ""
            return
        parts = _SPACE.split(self.cleaned(text))
        for word, space in zip_longest(parts[::2], parts[1::2], fillvalue=""):
            if word:
                self._word(word)
            self._space += space

    def _word(self, word: str) -> None:
        if not self._pieces:
            word = word.lstrip()
            if not word:
                return
            self._append(PARTING * (self._space.count(_GAP) - 1))  # empty cells
        elif self._space:
            if _GAP in self._space:
                self._append(PARTING * self._space.count(_GAP))
            elif not self._pieces[-1][-1].isspace():
                self._append(joint(self._pieces[-1], word, keep_space=True) if "\n" in self._space else " ")
        self._space = ""
        self._append(word)

    def _append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def gap(self) -> None:
        """Begin a cell of a table's row."""
        self._space += _GAP

    def give(self, start: int, end: int, reading: str) -> None:
        """Add a reading of what lies between two lengths; an empty one, or one over another, is dropped."""
        reading = " ".join(clean(reading).split())
        if reading and start < end and (not self._given or self._given[-1].end <= start):
            self._given.append(Given(start, end, reading))

    def stress(self, how: Stress | None, *, opening: bool) -> None:
        """Begin or end what is set apart (None: nothing); it goes on in the paragraphs that begin meanwhile."""
        if how is not None:
            self._stresses.turn(how, self._length, opening=opening)

    def mark(self, marker: str) -> None:
        """Put a list item's marker before the paragraph that comes next."""
        self._marker = marker

    def end(self, kind: Kind = Kind.BODY, level: int = 0, *, tight: bool = False, depth: int = 0) -> bool:
        """End the paragraph begun; returns whether there was one. `tight` and `depth` as a paragraph has them."""
        if not self._pieces:
            self._space = ""
            return False
        text = "".join(self._pieces).rstrip()
        given = tuple(reading for reading in self._given if reading.end <= len(text))
        stressed = self._stresses.settled(text)
        self._pieces, self._length, self._space, self._given = [], 0, "", []
        if not text:
            return False
        if not unicodedata.is_normalized("NFC", text):  # a mark that came apart from its base
            text, given, stressed = unicodedata.normalize("NFC", text), (), ()
        marker, self._marker = self._marker, ""
        whole = Paragraph(text, kind, level, given=given, tight=tight, depth=depth, stressed=stressed)
        self.append(prefixed(whole, marker))
        return True

    def add(self, text: str, kind: Kind = Kind.BODY, level: int = 0) -> bool:
        """Add a whole paragraph; returns whether anything was in it."""
        self.end(kind)
        self.text(text)
        return self.end(kind, level)

    def prefix(self, index: int, mark: str) -> None:
        """Put a mark before a paragraph that is done."""
        self.paragraphs[index] = prefixed(self.paragraphs[index], mark)

    def append(self, paragraph: Paragraph) -> None:
        """Add a paragraph that is clean already.

        Raises:
            TooMuch: there are more than any book has.
        """
        if len(self.paragraphs) >= MOST:
            raise TooMuch("has more paragraphs than can be read")
        self.paragraphs.append(paragraph)


def prefixed(paragraph: Paragraph, mark: str) -> Paragraph:
    """Return a paragraph with a mark before it; its readings and stresses stay with what they are of."""
    if not mark:
        return paragraph
    shift = len(mark)
    given = tuple(Given(g.start + shift, g.end + shift, g.reading) for g in paragraph.given)
    stressed = tuple(Stressed(s.start + shift, s.end + shift, s.how) for s in paragraph.stressed)
    return replace(paragraph, text=mark + paragraph.text, given=given, stressed=stressed)


def _markup_in(markup: str) -> int:
    """Return how many elements and pairs of attributes there are; what only looks like them in the text is none."""
    return sum(1 + tag[0].count("=") // 2 for tag in _TAG.finditer(markup))
