"""Which features occur often enough in the examples that something is learned from them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.language.features import PART, TWO

Features = Mapping[str, float]
LEAST_TEXTS = 3
LEAST_TEXTS_OF = {TWO: 4, PART: 10}
"""From a feature that fewer examples have nothing is learned (count); of two words and of parts there are very many."""


def usual(features: Sequence[Features]) -> list[Features]:
    """Return the features of each example without those that are rare."""
    counted = Counter(name for one in features for name in one)
    kept = {name for name, count in counted.items() if count >= _least(name)}
    return [{name: amount for name, amount in one.items() if name in kept} for one in features]


def _least(name: str) -> int:
    return LEAST_TEXTS_OF.get(name.partition(":")[0], LEAST_TEXTS)
