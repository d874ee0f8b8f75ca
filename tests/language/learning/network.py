"""Learns the network that hears disclosures: one hidden layer, parts of the input and of the layer left out at random.

Written out, since it takes forty lines and its like in scikit-learn leaves nothing out at random, which is what keeps
it from learning the examples by heart. Several are learned, each with a chance of its own, and stand side by side in
one layer, as their mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction import DictVectorizer

from analysis.language.network import FEW
from tests.language.learning.usual import Features, usual
from tests.language.learning.whole_numbers import Row, whole_numbers

UNITS = 32
ROUNDS = 16
AT_ONCE = 64
LEFT_OUT, UNITS_LEFT_OUT = 0.5, 0.3
"""Of the features of a text, and of the units, so many are left out in each step (share)."""
STEP = 0.003
MEMORY, MEMORY_OF_SIZE = 0.9, 0.999
"""How slowly the step forgets the direction and the size of those before (Adam)."""
SEEDS = (5, 6)
Array = NDArray[np.float32]


@dataclass
class _Layer:
    """Values that are learned, and what Adam remembers of their steps."""

    values: Array

    def __post_init__(self) -> None:
        self.direction, self.size = np.zeros_like(self.values), np.zeros_like(self.values)

    def step(self, gradient: Array, length: float, rows: "NDArray[np.int64] | slice" = slice(None)) -> None:
        self.direction[rows] = MEMORY * self.direction[rows] + (1 - MEMORY) * gradient
        self.size[rows] = MEMORY_OF_SIZE * self.size[rows] + (1 - MEMORY_OF_SIZE) * gradient**2
        self.values[rows] -= length * self.direction[rows] / (np.sqrt(self.size[rows]) + 1e-8)


def network(
    features: Sequence[Features], is_so: Sequence[bool], matters: Sequence[float], shift: float
) -> dict[str, list[Row]]:
    """Return the rows of the two lists of the network: its table, and its units.

    Args:
        is_so: whether each text is a disclosure.
        matters: how much each text counts.
        shift: by so much a text may sound less like one than not, and yet count.
    """
    columns = DictVectorizer(dtype=np.float32)
    table = _softened(columns.fit_transform(usual(features)))
    learned = [
        _fitted(table, np.array(is_so, np.float32), np.array(matters, np.float32), np.random.default_rng(seed))
        for seed in SEEDS
    ]
    weights, biases, outs = (np.concatenate(part, axis=-1) for part in zip(*(one[:3] for one in learned), strict=True))
    always = sum(one[3] for one in learned) / len(SEEDS)
    rows, scale = whole_numbers(columns.get_feature_names_out(), weights)
    units: list[Row] = [
        (str(unit), f"{bias / step:.4f}", f"{out * step / len(SEEDS):.8f}")
        for unit, (bias, out, step) in enumerate(zip(biases, outs, scale, strict=True))
    ]
    return {"concern": rows, "concern_units": [*units, ("always", "0", f"{always + shift:.4f}")]}


def _softened(table: "csr_matrix") -> "csr_matrix":
    """Return the texts (rows) as the reader gives them to the network: the fewer features, the softer."""
    squares = np.asarray(table.multiply(table).sum(axis=1)).ravel()
    return (diags(1 / np.sqrt(squares + FEW)).astype(np.float32) @ table).tocsr()


def _fitted(
    table: "csr_matrix", is_so: Array, matters: Array, chance: np.random.Generator
) -> tuple[Array, Array, Array, float]:
    weights = _Layer((chance.standard_normal((table.shape[1], UNITS)) * 0.05).astype(np.float32))
    outs = _Layer((chance.standard_normal(UNITS) * 0.3).astype(np.float32))
    biases, always = _Layer(np.zeros(UNITS, np.float32)), _Layer(np.zeros(1, np.float32))
    for number, (rows, left) in enumerate(_steps(table.shape[0], chance)):
        some = table[rows]
        some.data = some.data * _kept(some.data.shape, LEFT_OUT, chance)
        columns = np.unique(some.indices)
        some = some[:, columns]
        sums = some @ weights.values[columns] + biases.values
        kept = _kept(sums.shape, UNITS_LEFT_OUT, chance)
        units = np.maximum(sums, 0) * kept
        said = 1 / (1 + np.exp(-(units @ outs.values + always.values)))
        error = ((said - is_so[rows]) * matters[rows] / len(rows)).astype(np.float32)
        back = np.outer(error, outs.values) * kept * (sums > 0)
        length = STEP * left * (1 - MEMORY_OF_SIZE ** (number + 1)) ** 0.5 / (1 - MEMORY ** (number + 1))
        outs.step(units.T @ error, length)
        always.step(error.sum(keepdims=True), length)
        biases.step(back.sum(axis=0), length)
        weights.step(some.T @ back, length, columns)
    return weights.values, biases.values, outs.values, float(always.values[0])


def _steps(texts: int, chance: np.random.Generator) -> Iterator[tuple[NDArray[np.int64], float]]:
    """Give the places of some texts at a time, round by round, and how much is left of the length of a step."""
    for number in range(ROUNDS):
        order = chance.permutation(texts)
        for first in range(0, texts, AT_ONCE):
            yield order[first : first + AT_ONCE], 1 - number / ROUNDS


def _kept(shape: tuple[int, ...], left_out: float, chance: np.random.Generator) -> Array:
    return ((chance.random(shape) > left_out) / (1 - left_out)).astype(np.float32)
