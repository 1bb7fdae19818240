"""The annotated text as JSON, written paragraph by paragraph.

    {"format": "sanneng-read/1", "title", "source", "script", "text", "sections": [...], "words": [...]}

Offsets are code points of `text`, end exclusive. `words` cover every code point that is not white space exactly once,
in order. Of a word without hanzi, `pinyin` and `certain` are null; a hanzi without a known reading has null in `pinyin`
and false in `certain`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final, TextIO, TypedDict

from reader.export.sections import section_records
from reader.language.hanzi import has_hanzi
from reader.language.spelling import spell
from reader.language.words import Style, Word
from reader.text.document import Document

FORMAT: Final = "sanneng-read/1"
_BATCH: Final = 1000  # words put into one string; a novel's need not be in memory at once


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
    annotate: Callable[[str, int], Sequence[Word]],
    hsk: Callable[[str], int | None],
    script: str,
    style: Style = Style.MARKS,
) -> None:
    """Write a document with its words as one JSON object and a line feed.

    Args:
        document: the text.
        out: where to; offsets and hanzi are written as they are, in no escapes.
        annotate: gives a paragraph's words with their readings, by its text and its number.
        hsk: gives a word's level, None for a word in no list.
        script: "hans" or "hant".
        style: how readings are spelled.
    """
    head = {
        "format": FORMAT,
        "title": document.title,
        "source": document.source,
        "script": script,
        "text": document.text,
        "sections": section_records(document),
    }
    out.write(json.dumps(head, ensure_ascii=False)[:-1])
    out.write(', "words": [')
    records = word_records(document, annotate, hsk, style)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    divider = "\n"
    while batch := list(islice(records, _BATCH)):
        out.write(divider + ",\n".join(map(encode, batch)))
        divider = ",\n"
    out.write("\n]}\n")


def word_records(
    document: Document,
    annotate: Callable[[str, int], Sequence[Word]],
    hsk: Callable[[str], int | None],
    style: Style,
) -> Iterator[WordRecord]:
    """Yield the words of a text in order, offsets in the flat text."""
    spelled = partial(spell, style=style)
    for number, (paragraph, start) in enumerate(zip(document.paragraphs, document.starts, strict=False)):
        for word in covering(paragraph.text, annotate(paragraph.text, number)):
            yield _record(word, start, spelled, hsk)


def covering(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """Yield words that cover all of a paragraph but its white space: gaps become words, white space falls out."""
    done = 0
    for word in words:
        yield from _pieces(text, done, word.start)
        if any(character.isspace() for character in word.text):
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


def _record(word: Word, offset: int, spelled: Callable[[str], str], hsk: Callable[[str], int | None]) -> WordRecord:
    pinyin, certain = _readings(word, spelled)
    return WordRecord(
        text=word.text,
        start=offset + word.start,
        end=offset + word.end,
        pinyin=pinyin,
        certain=certain,
        hsk=hsk(word.text),
        status="unknown",
    )


def _readings(word: Word, spelled: Callable[[str], str]) -> tuple[list[str | None] | None, list[bool] | None]:
    if word.reading is not None:
        syllables = [None if syllable is None else spelled(syllable) for syllable in word.reading.syllables]
        return syllables, list(word.reading.certain)
    if has_hanzi(word.text):
        return [None] * len(word.text), [False] * len(word.text)
    return None, None
