"""Weights learned from examples (`make learn`): how much each feature of a text speaks for each answer.

A linear model and nothing else, so that every answer can be shown as a sum; `glasche language try` does.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from config.word_lists import word_list

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

TASKS = ("polarity", "themes", "concern", "category", "severity", "about")
"""What the reader decides by weights; each has a list under config/language/weights."""
YES = "yes"
"""The one answer of a task that asks whether."""
ALWAYS = "always"
"""The feature that every text has."""


class Part(NamedTuple):
    """How much a feature of a text speaks for an answer."""

    weight: float
    feature: str


class Scores(NamedTuple):
    """How much the features of a text speak for each answer of each task."""

    columns: Mapping[str, Mapping[str, int]]
    values: Sequence[float]

    def of(self, task: str) -> dict[str, float]:
        """Return the scores of the answers of one task."""
        return {answer: self.values[column] for answer, column in self.columns[task].items()}


@dataclass(frozen=True)
class Weights:
    """How much features speak for answers.

    Attributes:
        columns: for each task its answers, each with its column.
        rows: for each feature its row.
        table: the weights, features by answers.
    """

    columns: Mapping[str, Mapping[str, int]]
    rows: Mapping[str, int]
    table: "NDArray[float32]"

    def scores(self, features: Mapping[str, float]) -> "Scores":
        """Return for each task how much the features of a text speak for each of its answers."""
        import numpy

        row_of = self.rows
        known = [feature for feature in features if feature in row_of]
        rows = [row_of[ALWAYS], *map(row_of.__getitem__, known)]
        amounts = numpy.array([1.0, *map(features.__getitem__, known)])
        # Added up row by row, not by a matrix product, whose last digits depend on the machine.
        total = (self.table[rows] * amounts[:, None]).sum(axis=0).tolist()
        return Scores(self.columns, total)

    def parts(self, features: Mapping[str, float], task: str, answer: str) -> list[Part]:
        """Return what the score of an answer is the sum of, without what every text has, the strongest first."""
        column = self.columns[task][answer]
        found = (
            Part(float(self.table[self.rows[feature], column]) * amount, feature)
            for feature, amount in features.items()
            if feature in self.rows
        )
        return sorted((part for part in found if part.weight), key=lambda part: -abs(part.weight))


@cache
def weights() -> Weights:
    """Return the weights of all tasks."""
    import numpy

    columns: dict[str, dict[str, int]] = {task: {} for task in TASKS}
    rows: dict[str, int] = {}
    places, amounts = array("l"), array("f")
    for task, feature, answer, weight in _listed():
        answers = columns[task]
        if answer not in answers:
            answers[answer] = sum(map(len, columns.values()))
        places.extend((rows.setdefault(feature, len(rows)), answers[answer]))
        amounts.append(float(weight))
    table = numpy.zeros((len(rows), sum(map(len, columns.values()))), numpy.float32)
    row, column = numpy.array(places).reshape(-1, 2).T
    table[row, column] = amounts
    return Weights(columns, rows, table)


def _listed() -> Iterator[tuple[str, str, str, str]]:
    for task in TASKS:
        for feature, answer, weight in word_list(f"weights/{task}", 3):
            yield task, feature, answer, weight


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how likely each of several answers is, of which one is right; together they make 1."""
    highest = max(scores.values())
    powers = {answer: exp(score - highest) for answer, score in scores.items()}
    total = sum(powers.values())
    return {answer: power / total for answer, power in powers.items()}
