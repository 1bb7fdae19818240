"""The window model: a small network fitted to what g2pM says; see the package.

Its examples are the sentences and pieces of them with words spliced in, for the hanzi whose reading depends on the
context; their labels are g2pM's probabilities, never CPP's.
"""

import json
import math
import random
import sys
from pathlib import Path

import numpy as np

from reader import paths
from reader.language.lexicon import Lexicon, ensure
from reader.language.segmentation import segment
from reader.language.window import REACH
from tests.bench.cpp import Asked, read
from tests.bench.training.teacher import Teacher
from tests.bench.training.words import counts, headwords, more_phrases, phrases

UNITS, SIZE, BATCH, EPOCHS = 64, 64, 1024, 6
# Sentences made up for a hanzi to see whether its reading varies, and the share of other readings from which it does.
PROBES, VARIES = 120, 0.01


class Examples:
    """Windows of character numbers, each with a hanzi and g2pM's log probabilities of its readings."""

    def __init__(self, teacher: Teacher, sentences: list[str], lexicon: Lexicon) -> None:
        self.teacher, self.hanzi = teacher, teacher.several()
        self.windows: list[list[int]] = []
        self.asked: list[str] = []
        self.labels: list[np.ndarray] = []
        self._random = random.Random(7)
        self._cut = [(text, segment(text, lexicon)) for text in sentences if len(text) > 8]
        self._counts, several = counts(), set(self.hanzi)
        self._words: dict[str, list[str]] = {c: [] for c in self.hanzi}
        for word in sorted({*headwords(), *phrases(), *more_phrases()}):
            for c in set(word) & several if len(word) < 9 else ():
                self._words[c].append(word)
        self.add(sentences, [[i for i, c in enumerate(text) if c in several] for text in sentences])

    def add(self, texts: list[str], places: list[list[int]]) -> None:
        for text, wanted, hidden in zip(texts, places, self.teacher.hidden(texts), strict=True):
            numbers = self.teacher.numbers(text)
            for i in wanted:
                around = range(i + 1 - REACH, i + 2 + REACH)
                self.windows.append([numbers[k] if 0 <= k < len(numbers) else 0 for k in around])
                self.asked.append(text[i])
                self.labels.append(self.teacher.log_probabilities(hidden[i], text[i]))

    def splice(self, hanzi: str, count: int) -> None:
        """Add pieces of sentences with a word of the hanzi in the place of one of theirs."""
        words = self._words[hanzi]
        weights = [math.sqrt(self._counts.get(word, 1) + 1) + 2 for word in words]
        texts, places = [], []
        for _ in range(count):
            text, spans = self._random.choice(self._cut)
            start, end = self._random.choice(spans)
            word = self._random.choices(words, weights)[0] if words and self._random.random() < 0.7 else hanzi
            singles = [span for span in spans if span[1] - span[0] == 1 and "\u3400" <= text[span[0]] <= "\u9fff"]
            if word == hanzi and singles and self._random.random() < 0.7:
                start, end = self._random.choice(singles)
            left = text[max(0, start - 14) : start]
            texts.append(left + word + text[end : end + 14])
            places.append([len(left) + word.index(hanzi)])
        self.add(texts, places)

    def fill(self, each: int) -> dict[str, float]:
        """Splice for every hanzi that varies; return how much each does."""
        varies = {}
        for c in self.hanzi:
            first = len(self.labels)
            self.splice(c, PROBES)
            varies[c] = 1 - float(np.exp(np.array(self.labels[first:])).mean(0).max())
        for c in self.hanzi:
            if varies[c] > VARIES:
                often = 1.5 if self._counts.get(c, 0) > 20000 else 1
                self.splice(c, int(each * (1 + 2 * min(0.5, varies[c])) * often))
        return varies


class Student:
    """One hidden layer over the sum of a row for each place of the window and its character; Adam."""

    def __init__(self, embedding: np.ndarray, classes: int) -> None:
        r, reach = np.random.default_rng(3), 2 * REACH + 1
        self.p = {
            "E": (embedding / embedding.std() * 0.5).astype("f4"),
            "P": (r.standard_normal((reach, SIZE, UNITS)) * 0.12).astype("f4"),
            "b": np.zeros(UNITS, "f4"),
            "V": (r.standard_normal((classes, UNITS)) * 0.1).astype("f4"),
            "c": np.zeros(classes, "f4"),
        }
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.steps = 0

    def step(self, x: np.ndarray, k: np.ndarray, labels: np.ndarray, rate: float) -> None:
        p, size = self.p, len(x)
        flat = p["P"].reshape(-1, UNITS)
        e = p["E"][x].reshape(size, -1)
        h = np.maximum(e @ flat + p["b"], 0)
        q = np.einsum("bh,bkh->bk", h, p["V"][k]) + p["c"][k]
        q = np.exp(np.where(k < 0, -30, q - q.max(1, keepdims=True)))
        q /= q.sum(1, keepdims=True)
        y = np.exp(labels)
        g = np.where(k < 0, 0, q - y / y.sum(1, keepdims=True)) / size
        out = np.zeros_like(p["V"])
        np.add.at(out, k.ravel(), (g[:, :, None] * h[:, None, :]).reshape(-1, UNITS))
        bias = np.bincount(np.maximum(k, 0).ravel(), g.ravel(), len(p["c"])).astype("f4")
        back = np.einsum("bk,bkh->bh", g, p["V"][k]) * (h > 0)
        grads = {"V": out, "c": bias, "b": back.sum(0), "P": (e.T @ back).reshape(p["P"].shape)}
        order = np.argsort(x.ravel(), kind="stable")
        used, first = np.unique(x.ravel()[order], return_index=True)
        rows = np.add.reduceat((back @ flat.T).reshape(-1, SIZE)[order], first, axis=0)
        self.steps += 1
        for name, grad, at in [*((n, g, slice(None)) for n, g in grads.items()), ("E", rows, used)]:
            self.m[name][at] += 0.1 * (grad - self.m[name][at])
            self.v[name][at] += 0.01 * (grad**2 - self.v[name][at])
            mean = self.m[name][at] / (1 - 0.9**self.steps)
            p[name][at] -= rate * mean / (np.sqrt(self.v[name][at] / (1 - 0.99**self.steps)) + 1e-7)


def learn(examples: Examples, first: dict[str, int]) -> Student:
    """Fit a student; `first` is the number of each hanzi's first class."""
    readings = examples.teacher.readings
    widest = max(len(readings[c]) for c in first)
    x = np.array(examples.windows, "i4")
    k = np.full((len(x), widest), -1, "i4")
    labels = np.full((len(x), widest), -30, "f4")
    for row, (c, label) in enumerate(zip(examples.asked, examples.labels, strict=True)):
        k[row, : len(label)] = range(first[c], first[c] + len(label))
        labels[row, : len(label)] = label
    student = Student(examples.teacher.embedding, sum(len(readings[c]) for c in first))
    r, batches, done = np.random.default_rng(5), len(x) // BATCH, 0
    for _ in range(EPOCHS):
        order = r.permutation(len(x))
        for batch in range(batches):
            rows = order[batch * BATCH : (batch + 1) * BATCH]
            rate = 2e-3 * min(1, done / 200) * max(0.02, 1 - done / (EPOCHS * batches))
            student.step(x[rows], k[rows], labels[rows], rate)
            done += 1
    return student


def export(student: Student, teacher: Teacher, first: dict[str, int], kept: list[str], path: Path) -> None:
    """Write the rows as bytes, even units before odd ones in the outputs, as `WindowModel` has them."""
    p = student.p
    table = np.einsum("vd,odh->ovh", p["E"], p["P"])
    scale = np.maximum(np.quantile(np.abs(table).reshape(-1, UNITS), 0.9999, axis=0), 1e-6) / 127
    rows = (np.clip(np.rint(table / scale), -127, 127) + 128).astype("u1")
    lanes = np.r_[0:UNITS:2, 1:UNITS:2]
    classes: dict[str, list[object]] = {}
    chosen: list[int] = []
    for c in kept:
        classes[c] = [len(chosen), teacher.readings[c]]
        chosen += range(first[c], first[c] + len(teacher.readings[c]))
    zero = (len(table) * 128 - p["b"] / scale)[lanes]
    outputs = (p["V"][chosen] * scale)[:, lanes]
    head = {"units": UNITS, "vocabulary": teacher.vocabulary(), "classes": classes}
    floats = np.concatenate([zero, outputs.ravel(), p["c"][chosen]]).astype("<f4").tobytes()
    path.write_bytes(
        json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + rows.tobytes() + floats
    )


def make(asked: list[Asked], sentences: list[str], each: int, path: Path) -> None:
    """Learn from some sentences and write a file for the hanzi that vary, in CPP or for the teacher."""
    teacher = Teacher()
    examples = Examples(teacher, sentences, ensure(paths.cache_folder()))
    varies = examples.fill(each)
    first, count = {}, 0
    for c in examples.hanzi:
        first[c] = count
        count += len(teacher.readings[c])
    seen = {c: {one.reading for one in asked if one.text[one.place] == c} for c in first}
    kept = [c for c in first if len(seen[c]) > 1 or varies[c] >= VARIES]
    export(learn(examples, first), teacher, first, kept, path)


if __name__ == "__main__":
    fitted = Path(sys.argv[2])
    fitted.mkdir(parents=True, exist_ok=True)
    asked = list(read(Path(sys.argv[1])))
    make(asked, sorted({one.text for one in asked}), 8000, fitted / "window.bin")
    for half in range(2):
        make(asked, sorted({one.text for one in asked if one.half == half}), 6000, fitted / f"window{half}.bin")
