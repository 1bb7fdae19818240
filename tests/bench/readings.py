"""How well and how fast words are read: `python -m tests.bench.readings [FITTED]`.

CPP: one hanzi a sentence, neutral tones counted. With FITTED, the folder that `tests.bench.training.fit` has filled,
its sentences are read with weights fitted on the others (five folds), whole and with each part left out; the shipped
weights were fitted on all of them and are not worth what they show here. "Of several labels": only hanzi that CPP has
with more than one. Marked: syllables shown as guesses, in running text (UD_Chinese-GSDSimp) and in the bundled
interview; caught: the share of the wrong syllables among the marked. CPP's labels have citation tones for words that
are said with a neutral tone (认识, 衣服) and bēi for 黄陂, which are counted as errors and never marked; the line "as
learners say it" counts them right.

Running text has no gold readings here: it was read by hand where annotators differ.
"""

import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from reader import paths
from reader.assets import bundled_text
from reader.language.annotate import Annotator
from reader.language.context import ContextReader
from reader.language.lexicon import Lexicon, ensure
from reader.language.models import DATA
from reader.language.readings import DictionaryReader
from reader.language.segmentation import segment
from reader.text.script import is_hanzi
from tests.bench.ablation import ablation
from tests.bench.cpp import Asked, read, tally
from tests.bench.training.evaluate import held_out
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


def neural() -> Callable[[str], object] | None:
    """Return what g2pM does, None where it is not installed."""
    try:
        from g2pM import G2pM
    except ImportError:
        return None
    found: Callable[[str], object] = G2pM()
    return found


def several(asked: list[Asked]) -> list[Asked]:
    """Return the sentences whose hanzi has more than one label."""
    labels: dict[str, set[str]] = defaultdict(set)
    for one in asked:
        labels[one.text[one.place]].add(one.reading)
    return [one for one in asked if len(labels[one.text[one.place]]) > 1]


def print_accuracy(annotators: dict[str, Annotator], lexicon: Lexicon, fitted: Path | None) -> None:
    """Print the lines on CPP."""
    if not CPP.is_dir():
        print("../shared/data/cpp-dev is not there")
        return
    asked = list(read(CPP))
    for name, annotator in annotators.items():
        print(f"CPP dev, {name:<45} {tally(asked, annotator)}")
    if fitted is None:
        return
    print(f"CPP dev held out, {'of several labels':<36} {held_out(several(asked), fitted, lexicon)}")
    print(f"CPP dev held out, {'as learners say it':<36} {held_out(asked, fitted, lexicon, spoken=True)}")
    for name, result in ablation(asked, fitted, lexicon):
        print(f"CPP dev held out, {name:<36} {result}")


def print_marked(texts: dict[str, list[str]], annotators: dict[str, Annotator]) -> None:
    """Print how much of running text is marked."""
    for title, paragraphs in texts.items():
        for name, annotator in annotators.items():
            print(f"marked, {title}, {name:<32} {100 * marked(paragraphs, annotator):.2f} %")


def print_speed(texts: dict[str, list[str]], annotators: dict[str, Annotator], lexicon: Lexicon) -> None:
    """Print characters a second."""
    divided = {text: segment(text, lexicon) for paragraphs in texts.values() for text in paragraphs}
    reader = ContextReader(lexicon)
    ways: dict[str, Callable[[str], object]] = {
        "words": lambda text: segment(text, lexicon),
        "readings": lambda text: reader(text, divided[text]),
        **{f"words and {name}": annotator.annotate for name, annotator in annotators.items()},
        "jieba and pypinyin": today(),
    }
    if (network := neural()) is not None:
        ways["g2pM"] = network
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
    print_accuracy(annotators, lexicon, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    annotators = {"dictionaries": annotators["dictionaries"], "context": Annotator(lexicon)}
    interview = bundled_text("interview").read_text(encoding="utf-8")
    texts = {"interview": [line for line in interview.splitlines() if line]}
    if GOLD.exists():
        every = ["".join(words) for words in sentences(GOLD)]
        texts["UD"] = ["".join(every[i : i + 10]) for i in range(0, len(every), 10)]
    print_marked(texts, annotators)
    print_speed(texts, annotators, lexicon)
    print(f"size of reader/language/data: {sum(file.stat().st_size for file in DATA.iterdir()) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
