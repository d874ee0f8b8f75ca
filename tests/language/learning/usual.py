"""Which features occur often enough in the examples that something is learned from them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.language.features import PART

Features = Mapping[str, float]
LEAST_TEXTS, LEAST_TEXTS_OF_PARTS = 3, 10
"""From a feature that fewer examples have nothing is learned (count)."""


def usual(features: Sequence[Features]) -> list[Features]:
    """Return the features of each example without those that are rare."""
    counted = Counter(name for one in features for name in one)
    kept = {name for name, count in counted.items() if count >= _least(name)}
    return [{name: amount for name, amount in one.items() if name in kept} for one in features]


def _least(name: str) -> int:
    return LEAST_TEXTS_OF_PARTS if name.startswith(f"{PART}:") else LEAST_TEXTS
