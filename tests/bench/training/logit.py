"""A conditional logit: among the choices of a sample, the likeliest by a weighted sum of what speaks for each."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# Of a choice: names of features and their values.
Features = list[tuple[str, float]]
# The choices, and which is right.
Sample = tuple[Sequence[Features], int]


def fit(samples: list[Sample], strength: Callable[[str], float], rounds: int = 80) -> dict[str, float]:
    """Return the features' weights, drawn to 0 with a strength that depends on the name (L2)."""
    index: dict[str, int] = {}
    ends, columns, group = [0], list[int](), list[int]()
    values, right = list[float](), list[float]()
    for number, (choices, gold) in enumerate(samples):
        for k, features in enumerate(choices):
            for name, value in features:
                columns.append(index.setdefault(name, len(index)))
                values.append(value)
            ends.append(len(columns))
            group.append(number)
            right.append(float(k == gold))
    x = csr_matrix((np.array(values), np.array(columns), np.array(ends)), shape=(len(group), len(index)))
    xt, g, y = x.T.tocsr(), np.array(group), np.array(right)
    ridge = np.array([strength(name) for name in index])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        top = np.full(len(samples), -1e9)
        np.maximum.at(top, g, z)
        e = np.exp(z - top[g])
        p = e / np.bincount(g, e, len(samples))[g]
        return -(y * np.log(p + 1e-12)).sum() + 0.5 * (ridge * w * w).sum(), xt @ (p - y) + ridge * w

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x
    return dict(zip(index, map(float, found), strict=True))
