"""Of what a text speaks, and how it says that this is."""

from collections.abc import Iterator, Mapping

from analysis.language.parse import Parsed
from analysis.language.sentiment import FROM, Feeling, feeling_of
from analysis.language.weights import Scores
from config.reading import Theme


def themes_of(scores: Mapping[str, float]) -> frozenset[Theme]:
    """Return the themes of a text by what its features speak for; several may be right at once."""
    return frozenset(Theme(answer) for answer, score in scores.items() if score > 0)


def feelings_of(parsed: Parsed, themes: frozenset[Theme], whole: Feeling) -> Iterator[tuple[Theme, float]]:
    """Return how a text says that its themes are: by the clause that speaks of a theme most, where it shows feeling."""
    if len(themes) < 2 or len(parsed.pieces) < 2:
        feelings = dict.fromkeys(themes, whole)
    else:
        feelings = {theme: feeling_of(_speaking_most(parsed, theme).of("polarity")) for theme in themes}
    for theme, feeling in sorted(feelings.items()):
        if abs(feeling.polarity) >= FROM:
            yield theme, feeling.polarity


def _speaking_most(parsed: Parsed, theme: Theme) -> Scores:
    """Return the scores of the clause that speaks of a theme most; one with a word of the theme before all others."""
    scores = parsed.piece_scores
    named = [scores[place] for place, piece in enumerate(parsed.pieces) if f"theme:{theme}" in piece.features]
    return max(named or scores, key=lambda one: one.of("themes")[theme])
