"""Weights learned from examples (`make learn`): how much each feature of a text speaks for each answer.

A linear model, so that every answer can be shown as a sum; `glasche language try` does. Whether a text may be a
disclosure at all is decided by network.py.
"""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import float64, int8, int64
    from numpy.typing import NDArray


class Part(NamedTuple):
    """How much a feature of a text speaks for an answer."""

    weight: float
    feature: str


@dataclass(frozen=True)
class Table:
    """Whole numbers for features, as they were learned; of the features only hashes are kept, a tenth of their size.

    Attributes:
        hashes: of the features, in order; of another process they would be others.
        numbers: from -127 to 127, features by columns, in the order of the hashes.
    """

    hashes: "NDArray[int64]"
    numbers: "NDArray[int8]"

    @classmethod
    def read(cls, name: str, columns: int) -> "Table":
        """Read a table from its list."""
        import numpy

        hashes: list[int] = []
        values = bytearray()
        for feature, written in word_list(f"weights/{name}", 2):
            hashes.append(hash(feature))
            values += b64decode(written)
        order = numpy.argsort(numpy.array(hashes))
        return cls(numpy.array(hashes)[order], numpy.frombuffer(values, numpy.int8).reshape(-1, columns)[order])

    def find(self, features: Mapping[str, float]) -> "tuple[NDArray[int8], NDArray[float64]]":
        """Return the rows of those features that are known, and how strong each of these is."""
        import numpy

        wanted = numpy.fromiter(map(hash, features), numpy.int64, len(features))
        places = numpy.searchsorted(self.hashes, wanted)
        places[places == len(self.hashes)] = 0
        known = self.hashes[places] == wanted
        return self.numbers[places[known]], numpy.fromiter(features.values(), numpy.float64, len(features))[known]


@dataclass(frozen=True)
class Weights:
    """How much features speak for the answers of a task.

    Attributes:
        steps: what a number of 1 means for each answer.
        always: what every text has for each answer.
    """

    answers: tuple[str, ...]
    table: Table
    steps: "NDArray[float64]"
    always: "NDArray[float64]"

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return how much the features of a text speak for each answer."""
        rows, amounts = self.table.find(features)
        # Added up row by row, not by a matrix product, whose last digits depend on the machine.
        total = (rows * amounts[:, None]).sum(axis=0) * self.steps + self.always
        return dict(zip(self.answers, total.tolist(), strict=True))

    def parts(self, features: Mapping[str, float], answer: str) -> list[Part]:
        """Return what the score of an answer is the sum of, without what every text has, the strongest first."""
        nothing = self.scores({})[answer]
        found = (Part(self.scores({name: amount})[answer] - nothing, name) for name, amount in features.items())
        return sorted((part for part in found if part.weight), key=lambda part: -abs(part.weight))


@cache
def weights(task: str) -> Weights:
    """Return the weights for a task: polarity, themes, category, severity or about."""
    import numpy

    answers, steps, always = zip(*_columns(task), strict=True)
    return Weights(answers, Table.read(task, len(answers)), numpy.array(steps), numpy.array(always))


def _columns(task: str) -> Iterator[tuple[str, float, float]]:
    for answer, step, always in word_list(f"weights/{task}_answers", 3):
        yield answer, float(step), float(always)


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how likely each of several answers is, of which one is right; together they make 1."""
    highest = max(scores.values())
    powers = {answer: exp(score - highest) for answer, score in scores.items()}
    total = sum(powers.values())
    return {answer: power / total for answer, power in powers.items()}
