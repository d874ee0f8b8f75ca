"""How much a text sounds like a disclosure: a network of one layer, learned from examples (`make learn`).

Of all that the reader decides this alone is not a plain sum of weights: who, does what, to whom matters together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf, sqrt
from typing import TYPE_CHECKING

from analysis.language.learned import HEARD, Sums, learned
from analysis.language.weights import Part
from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


FEW = 40.0
"""What has fewer features than this tells little, and is heard the more softly."""


@dataclass(frozen=True)
class Network:
    """The layer and what is made of it.

    Attributes:
        places: the columns of the units in what was learned.
        biases: what each unit has without any feature.
        weights: how much each unit speaks for a disclosure.
        always: what speaks for it without any.
    """

    places: slice
    biases: "NDArray[float64]"
    weights: "NDArray[float64]"
    always: float

    def score(self, sums: Sums) -> float:
        """Return how much the features of a text speak for a disclosure; above nought it is taken for one."""
        import numpy

        if not sums.squares:
            return -inf
        units = numpy.maximum(sums.columns[self.places] / sqrt(sums.squares + FEW) + self.biases, 0)
        return float((units * self.weights).sum()) + self.always

    def parts(self, features: Mapping[str, float]) -> list[Part]:
        """Return by how much each feature raises the score, the strongest first."""
        whole = self.score(learned().sums(features))
        without = ({name: amount for name, amount in features.items() if name != one} for one in features)
        scores = (self.score(learned().sums(rest)) for rest in without)
        found = (Part(whole - score, one) for score, one in zip(scores, features, strict=True))
        return sorted((part for part in found if part.weight), key=lambda part: -abs(part.weight))


@cache
def network() -> Network:
    """Return the network of disclosures."""
    import numpy

    *units, (_, _, always) = word_list("weights/concern_units", 3)
    biases, weights = (numpy.array([float(unit[column]) for unit in units]) for column in (1, 2))
    return Network(learned().places[HEARD], biases, weights, float(always))
