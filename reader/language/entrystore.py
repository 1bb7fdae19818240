"""The dictionary's entries as a SQLite file: made here, read by `dictionary`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.language.cedict import Entry, align
from reader.language.collect import Headword
from reader.language.ranking import Candidate
from reader.language.store import SEPARATOR
from reader.language.syllables import citation, plain

if TYPE_CHECKING:
    import sqlite3

_TABLES = """
pragma journal_mode = off;
pragma synchronous = off;
create table entry (
    id integer primary key, simplified text not null, traditional text, pinyin text not null,
    plain text not null, weight real not null, glosses text not null
);
"""
_INDEXES = """
create index entry_simplified on entry (simplified);
create index entry_traditional on entry (traditional) where traditional is not null;
create index entry_plain on entry (plain);
"""
_FULL_TEXT = "create virtual table sense using fts5(text, content='', tokenize='unicode61 remove_diacritics 2')"

# Cost of being the second, third … reading of a headword, as log probability.
_LATER_READING = 2.5
_UNRANKED = 2
# Cost of an entry that only says of what other hanzi its own are a variant.
_VARIANT = 8.0
_CHINESE = re.compile(r"\[[^\]]*\]|[^\x00-\u024f]+\|?")


def write_entries(path: Path, entries: Iterable[Entry], words: Mapping[str, Headword], floor: float) -> None:
    """Write all entries, the most frequent word's likeliest reading first (ids follow that order).

    Args:
        path: the file to make.
        entries: every entry of the dictionary.
        words: the lattice's words, for weights and the order of readings.
        floor: log probability of headwords outside the lattice.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    import sqlite3
    from contextlib import closing

    ranked = sorted(((_weight(entry, words, floor), entry) for entry in entries), key=lambda pair: -pair[0])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(_TABLES)
        connection.execute("begin")
        connection.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?)", _rows(ranked))
        if _has_full_text(connection):
            connection.execute(_FULL_TEXT)
            senses = ((number, _CHINESE.sub(" ", " / ".join(e.glosses))) for number, (_, e) in enumerate(ranked, 1))
            connection.executemany("insert into sense (rowid, text) values (?, ?)", senses)
        connection.execute("commit")
        connection.executescript(_INDEXES)


def plain_pinyin(pinyin: Iterable[str]) -> str:
    """Return syllables run together without tones, lower case, ü as v: what a lookup by pinyin compares."""
    return "".join(plain(syllable) for syllable in pinyin if syllable[0].isalpha())


def _rows(ranked: Iterable[tuple[float, Entry]]) -> Iterator[tuple[int, str, str | None, str, str, float, str]]:
    """Yield the table's rows; no traditional form where it is the simplified one."""
    for number, (weight, entry) in enumerate(ranked, 1):
        pinyin, glosses = " ".join(entry.pinyin), SEPARATOR.join(entry.glosses)
        plain = plain_pinyin(entry.pinyin)
        other = None if entry.traditional == entry.simplified else entry.traditional
        yield number, entry.simplified, other, pinyin, plain, round(weight, 2), glosses


def _weight(entry: Entry, words: Mapping[str, Headword], floor: float) -> float:
    """Return how likely an entry is the one meant: its word's log probability, less for unlikely readings."""
    word = words.get(entry.simplified)
    if word is None:
        return floor
    aligned = align(entry.simplified, entry.pinyin)
    syllables = citation(entry.simplified, aligned) if aligned else ()
    rank = word.readings.index(syllables) if syllables in word.readings else _UNRANKED
    name = Candidate(syllables, ()).capital and len(entry.simplified) == 1
    variant = bool(entry.glosses) and "variant of" in entry.glosses[0]
    return word.weight - _LATER_READING * (rank + name) - _VARIANT * variant


def _has_full_text(connection: sqlite3.Connection) -> bool:
    """Return whether this SQLite has FTS5."""
    import sqlite3

    try:
        connection.execute("create virtual table temp.probe using fts5(text)")
    except sqlite3.OperationalError:
        return False
    connection.execute("drop table temp.probe")
    return True
