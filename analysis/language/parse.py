"""A text as every part of the reader looks at it: its tokens, its language, its clauses and their features."""

from dataclasses import dataclass
from functools import cached_property

from analysis.language.clauses import clauses_of
from analysis.language.features import Piece, of_text, pieces_of
from analysis.language.identify import LANGUAGES, UNKNOWN, language_of
from analysis.language.learned import Sums, learned
from analysis.language.tokens import LONGEST_TEXT, Token, tokens
from analysis.language.words import BULGARIAN


@dataclass(frozen=True)
class Parsed:
    """A text cut into tokens and clauses, and its features; without words that tell, it is read as Bulgarian.

    Of a text that is longer than any that may be sent, the rest is left out.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    features: dict[str, float]

    @cached_property
    def sums(self) -> Sums:
        """What the features add up to."""
        return learned().sums(self.features)

    @cached_property
    def sums_of_pieces(self) -> tuple[Sums, ...]:
        """What the features of each piece add up to, looked at alone."""
        return tuple(learned().sums(of_text((), [piece])) for piece in self.pieces)


def parse(text: str, language: str | None = None) -> Parsed:
    """Return a text cut into pieces, read in a given language or in that it seems to be written in."""
    text = text[:LONGEST_TEXT]
    found = tokens(text)
    told = language if language in LANGUAGES else language_of(found)
    read_as = BULGARIAN if told == UNKNOWN else told
    pieces = pieces_of(clauses_of(found, read_as))
    return Parsed(text, told, found, pieces, of_text(found, pieces))
