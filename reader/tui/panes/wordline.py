"""The word line at the bottom: the word under the cursor and what the dictionary says of it, in short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textual.content import Content
from textual.widget import Widget

from reader.typesetting.cells import shortened, text_width

_BETWEEN = " · "
_KEPT = 2  # facts: word and reading
_GLOSS = 20  # cells that the facts on the same line leave free
_LEAST = 12  # cells for one of several meanings


@dataclass(frozen=True, slots=True)
class WordNote:
    """What the word line says.

    Attributes:
        word: as it stands in the text.
        reading: spelled; with "?" where it is a guess.
        other: the other script's form, empty if the same.
        level: "HSK 5 (2025)" or empty.
        count: how often the word occurs in the text.
        gloss: short.
        others: what else a guess could be: spelled reading and short gloss of each.
    """

    word: str = ""
    reading: str = ""
    other: str = ""
    level: str = ""
    count: int = 0
    gloss: str = ""
    others: tuple[tuple[str, str], ...] = ()


class Wordline(Widget):
    """Shows a note on a word, or a message in its place."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="wordline")
        self._content = Content("")

    def tell(self, note: WordNote) -> None:
        """Show a note: the facts first, then the gloss, on a line of its own where there are two.

        Where there is only one, the gloss counts more than the name of the level's standard, and than what the word
        can be understood without.
        """
        one_line = self.size.height == 1
        width = self.content_size.width
        facts = (
            _facts(note, least=min(_GLOSS, width // 2, text_width(note.gloss)), width=width) if one_line else _all(note)
        )
        spaced = Content("  ").join(Content.styled(text, style) for text, style in facts)
        room = width - (text_width(spaced.plain) + 2 if one_line else 0)
        self._content = Content.assemble(spaced, "  " if one_line else "\n", *_meanings(note, room))
        self.refresh()

    def say(self, message: str) -> None:
        """Show a message instead, on all lines if it needs them."""
        width = self.content_size.width
        first = shortened(message, width)
        if first != message and self.size.height > 1:
            end = len(first) - 1  # without the ellipsis
            first = f"{message[:end]}\n{shortened(message[end:], width)}"
        self._content = Content.styled(first, "$quiet")
        self.refresh()

    def render(self) -> Content:
        """Return what is shown."""
        return self._content


def _all(note: WordNote) -> list[tuple[str, str]]:
    """Return the facts about a word and how they are written, those that matter most first."""
    facts = [
        (note.word, "bold $foreground"),
        (note.reading, "$accent"),
        (f"〔{note.other}〕" if note.other else "", "$quiet"),
        (note.level, "$secondary"),
        (f"×{note.count}" if note.count else "", "$quiet"),
    ]
    return [fact for fact in facts if fact[0]]


def _facts(note: WordNote, least: int, width: int) -> list[tuple[str, str]]:
    """Return the facts that leave the gloss its least cells of the only line; word and reading always."""
    facts = _all(replace(note, level=note.level.partition(" (")[0]))
    while len(facts) > _KEPT and sum(text_width(text) + 2 for text, _ in facts) > width - least:
        facts.pop()
    return facts


def _meanings(note: WordNote, room: int) -> Iterator[str | tuple[str, str]]:
    """Yield the gloss and, where the reading is a guess, the other ones with theirs, each with a fair share of room."""
    if not note.others:
        yield shortened(note.gloss, max(0, room))
        return
    readings = ("", *(f"{reading} " for reading, _ in note.others))
    glosses = (note.gloss, *(gloss for _, gloss in note.others))
    for number, (reading, gloss) in enumerate(zip(readings, glosses, strict=True)):
        left = len(glosses) - number
        share = max(_LEAST, room // left - len(_BETWEEN))
        written = shortened(gloss, max(0, share - text_width(reading)))
        yield _BETWEEN if number else ""
        yield reading, "$accent"
        yield written
        room -= text_width(reading) + text_width(written) + len(_BETWEEN)
