"""Of what a text speaks, and how it says that this is."""

from collections.abc import Iterator, Mapping

from analysis.language.learned import Sums
from analysis.language.parse import Parsed
from analysis.language.sentiment import FROM, Feeling, feeling_of
from analysis.language.weights import weights
from config.reading import Theme


def themes_of(scores: Mapping[str, float]) -> frozenset[Theme]:
    """Return the themes of a text by what its features speak for; several may be right at once."""
    return frozenset(Theme(answer) for answer, score in scores.items() if score > 0)


def feelings_of(parsed: Parsed, themes: frozenset[Theme], whole: Feeling) -> Iterator[tuple[Theme, float]]:
    """Return how a text says that its themes are: by the clause that speaks of a theme most, where it shows feeling."""
    if len(themes) < 2 or len(parsed.pieces) < 2:
        feelings = dict.fromkeys(themes, whole)
    else:
        feelings = {
            theme: feeling_of(weights("polarity").scores(sums)) for theme, sums in _speaking_most(parsed, themes)
        }
    for theme, feeling in sorted(feelings.items()):
        if abs(feeling.polarity) >= FROM:
            yield theme, feeling.polarity


def _speaking_most(parsed: Parsed, themes: frozenset[Theme]) -> Iterator[tuple[Theme, Sums]]:
    """Return the sums of the piece that speaks of each theme most; one with a word of the theme before all others."""
    speaking = [
        (piece.features, sums, weights("themes").scores(sums))
        for piece, sums in zip(parsed.pieces, parsed.sums_of_pieces, strict=True)
    ]
    for theme in themes:
        named = [one for one in speaking if f"theme:{theme}" in one[0]]
        yield theme, max(named or speaking, key=lambda one: one[2][theme])[1]
