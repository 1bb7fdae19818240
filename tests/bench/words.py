"""How well and how fast text is divided into words: `python -m tests.bench.words`.

Gold: the development part of UD_Chinese-GSDSimp. F1 counts words found exactly; a crossing error is a word that partly
overlaps a gold word, wrong at any granularity.
"""

import sys
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader import paths
from reader.language.annotate import Annotator
from reader.language.lexicon import Lexicon, ensure
from reader.language.segmentation import segment

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "ud-dev" / "zh_gsdsimp-ud-dev.conllu"
Division = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of words (0 to 1), crossing errors per 1,000 characters, characters per second."""

    f1: float
    crossing: float
    speed: float


def sentences(path: Path) -> list[list[str]]:
    """Return the words of every sentence of a CoNLL-U file."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    rows = [[line.split("\t") for line in block.splitlines() if not line.startswith("#")] for block in blocks]
    return [[row[1].replace(" ", "") for row in block if row[0].isdigit()] for block in rows]


def division(words: Iterable[str]) -> Division:
    """Return words that follow each other as spans."""
    spans: Division = []
    for word in words:
        start = spans[-1][1] if spans else 0
        spans.append((start, start + len(word)))
    return spans


def crosses(span: tuple[int, int], gold: Division) -> bool:
    """Return whether a span partly overlaps one of gold."""
    start, end = span
    return any(a < start < b < end or start < a < end < b for a, b in gold)


def score(gold: list[list[str]], divide: Callable[[str], Division]) -> Score:
    """Compare a way of dividing text with gold."""
    divide("".join(gold[0]))
    exact = wanted = given = crossing = 0
    seconds = 0.0
    for words in gold:
        before = time.perf_counter()
        found = divide("".join(words))
        seconds += time.perf_counter() - before
        right = division(words)
        exact += len(set(right) & set(found))
        wanted, given = wanted + len(right), given + len(found)
        crossing += sum(crosses(span, right) for span in found)
    characters = sum(len("".join(words)) for words in gold)
    return Score(2 * exact / (wanted + given), 1000 * crossing / characters, characters / seconds)


def annotating_speed(gold: list[list[str]], lexicon: Lexicon) -> float:
    """Return characters per second of words with readings, in paragraphs of ten sentences."""
    texts = ["".join(map("".join, gold[i : i + 10])) for i in range(0, len(gold), 10)]
    annotator = Annotator(lexicon)
    before = time.perf_counter()
    for text in texts:
        annotator.annotate(text)
    return sum(map(len, texts)) / (time.perf_counter() - before)


def ways(lexicon: Lexicon) -> dict[str, Callable[[str], Division]]:
    """Return what is compared, by name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel("ERROR")
    return {
        "jieba as it comes": lambda text: division(jieba.cut(text)),
        "jieba, HMM off": lambda text: division(jieba.cut(text, HMM=False)),
        "ours": lambda text: segment(text, lexicon),
    }


def main() -> int:
    """Print the table."""
    if not GOLD.exists():
        print("../shared/data/ud-dev is not there")
        return 1
    gold, lexicon = sentences(GOLD), ensure(paths.cache_folder())
    print(f"{'UD GSDSimp dev':<20}{'F1':>7}{'crossing / 1,000':>18}{'characters / s':>16}")
    for name, divide in ways(lexicon).items():
        result = score(gold, divide)
        print(f"{name:<20}{result.f1:>7.3f}{result.crossing:>18.2f}{result.speed:>16,.0f}")
    print(f"{'ours, with readings':<45}{annotating_speed(gold, lexicon):>16,.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
