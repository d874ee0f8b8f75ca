"""The example texts that the weights are learned from, with what each says: `tests/language/examples`.

None of them is in the sets that the reader is measured on, and their writers saw neither those nor the word lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.reading import ConcernCategory, Theme

FOLDER = Path(__file__).parents[1] / "examples"
NONE = "-"
SIGNS = "+-="


@dataclass(frozen=True)
class FeedbackExample:
    """Ordinary feedback: how it feels (-1, 0, 1) and of what it speaks."""

    text: str
    polarity: int
    themes: frozenset[Theme]


@dataclass(frozen=True)
class ConcernExample:
    """A disclosure, or what only looks like one: then without category and with severity 0.

    Attributes:
        about: self, other or house of a disclosure; of others what they are, such as game or idiom.
    """

    text: str
    category: ConcernCategory | None
    severity: int
    about: str


def feedback_examples() -> list[FeedbackExample]:
    """Return the examples of ordinary feedback: rows of polarity, themes with signs, text."""
    return [
        FeedbackExample(text, int(polarity), frozenset(_themes(themes))) for polarity, themes, text in _rows("feedback")
    ]


def concern_examples() -> list[ConcernExample]:
    """Return the disclosures and what looks like them: rows of category, severity, about, text."""
    return [
        ConcernExample(text, None if category == NONE else ConcernCategory(category), int(severity), about)
        for category, severity, about, text in _rows("disclosures")
    ]


def _rows(kind: str) -> Iterator[list[str]]:
    for path in sorted((FOLDER / kind).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.split("\t")


def _themes(written: str) -> Iterator[Theme]:
    for one in written.split(","):
        if one != NONE:
            yield Theme(one.rstrip(SIGNS))
