"""What a text may disclose: that a child is hurt, in danger, afraid. Rather an alarm too many than a child unheard."""

from collections.abc import Iterator, Mapping

from analysis.language.network import network
from analysis.language.parse import Parsed
from analysis.language.weights import shares, weights
from config.reading import Concern, ConcernCategory

MOST_EVIDENCE = 3
"""So many pieces of a text are shown as evidence (count)."""
SEVERE = {3: 0.1, 2: 0.3}
"""From this likelihood on a severity is taken, the highest first: in doubt the higher."""


def concern_of(parsed: Parsed) -> Concern | None:
    """Return what a text may disclose, or None."""
    if network().score(parsed.sums) <= 0:
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
