"""What a reader has corrected: how a word is read, or where words begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Syllables = tuple[str | None, ...]
Identity = tuple[str, str, int, int, str, bool]


class Scope(StrEnum):
    """Where a correction counts."""

    HERE = "here"
    TEXT = "text"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that a reader has set right.

    Attributes:
        words: what stands there, word by word; at least one, none empty. Two are a word divided, one without syllables
            is made of neighbours.
        syllables: one per code point of all words, as in `Reading`; all None where only the division is meant.
        scope: where it counts.
        key: the text's content hash; empty for everywhere.
        paragraph: number of the paragraph, from 0; 0 unless the scope is here.
        offset: code point offset in the paragraph; 0 unless the scope is here.
    """

    words: tuple[str, ...]
    syllables: Syllables
    scope: Scope
    key: str = ""
    paragraph: int = 0
    offset: int = 0

    @property
    def text(self) -> str:
        """What stands there, as it stands in the text."""
        return "".join(self.words)

    @property
    def reads(self) -> bool:
        """Whether it says how the words are read."""
        return any(self.syllables)

    def touches(self, paragraph: int, text: str) -> bool:
        """Tell whether it may count in a paragraph, told by its number and text."""
        return self.paragraph == paragraph if self.scope is Scope.HERE else self.text in text

    @property
    def identity(self) -> Identity:
        """What two corrections share of which the later one counts: place, characters, and what is corrected."""
        divides = len(self.words) > 1 or not self.reads
        return self.scope, self.key, self.paragraph, self.offset, self.text, divides


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the user's own, such as a name.

    Attributes:
        text: the word.
        syllables: one per code point, as in `Reading`; all None where its reading is left to the annotator.
        gloss: what it means; may be empty.
    """

    text: str
    syllables: Syllables
    gloss: str = ""


def named(corrections: Iterable[Correction], own: Iterable[OwnWord], key: str) -> tuple[str, ...]:
    """Return the words of several characters that somebody named, for what divides a text by itself.

    Args:
        corrections: the reader's.
        own: one's own words.
        key: the text's content hash; corrections of other texts are passed over.
    """
    corrected = (c.words for c in corrections if c.key in ("", key) and c.scope is not Scope.HERE)
    words = [*(words[0] for words in corrected if len(words) == 1), *(word.text for word in own)]
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))
