"""Weights for each task from the examples, by logistic regression."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.language.features import TWO
from analysis.language.parse import parse
from analysis.language.sentiment import BAD, GOOD, NONE
from analysis.language.weights import ALWAYS, YES
from config.reading import Theme
from tests.language.learning.examples import ConcernExample, FeedbackExample

Features = Mapping[str, float]
Row = tuple[str, str, str]
"""A feature, an answer, the weight."""

LEAST_TEXTS = 3
"""From a feature that fewer examples have nothing is learned (count)."""
FEELINGS = {1: GOOD, 0: NONE, -1: BAD}
THEME_SHIFT, CONCERN_SHIFT = 1.0, 1.0
"""By so much an answer may be less likely than not and yet be given: what is rare is not to be overlooked."""


@dataclass(frozen=True)
class Way:
    """How freely weights may grow (scikit-learn's C), and from which size on they are kept."""

    freedom: float
    least_weight: float


USUAL, OF_THEMES, OF_DISCLOSURES = Way(0.4, 0.1), Way(0.15, 0.07), Way(0.4, 0.15)
"""Each theme has few examples, so its weights are held shorter; what kind a disclosure is needs the large ones only."""


@dataclass(frozen=True)
class Answered:
    """Texts by their features, each with its answer."""

    features: Sequence[Features]
    answers: Sequence[str]


def features_of(text: str) -> Features:
    """Return the features of a text."""
    return parse(text).features


def without(kinds: Sequence[str], features: Iterable[Features]) -> list[Features]:
    """Return features without those of some kinds, which are many and help little."""
    return [{name: amount for name, amount in one.items() if name.split(":")[0] not in kinds} for one in features]


def learn(feedback: Sequence[FeedbackExample], concerns: Sequence[ConcernExample]) -> Iterator[tuple[str, list[Row]]]:
    """Return the weights of each task, by its name."""
    ordinary = [features_of(one.text) for one in feedback]
    told = [features_of(one.text) for one in concerns]
    yield "polarity", list(choice(Answered(ordinary, [FEELINGS[one.polarity] for one in feedback])))
    yield (
        "themes",
        [
            row
            for theme in Theme
            for row in whether(ordinary, [theme in one.themes for one in feedback], str(theme), THEME_SHIFT, OF_THEMES)
        ],
    )
    is_concern = [one.category is not None for one in concerns] + [False] * len(ordinary)
    yield "concern", list(whether([*told, *ordinary], is_concern, YES, CONCERN_SHIFT))
    disclosures = [one for one in concerns if one.category]
    found = without([TWO], [features for one, features in zip(concerns, told, strict=True) if one.category])
    yield "category", list(choice(Answered(found, [str(one.category) for one in disclosures]), OF_DISCLOSURES))
    yield "severity", list(choice(Answered(found, [str(one.severity) for one in disclosures]), OF_DISCLOSURES))
    yield "about", list(choice(Answered(found, [one.about for one in disclosures]), OF_DISCLOSURES))


def choice(answered: Answered, way: Way = USUAL) -> Iterator[Row]:
    """Return the weights of a task of whose answers one is right."""
    names, model = _fitted(answered.features, answered.answers, way)
    for answer, weights, always in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        yield from _rows(names, str(answer), weights, float(always), way)


def whether(
    features: Sequence[Features], is_so: Sequence[bool], answer: str, shift: float, way: Way = USUAL
) -> Iterator[Row]:
    """Return the weights of an answer that is right or not."""
    names, model = _fitted(features, is_so, way)
    yield from _rows(names, answer, model.coef_[0], float(model.intercept_[0]) + shift, way)


def _fitted(features: Sequence[Features], answers: Sequence[object], way: Way) -> tuple[list[str], LogisticRegression]:
    counted = Counter(name for one in features for name in one)
    kept = [{name: amount for name, amount in one.items() if counted[name] >= LEAST_TEXTS} for one in features]
    table = DictVectorizer()
    model = LogisticRegression(C=way.freedom, max_iter=3000).fit(table.fit_transform(kept), list(answers))
    return list(table.get_feature_names_out()), model


def _rows(names: Iterable[str], answer: str, weights: Iterable[float], always: float, way: Way) -> Iterator[Row]:
    yield ALWAYS, answer, f"{always:.2f}"
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= way.least_weight:
            yield name, answer, f"{weight:.2f}"
