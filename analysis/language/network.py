"""How much a text sounds like a disclosure: a network of one layer, learned from examples (`make learn`).

Of all that the reader decides this alone is not a plain sum of weights: who, does what, to whom matters together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from analysis.language.weights import Part, Table
from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Network:
    """The layer and what is made of it.

    Attributes:
        table: what each feature adds to each unit.
        biases: what each unit has without any feature.
        weights: how much each unit speaks for a disclosure.
        always: what speaks for it without any.
    """

    table: Table
    biases: "NDArray[float64]"
    weights: "NDArray[float64]"
    always: float

    def score(self, features: Mapping[str, float]) -> float:
        """Return how much the features of a text speak for a disclosure; above nought it is taken for one."""
        import numpy

        rows, amounts = self.table.find(features)
        if not len(rows):
            return -inf
        sums = (rows * (amounts / numpy.sqrt((amounts**2).sum()))[:, None]).sum(axis=0) + self.biases
        return float((numpy.maximum(sums, 0) * self.weights).sum()) + self.always

    def parts(self, features: Mapping[str, float]) -> list[Part]:
        """Return by how much each feature raises the score, the strongest first."""
        whole = self.score(features)
        without = ({name: amount for name, amount in features.items() if name != one} for one in features)
        found = (Part(whole - self.score(rest), one) for one, rest in zip(features, without, strict=True))
        return sorted((part for part in found if part.weight), key=lambda part: -abs(part.weight))


@cache
def network() -> Network:
    """Return the network of disclosures."""
    import numpy

    *units, (_, _, always) = word_list("weights/concern_units", 3)
    biases, weights = (numpy.array([float(unit[column]) for unit in units]) for column in (1, 2))
    return Network(Table.read("concern", len(units)), biases, weights, float(always))
