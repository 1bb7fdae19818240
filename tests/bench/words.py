"""How well and how fast text is divided into words: `python -m tests.bench.words`.

Gold: the development part of UD_Chinese-GSDSimp. F1 counts words found exactly; a crossing error is a word that partly
overlaps a gold word, wrong at any granularity. Gold writes surname and given name apart, we join them: the second F1
has them joined in gold too. Persons are gold's names of two or three parts without a dot, the first a surname.
"""

import io
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import paths
from reader.language.annotate import Annotator
from reader.language.hanzi import ALL_HANZI
from reader.language.lexicon import Lexicon, ensure
from reader.language.segmentation import segment
from reader.language.words import Word

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "ud-dev" / "zh_gsdsimp-ud-dev.conllu"
Division = list[tuple[int, int]]


Sentence = list[list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of words (0 to 1), also with names joined, crossing errors per 1,000 characters, characters per second."""

    f1: float
    joined: float
    crossing: float
    speed: float


def rows(path: Path) -> list[Sentence]:
    """Return the rows of every sentence of a CoNLL-U file."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    found = [[line.split("\t") for line in block.splitlines() if not line.startswith("#")] for block in blocks]
    return [[row for row in block if row[0].isdigit()] for block in found]


def sentences(path: Path) -> list[list[str]]:
    """Return the words of every sentence of a CoNLL-U file."""
    return [words_of(sentence) for sentence in rows(path)]


def words_of(sentence: Sentence) -> list[str]:
    """Return a sentence's words."""
    return [row[1].replace(" ", "") for row in sentence]


def persons(sentence: Sentence, surnames: Container[str]) -> Division:
    """Return where names of persons stand: a surname and what is joined to it as `flat:name`."""
    spans = division(words_of(sentence))
    found: Division = []
    for row, (start, end) in zip(sentence, spans, strict=True):
        parts = [place for place, other in enumerate(sentence) if other[6] == row[0] and other[7] == "flat:name"]
        if row[3] == "PROPN" and row[1] in surnames and len(parts) == 1 and spans[parts[0]][0] == end:
            found += [(start, spans[parts[0]][1])] * (spans[parts[0]][1] - end <= 2)
    return found


def joined(words: Division, names: Division) -> Division:
    """Return words with the parts of names joined."""
    inside = {place for start, end in names for place in range(start, end)}
    return sorted([span for span in words if span[0] not in inside] + names)


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


def score(gold: list[Sentence], divide: Callable[[str], Division], surnames: Container[str]) -> Score:
    """Compare a way of dividing text with gold."""
    divide("".join(words_of(gold[0])))
    exact = wanted = given = crossing = exact_joined = wanted_joined = characters = 0
    seconds = 0.0
    for sentence in gold:
        words = words_of(sentence)
        before = time.perf_counter()
        found = divide("".join(words))
        seconds += time.perf_counter() - before
        right = division(words)
        whole = joined(right, persons(sentence, surnames))
        exact += len(set(right) & set(found))
        exact_joined += len(set(whole) & set(found))
        wanted, wanted_joined, given = wanted + len(right), wanted_joined + len(whole), given + len(found)
        crossing += sum(crosses(span, right) for span in found)
        characters += len("".join(words))
    joined_f1 = 2 * exact_joined / (wanted_joined + given)
    return Score(2 * exact / (wanted + given), joined_f1, 1000 * crossing / characters, characters / seconds)


def names_found(gold: list[Sentence], lexicon: Lexicon) -> tuple[int, int, int, int]:
    """Return how many names of persons gold has, the dictionary has of them, we find besides, and we find wrongly.

    Wrong is a name of ours that is neither one of gold's nor a single name in gold (a Japanese one, a place).
    """
    wanted = listed = right = wrong = 0
    for sentence in gold:
        text = "".join(words_of(sentence))
        names = set(persons(sentence, lexicon.surnames))
        proper = {
            span
            for span, row in zip(division(words_of(sentence)), sentence, strict=True)
            if row[3] == "PROPN" or row[7] == "flat:name"
        }
        ours = {(a, b) for a, b in segment(text, lexicon) if b - a > 1 and is_name(text[a:b], lexicon)}
        known = {(a, b) for a, b in names if lexicon.weight(text[a:b]) is not None}
        wanted, listed = wanted + len(names), listed + len(known)
        right, wrong = right + len(ours & names), wrong + len(ours - names - proper)
    return wanted, listed, right, wrong


def is_name(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word that was found is a name which the lexicon does not have."""
    return lexicon.weight(word) is None and ALL_HANZI.fullmatch(word) is not None


def speeds(texts: list[str], lexicon: Lexicon) -> dict[str, float]:
    """Return characters per second of steps on the way to an export, in paragraphs, and of what others do."""
    from reader.export import json_text
    from reader.language.levels import hsk
    from reader.text.document import Document, Paragraph

    characters = sum(map(len, texts))
    document = Document("", tuple(map(Paragraph, texts)))
    annotate = Annotator(lexicon).annotate

    def export() -> None:
        read = Annotator(lexicon).annotate

        def words(text: str, _: int, __: int) -> Sequence[Word]:
            return read(text)

        json_text.write(document, io.StringIO(), annotate=words, hsk=hsk, script="hans")

    steps: dict[str, Callable[[], object]] = {
        "words": lambda: [segment(text, lexicon) for text in texts],
        "words and readings": lambda: [annotate(text) for text in texts],
        "export as JSON, one process": export,
        "jieba and pypinyin": lambda: others(texts),
    }
    return {name: characters / seconds(step) for name, step in steps.items()}


def others(texts: list[str]) -> list[object]:
    """Divide with jieba and read its words with pypinyin."""
    import jieba
    from pypinyin import Style, lazy_pinyin

    return [lazy_pinyin(word, style=Style.TONE3) for text in texts for word in jieba.cut(text)]


def seconds(step: Callable[[], object]) -> float:
    """Return the shortest of three runs."""
    times = []
    for _ in range(3):
        before = time.perf_counter()
        step()
        times.append(time.perf_counter() - before)
    return min(times)


def whole_command(texts: list[str]) -> float:
    """Return characters per second of `export --format json` from its start, on a text of half a million characters."""
    times = 1 + 500_000 // sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "long.txt"
        source.write_text("\n\n".join(texts * times), encoding="utf-8")
        command = [sys.executable, "-m", "reader", "export", str(source), "-o", str(Path(folder) / "long.json")]
        return sum(map(len, texts)) * times / seconds(lambda: subprocess.run(command, check=True))


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
    gold, lexicon = rows(GOLD), ensure(paths.cache_folder())
    print(f"{'UD GSDSimp dev':<30}{'F1':>7}{'names joined':>14}{'crossing / 1,000':>18}{'characters / s':>16}")
    for name, divide in ways(lexicon).items():
        found = score(gold, divide, lexicon.surnames)
        print(f"{name:<30}{found.f1:>7.3f}{found.joined:>14.3f}{found.crossing:>18.2f}{found.speed:>16,.0f}")
    wanted, listed, right, wrong = names_found(gold, lexicon)
    print(f"names of persons: {wanted} in gold, {listed} of them in the dictionary; of the others {right} found,")
    print(f"recall {right / (wanted - listed):.2f}; {wrong} found that are none (in gold they are no names at all)")
    texts = ["".join("".join(words_of(s)) for s in gold[i : i + 10]) for i in range(0, len(gold), 10)]
    for name, speed in speeds(texts, lexicon).items():
        print(f"{name:<30}{speed:>16,.0f} characters / s")
    print(f"{'whole command':<30}{whole_command(texts):>16,.0f} characters / s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
