"""A text in pieces of words, as the model of sentences knows them: the likeliest way to put it together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from unicodedata import normalize

from config.word_lists import word_list

SPACE = "▁"
"""Stands for a space, and before the first word."""
UNSEEN = dict.fromkeys(range(0x200B, 0x2010), " ")
"""Signs without width that phones put between others."""
NEVER = 10.0
"""By so much a sign that the model does not know is less likely than its rarest piece (logarithm)."""


@dataclass(frozen=True)
class Pieces:
    """The pieces that the model knows.

    Attributes:
        known: the number of each piece, and how likely it is (logarithm).
        begin, end, unknown: numbers of what is no piece of a text.
        never: how likely a sign is that no piece has (logarithm).
        longest: of a piece (letters).
    """

    known: Mapping[str, tuple[int, float]]
    begin: int
    end: int
    unknown: int
    never: float
    longest: int

    def of(self, text: str) -> list[int]:
        """Return the numbers of the likeliest pieces of a text, in order."""
        written = SPACE + SPACE.join(normalize("NFKC", text).translate(UNSEEN).split())
        closed = written + SPACE
        best = [(-inf, 0, 0)] * (len(written) + 1)  # how likely, the last piece, where that begins
        best[0] = (0.0, 0, 0)
        for at in range(len(written)):
            so_far = best[at][0]
            if so_far + self.never > best[at + 1][0]:
                best[at + 1] = (so_far + self.never, self.unknown, at)
            if written[at] == SPACE:  # no piece goes on behind a word
                word_ends = closed.index(SPACE, at + 1)
            for end in range(at + 1, min(at + self.longest, word_ends) + 1):
                found = self.known.get(written[at:end])
                if found and so_far + found[1] > best[end][0]:
                    best[end] = (so_far + found[1], found[0], at)
        return [*_back(best)][::-1]


def _back(best: list[tuple[float, int, int]]) -> Iterator[int]:
    at = len(best) - 1
    while at:
        _, piece, at = best[at]
        yield piece


@cache
def pieces() -> Pieces:
    """Return the pieces of the model that the reader has; they begin with the three that stand in no text."""
    rows = [(piece, float(likely)) for likely, piece in word_list("weights/pieces", 2)]
    known = {piece: (number, likely) for number, (piece, likely) in enumerate(rows) if number > 2}
    never = min(likely for _, likely in rows) - NEVER
    return Pieces(known, begin=0, end=1, unknown=2, never=never, longest=max(map(len, known)))
