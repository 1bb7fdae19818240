"""The words of a text as a table: word, pinyin, HSK level, count, gloss; tabs between, one line a word and reading.

Words with hanzi only, the frequent ones first, equally frequent ones in the order of the text. A word that is read in
two ways stands there twice, each time with the senses of that reading.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from reader.language.hanzi import has_hanzi
from reader.language.words import Word
from reader.text.document import Document

HEAD: Final = ("word", "pinyin", "hsk", "count", "gloss")

Syllables = tuple[str | None, ...]


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


def write(document: Document, out: TextIO, *, annotate: Callable[[str, int], Sequence[Word]], columns: Columns) -> None:
    """Write the table of a document's words, a line with the names of the columns first.

    Args:
        document: the text.
        out: where to.
        annotate: gives a paragraph's words with their readings, by its text and its number.
        columns: what stands beside a word.
    """
    out.write("\t".join(HEAD) + "\n")
    for (text, syllables), count in counted(document, annotate).most_common():
        level = columns.hsk(text)
        fields = (
            text,
            columns.pinyin(text, syllables),
            "" if level is None else str(level),
            str(count),
            columns.gloss(text, syllables),
        )
        out.write("\t".join(map(_one_line, fields)) + "\n")


def counted(document: Document, annotate: Callable[[str, int], Sequence[Word]]) -> Counter[tuple[str, Syllables]]:
    """Return how often each word with hanzi occurs in each reading."""
    found: Counter[tuple[str, Syllables]] = Counter()
    for number, paragraph in enumerate(document.paragraphs):
        for word in annotate(paragraph.text, number):
            if word.reading is not None or has_hanzi(word.text):
                found[word.text, word.reading.syllables if word.reading else ()] += 1
    return found


def _one_line(field: str) -> str:
    """Return a field without what would divide it."""
    return " ".join(field.split())
