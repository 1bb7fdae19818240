"""CC-CEDICT: its entries, all of them, and how their pinyin sits on the headword.

A line of the format is `Traditional Simplified [pin1 yin1] /sense/sense/`; lines that are not such are passed over.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

from reader.language.errors import LexiconError
from reader.language.hanzi import ALL_HANZI
from reader.language.syllables import from_cedict, is_syllable
from reader.text.script import is_hanzi

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the dictionary.

    Attributes:
        simplified: the headword in simplified characters.
        traditional: the headword in traditional characters.
        pinyin: its syllables in numbers with capitals kept (`Bei3`, `lv4`, `r5`); also what CC-CEDICT has in their
            place for Latin letters and punctuation (`A`, `,`, `·`) and `xx5` for an unknown one. Not always one a
            character.
        glosses: the senses in the dictionary's order; a sense may itself hold near-synonyms parted by `;`.
    """

    simplified: str
    traditional: str
    pinyin: tuple[str, ...]
    glosses: tuple[str, ...]


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of CC-CEDICT's lines, comments and broken lines left out."""
    for line in lines:
        match = None if line.startswith("#") else _LINE.match(_printable(line))
        if match:
            traditional, simplified, pinyin, senses = match.groups()
            glosses = tuple(sense.strip() for sense in senses.split("/") if sense.strip())
            yield Entry(simplified, traditional, tuple(from_cedict(s) for s in pinyin.split()), glosses)


def read(path: Path) -> Iterator[Entry]:
    """Yield the entries of a release of CC-CEDICT, plain or gzipped.

    Raises:
        LexiconError: the file cannot be read, or is not UTF-8.
    """
    try:
        with path.open("rb") as start:
            packed = start.read(2) == _GZIP
        with gzip.open(path, "rt", encoding="utf-8-sig") if packed else path.open(encoding="utf-8-sig") as lines:
            yield from parse(lines)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise LexiconError(f"{path}: not a readable dictionary ({error})") from error


def align(headword: str, pinyin: tuple[str, ...]) -> tuple[str | None, ...] | None:
    """Set syllables on a headword's code points.

    Args:
        headword: the headword in either script.
        pinyin: the entry's syllables.

    Returns:
        One item a code point: the syllable of a hanzi, None for Latin letters, digits, punctuation and for a hanzi
        whose reading the dictionary does not know. None altogether where they do not fit one to one
        (`21三体综合症`, `兙 [shi2 ke4]`).
    """
    if len(headword) != len(pinyin):
        return None
    if ALL_HANZI.fullmatch(headword) and all(map(is_syllable, pinyin)):
        return pinyin
    aligned: list[str | None] = []
    for character, syllable in zip(headword, pinyin, strict=True):
        known = is_hanzi(character) and is_syllable(syllable)
        if not known and is_hanzi(character) and syllable != "xx5":
            return None
        aligned.append(syllable if known else None)
    return tuple(aligned)


def _printable(line: str) -> str:
    """Return a line without control and format characters, which have no business in a dictionary."""
    line = line.rstrip("\r\n")
    return line if line.isprintable() else "".join(c for c in line if not category(c).startswith("C"))
