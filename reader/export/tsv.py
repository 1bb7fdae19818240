"""The words of a text as a table: word, pinyin, HSK level, count, gloss; tabs between, one line a word and reading.

Words with hanzi only, the frequent ones first, equally frequent ones in the order of the text. A word that is read in
two ways stands there twice, each time with the senses of that reading.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from reader.export.stretches import Spread, Tell, here, in_stretches, quietly
from reader.language.hanzi import has_hanzi
from reader.language.words import Word
from reader.text.document import Document

HEAD: Final = ("word", "pinyin", "hsk", "count", "gloss")

Syllables = tuple[str | None, ...]
Annotate = Callable[[str, int, int], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands beside a word.

    Attributes:
        pinyin: spells a word by its text and syllables.
        hsk: gives its level, None for a word in no list.
        gloss: gives its senses where it is read so; empty for a word that is in no dictionary.
    """

    pinyin: Callable[[str, Syllables], str]
    hsk: Callable[[str], int | None]
    gloss: Callable[[str, Syllables], str]


def counted(
    document: Document, annotate: Annotate, *, spread: Spread = here, tell: Tell = quietly
) -> Counter[tuple[str, Syllables]]:
    """Return how often each word with hanzi occurs in each reading, in the order of the text.

    Args:
        document: the text.
        annotate: gives the words of a paragraph with their readings, or of a piece of a very long one
            (`Document.pieces`), by its text, the paragraph's number and where it begins in that.
        spread: gives the counts of stretches in order, wherever they are made.
        tell: told how much is done.
    """
    parts = in_stretches(document)

    def count(number: int) -> str:
        found = Counter(key for piece in parts[number] for key in _keys(document, piece, annotate))
        return json.dumps([(*key, times) for key, times in found.items()])

    total: Counter[tuple[str, Syllables]] = Counter()
    for number, found in enumerate(spread(count, len(parts))):
        tell(number / len(parts))
        for text, syllables, times in json.loads(found):
            total[text, tuple(syllables)] += times
    return total


def _keys(document: Document, piece: int, annotate: Annotate) -> Iterator[tuple[str, Syllables]]:
    """Yield the words with hanzi of a piece of the text, each with its reading."""
    paragraph, start, end = document.pieces[piece]
    for word in annotate(document.paragraphs[paragraph].text[start:end], paragraph, start):
        if word.reading is not None or has_hanzi(word.text):
            yield word.text, word.reading.syllables if word.reading else ()


def write(counts: Counter[tuple[str, Syllables]], out: TextIO, columns: Columns, tell: Tell = quietly) -> None:
    """Write the table of counted words, a line with the names of the columns first; `tell` is told how much is done."""
    out.write("\t".join(HEAD) + "\n")
    for number, ((text, syllables), count) in enumerate(counts.most_common()):
        tell(number / len(counts))
        level = columns.hsk(text)
        fields = (
            text,
            columns.pinyin(text, syllables),
            "" if level is None else str(level),
            str(count),
            columns.gloss(text, syllables),
        )
        out.write("\t".join(map(_one_line, fields)) + "\n")


def _one_line(field: str) -> str:
    """Return a field without what would divide it."""
    return " ".join(field.split())
