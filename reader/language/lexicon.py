"""The lexicon: words with frequencies and readings behind a memory map, the dictionary behind SQLite."""

import json
import mmap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from reader.language import store
from reader.language.dictionary import Dictionary
from reader.language.errors import LexiconError
from reader.language.hanzi import has_hanzi
from reader.language.persons import Persons, Tables
from reader.language.sources import Sources, installed
from reader.language.syllables import without_english_capitals

if TYPE_CHECKING:
    from reader.language.cedict import Entry

__all__ = ["Lexicon", "LexiconError", "Readings", "ensure"]
_SOURCES = {letter: source for source, letter in store.SOURCES.items()}


@dataclass(frozen=True, slots=True)
class Readings:
    """What a word can be read as.

    Attributes:
        choices: readings, the likeliest first, each one item a code point (None: no reading there).
        source: "cedict" or "pypinyin".
    """

    choices: tuple[tuple[str | None, ...], ...]
    source: str


class Lexicon:
    """An open store; safe to use from several threads.

    Attributes:
        longest: length of the longest word, in code points.
        floor: log probability of words no frequency is known of.
        prefixes: function from a text to its prefixes that are words, unlisted ones too, each with its number; for
            tight loops.
        weights: log probability of a word by its number.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        """Map a store's files; use `open` or `ensure`."""
        import marisa_trie

        self._folder = folder
        self.longest = int(manifest["longest"])
        self.floor = float(manifest["floor"])
        self._words: Any = marisa_trie.Trie().mmap(str(folder / store.WORDS))
        self.prefixes: Callable[[str], Iterable[tuple[str, int]]] = self._words.iter_prefixes_with_ids
        self._phrases: Any = marisa_trie.BytesTrie().mmap(str(folder / store.PHRASES))
        values = memoryview(_map(folder / store.VALUES))
        count = len(self._words)
        self.weights = values[: 4 * count].cast("f")
        self._offsets = values[4 * count :].cast("I")
        self._payloads = _map(folder / store.READINGS)
        self._dictionary = Dictionary(folder / store.ENTRIES)

    @classmethod
    def open(cls, folder: Path, sources: Sources | None = None) -> Self:
        """Open the store in a cache folder.

        Args:
            folder: the folder given to `build`.
            sources: the raw data it must come from; the installed packages' without it.

        Raises:
            LexiconError: there is no store, it is damaged, of another version or made from other data.
        """
        place = folder / store.NAME
        manifest = store.read_manifest(place)
        if manifest["sources"] != (sources or installed()).identity():
            raise LexiconError(f"{place}: made from other versions of its data")
        store.ensure_whole(place)
        try:
            lexicon = cls(place, manifest)
        except (OSError, ValueError, TypeError, KeyError, RuntimeError) as error:
            raise LexiconError(f"{place}: the dictionary store is damaged") from error
        if len(lexicon._offsets) != len(lexicon.weights) + 1:
            raise LexiconError(f"{place}: the dictionary store is damaged ({store.VALUES})")
        return lexicon

    def verify(self) -> None:
        """Compare every file with its hash; for a thread beside.

        Raises:
            LexiconError: a file is not what was written: build anew.
        """
        store.verify(self._folder)

    def words_at(self, text: str, start: int) -> list[tuple[int, float]]:
        """Return the words that begin at a place of the text.

        Args:
            text: any text.
            start: code point offset.

        Returns:
            Length in code points and log probability, shortest first; empty where none begins.
        """
        weights = self.weights
        found = self._words.iter_prefixes_with_ids(_encodable(text[start : start + self.longest]))
        return [(len(word), weights[number]) for word, number in found if self.listed(number)]

    def listed(self, number: int) -> bool:
        """Return whether a word of `prefixes` is a headword or a hanzi, not only counted in running text."""
        start = self._offsets[number]
        return bool(start != self._offsets[number + 1] and self._payloads[start] != store.NAME_ONLY[0])

    def weight(self, word: str) -> float | None:
        """Return a word's log probability, None for no word of the lexicon."""
        number = self._number(word)
        return None if number is None else float(self.weights[number])

    def readings(self, word: str) -> Readings | None:
        """Return what a word of the lexicon can be read as, None where nothing is known."""
        number = self._number(word)
        if number is None:
            return None
        start, end = self._offsets[number], self._offsets[number + 1]
        payload = self._payloads[start:end].decode()
        read = (without_english_capitals(word, _syllables(choice)) for choice in payload[1:].split("\t") if choice)
        choices = tuple(dict.fromkeys(read))
        return Readings(choices, _SOURCES[payload[0]]) if choices else None

    def phrase_at(self, text: str, start: int) -> tuple[str, ...] | None:
        """Return the syllables of the longest phrase, no word of the lexicon, that begins at a place."""
        found = self._phrases.prefixes(_encodable(text[start : start + self.longest]))
        return tuple(self._phrases[found[-1]][0].decode().split(" ")) if found else None

    def entries(self, headword: str) -> tuple["Entry", ...]:
        """Return all entries of a headword in either script, the likeliest first.

        A form that the dictionary does not have (裏面) is looked up by its simplified hanzi.
        """
        found = self._dictionary.entries(headword)
        if found:
            return found
        folded = headword.translate(self.folding)
        return self._dictionary.entries(folded) if folded != headword else ()

    def entries_saying(self, text: str) -> tuple["Entry", ...]:
        """Return the entries with a text in their senses; see `Dictionary.saying`."""
        return self._dictionary.saying(text)

    def lookup_pinyin(self, query: str, limit: int = 50) -> tuple["Entry", ...]:
        """Return the entries read like the query, or those that begin so; see `Dictionary.by_pinyin`."""
        return self._dictionary.by_pinyin(query, limit) or self._dictionary.by_pinyin(query, limit, begun=True)

    def lookup_english(self, query: str, limit: int = 50) -> tuple["Entry", ...]:
        """Return the entries whose senses have the query's words; see `Dictionary.by_english`."""
        return self._dictionary.by_english(query, limit)

    def lookup(self, text: str, limit: int = 50) -> tuple["Entry", ...]:
        """Return entries for what somebody typed, whether hanzi, pinyin or English.

        Hanzi: the headword's entries, or those of the words inside it. Whole pinyin: what is read so and, without
        tones, what means just that in English (`he`, `sun`), at most half of the limit. Else English, else the
        beginning of pinyin.
        """
        query = text.strip()
        headword = self.entries(query)
        if headword or has_hanzi(query):
            inside = (entry for part in self.parts(query) for entry in self.entries(part))
            return tuple(islice(headword or inside, limit))
        pinyin = self._dictionary.by_pinyin(query, limit)
        if not pinyin:
            return self.lookup_english(query, limit) or self.lookup_pinyin(query, limit)
        english = self._dictionary.by_english(query, limit // 2, exact=True) if query.isascii() else ()
        return tuple(dict.fromkeys(pinyin[: limit - len(english)] + english))

    def variants(self, word: str) -> tuple[str, ...]:
        """Return the forms a word has in the other script, the likeliest first; empty where there is none."""
        return self._dictionary.variants(word)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the shorter words inside a word, in order, by its best division into at least two."""
        from reader.language.segmentation import divide

        return divide(word, self)

    @cached_property
    def folding(self) -> dict[int, str]:
        """Traditional to simplified, hanzi by hanzi, as a table for `str.translate`."""
        try:
            old, new = json.loads((self._folder / store.SCRIPT).read_text(encoding="utf-8"))
            return {ord(a): b for a, b in zip(old, new, strict=True)}
        except (OSError, ValueError, TypeError) as error:
            raise LexiconError(f"{self._folder}: the dictionary store is damaged ({store.SCRIPT})") from error

    @cached_property
    def hsk(self) -> Callable[[str], int | None]:
        """What gives a word's HSK level, in either script; None for a word in no list."""
        from reader.language.levels import in_either_script

        return in_either_script(self.folding)

    @cached_property
    def idioms(self) -> frozenset[str]:
        """Words of four simplified hanzi that the frequency list has as set phrases."""
        try:
            return frozenset((self._folder / store.IDIOMS).read_text(encoding="utf-8").split())
        except (OSError, ValueError) as error:
            raise LexiconError(f"{self._folder}: the dictionary store is damaged ({store.IDIOMS})") from error

    @cached_property
    def persons(self) -> Persons:
        """What finds names of persons."""
        names = self._names
        tables = Tables(names["surname"], names["first"], names["second"], names["only"])
        return Persons(tables, self.weight, self._counted)

    @cached_property
    def surnames(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """How surnames are read, in both scripts."""
        return {
            surname: tuple(tuple(r.split(" ")) for r in found) for surname, found in self._names["readings"].items()
        }

    @cached_property
    def _names(self) -> dict[str, dict[str, Any]]:
        try:
            names: dict[str, dict[str, Any]] = json.loads((self._folder / store.NAMES).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise LexiconError(f"{self._folder}: the dictionary store is damaged ({store.NAMES})") from error
        return names

    def _counted(self, word: str) -> float | None:
        """Return the log probability of what is counted as a name and has no entry, None for any other word."""
        number = self._words.get(_encodable(word))
        if number is None or self._payloads[self._offsets[number] : self._offsets[number + 1]] != store.NAME_ONLY:
            return None
        return float(self.weights[number])

    def _number(self, word: str) -> int | None:
        """Return a word's id in the trie."""
        try:
            number: int | None = self._words.get(word)
        except UnicodeEncodeError:  # a lone surrogate
            number = self._words.get(_encodable(word))
        return None if number is None or not self.listed(number) else number


def _syllables(text: str) -> tuple[str | None, ...]:
    """Read a reading as the store has it."""
    return tuple(None if syllable == "-" else syllable for syllable in text.split(" "))


def _encodable(text: str) -> str:
    """Return the text with lone surrogates replaced, one code point for one."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _map(path: Path) -> mmap.mmap:
    """Map a file for reading."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def ensure(folder: Path, progress: Callable[[float], None] | None = None, sources: Sources | None = None) -> Lexicon:
    """Open the store in a cache folder, building it first where there is none to use.

    Args:
        folder: the cache folder; created when missing.
        progress: told 0.0 to 1.0 while building; not called when there is nothing to build.
        sources: the raw data; the installed packages' without it.

    Raises:
        LexiconError: it cannot be built there; another folder may do.
    """
    sources = sources or installed()
    try:
        return Lexicon.open(folder, sources)
    except LexiconError:
        from reader.language.build import build

        build(folder, sources, progress)
        return Lexicon.open(folder, sources)
