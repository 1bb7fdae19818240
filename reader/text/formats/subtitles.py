"""Subtitles: SubRip, WebVTT and SubStation Alpha, each cue a paragraph with its time before it."""

import re
from collections.abc import Sequence
from itertools import groupby

from reader.text.content import Content, Mark, Raw
from reader.text.encoding import decode
from reader.text.errors import SourceError
from reader.text.formats.blocks import Blocks

_MOST = 200_000
"""Cues; a film has two thousand."""

_PART = 600
"""Seconds of an entry in the outline."""

_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|\{[^{}\n]{0,2000}\}")
_CUES = re.compile("-->|^Dialogue:", re.MULTILINE)


def read(raw: Raw) -> Content:
    """Return the cues in the order of their times, markup out.

    Raises:
        SourceError: no cue can be read, or there are more than any film has.
    """
    text, encoding = decode(raw.data, raw.source, raw.encoding)
    if len(_CUES.findall(text)) > _MOST:
        raise SourceError(raw.source, "has more subtitles than can be read")
    blocks = Blocks()
    marks: list[Mark] = []
    cues = _cues(text, raw)
    long = bool(cues) and cues[-1][0] >= 2 * _PART
    for part, group in groupby(cues, key=lambda cue: cue[0] // _PART):
        if long:
            marks.append(Mark(len(blocks.paragraphs), _clock(part * _PART), 1))
        for start, said in group:
            blocks.add(f"{_clock(start)} {said}")
    return Content(blocks.paragraphs, encoding=encoding, marks=tuple(marks), signs=tuple(blocks.signs.items()))


def _cues(text: str, raw: Raw) -> Sequence[tuple[int, str]]:
    """Return start (seconds) and words of each cue; one shown twice in a row (for its looks) only once."""
    import pysubs2
    from pysubs2.exceptions import Pysubs2Error

    try:
        events = pysubs2.SSAFile.from_string(text.replace("\0", "\ufffd"), format_=_format(text, raw)).events
    except (Pysubs2Error, ValueError, OverflowError) as error:
        raise SourceError(raw.source, "is damaged: its subtitles cannot be read") from error
    cues = [
        (max(0, event.start) // 1000, said)
        for event in sorted(events, key=lambda event: event.start)
        if not event.is_comment and not event.is_drawing and (said := _said(event.plaintext))
    ]
    return [cue for cue, _ in groupby(cues)]


def _format(text: str, raw: Raw) -> str:
    if text.lstrip("\ufeff").startswith("WEBVTT") or raw.named(".vtt"):
        return "vtt"
    if "[script info]" in text[:4096].lower() or raw.named(".ass", ".ssa"):
        return "ass" if "[v4+ styles]" in text[:65536].lower() or not raw.named(".ssa") else "ssa"
    return "srt"


def _said(words: str) -> str:
    """Return a cue's lines as one, a space between them: a line's end is a pause in subtitles."""
    return " ".join(_TAG.sub("", words).replace("\\h", " ").split())


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
