"""What was learned about readings in context: five files, mapped when the first of them is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

from reader.language.phrasebook import Phrasebook
from reader.language.polyphones import Judgement, Polyphones
from reader.language.sequence import SequenceModel
from reader.language.window import WindowModel
from reader.language.words import Reading

# Where the files are, in a checkout as in an installed package.
DATA = Path(__file__).parent / "data"
# Below this probability the slow model is asked as well.
_DOUBTFUL = 0.7


@dataclass(frozen=True, slots=True)
class Usual:
    """Readings that running text has and the lexicon puts second.

    Attributes:
        neutral: words every learner meets whose neutral tone stays.
        hanzi: usual reading of a hanzi that is a word of its own.
        words: of a word, the offset of a hanzi and its reading.
    """

    neutral: frozenset[str]
    hanzi: dict[str, str]
    words: dict[str, tuple[int, str]]

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the file.

        Raises:
            OSError: it cannot be read.
            ValueError, KeyError, TypeError: it is no such file.
        """
        found = json.loads(path.read_text(encoding="utf-8"))
        words = {word: (int(offset), str(reading)) for word, (offset, reading) in found["words"].items()}
        return cls(frozenset(found["neutral"]), dict(found["hanzi"]), words)

    def mend(self, word: str, reading: Reading) -> Reading:
        """Return a word's reading with what is usual in it."""
        offset, usual = self.words.get(word) or (0, self.hanzi.get(word) if len(word) == 1 else None)
        if usual is None:
            return reading
        syllables = list(reading.syllables)
        syllables[offset] = usual
        return Reading(tuple(syllables), reading.certain, "context")


@lru_cache(maxsize=1)
def polyphones() -> Polyphones | None:
    """Return the readings the models tell apart, opened once; None where they cannot be read."""
    try:
        return Polyphones.open(DATA / "polyphones.jsonl")
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Models:
    """The files of a folder, opened.

    Attributes:
        polyphones: the weights of every hanzi that has readings to choose among.
        usual: what is read otherwise than the lexicon says.
    """

    def __init__(self, folder: Path = DATA) -> None:
        """Map the files; the slow model's only when it is first asked.

        Raises:
            OSError: a file cannot be read.
            ValueError, KeyError, TypeError, RuntimeError: a file is damaged.
        """
        self._folder = folder
        self._window = WindowModel.open(folder / "window.bin")
        self._phrases = Phrasebook(folder / "phrases.marisa")
        self.polyphones = Polyphones.open(folder / "polyphones.jsonl")
        self.usual = Usual.open(folder / "usual.json")

    @cached_property
    def _second(self) -> SequenceModel | None:
        """The slow model; None where its file cannot be read, the first answer standing then."""
        try:
            return SequenceModel.open(self._folder / "sequence.bin")
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def knows(self, hanzi: str) -> bool:
        """Return whether the models have met a hanzi often enough to say that its usual reading is the only likely."""
        return hanzi in self._window

    def judge(
        self, text: str, place: int, length: int, choices: Sequence[str], *, again: bool
    ) -> tuple[Judgement, bool]:
        """Weigh the readings of a hanzi in its context.

        Args:
            text: the paragraph.
            place: offset of the hanzi, which is in `polyphones`.
            length: of the word around it, in code points.
            choices: the readings the dictionary has for the hanzi in its word; see `Polyphones.judge`.
            again: whether the slow model (2 to 3 ms) may be asked where the first answer is doubtful.

        Returns:
            The judgement, and whether the slow model was asked.
        """
        hanzi = text[place]
        found = self._phrases.over(text, place)
        phrase = None if found is None else (f"{found.book}{min(found.end - found.start, 4)}", found.choice)
        word = (length, choices)
        seen = self._window.log_probabilities(text, place) or [0.0] * len(self.polyphones.readings(hanzi))
        judgement = self.polyphones.judge(text, place, seen, word, phrase)
        if not again or judgement.best[1] >= _DOUBTFUL:
            return judgement, False
        second = self._second
        if second is None or hanzi not in second:
            return judgement, False
        return self.polyphones.judge(text, place, second.log_probabilities(text, place), word, phrase), True
