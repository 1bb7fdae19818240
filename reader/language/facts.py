"""What the spelling of a word depends on and only a dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.language.lexicon import Lexicon

# How CC-CEDICT begins the sense of a natural feature, by the hanzi of its kind (Mt Tai; Pearl River; Lake Tai).
_KINDS = {
    **dict.fromkeys("江河", "River"),
    "湖": "Lake",
    "海": "Sea",
    "洋": "Ocean",
    "山": "Mount|Mountains?|Hills?|Range",
    **dict.fromkeys("湾灣", "Bay|Gulf"),
    **dict.fromkeys("岛島", "Islands?"),
}
_FEATURE = {
    hanzi: re.compile(rf"(?:the )?(?:(?:Mt|Mount|Lake|Gulf)\b|(?:[A-Z][\w'’-]* ){{1,3}}(?:{kind})\b)")
    for hanzi, kind in _KINDS.items()
}

# Words looked up are few and come again; beyond this many the memory is emptied.
_REMEMBERED = 20_000


class Facts(Protocol):
    """What may be asked about words."""

    def is_word(self, text: str) -> bool:
        """Return whether it is a word."""
        ...

    def is_name(self, text: str) -> bool:
        """Return whether it is a word and a proper name."""
        ...

    def is_idiom(self, text: str) -> bool:
        """Return whether it is a set phrase."""
        ...

    def is_feature(self, text: str) -> bool:
        """Return whether it is the name of a river, mountain, lake or the like."""
        ...

    def is_phrase(self, text: str) -> bool:
        """Return whether several words of it are a set phrase of dictionaries of phrases."""
        ...

    def is_verb(self, text: str, syllables: Sequence[str]) -> bool:
        """Return whether it is first of all a verb where it is read so."""
        ...

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the words inside a word, in order; empty where it has none."""
        ...


class NoFacts:
    """The answers without a dictionary: nothing is known."""

    def is_word(self, _text: str) -> bool:
        """Return False."""
        return False

    def is_name(self, _text: str) -> bool:
        """Return False."""
        return False

    def is_idiom(self, _text: str) -> bool:
        """Return False."""
        return False

    def is_feature(self, _text: str) -> bool:
        """Return False."""
        return False

    def is_phrase(self, _text: str) -> bool:
        """Return False."""
        return False

    def is_verb(self, _text: str, _syllables: Sequence[str]) -> bool:
        """Return False."""
        return False

    def parts(self, _text: str) -> tuple[str, ...]:
        """Return nothing."""
        return ()


class LexiconFacts:
    """The answers of CC-CEDICT, which marks idioms, begins the senses of verbs with `to` and writes names capital."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._lexicon = lexicon
        self._verbs: dict[tuple[str, tuple[str, ...]], bool] = {}

    def is_word(self, text: str) -> bool:
        """Return whether it is a word."""
        return self._lexicon.weight(text) is not None

    def is_name(self, text: str) -> bool:
        """Return whether it is a word and a proper name."""
        found = self._lexicon.readings(text)
        return found is not None and (found.choices[0][0] or "")[:1].isupper()

    def is_idiom(self, text: str) -> bool:
        """Return whether it is a set phrase."""
        if text in self._lexicon.idioms or text.translate(self._lexicon.folding) in self._lexicon.idioms:
            return True
        return any("(idiom)" in gloss for entry in self._lexicon.entries(text) for gloss in entry.glosses)

    def is_feature(self, text: str) -> bool:
        """Return whether it is the name of a river, mountain, lake or the like: the dictionary calls it one."""
        found = _FEATURE.get(text[-1:])
        entries = self._lexicon.entries(text) if found else ()
        return any(found and found.match(gloss) for entry in entries for gloss in entry.glosses)

    def is_phrase(self, text: str) -> bool:
        """Return whether several words of it are a set phrase of dictionaries of phrases."""
        return len(self._lexicon.phrase_at(text, 0) or ()) == len(text)

    def is_verb(self, text: str, syllables: Sequence[str]) -> bool:
        """Return whether it is first of all a verb where it is read so."""
        key = text, tuple(syllables)
        known = self._verbs.get(key)
        if known is None:
            if len(self._verbs) >= _REMEMBERED:
                self._verbs.clear()
            entries = [entry for entry in self._lexicon.entries(text) if entry.pinyin == key[1]]
            known = self._verbs[key] = any(gloss.startswith("to ") for entry in entries for gloss in entry.glosses[:1])
        return known

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the words inside a word, in order; empty where it has none."""
        return self._lexicon.parts(text)
