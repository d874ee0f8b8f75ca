"""How much a text sounds like a disclosure as a whole: who does what to whom, in which order."""

from collections.abc import Iterator, Sequence
from math import exp, log

from analysis.language.parse import Parsed
from analysis.language.sentences.network import sentences
from analysis.language.sentences.pieces import pieces
from analysis.language.tokens import Kind
from analysis.language.words import BULGARIAN

WINDOW, STEP = 46, 36
"""The model hears so many pieces at a time, and begins anew after so many (count)."""
MOST_PIECES = WINDOW + 3 * STEP
"""Of longer texts the words say enough (count)."""
LONGEST_TEXT = 1_000
"""A longer text has more pieces than that (characters)."""


def whole_score(parsed: Parsed) -> float | None:
    """Return how much a text sounds like a disclosure, most at its loudest place; None if it is long."""
    written = as_meant(parsed)
    found = pieces().of(written) if len(written) <= LONGEST_TEXT else []
    if not found or len(found) > MOST_PIECES:
        return None
    return max(_score(window) for window in _windows(found))


def as_meant(parsed: Parsed) -> str:
    """Return a text with its Bulgarian words as they are meant; all else as it was written."""
    meant: dict[int, list[str]] = {}
    for clause in (piece.clause for piece in parsed.pieces if piece.clause.language == BULGARIAN):
        for word in clause.words:
            meant.setdefault(word.token.start, []).append(word.form)
    said, at = [], 0
    for token in parsed.tokens:
        is_read = token.kind is Kind.WORD and token.start in meant
        said += [parsed.text[at : token.start], " ".join(meant[token.start]) if is_read else token.text]
        at = token.end
    return "".join([*said, parsed.text[at:]])


def _windows(found: Sequence[int]) -> Iterator[Sequence[int]]:
    yield found[:WINDOW]
    for first in range(STEP, len(found) - WINDOW + STEP, STEP):
        yield found[first : first + WINDOW]


def _score(window: Sequence[int]) -> float:
    """Return the logarithm of how much likelier a disclosure is than none."""
    none, *told = sentences().scores([pieces().begin, *window, pieces().end]).tolist()
    highest = max(told)
    return float(highest + log(sum(exp(score - highest) for score in told)) - none)
