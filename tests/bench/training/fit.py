"""The polyphones' weights, the usual readings and the phrases; see the package."""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marisa_trie

from reader import paths
from reader.language.levels import STANDARDS, _levels
from reader.language.lexicon import Lexicon, ensure
from reader.language.phrasebook import LONGEST, SILENT, Phrasebook
from reader.language.polyphones import FIRST, LAST, LEAST, context_keys, evidence
from reader.language.segmentation import segment
from reader.language.sequence import REACH
from reader.language.window import WindowModel
from reader.text.script import is_hanzi
from tests.bench.cpp import FOLDS, Asked, read
from tests.bench.training.logit import Features, Sample, fit
from tests.bench.training.teacher import Teacher
from tests.bench.training.words import counts, headwords, more_phrases, phrases

# CPP has Huángbēi for 黄陂, which is read Huángpí.
REFUSED = {"陂"}
Vectors = dict[tuple[str, str], list[float]]
# How often a hanzi beside another one is read in each way.
Counts = dict[tuple[str, str], dict[str, float]]


@dataclass(frozen=True)
class Known:
    """What does not change from fold to fold: readings to choose among, phrases, what neighbours go with."""

    lexicon: Lexicon
    readings: dict[str, list[str]]
    book: Phrasebook
    before: Vectors
    after: Vectors

    def choices(self, word: str) -> list[tuple[str, ...]]:
        found = self.lexicon.readings(word)
        return [tuple((s or "").lower() for s in choice) for choice in found.choices] if found else []

    def span(self, one: Asked) -> tuple[int, int]:
        return next(s for s in segment(one.text, self.lexicon) if s[0] <= one.place < s[1])


def write_phrases(readings: dict[str, list[str]], path: Path) -> None:
    """Write the phrases that say something about one of the hanzi: a letter, then a reading's number a hanzi."""
    found = {}
    for letter, book in (("p", phrases()), ("l", more_phrases())):
        for phrase, syllables in book.items():
            if 2 <= len(phrase) <= LONGEST:
                pairs = zip(phrase, syllables, strict=True)
                numbers = [readings[c].index(s) if s in readings.get(c, ()) else SILENT for c, s in pairs]
                if any(number != SILENT for number in numbers):
                    found[phrase] = bytes([ord(letter), *numbers])
    path.write_bytes(marisa_trie.BytesTrie(sorted(found.items())).tobytes())


def neighbours(lexicon: Lexicon, readings: dict[str, list[str]]) -> tuple[Vectors, Vectors]:
    """Return how likely the readings of a hanzi are after and before another one in words (logarithm)."""
    said = counts()
    sides: tuple[Counts, Counts] = (defaultdict(lambda: defaultdict(float)), defaultdict(lambda: defaultdict(float)))
    known = Known(lexicon, readings, None, {}, {})  # type: ignore[arg-type]
    dictionary = [(word, known.choices(word)[:1]) for word in headwords() if len(word) <= 5]
    words = [
        *phrases().items(),
        *more_phrases().items(),
        *((word, choices[0]) for word, choices in dictionary if choices),
    ]
    for word, syllables in words:
        for k, c in enumerate(word if 2 <= len(word) <= 5 else ""):
            if syllables[k] in readings.get(c, ()):
                often = 1 + 0.5 * math.log(1 + said.get(word, 0))
                if k:
                    sides[0][c, word[k - 1]][syllables[k]] += often
                if k + 1 < len(word):
                    sides[1][c, word[k + 1]][syllables[k]] += often

    def logarithms(hanzi: str, counted: Mapping[str, float]) -> list[float]:
        total, several = sum(counted.values()), len(readings[hanzi])
        return [round(math.log((counted.get(r, 0) + 0.5 / several) / (total + 0.5)), 3) for r in readings[hanzi]]

    before, after = ({key: logarithms(key[0], c) for key, c in side.items()} for side in sides)
    return before, after


def features(one: Asked, known: Known, seen: list[float]) -> list[Features]:
    """Return what speaks for each reading; the names are those `write_weights` sorts."""
    text, place = one.text, one.place
    hanzi, (start, end) = text[place], known.span(one)
    length = end - start
    choices = [choice[place - start] for choice in known.choices(text[start:end])] if length > 1 else []
    phrase = known.book.over(text, place)
    sides = (
        (known.before.get((hanzi, text[place - 1] if place else FIRST)), "before"),
        (known.after.get((hanzi, text[place + 1] if place + 1 < len(text) else LAST)), "after"),
    )
    found = []
    for k, reading in enumerate(known.readings[hanzi]):
        own = max(seen[k], LEAST)
        one_s: Features = [(f"b|{hanzi}{reading}", 1.0), ("seen", own), (f"y|{hanzi}", own)]
        one_s += [(f"n|{hanzi}{reading}|{key}", 1.0) for key in context_keys(text, place)]
        one_s += [(f"{name}{int(length > 1)}", vector[k]) for vector, name in sides if vector]
        kinds = [(kind, reading in said) for kind, said in evidence(length, choices)]
        if phrase is not None:
            kinds.append((f"{phrase.book}{min(phrase.end - phrase.start, 4)}", k == phrase.choice))
        for kind, same in kinds:
            one_s += [(kind, 1.0 if same else -1.0), (f"s|{hanzi}{reading}|{kind[0]}{int(same)}", 1.0)]
        found.append(one_s)
    return found


def strength(name: str) -> float:
    """Return how strongly a feature's weight is drawn to 0, every sentence counting twice.

    Chosen by the likelihood of held-out labels: a hanzi's own scale of the network's probabilities has to be drawn hard
    (a few sentences a hanzi), or the readings become surer than they are right.
    """
    return {"b": 8.0, "n": 4.0, "s": 8.0, "y": 32.0}[name[0]] if name[1:2] == "|" else 0.2


def write_weights(weights: dict[str, float], known: Known, path: Path) -> None:
    """Write a line a hanzi, as `Polyphones` has it."""
    common = {name: round(w, 4) for name, w in weights.items() if name[1:2] != "|"}
    names = ("context", "before", "after", "agree", "differ")
    records: dict[str, dict[str, Any]] = {
        c: {"readings": r, "bias": [0.0] * len(r), "scale": common["seen"], **{name: {} for name in names}}
        for c, r in known.readings.items()
    }
    for name, weight in weights.items():
        if name[1:2] == "|":
            record = records[name[2]]
            reading, _, key = name[3:].partition("|")
            if name[0] == "y":
                record["scale"] = round(common["seen"] + weight, 4)
                continue
            number = record["readings"].index(reading)
            if name[0] == "b":
                record["bias"][number] = round(weight, 3)
            else:
                table = record["context" if name[0] == "n" else "agree" if key[1] == "1" else "differ"]
                vector = table.setdefault(key if name[0] == "n" else key[0], [0.0] * len(record["readings"]))
                vector[number] = round(weight, 3)
    for record in records.values():
        record["context"] = {k: v for k, v in record["context"].items() if max(v) - min(v) > 0.04}
    for side, name in ((known.before, "before"), (known.after, "after")):
        for (hanzi, other), vector in side.items():
            if max(vector) - min(vector) > 0.3:
                records[hanzi][name][other] = vector
    lines = [(c, json.dumps(records[c], ensure_ascii=False, separators=(",", ":")) + "\n") for c in sorted(records)]
    head = {"common": common, "lines": [(c, len(line.encode())) for c, line in lines]}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n" + "".join(line for _, line in lines)
    path.write_text(text, encoding="utf-8")


def write_usual(asked: list[Asked], known: Known, taught: dict[str, str], path: Path) -> None:
    """Write readings of hanzi the weights leave alone, and of words that the dictionary has otherwise."""
    every: dict[str, Counter[str]] = defaultdict(Counter)
    many: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    neutral = {w for standard in STANDARDS for w in _levels(standard) if len(w) > 1 and known.choices(w)}
    for one in asked:
        hanzi, (start, end) = one.text[one.place], known.span(one)
        if hanzi not in known.readings and hanzi not in REFUSED:
            every[hanzi][one.reading] += 1
            if end - start > 1:
                many[one.text[start:end], one.place - start][one.reading] += 1
    usual = taught | {hanzi: counted.most_common(1)[0][0] for hanzi, counted in every.items()}
    other = {c: r for c, r in sorted(usual.items()) if known.choices(c) and known.choices(c)[0][0] != r}
    words: dict[str, tuple[int, str]] = {}
    for (word, offset), counted in sorted(many.items()):
        (reading, times), found = counted.most_common(1)[0], known.choices(word)
        if times >= 2 and len(counted) == 1 and found and found[0][offset] != reading:
            own = found[0][offset]
            if not (own[:-1] == reading[:-1] and own[-1:] == "5" and word in neutral):
                words[word] = (offset, reading)
    soft = (w for w in neutral if any(s.endswith("5") for s in known.choices(w)[0]))
    kept = sorted(w for w in soft if any(c in known.readings for c in w))
    record = {"neutral": kept, "hanzi": other, "words": words}
    path.write_text(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def taught(asked: list[Asked], known: Known) -> dict[str, str]:
    """Return what g2pM mostly reads, in the sentences, where the weights say nothing."""
    teacher = Teacher()
    several = {c for c in teacher.several() if c not in known.readings and c not in REFUSED}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one, hidden in zip(asked, teacher.hidden([one.text for one in asked]), strict=True):
        for i, c in enumerate(one.text):
            if c in several:
                votes[c][teacher.readings[c][int(teacher.log_probabilities(hidden[i], c).argmax())]] += 1
    return {c: counted.most_common(1)[0][0] for c, counted in votes.items()}


def second_looks(asked: list[Asked]) -> list[list[float]]:
    """Return what the slow model sees, which looks at as many characters."""
    teacher = Teacher()
    starts = [max(0, one.place - REACH) for one in asked]
    texts = [one.text[start : one.place + REACH + 1] for start, one in zip(starts, asked, strict=True)]
    found = zip(asked, starts, teacher.hidden(texts), strict=True)
    return [
        teacher.log_probabilities(hidden[one.place - start], one.text[one.place]).tolist()
        for one, start, hidden in found
    ]


def main(cpp: Path, fitted: Path, folds: int = FOLDS) -> None:
    """Fit on all but one fold for every fold, and on all."""
    asked = list(read(cpp))
    # The student that has not seen a sentence's half says what the characters around it mean.
    halves = [WindowModel.open(fitted / f"window{half}.bin") for half in range(2)]
    readings = {c: r for c, r in WindowModel.open(fitted / "window.bin").classes.items() if is_hanzi(c)}
    write_phrases(readings, fitted / "phrases.marisa")
    lexicon = ensure(paths.cache_folder())
    known = Known(lexicon, readings, Phrasebook(fitted / "phrases.marisa"), *neighbours(lexicon, readings))
    learned = taught(asked, known)
    use = [one for one in asked if one.reading in readings.get(one.text[one.place], ())]
    # The weights serve two networks: the first look, and the second where that was doubtful.
    looks = ([halves[1 - one.half].log_probabilities(one.text, one.place) for one in use], second_looks(use))
    samples: list[tuple[Asked, Sample]] = [
        (one, (features(one, known, seen), readings[one.text[one.place]].index(one.reading)))
        for look in looks
        for one, seen in zip(use, look, strict=True)
    ]
    for fold in (*range(folds), None):
        folder = fitted if fold is None else fitted / str(fold)
        folder.mkdir(exist_ok=True)
        part = [sample for one, sample in samples if one.fold(folds) != fold]
        write_weights(fit(part, strength), known, folder / "polyphones.jsonl")
        write_usual([one for one in asked if one.fold(folds) != fold], known, learned, folder / "usual.json")
        if fold is not None:
            (folder / "phrases.marisa").write_bytes((fitted / "phrases.marisa").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
