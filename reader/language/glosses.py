"""Senses of CC-CEDICT as people read them: the readings they cite, respelled; the words they refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.language.cedict import Entry

# A reference in a sense: 見|见[jian4], 現[xian4] or, as a measure word, CL:次[ci4].
_REFERENCE = re.compile(r"([^\s\[\]|,;:/(]+)(?:\|([^\s\[\]|,;:/(]+))?\[([^\]]+)\]")
_CITED = re.compile(r"\[([^\[\]]+)\]")


def respelled(gloss: str, spell: Callable[[list[str]], str]) -> str:
    """Return a sense with every cited reading (`见[jian4]`) spelled by a function of its syllables."""
    from reader.language.syllables import from_cedict

    return _CITED.sub(lambda cited: f"[{spell([from_cedict(part) for part in cited[1].split()])}]", gloss)


def references(glosses: Iterable[str]) -> list[str]:
    """Return the headwords that senses refer to (simplified where both are given), each once, in order."""
    found = (match[2] or match[1] for gloss in glosses for match in _REFERENCE.finditer(gloss))
    return list(dict.fromkeys(found))


def senses(entries: Sequence[Entry], syllables: Sequence[str | None]) -> tuple[str, ...]:
    """Return the senses of the entry that is read so, of the likeliest one where none is; empty without entries."""
    wanted = [(syllable or "").lower() for syllable in syllables]
    fitting = (entry for entry in entries if [part.lower() for part in entry.pinyin] == wanted)
    entry = next(fitting, entries[0] if entries else None)
    return entry.glosses if entry else ()
