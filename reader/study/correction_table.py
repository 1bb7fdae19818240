r"""Corrections as a table of tab-separated values: word, reading, scope, where.

    word	reading	scope	where
    银|行长	yín háng zhǎng	here	3f2a…:12:40
    三能		everywhere

`|` marks where words meet; without a reading only the division counts. `where` names a text by the hash of its content,
and for "here" the paragraph from 0 and the code point offset in it. `\|`, `\\`, `\t`, `\n` and a leading `\#` stand for
these characters themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reader.language.corrections import Correction, Identity, Scope, Syllables
from reader.language.hanzi import hanzi_count
from reader.language.spelling import spell
from reader.language.typed import ReadingError, parse_reading
from reader.language.words import Style
from reader.text.script import is_hanzi

HEADER: Final = "word\treading\tscope\twhere"
_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\|", "#": "\\#"}
_MEANT: Final = {"t": "\t", "n": "\n", "r": "\r"}
_SPECIAL: Final = re.compile(r"[\\\t\n\r|]|^#")
_ESCAPED: Final = re.compile(r"\\(.)")
_BETWEEN: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_NUMBERED: Final = re.compile(r"[A-Za-zêÊ]+[1-5]")
_NOT_READ: Final = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds.

    Attributes:
        corrections: in its order; of those with one identity only the last.
        remarks: a plain line about each line that cannot be read, and each that a later one replaces.
    """

    corrections: tuple[Correction, ...]
    remarks: tuple[str, ...]


def written(corrections: Iterable[Correction]) -> Iterator[str]:
    """Yield the lines of a table, without line feeds, the header first."""
    yield HEADER
    for correction in corrections:
        words = "|".join(_SPECIAL.sub(lambda found: _ESCAPES[found[0]], word) for word in correction.words)
        yield "\t".join((words, _spelled(correction), correction.scope, _where(correction))).rstrip("\t")


def read(text: str) -> Table:
    """Return the corrections of a table; the header, empty lines and comments (`#`) are passed over."""
    found: dict[Identity, tuple[int, Correction]] = {}
    remarks = []
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#") or line.split("\t")[:2] == ["word", "reading"]:
            continue
        try:
            correction = _correction(line.split("\t"))
        except ValueError as error:
            remarks.append(f"line {number}: {error}")
            continue
        before, same = found.get(correction.identity, (0, correction))
        if same != correction:
            remarks.append(f"line {number}: replaces line {before}")
        found[correction.identity] = number, correction
    return Table(tuple(correction for _, correction in found.values()), tuple(remarks))


def _spelled(correction: Correction) -> str:
    """Return the reading, a syllable a hanzi; those that would be read otherwise stay in numbers."""
    if not correction.reads:
        return ""
    both = zip(correction.text, correction.syllables, strict=True)
    return " ".join(_marked(syllable) for character, syllable in both if syllable or is_hanzi(character))


def _marked(syllable: str | None) -> str:
    if syllable is None:
        return _NOT_READ
    marked = spell(syllable, Style.MARKS)
    try:
        return marked if parse_reading("字", marked) == (syllable,) else syllable
    except ReadingError:
        return syllable


def _where(correction: Correction) -> str:
    if correction.scope is Scope.EVERYWHERE:
        return ""
    key = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], correction.key)
    return f"{key}:{correction.paragraph}:{correction.offset}" if correction.scope is Scope.HERE else key


def _correction(columns: Sequence[str]) -> Correction:
    """Return what a line says; ValueError where it says nothing."""
    from reader.text.clean import clean

    word, reading, scope, where, *_ = *columns, "", "", ""
    parts = _BETWEEN.sub("\\1\t", word).split("\t")
    words = tuple(_meant(part) for part in parts)
    if not all(words):
        raise ValueError("no word, or an empty one between two |")
    if clean("".join(words)) != "".join(words):
        raise ValueError("a word with characters that no text holds")
    if scope.strip() not in {"", *Scope}:
        raise ValueError(f"the scope is {', '.join(Scope)}, not “{scope.strip()}”")
    syllables = _syllables("".join(words), reading.strip())
    return Correction(words, syllables, *_place(Scope(scope.strip() or Scope.EVERYWHERE), _meant(where.strip())))


def _meant(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


def _syllables(text: str, reading: str) -> Syllables:
    """Return what a reading says of each code point."""
    if not reading:
        return (None,) * len(text)
    parts = reading.split()
    if len(parts) == hanzi_count(text):
        read = iter([_syllable(part) for part in parts])
        return tuple(next(read) if is_hanzi(character) else None for character in text)
    return parse_reading(text, reading)


def _syllable(written: str) -> str | None:
    if written == _NOT_READ:
        return None
    return written if _NUMBERED.fullmatch(written) else parse_reading("字", written)[0]


def _place(scope: Scope, where: str) -> tuple[Scope, str, int, int]:
    """Return where a correction counts; ValueError where that is not said."""
    if scope is Scope.EVERYWHERE:
        return scope, "", 0, 0
    key, *numbers = where.rsplit(":", 2) if scope is Scope.HERE else [where]
    numbered = all(number.isascii() and number.isdecimal() and len(number) < 10 for number in numbers)
    if not key or not numbered or len(numbers) != (2 if scope is Scope.HERE else 0):
        wanted = "TEXT:PARAGRAPH:OFFSET" if scope is Scope.HERE else "TEXT"
        raise ValueError(f"“{where}” says not where, as {wanted}")
    paragraph, offset = map(int, numbers or ("0", "0"))
    return scope, key, paragraph, offset
