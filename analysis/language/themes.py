"""Of what a text speaks, and how it says that this is."""

from collections.abc import Iterator, Mapping
from functools import partial

from analysis.language.features import Piece, of_text
from analysis.language.parse import Parsed
from analysis.language.sentiment import FROM, Feeling, feeling_of
from analysis.language.weights import weights
from config.reading import Theme


def themes_of(features: Mapping[str, float]) -> frozenset[Theme]:
    """Return the themes of a text by its features; several may be right at once."""
    return frozenset(Theme(answer) for answer, score in weights("themes").scores(features).items() if score > 0)


def feelings_of(parsed: Parsed, themes: frozenset[Theme], whole: Feeling) -> Iterator[tuple[Theme, float]]:
    """Return how a text says that its themes are: by the clause that speaks of a theme most, where it shows feeling."""
    if len(themes) < 2 or len(parsed.pieces) < 2:
        feelings = dict.fromkeys(themes, whole)
    else:
        feelings = {theme: feeling_of(of_text((), [piece])) for theme, piece in _speaking_most(parsed, themes)}
    for theme, feeling in sorted(feelings.items()):
        if abs(feeling.polarity) >= FROM:
            yield theme, feeling.polarity


def _speaking_most(parsed: Parsed, themes: frozenset[Theme]) -> Iterator[tuple[Theme, Piece]]:
    """Return the piece that speaks of each theme most; one with a word of the theme before all others."""
    for theme in themes:
        named = [piece for piece in parsed.pieces if f"theme:{theme}" in piece.features] or parsed.pieces
        yield theme, named[0] if len(named) == 1 else max(named, key=partial(_speaks, theme))


def _speaks(theme: Theme, piece: Piece) -> float:
    return weights("themes").scores(dict.fromkeys(piece.features, 1.0))[theme]
