"""What a text may disclose: that a child is hurt, in danger, afraid. Rather an alarm too many than a child unheard."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.language.network import network
from analysis.language.parse import Parsed
from analysis.language.sentences.hearing import whole_score
from analysis.language.weights import shares, weights
from config.reading import Concern, ConcernCategory

MOST_EVIDENCE = 3
"""So many pieces of a text are shown as evidence (count)."""
SEVERE = {3: 0.1, 2: 0.3}
"""From this likelihood on a severity is taken, the highest first: in doubt the higher."""

GRAVE = 0.5
"""From this likelihood of severity 3 on a text is listened to for longer, and needs less to be heard."""


class Doubt(NamedTuple):
    """Where the words of a text leave doubt, so that it is heard as a whole too.

    Attributes:
        least, most: between these scores of its words alone.
        rather: by how much it may sound less like a disclosure, in words and as a whole, and be one.
    """

    least: float
    most: float
    rather: float


WORRY, DANGER = Doubt(-0.25, 2.0, 1.7), Doubt(-1.5, 2.0, 3.0)
"""The doubt of what may be a worry, and of what would be grave."""


def concern_of(parsed: Parsed) -> Concern | None:
    """Return what a text may disclose, or None."""
    if not is_heard(parsed):
        return None
    category, about, severity = (weights(task).scores(parsed.sums) for task in ("category", "about", "severity"))
    graveness = shares(severity)
    return Concern(
        category=ConcernCategory(_likeliest(category)),
        severity=next((grade for grade, least in SEVERE.items() if graveness[str(grade)] >= least), 1),
        evidence=tuple(_evidence(parsed)),
        about_other=_likeliest(about) == "other",
        adult_of_house=_likeliest(about) == "house",
    )


def is_heard(parsed: Parsed) -> bool:
    """Return whether a text may be a disclosure: by its words, and where they leave doubt also as a whole."""
    words = network().score(parsed.sums)
    doubt = doubt_of(parsed) if DANGER.least < words < DANGER.most else WORRY
    if not doubt.least < words < doubt.most:
        return words > 0
    whole = whole_score(parsed)
    return words > 0 if whole is None else words + whole + doubt.rather > 0


def doubt_of(parsed: Parsed) -> Doubt:
    """Return how much doubt a text may leave: more where it would be grave."""
    return DANGER if shares(weights("severity").scores(parsed.sums))["3"] >= GRAVE else WORRY


def _likeliest(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda answer: scores[answer])


def _evidence(parsed: Parsed) -> Iterator[str]:
    """Return the clauses that speak most for a concern, as they stand in the text, in order."""
    speaking = [(network().score(sums), place) for place, sums in enumerate(parsed.sums_of_pieces)]
    strongest = sorted(speaking, reverse=True)[:MOST_EVIDENCE]
    best = strongest[0][0] if strongest else 0.0
    for place in sorted(place for score, place in strongest if score >= min(best, 0.0)):
        words = parsed.pieces[place].clause.words
        yield parsed.text[words[0].token.start : words[-1].token.end]
