"""Cuts a text into clauses: up to a stop, a comma, or a word of contrast such as `но`."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.language.lexicon import Found
from analysis.language.lists import Modifier, modifiers
from analysis.language.tokens import Kind, Token
from analysis.language.words import Word, words_of

NEGATION_REACH = 4
"""A negation reaches so many words on (count)."""
AFTER_CONTRAST, BEFORE_CONTRAST = 1.6, 0.6
"""What a writer says after a `но` weighs more than what stands before it."""


@dataclass(frozen=True)
class Clause:
    """Words in a row, the modifiers among them (places in the row), and how much it weighs in its text."""

    language: str
    words: tuple[Word, ...]
    modifiers: tuple[Found[Modifier], ...]
    weight: float
    is_question: bool

    def has(self, kind: str) -> bool:
        """Return whether a modifier of this kind stands in it."""
        return any(one.value.kind == kind for one in self.modifiers)


def clauses_of(tokens: Sequence[Token], language: str) -> Iterator[Clause]:
    """Return the clauses of a text in order; a word of contrast begins one."""
    for sentence in _sentences(tokens):
        words = tuple(words_of(sentence, language))
        if not words:
            continue
        is_question = any("?" in token.text for token in sentence if token.kind is Kind.STOP)
        found = tuple(modifiers(language).in_row(words))
        turns = [one.first for one in found if one.value.kind == "contrast"]
        for first, end in pairwise([0, *_cuts(sentence, words, turns), len(words)]):
            weight = (AFTER_CONTRAST if first >= turns[-1] else BEFORE_CONTRAST) if turns else 1.0
            inside = tuple(_moved(one, first) for one in found if first <= one.first < end)
            yield Clause(language, words[first:end], inside, weight, is_question)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    begun: list[Token] = []
    for token in tokens:
        begun.append(token)
        if token.kind is Kind.STOP:
            yield tuple(begun)
            begun = []
    yield tuple(begun)


def _cuts(sentence: Sequence[Token], words: Sequence[Word], turns: Sequence[int]) -> Iterator[int]:
    """Return the places of words that begin a clause, without the first."""
    commas = [token.start for token in sentence if token.kind is Kind.COMMA]
    if not commas and not turns:
        return
    before = [bisect(commas, word.token.start) for word in words]
    for place in range(1, len(words)):
        if place in turns or before[place] > before[place - 1]:
            yield place


def _moved(found: Found[Modifier], by: int) -> Found[Modifier]:
    return found._replace(first=found.first - by, end=found.end - by)
