"""The sentences of CPP, each with one hanzi whose reading is known (Park and Lee 2020, development part)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from reader.language.annotate import Annotator

# The sign on both sides of the hanzi that is asked for.
_SIGN = "▁"
# In how many parts the sentences are held out, if not said otherwise.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence, the offset of a hanzi in it, and the hanzi's reading in numbers, lower case."""

    text: str
    place: int
    reading: str

    def fold(self, folds: int) -> int:
        """Which of so many parts the sentence is in, the same whatever the order of the file."""
        return crc32(self.text.encode()) % folds

    @property
    def half(self) -> int:
        """Which of two parts the sentence is in."""
        return crc32(self.text.encode()) % 2


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over hanzi asked for: all, rightly read, marked uncertain, and wrong ones among the marked."""

    asked: int
    right: int
    marked: int
    caught: int

    def __str__(self) -> str:
        wrong = self.asked - self.right
        return (
            f"{100 * self.right / self.asked:.2f} % right, {wrong} of {self.asked} wrong; "
            f"{100 * self.marked / self.asked:.1f} % marked, "
            f"{100 * self.caught / max(1, wrong):.0f} % of the errors among them"
        )

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.asked + other.asked, self.right + other.right, self.marked + other.marked, self.caught + other.caught
        )


def read(folder: Path) -> Iterator[Asked]:
    """Yield the sentences of a folder with dev.sent and dev.lb."""
    sentences = (folder / "dev.sent").read_text(encoding="utf-8").splitlines()
    labels = (folder / "dev.lb").read_text(encoding="utf-8").splitlines()
    for sentence, label in zip(sentences, labels, strict=True):
        place = sentence.index(_SIGN)
        yield Asked(sentence.replace(_SIGN, ""), place, label.lower().replace("u:", "v"))


# CPP has Huángbēi for 黄陂, which is read Huángpí.
MISLABELLED = {("陂", "bei1"): "pi2"}


def tally(asked: list[Asked], annotator: Annotator, *, spoken: bool = False) -> Tally:
    """Read sentences and compare: neutral tones count, capitals do not.

    `spoken`: a neutral tone is right where the label has the same syllable with a tone.
    """
    right = marked = caught = 0
    for one in asked:
        found = [w for w in annotator.annotate(one.text) if w.start <= one.place < w.end]
        reading = found[0].reading
        offset = one.place - found[0].start
        own = (reading.syllables[offset] or "").lower() if reading is not None else None
        good = own == one.reading
        if spoken and own is not None:
            soft = own.endswith("5") and own[:-1] == one.reading[:-1]
            good = good or soft or own == MISLABELLED.get((one.text[one.place], one.reading))
        sure = reading is None or reading.certain[offset]
        right, marked, caught = right + good, marked + (not sure), caught + (not sure and not good)
    return Tally(len(asked), right, marked, caught)
