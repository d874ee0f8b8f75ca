"""How the writer of a text feels about what they speak of: the rules' findings and the words, weighed as learned."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.language.weights import shares

FROM = 0.1
"""Feelings weaker than this are none."""
GOOD, NONE, BAD = "good", "none", "bad"


@dataclass(frozen=True)
class Feeling:
    """How a piece of a text feels: -1 (bad) to 1 (good), and how much it shows feeling at all: 0 to 1."""

    polarity: float
    subjectivity: float


def feeling_of(scores: Mapping[str, float]) -> Feeling:
    """Return how a text, or a clause, feels by what its features speak for."""
    likely = shares(scores)
    difference = likely[GOOD] - likely[BAD]
    likeliest = max(likely, key=lambda answer: likely[answer])
    if likeliest == NONE:
        polarity = max(-FROM / 2, min(FROM / 2, difference))
    else:
        polarity = max(FROM, difference) if likeliest == GOOD else min(-FROM, difference)
    return Feeling(polarity, 1 - likely[NONE])
