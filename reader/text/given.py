"""Readings that a text brings itself: how they travel through a line's markup until it is a paragraph's text.

While a line is put together, base and reading stand in it between marks. Cleaned text holds no control characters, so
that nothing else can look like a mark; `settled` takes them out, whatever became of the line in between.
"""

import re

from reader.text.clean import clean, clean_line
from reader.text.document import Given
from reader.text.script import is_hanzi

_BASE, _READING, _END = "\x01", "\x02", "\x03"
_HELD = str.maketrans("{|}", "\x04\x05\x06")
_RELEASED = str.maketrans("\x04\x05\x06", "{|}")

# Not across a hard break, which parts paragraphs; nothing that is a mark itself.
_BRACES = re.compile(r"\{([^{}|\v\x01-\x03]+)\|([^{}|\v\x01-\x03]+)\}")
_MARKS = re.compile(f"{_BASE}|{_READING}[^{_END}]*{_END}")
_MARKED = re.compile(f"{_BASE}([^{_READING}]*){_READING}([^{_END}]*){_END}")


def held(text: str) -> str:
    """Return text whose braces and bars are meant as they stand (code, escapes)."""
    return text.translate(_HELD)


def braced(line: str) -> str:
    """Return a line with every `{三驻三联|sān zhù sān lián}` marked as base and reading; what was held is let go.

    Braces around anything else (no hanzi before the bar, or hanzi after it) stay as they are.
    """
    if "{" in line:
        line = _BRACES.sub(lambda match: _marked(match[1], match[2]) or match[0], line)
    return line.translate(_RELEASED)


def with_given(base: str, reading: str) -> str:
    """Return text with its reading, marked; the text alone where there is no reading or no hanzi to read."""
    return _marked(bare(base), bare(reading)) or base


def _marked(base: str, reading: str) -> str:
    base, reading = base.strip(), " ".join(reading.split())
    if not reading or not any(map(is_hanzi, base)) or any(map(is_hanzi, reading)):
        return ""
    return f"{_BASE}{base}{_READING}{reading}{_END}"


def bare(line: str) -> str:
    """Return a line, or a part of one, without marks and readings."""
    return _MARKS.sub("", line)


def settled(line: str, shift: int = 0) -> tuple[str, tuple[Given, ...]]:
    """Return a marked line as clean text on one line, and the readings given in it.

    Args:
        line: text with marks; it may hold line feeds, which become spaces.
        shift: how many code points the caller puts before the text.
    """
    text = clean_line(bare(line))
    given: list[Given] = []
    length = len(line.lstrip()) - len(line)  # white space at the start will be gone
    place = 0
    for match in _MARKED.finditer(line):
        base = clean(match[1])
        start = length + len(clean(line[place : match.start()]))
        length = start + len(base)
        place = match.end()
        # Marks that combine across the base's edge could have moved it; then nobody knows what is read so.
        if text[start:length] == base:
            given.append(Given(start + shift, length + shift, clean_line(match[2])))
    return text, tuple(given)


class RubyLine:
    """Puts together a line whose `<ruby>` becomes base and reading; `<rp>` is left out."""

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: list[str] = []
        self._bases: list[str] = []
        self._readings: list[str] = []
        self._inside = ""

    def text(self, text: str) -> None:
        """Add text that stands between tags."""
        if self._inside == "rt":
            self._readings[-1] += text
        elif self._inside == "rb":
            if self._readings:
                self._flush()
            self._bases = self._bases or [""]
            self._bases[-1] += text
        elif not self._inside:
            self._parts.append(text)

    def tag(self, name: str, *, opening: bool) -> None:
        """Follow a tag by its name; those that have nothing to do with ruby change nothing."""
        if name == "ruby":
            self._flush()
            self._inside = "rb" if opening else ""
        elif not self._inside:
            return
        elif name == "rb" and opening:
            if self._readings:
                self._flush()
            if self._bases and not self._bases[-1].strip():
                self._bases.pop()  # white space before the tag
            self._bases.append("")
        elif name in ("rt", "rp"):
            self._inside = name if opening else "rb"
            if name == "rt" and opening:
                self._readings.append("")

    def line(self) -> str:
        """Return the marked line."""
        self._flush()
        return "".join(self._parts)

    def _flush(self) -> None:
        """End a group: each base with its reading, or all with all where their numbers differ."""
        bases, readings = self._bases, self._readings
        if len(bases) != len(readings):
            bases, readings = ["".join(bases)], [" ".join(readings)]
        self._parts += [with_given(base, reading) for base, reading in zip(bases, readings, strict=True)]
        self._bases, self._readings = [], []
