"""Readings as in Taiwan where CC-CEDICT tells them (`Taiwan pr. [yan2 jiu4]`).

A note that is a sense by itself is of the whole entry; that of a single hanzi goes for the words it is in as well when
it is read there as the entry says, capital included (法 Fǎ France, not 法 fǎ law). A note inside a sense goes for the
entry only where it is the first sense (和), one that says what it is for or but for (行, 帆) for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.language.readings import Reader
from reader.language.syllables import from_cedict
from reader.language.words import Reading

if TYPE_CHECKING:
    from reader.language.cedict import Entry
    from reader.language.lexicon import Lexicon

NOTE = "Taiwan pr. ["
_NOTE = re.compile(r"Taiwan pr\. \[([^\]]+)\]")
_QUALIFIED = re.compile(r"\],? (?:for|except)\b")
# Readings are few and come again; beyond this many the memory is emptied.
_REMEMBERED = 20_000

Span = tuple[int, int]
Syllables = tuple[str | None, ...]


class TaiwanReader:
    """Reads as another reader does, then as in Taiwan."""

    def __init__(self, lexicon: Lexicon, reader: Reader) -> None:
        """Take the dictionary with the notes, and what reads."""
        self._reader = reader
        self._entries, self._hanzi = _notes(lexicon)
        self._known: dict[tuple[str, Syllables], Syllables] = {}

    def __call__(self, text: str, spans: Sequence[Span]) -> list[Reading | None]:
        """Return one reading a span, None for a word without hanzi or with none known."""
        found = self._reader(text, spans)
        return [
            reading and self._read(text[start:end], reading) for (start, end), reading in zip(spans, found, strict=True)
        ]

    def _read(self, word: str, reading: Reading) -> Reading:
        key = word, reading.syllables
        syllables = self._known.get(key)
        if syllables is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            syllables = self._known[key] = self._syllables(*key)
        return reading if syllables == reading.syllables else replace(reading, syllables=syllables)

    def _syllables(self, word: str, syllables: Syllables) -> Syllables:
        whole = self._entries.get((word, syllables))
        if whole is not None:
            return whole
        return tuple(s and self._hanzi.get((c, s), s) for c, s in zip(word, syllables, strict=True))


def _notes(lexicon: Lexicon) -> tuple[dict[tuple[str, Syllables], Syllables], dict[tuple[str, str], str]]:
    """Return Taiwan's reading of headwords in each reading, and of single hanzi within words."""
    entries: dict[tuple[str, Syllables], Syllables] = {}
    hanzi: dict[tuple[str, str], str] = {}
    for entry in lexicon.entries_saying(NOTE):
        said, whole = _said(entry)
        for headword in {entry.simplified, entry.traditional}:
            if said is None or len(headword) != len(said) or not _is_first(lexicon, headword, entry):
                continue
            entries[headword, entry.pinyin] = said
            if whole and len(said) == 1:
                hanzi[headword, entry.pinyin[0]] = said[0]
    return entries, hanzi


def _said(entry: Entry) -> tuple[tuple[str, ...] | None, bool]:
    """Return the syllables of an entry's note, None where they are not all, and whether it is of the whole entry."""
    for number, gloss in enumerate(entry.glosses):
        note = _NOTE.search(gloss)
        whole = gloss.startswith(NOTE)
        if note and (whole or number == 0) and not _QUALIFIED.search(gloss):
            syllables = tuple(map(from_cedict, note[1].split()))
            return (syllables if len(syllables) == len(entry.pinyin) else None), whole
    return None, False


def _is_first(lexicon: Lexicon, headword: str, entry: Entry) -> bool:
    """Return whether an entry is the likeliest of its headword and reading."""
    return next((e for e in lexicon.entries(headword) if e.pinyin == entry.pinyin), entry) == entry
