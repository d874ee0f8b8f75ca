"""Weights learned from examples (`make learn`): how much each feature of a text speaks for each answer.

A linear model and nothing else, so that every answer can be shown as a sum; `glasche language try` does.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from sys import intern

from config.word_lists import word_list

YES = "yes"
"""The one answer of a task that asks whether."""
ALWAYS = "always"
"""The feature that every text has."""


@dataclass(frozen=True)
class Weights:
    """Which answers there are, and for each feature how much it speaks for which of them (by their places)."""

    answers: tuple[str, ...]
    of: Mapping[str, tuple[tuple[int, float], ...]]

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return how much the features of a text speak for each answer."""
        total, of = [0.0] * len(self.answers), self.of
        for place, weight in of[ALWAYS]:
            total[place] = weight
        for feature, amount in features.items():
            if feature in of:
                for place, weight in of[feature]:
                    total[place] += weight * amount
        return dict(zip(self.answers, total, strict=True))


@cache
def weights(task: str) -> Weights:
    """Return the weights for a task: polarity, themes, concern, category, severity or about."""
    rows = word_list(f"weights/{task}", 3)
    answers = tuple(intern(answer) for feature, answer, _ in rows if feature == ALWAYS)
    places = {answer: place for place, answer in enumerate(answers)}
    of: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for feature, answer, weight in rows:
        of[intern(feature)].append((places[answer], float(weight)))
    return Weights(answers, {feature: tuple(found) for feature, found in of.items()})


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how likely each of several answers is, of which one is right; together they make 1."""
    highest = max(scores.values())
    powers = {answer: exp(score - highest) for answer, score in scores.items()}
    total = sum(powers.values())
    return {answer: power / total for answer, power in powers.items()}
