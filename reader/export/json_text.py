"""The annotated text as JSON, written paragraph by paragraph.

    {"format": "sanneng-read/1", "title", "source", "script", "text", "sections": [...], "words": [...]}

Offsets are code points of `text`, end exclusive. `words` cover every code point that is not white space exactly once,
in order. Of a word without hanzi, `pinyin` and `certain` are null; a hanzi without a known reading has null in `pinyin`
and false in `certain`.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TextIO, TypedDict

from reader.export.plain_json import dumps
from reader.export.sections import section_records
from reader.export.stretches import Spread, Tell, here, in_stretches, quietly
from reader.language.hanzi import has_hanzi
from reader.language.spelling import spell
from reader.language.words import Style, Word
from reader.text.document import Document
from reader.text.pieces import Piece

FORMAT: Final = "sanneng-read/1"
_PART: Final = 10_000  # code points of the text that are written at a time
_REMEMBERED: Final = 20_000  # words that are written once; beyond this many all are forgotten
_PLACE: Final = '"start": 0, "end": 0'
_SPACE: Final = re.compile(r"\s")


Annotate = Callable[[str, int, int], Sequence[Word]]


class WordRecord(TypedDict):
    """A word of the text; see the module's text for the fields."""

    text: str
    start: int
    end: int
    pinyin: list[str | None] | None
    certain: list[bool] | None
    hsk: int | None
    status: str


def write(
    document: Document,
    out: TextIO,
    *,
    annotate: Annotate,
    hsk: Callable[[str], int | None],
    script: str,
    style: Style = Style.MARKS,
    spread: Spread = here,
    tell: Tell = quietly,
) -> None:
    """Write a document with its words as one JSON object and a line feed.

    Args:
        document: the text.
        out: where to; offsets and hanzi are written as they are, in no escapes.
        annotate: gives the words of a paragraph with their readings, or of a piece of a very long one
            (`Document.pieces`), by its text, the paragraph's number and where it begins in that.
        hsk: gives a word's level, None for a word in no list.
        script: "hans" or "hant".
        style: how readings are spelled.
        spread: gives the stretches of words in order, wherever they are made.
        tell: told how much is done.
    """
    head = {
        "format": FORMAT,
        "title": document.title,
        "source": document.source,
        "script": script,
    }
    out.write(f'{dumps(head)[:-1]}, "text": ')
    _write_string(document, out)
    sections = dumps(section_records(document))
    out.write(f', "sections": {sections}, "words": [')
    parts = in_stretches(document)
    records = _Records(annotate, hsk, style)

    def written(number: int) -> str:
        return ",\n".join(record for piece in parts[number] for record in records(document, document.pieces[piece]))

    divider = "\n"
    for number, stretch in enumerate(spread(written, len(parts))):
        tell(number / len(parts))
        if stretch:
            out.write(divider + stretch)
            divider = ",\n"
    out.write("\n]}\n")


def _write_string(document: Document, out: TextIO) -> None:
    """Write the flat text as JSON, a part at a time: a novel need not be in memory twice."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    out.write('"')
    for start in range(0, document.length, _PART):
        out.write(encode(document.part(start, min(start + _PART, document.length)))[1:-1])
    out.write('"')


class _Records:
    """Writes the words of paragraphs; what comes again is not written anew but for its place."""

    def __init__(self, annotate: Annotate, hsk: Callable[[str], int | None], style: Style) -> None:
        self._annotate = annotate
        self._hsk = hsk
        self._spelled = partial(spell, style=style)
        self._encode = json.JSONEncoder(ensure_ascii=False).encode
        self._known: dict[Hashable, tuple[str, str]] = {}

    def __call__(self, document: Document, piece: Piece) -> list[str]:
        """Return the words of a piece of the text as JSON."""
        known = self._known
        records = []
        paragraph = document.paragraphs[piece.paragraph].text
        text = paragraph[piece.start : piece.end]
        start = document.starts[piece.paragraph] + piece.start
        for word in covering(text, self._annotate(text, piece.paragraph, piece.start)):
            reading = word.reading
            key = (word.text, reading.syllables, reading.certain) if reading else word.text
            head, tail = known.get(key) or self._written(word, key)
            place = start + word.start
            records.append(f'{head}{place}, "end": {place + len(word.text)}{tail}')
        return records

    def _written(self, word: Word, key: Hashable) -> tuple[str, str]:
        """Return and remember what stands before and after a word's place."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        pinyin, certain = _readings(word, self._spelled)
        record = WordRecord(
            text=word.text, start=0, end=0, pinyin=pinyin, certain=certain, hsk=self._hsk(word.text), status="unknown"
        )
        head, _, tail = self._encode(record).rpartition(_PLACE)
        self._known[key] = found = f'{head}"start": ', tail
        return found


def covering(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """Yield words that cover all of a paragraph but its white space: gaps become words, white space falls out."""
    done = 0
    spaced = _SPACE.search(text) is not None
    for word in words:
        if word.start > done:
            yield from _pieces(text, done, word.start)
        if spaced and _SPACE.search(word.text):
            yield from _pieces(text, word.start, word.end)
        else:
            yield word
        done = word.end
    yield from _pieces(text, done, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the stretches between white space."""
    place = start
    for piece in text[start:end].split():
        place = text.index(piece, place)
        yield Word(piece, place)
        place += len(piece)


def _readings(word: Word, spelled: Callable[[str], str]) -> tuple[list[str | None] | None, list[bool] | None]:
    if word.reading is not None:
        syllables = [None if syllable is None else spelled(syllable) for syllable in word.reading.syllables]
        return syllables, list(word.reading.certain)
    if has_hanzi(word.text):
        return [None] * len(word.text), [False] * len(word.text)
    return None, None
