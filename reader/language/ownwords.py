"""Words of one's own, with their readings: `lexicon.tsv` in the config folder, names above all.

    陈伟通⇥Chén Wěitōng⇥a police officer in Jinhua
    三能⇥sānnéng
    # a comment; the reading may be left out, the sense too

⇥ stands for a tab.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.language.corrections import OwnWord

FILE_NAMES: Final = ("lexicon.tsv", "lexicon")
"""The first that is there is read."""
_MOST: Final = 32 << 20
"""Bytes; nobody has so many words."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a file of one's own words holds.

    Attributes:
        words: in the order of the file; of a word that comes twice the later one.
        remarks: plain lines about what could not be read and was passed over.
    """

    words: tuple[OwnWord, ...] = ()
    remarks: tuple[str, ...] = ()


def file_of(folder: Path) -> Path | None:
    """Return the file of one's own words in the config folder; None where there is none."""
    return next((path for name in FILE_NAMES if (path := folder / name).exists()), None)


def load(folder: Path) -> OwnWords:
    """Return the words of the file in the config folder; none where there is no file."""
    path = file_of(folder)
    if path is None:
        return OwnWords()
    try:
        if not path.is_file() or path.stat().st_size > _MOST:
            return OwnWords(remarks=(f"{path}: is no file of words",))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return OwnWords(remarks=(f"{path}: is not UTF-8",))
    except OSError as error:
        return OwnWords(remarks=(f"{path}: {error.strerror}",))
    return parse(text, path.name)


def parse(text: str, name: str) -> OwnWords:
    """Return the words of a file's text; `name` stands in the remarks."""
    words: dict[str, OwnWord] = {}
    remarks = []
    for number, line in _lines(text):
        try:
            word = _word(line)
        except ValueError as error:
            remarks.append(f"{name}, line {number}: {error}")
        else:
            words[word.text] = word
    return OwnWords(tuple(words.values()), tuple(remarks))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _word(line: str) -> OwnWord:
    """Return a line's word; ValueError where it makes no sense."""
    from reader.language.typed import parse_reading
    from reader.text.clean import clean_line

    word, reading, gloss, *_ = *(clean_line(part) for part in line.split("\t")), "", ""
    if not word or any(map(str.isspace, word)):
        raise ValueError("a word, a tab and its reading belong here")
    return OwnWord(word, parse_reading(word, reading) if reading else (None,) * len(word), gloss)
