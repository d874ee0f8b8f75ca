"""How much the features of a text speak for each answer of a task, by what was learned.

A linear model, so that every answer can be shown as a sum; `glasche language try` does. Whether a text may be a
disclosure at all is decided by network.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from analysis.language.learned import Sums, learned
from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


class Part(NamedTuple):
    """How much a feature of a text speaks for an answer."""

    weight: float
    feature: str


@dataclass(frozen=True)
class Weights:
    """How much features speak for the answers of a task.

    Attributes:
        places: the task's columns in what was learned, one for each answer.
        steps: what a number of 1 means for each answer.
        always: what every text has for each answer.
    """

    answers: tuple[str, ...]
    places: slice
    steps: "NDArray[float64]"
    always: "NDArray[float64]"

    def scores(self, sums: Sums) -> dict[str, float]:
        """Return how much the features of a text speak for each answer."""
        total = sums.columns[self.places] * self.steps + self.always
        return dict(zip(self.answers, total.tolist(), strict=True))

    def parts(self, features: Mapping[str, float], answer: str) -> list[Part]:
        """Return what the score of an answer is the sum of, without what every text has, the strongest first."""
        nothing = self.scores(learned().sums({}))[answer]
        alone = ((self.scores(learned().sums({name: amount}))[answer], name) for name, amount in features.items())
        found = (Part(score - nothing, name) for score, name in alone)
        return sorted((part for part in found if part.weight), key=lambda part: -abs(part.weight))


@cache
def weights(task: str) -> Weights:
    """Return the weights for a task: polarity, themes, category, severity or about."""
    import numpy

    answers, steps, always = zip(*_columns(task), strict=True)
    return Weights(answers, learned().places[task], numpy.array(steps), numpy.array(always))


def _columns(task: str) -> Iterator[tuple[str, float, float]]:
    for answer, step, always in word_list(f"weights/{task}_answers", 3):
        yield answer, float(step), float(always)


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how likely each of several answers is, of which one is right; together they make 1."""
    highest = max(scores.values())
    powers = {answer: exp(score - highest) for answer, score in scores.items()}
    total = sum(powers.values())
    return {answer: power / total for answer, power in powers.items()}
