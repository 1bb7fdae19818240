"""Looking entries up: by headword, by pinyin, by English."""

from __future__ import annotations

import re
import threading
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.language.cedict import Entry
from reader.language.errors import LexiconError
from reader.language.pinyinquery import PinyinQuery
from reader.language.store import SEPARATOR

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = "entry.simplified, coalesce(entry.traditional, entry.simplified), entry.pinyin, entry.glosses, entry.weight"
# Ids follow frequency: what lies beyond these many entries is rare.
_MOST = 4000
# A query with more words is no query.
_MOST_WORDS = 20
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|^(?:to|a|an|the) ")
# How much a better place in the senses weighs against frequency (log probability).
_QUALITY_WEIGHT = 4.0
_PLACE_WEIGHT = 0.4
_PLACES = 8

_Row = tuple[str, str, str, str, float]


class Dictionary:
    """All entries of the dictionary, in a SQLite file that nobody writes to; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Take the file; it is opened by the first lookup."""
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def entries(self, headword: str) -> tuple[Entry, ...]:
        """Return all entries of a headword in either script, the likeliest first."""
        rows = self._rows(
            f"select {_COLUMNS} from entry where id in (select id from entry where simplified = ? union "
            "select id from entry where traditional = ?) order by id",
            headword,
            headword,
        )
        return tuple(map(_entry, rows))

    def saying(self, text: str) -> tuple[Entry, ...]:
        """Return the entries with a text in their senses, frequent words first; looks at every entry (0.1 s)."""
        rows = self._rows(f"select {_COLUMNS} from entry where instr(glosses, ?) order by id", text)
        return tuple(map(_entry, rows))

    def variants(self, word: str) -> tuple[str, ...]:
        """Return the forms a word has in the other script, the likeliest first; empty where there is none."""
        found = (form for entry in self.entries(word) for form in (entry.simplified, entry.traditional))
        return tuple(dict.fromkeys(form for form in found if form != word))

    def by_pinyin(self, query: str, limit: int, begun: bool = False) -> tuple[Entry, ...]:
        """Return the entries read like the query, frequent words first.

        Tones may be given by marks or numbers, for all syllables, some or none; ü as ü, v or u:. A space, hyphen or
        apostrophe must fall between two syllables.

        Args:
            query: pinyin as somebody types it.
            limit: the most entries to return.
            begun: return instead the longer ones that begin like the query.
        """
        wanted = PinyinQuery.parse(query)
        if wanted is None or limit <= 0:
            return ()
        condition = "plain > ? and plain < ? || '{'" if begun else "plain = ?"
        letters = (wanted.letters, wanted.letters) if begun else (wanted.letters,)
        rows = self._rows(f"select {_COLUMNS} from entry where {condition} order by id limit ?", *letters, _MOST)
        return tuple(islice((entry for entry in map(_entry, rows) if wanted.matches(entry.pinyin)), limit))

    def by_english(self, query: str, limit: int, exact: bool = False) -> tuple[Entry, ...]:
        """Return the entries whose senses have all words of the query.

        A sense that is the query comes before one that begins with it or only has it, an entry's first senses before
        its later ones, frequent words before rare ones.

        Args:
            query: English words.
            limit: the most entries to return.
            exact: return only entries with a sense that is the query.
        """
        words = _WORD.findall(query.lower())[:_MOST_WORDS]
        if not words or limit <= 0:
            return ()
        phrase = " ".join(words)
        merits = [(_merit(row[3], phrase), row) for row in self._by_words(words)]
        best = _QUALITY_WEIGHT * 3 - _PLACE_WEIGHT * _PLACES if exact else 0.0
        rows = [row for merit, row in sorted(merits, key=lambda pair: -pair[0] - pair[1][4]) if merit >= best]
        return tuple(map(_entry, rows[:limit]))

    def _by_words(self, words: list[str]) -> list[_Row]:
        """Return rows having all words in their senses: by full text where there is an index, else by LIKE."""
        if self._rows("select name from sqlite_master where name = 'sense'"):
            sql = (
                f"select {_COLUMNS} from sense join entry on entry.id = sense.rowid where sense match ? "
                "order by sense.rowid limit ?"
            )
            return self._rows(sql, " ".join(f'"{word}"' for word in words), _MOST)
        likes = " and ".join("glosses like ?" for _ in words)
        sql = f"select {_COLUMNS} from entry where {likes} order by id limit ?"
        return self._rows(sql, *(f"%{word}%" for word in words), _MOST)

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        """Return a query's rows; values that are no Unicode text find nothing."""
        import sqlite3

        try:
            with self._lock:
                return self._open().execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []
        except sqlite3.Error as error:
            raise LexiconError(f"{self._path}: the dictionary cannot be read ({error})") from error

    def _open(self) -> sqlite3.Connection:
        """Return the connection, opening it the first time; it is closed with the dictionary at the latest."""
        if self._connection is None:
            import sqlite3
            import weakref

            uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            weakref.finalize(self, self._connection.close)
        return self._connection


def _entry(row: _Row) -> Entry:
    """Make an entry of a row."""
    return Entry(row[0], row[1], tuple(row[2].split(" ")), tuple(row[3].split(SEPARATOR)))


def _merit(glosses: str, phrase: str) -> float:
    """Return how well senses fit a phrase: 3 the sense itself, 2 its beginning, 1 within; less in later senses."""
    best = 0.0
    for place, sense in enumerate(re.split(f"[{SEPARATOR};]", glosses.lower())):
        bare = _ASIDE.sub("", sense.strip()).strip()
        quality = 3 if bare == phrase or sense.strip() == phrase else 2 if bare.startswith(phrase + " ") else 0
        quality = quality or (1 if f" {phrase} " in f" {bare} " else 0)
        if quality:
            best = max(best, _QUALITY_WEIGHT * quality - _PLACE_WEIGHT * min(place, _PLACES))
    return best
