"""g2pM's network (Park and Lee 2020) in numpy, over many sentences at once."""

import importlib.util
import pickle
from pathlib import Path
from typing import Any

import numpy as np

UNITS = 32


def _file(name: str) -> Any:
    spec = importlib.util.find_spec("g2pM")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("g2pM is not installed")
    return pickle.loads((Path(spec.submodule_search_locations[0]) / name).read_bytes())


def _norm(syllable: str) -> str:
    return syllable.lower().replace("u:", "v")


class Teacher:
    """The network; `readings` are those it knows of a hanzi, `ids` and `classes` numbers of characters and readings."""

    def __init__(self) -> None:
        w = _file("np_ckpt.pkl")
        self.ids: dict[str, int] = _file("char2idx.pkl")
        self.classes = {_norm(k): i for k, i in _file("class2idx.pkl").items()}
        self.readings = {k: [_norm(x) for x in v] for k, v in _file("digest_cedict.pkl").items()}
        self.embedding = w["embedding.weight"].astype("f4")
        self.inputs, self.recurrent = [], []
        for way in ("", "_reverse"):
            bias = w["lstm.bias_ih_l0" + way] + w["lstm.bias_hh_l0" + way]
            self.inputs.append((w["embedding.weight"] @ w["lstm.weight_ih_l0" + way].T + bias).astype("f4"))
            self.recurrent.append(w["lstm.weight_hh_l0" + way].T.astype("f4").copy())
        self.w0, self.b0, self.w1, self.b1 = (
            w["logit_layer." + k] for k in ("0.weight", "0.bias", "2.weight", "2.bias")
        )

    def several(self) -> list[str]:
        """Return the hanzi whose readings it tells apart."""
        return [c for c, r in self.readings.items() if len(r) > 1 and all(x in self.classes for x in r)]

    def numbers(self, text: str) -> list[int]:
        unknown = self.ids["<UNK>"]
        return [self.ids["시"], *(self.ids.get(c, unknown) for c in text), self.ids["끝"]]

    def _run(self, rows: np.ndarray, way: int) -> np.ndarray:
        h = np.zeros((len(rows), UNITS), "f4")
        cell = np.zeros_like(h)
        out = np.empty((*rows.shape, UNITS), "f4")
        for step in range(rows.shape[1]):
            z = self.inputs[way][rows[:, step]] + h @ self.recurrent[way]
            gate = 1 / (1 + np.exp(-z))
            cell = gate[:, UNITS : 2 * UNITS] * cell + gate[:, :UNITS] * np.tanh(z[:, 2 * UNITS : 3 * UNITS])
            h = gate[:, 3 * UNITS :] * np.tanh(cell)
            out[:, step] = h
        return out

    def hidden(self, texts: list[str]) -> list[np.ndarray]:
        """Return the hidden layer at every character of every text."""
        found: list[np.ndarray] = [np.empty(0)] * len(texts)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(order), 256):
            part = order[first : first + 256]
            numbers = [self.numbers(texts[i]) for i in part]
            rows = np.zeros((2, len(part), max(map(len, numbers))), int)
            for k, n in enumerate(numbers):
                rows[0, k, : len(n)], rows[1, k, : len(n)] = n, n[::-1]
            forward, backward = self._run(rows[0], 0), self._run(rows[1], 1)
            for k, (i, length) in enumerate(zip(part, map(len, numbers), strict=True)):
                both = np.concatenate([forward[k, :length], backward[k, :length][::-1]], 1)
                found[i] = np.maximum(both @ self.w0.T + self.b0, 0)[1:-1]
        return found

    def log_probabilities(self, hidden: np.ndarray, hanzi: str) -> np.ndarray:
        """Return the log probability of each reading of a hanzi."""
        rows = [self.classes[r] for r in self.readings[hanzi]]
        z = self.w1[rows] @ hidden + self.b1[rows]
        z -= z.max()
        return z - np.log(np.exp(z).sum())

    def vocabulary(self) -> str:
        """Return its characters by number from 4 on, U+FFFE for what is not one character."""
        by_number = {i: c for c, i in self.ids.items()}
        names = (by_number[i] for i in range(4, len(self.embedding)))
        return "".join(name if len(name) == 1 else "\ufffe" for name in names)
