"""Weights for each task from the examples: by logistic regression, and a network for disclosures."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analysis.language.features import PART, TWO
from analysis.language.parse import parse
from analysis.language.sentiment import BAD, GOOD, NONE
from config.reading import Theme
from tests.language.learning.examples import ConcernExample, FeedbackExample
from tests.language.learning.network import network
from tests.language.learning.usual import Features, usual
from tests.language.learning.whole_numbers import Row, whole_numbers

FEELINGS = {1: GOOD, 0: NONE, -1: BAD}
THEME_SHIFT, CONCERN_SHIFT = 0.8, 1.0
"""By so much an answer may be less likely than not and yet be given: what is rare is not to be overlooked."""
USUAL, OF_THEMES = 0.4, 0.08
"""How freely weights may grow (scikit-learn's C); each theme has few examples, so its weights are held shorter."""
MATTERS = {0: 1.0, 1: 0.6, 2: 1.0, 3: 2.0}
"""How much an example counts by its severity when a network learns to hear disclosures: the gravest most."""


def features_of(text: str) -> Features:
    """Return the features of a text."""
    return parse(text).features


def learn(feedback: Sequence[FeedbackExample], concerns: Sequence[ConcernExample]) -> Iterator[tuple[str, list[Row]]]:
    """Return the lists of each task, by their names."""
    ordinary = [features_of(one.text) for one in feedback]
    told = [features_of(one.text) for one in concerns]
    whole = without({PART}, ordinary)
    yield from choice("polarity", whole, [FEELINGS[one.polarity] for one in feedback])
    yield from several("themes", whole, [one.themes for one in feedback])
    is_concern = [one.category is not None for one in concerns] + [False] * len(ordinary)
    matters = [MATTERS[one.severity] for one in concerns] + [MATTERS[0]] * len(ordinary)
    yield from network([*told, *ordinary], is_concern, matters, CONCERN_SHIFT).items()
    disclosures = [one for one in concerns if one.category]
    found = without({TWO, PART}, [features for one, features in zip(concerns, told, strict=True) if one.category])
    yield from choice("category", found, [str(one.category) for one in disclosures])
    yield from choice("severity", found, [str(one.severity) for one in disclosures])
    yield from choice("about", found, [one.about for one in disclosures])


def without(kinds: Collection[str], features: Iterable[Features]) -> list[Features]:
    """Return features without those of some kinds, which are many and help little."""
    return [{name: amount for name, amount in one.items() if name.split(":")[0] not in kinds} for one in features]


def choice(task: str, features: Sequence[Features], answers: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
    """Return the lists of a task of whose answers one is right."""
    columns = DictVectorizer()
    model = LogisticRegression(C=USUAL, max_iter=3000).fit(columns.fit_transform(usual(features)), list(answers))
    yield from _lists(task, columns, model.coef_, [*map(str, model.classes_)], model.intercept_)


def several(
    task: str, features: Sequence[Features], right: Sequence[frozenset[Theme]]
) -> Iterator[tuple[str, list[Row]]]:
    """Return the lists of a task of whose answers several may be right, each learned by itself."""
    columns = DictVectorizer()
    table = columns.fit_transform(usual(features))
    models = [
        LogisticRegression(C=OF_THEMES, max_iter=3000).fit(table, [theme in one for one in right]) for theme in Theme
    ]
    always = [float(model.intercept_[0]) + THEME_SHIFT for model in models]
    yield from _lists(task, columns, np.stack([model.coef_[0] for model in models]), [*map(str, Theme)], always)


def _lists(
    task: str, columns: DictVectorizer, weights: "np.ndarray", answers: Sequence[str], always: Iterable[float]
) -> Iterator[tuple[str, list[Row]]]:
    rows, steps = whole_numbers(columns.get_feature_names_out(), weights.T)
    yield task, rows
    told = zip(answers, steps, always, strict=True)
    yield f"{task}_answers", [(answer, f"{step:.6f}", f"{amount:.3f}") for answer, step, amount in told]
