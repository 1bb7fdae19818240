"""How well and how fast words are read: `python -m tests.bench.readings`.

CPP: one hanzi a sentence, neutral tones counted. The shipped weights were fitted on these very sentences; what they are
worth on others is what `python -m tests.bench.training.evaluate` prints. Marked: hanzi whose reading is shown as a
guess, in running text (UD_Chinese-GSDSimp, the bundled interview).
"""

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from reader import paths
from reader.assets import bundled_text
from reader.language.annotate import Annotator
from reader.language.hanzi import is_hanzi
from reader.language.lexicon import Lexicon, ensure
from reader.language.readings import DictionaryReader
from reader.language.segmentation import segment
from tests.bench.cpp import read, tally
from tests.bench.words import GOLD, sentences

CPP = Path(__file__).resolve().parents[3] / "shared" / "data" / "cpp-dev"


def marked(texts: list[str], annotator: Annotator) -> float:
    """Return the share of hanzi whose reading is a guess."""
    sure = [c for text in texts for w in annotator.annotate(text) if w.reading for c in w.reading.certain]
    return sure.count(False) / sum(is_hanzi(c) for text in texts for c in text)


def speed(texts: list[str], work: Callable[[str], object]) -> tuple[float, float]:
    """Return characters per second, and the longest time one text takes (milliseconds); warm."""
    work(texts[0])
    times = []
    for text in texts:
        before = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - before)
    return sum(map(len, texts)) / sum(times), 1000 * max(times)


def today() -> Callable[[str], object]:
    """Return what other programs do: jieba's words, pypinyin's readings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import pypinyin
    jieba.setLogLevel("ERROR")
    return lambda text: [pypinyin.pinyin(word, style=pypinyin.Style.TONE3) for word in jieba.cut(text)]


def print_accuracy(annotators: dict[str, Annotator]) -> None:
    """Print the lines on CPP."""
    if not CPP.is_dir():
        print("../shared/data/cpp-dev is not there")
        return
    asked = list(read(CPP))
    for name, annotator in annotators.items():
        print(f"CPP dev, {name:<32} {tally(asked, annotator)}")


def print_marked(texts: dict[str, list[str]], annotators: dict[str, Annotator]) -> None:
    """Print how much of running text is marked."""
    for title, paragraphs in texts.items():
        for name, annotator in annotators.items():
            print(f"marked, {title}, {name:<32} {100 * marked(paragraphs, annotator):.2f} %")


def print_speed(texts: dict[str, list[str]], annotators: dict[str, Annotator], lexicon: Lexicon) -> None:
    """Print characters a second."""
    ways: dict[str, Callable[[str], object]] = {
        "words": lambda text: segment(text, lexicon),
        **{f"words and {name}": annotator.annotate for name, annotator in annotators.items()},
        "jieba and pypinyin": today(),
    }
    for title, paragraphs in texts.items():
        for name, work in ways.items():
            rate, longest = speed(paragraphs, work)
            print(f"{title}, {name:<44}{rate:>12,.0f} characters / s, longest paragraph {longest:.1f} ms")


def main() -> int:
    """Print the tables."""
    lexicon = ensure(paths.cache_folder())
    annotators = {
        "dictionaries": Annotator(lexicon, DictionaryReader(lexicon)),
        "context (fitted on these sentences)": Annotator(lexicon),
    }
    print_accuracy(annotators)
    annotators = {"dictionaries": annotators["dictionaries"], "context": Annotator(lexicon)}
    interview = bundled_text("interview").read_text(encoding="utf-8")
    texts = {"interview": [line for line in interview.splitlines() if line]}
    if GOLD.exists():
        every = ["".join(words) for words in sentences(GOLD)]
        texts["UD"] = ["".join(every[i : i + 10]) for i in range(0, len(every), 10)]
    print_marked(texts, annotators)
    print_speed(texts, annotators, lexicon)
    return 0


if __name__ == "__main__":
    sys.exit(main())
