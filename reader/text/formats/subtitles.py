"""Subtitles: SubRip, WebVTT and SubStation Alpha, each cue a paragraph with its time before it."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from reader.text.census import census
from reader.text.clean import clean
from reader.text.content import Content, Mark, Raw
from reader.text.document import Kind, Paragraph
from reader.text.encoding import decode
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks
from reader.text.given import RubyLine, settled

_MOST = 200_000
"""Cues; a film has two thousand."""

_PART = 600
"""Seconds of an entry in the outline."""

_TIMES = re.compile(r"\s*((?:\d{1,4}:)?\d{1,2}:\d{1,2}[,.]\d{1,3})\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[,.]\d{1,3}")
_CLOCK = re.compile(r"\d{1,4}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?")
_BREAK = re.compile(r"\\[Nnh]")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,2000}\}")
_OVERRIDE = re.compile(r"\{[^{}]{0,2000}\}")
"""SubStation shows nothing that is in braces, notes of the translator's included."""

_DRAWING = re.compile(r"\{(?>[^{}]{0,2000}?\\p[1-9])[^{}]{0,2000}\}(?:[^{]|\{(?![^{}]{0,2000}\\p0))*+")
"""From where drawing begins to where it ends: numbers and letters that stand for lines."""

_RUBY = re.compile(r"<(/?)(ruby|rb|rt|rp)\b[^<>]{0,200}>", re.IGNORECASE)

_Cue = tuple[int, str]
"""Start in seconds, and words with the marks of their readings (see `given`)."""


def read(raw: Raw) -> Content:
    """Return the cues in the order of their times, markup out.

    Raises:
        SourceError: no cue can be read, or there are more than any film has.
    """
    text, encoding = decode(raw.data, raw.source, raw.encoding)
    blocks = Blocks()
    marks: list[Mark] = []
    cues = _cues(text, raw)
    long = bool(cues) and cues[-1][0] >= 2 * _PART
    for part, group in groupby(cues, key=lambda cue: cue[0] // _PART):
        if long:
            marks.append(Mark(len(blocks.paragraphs), _clock(part * _PART), 1))
        for start, words in group:
            time = f"{_clock(start)} "
            said, given = settled(words, len(time))
            blocks.append(Paragraph(time + said, Kind.CUE, speaker=len(time), given=given))
    return Content(
        blocks.paragraphs, encoding=encoding, marks=tuple(marks), signs=tuple(census(html.unescape(text)).items())
    )


def _cues(text: str, raw: Raw) -> Sequence[_Cue]:
    """Return the cues in order; one shown twice at a time (for its looks) only once."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    substation = raw.named(".ass", ".ssa") or text.lstrip().lower().startswith("[script info]")
    found = list(_dialogue(text) if substation else _blocks(text))
    if len(found) > _MOST:
        raise SourceError(raw.source, "has more subtitles than can be read")
    found.sort(key=lambda cue: cue[0])
    return [cue for cue, _ in groupby(found)]


def _blocks(text: str) -> Iterator[_Cue]:
    """Read SubRip and WebVTT: a line of times, then the words up to a blank line.

    In SubRip words may go on behind a blank line, by mistake; in WebVTT notes and names of cues stand there.
    """
    strict = text.lstrip().startswith("WEBVTT")
    start: int | None = None
    said: list[str] = []
    for line in chain(text.split("\n"), ("",)):
        if match := _TIMES.match(line):
            # The number of this cue is no words of the one before.
            yield from _cue(start, said[:-1] if said and said[-1].strip().isdigit() else said)
            start, said = _seconds(match[1]), []
        elif strict and not line.strip():
            yield from _cue(start, said)
            start, said = None, []
        else:
            said.append(line)
    yield from _cue(start, said)


def _dialogue(text: str) -> Iterator[_Cue]:
    """Read SubStation Alpha: `Dialogue:` and nine fields, the second the start, then the words."""
    for line in text.split("\n"):
        fields = line.removeprefix("Dialogue:").split(",", 9) if line.startswith("Dialogue:") else []
        if len(fields) == 10 and _CLOCK.fullmatch(fields[1].strip()):
            shown = _OVERRIDE.sub("", _DRAWING.sub("", fields[9]))
            yield from _cue(_seconds(fields[1].strip()), _BREAK.split(shown))


def _cue(start: int | None, lines: Sequence[str]) -> Iterator[_Cue]:
    """Give the words as one line, a space between the lines: a line's end is a pause in subtitles."""
    said = " ".join(_words(" ".join(lines)).split())
    if start is not None and said:
        yield start, said


def _words(text: str) -> str:
    """Return words without tags, ruby's readings marked."""
    line, place = RubyLine(), 0
    for tag in _RUBY.finditer(text):
        line.text(_bare(text[place : tag.start()]))
        line.tag(tag[2].lower(), opening=not tag[1])
        place = tag.end()
    line.text(_bare(text[place:]))
    return line.line()


def _bare(text: str) -> str:
    return clean(html.unescape(_TAG.sub("", text)))


def _seconds(clock: str) -> int:
    parts = clock.replace(",", ".").partition(".")[0].split(":")
    return sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
