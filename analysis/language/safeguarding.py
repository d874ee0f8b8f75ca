"""What a text may disclose: that a child is hurt, in danger, afraid. Rather an alarm too many than a child unheard."""

from collections.abc import Iterator, Mapping

from analysis.language.network import network
from analysis.language.parse import Parsed
from analysis.language.sentences.hearing import whole_score
from analysis.language.weights import shares, weights
from config.reading import Concern, ConcernCategory

MOST_EVIDENCE = 3
"""So many pieces of a text are shown as evidence (count)."""
SEVERE = {3: 0.1, 2: 0.3}
"""From this likelihood on a severity is taken, the highest first: in doubt the higher."""

DOUBT = (-0.75, 2.0)
"""Between these scores of its words alone a text is heard as a whole too: one of eight ordinary texts."""
WHOLE, RATHER = 1.0, 2.7
"""How much the whole counts beside the words, and by how much a text may sound less like a disclosure and be one."""


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
    if not DOUBT[0] < words < DOUBT[1]:
        return words > 0
    whole = whole_score(parsed)
    return words > 0 if whole is None else words + WHOLE * whole + RATHER > 0


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
