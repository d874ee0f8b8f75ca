"""What a text offers to the learned weights: its words, their neighbours, their groups, and what the rules found.

A feature is named by its kind and what it is of: `word:топка`, `not:обичам`, `group:kin_parent`. Most are there
or not; those of the rules are as strong as what the rules found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern

from analysis.language.clauses import NEGATION_REACH, Clause
from analysis.language.correction import common
from analysis.language.lists import groups, senses, themes
from analysis.language.polarity import feelings_in, signs_of, value_of
from analysis.language.tokens import Kind, Token

BEGINNING = 5
"""By so many letters words are alike whose forms no dictionary joins."""
RULES = 5.0
"""So much more than a single word the rules weigh from the beginning (learning shrinks what is weak)."""
EDGE = "|"
TWO, PART = "two", "part"
LETTERS_OF_PART = 3
"""Parts of so many letters tell something of words that are rare, foreign or wrongly typed."""
KEPT_WORDS = 4_096


@dataclass(frozen=True)
class Piece:
    """A clause with its features, and the values of its words of feeling."""

    clause: Clause
    features: tuple[str, ...]
    feelings: tuple[float, ...]


def pieces_of(clauses: Iterable[Clause]) -> tuple[Piece, ...]:
    """Return the clauses of a text, looked up in all word lists."""
    return tuple(
        Piece(clause, tuple(dict.fromkeys(_of_clause(clause))), tuple(feelings_in(clause))) for clause in clauses
    )


def of_text(tokens: Iterable[Token], pieces: Sequence[Piece]) -> dict[str, float]:
    """Return the features of a text, or of a part of it, with their strength."""
    found: dict[str, float] = {}
    for piece in pieces:
        found.update(dict.fromkeys(piece.features, 1.0))
    signs = [token for token in tokens if token.kind in (Kind.EMOJI, Kind.SMILEY, Kind.STOP)]
    for token in signs:
        if token.kind is not Kind.STOP:
            found[f"sign:{token.text}"] = 1.0
        else:
            found.update((f"stop:{stop}", 1.0) for stop in token.text if stop in "?!")
    found.update(_of_rules(signs, pieces))
    return found


def _of_clause(clause: Clause) -> list[str]:
    forms = [word.form for word in clause.words]
    lemmas = [word.lemma for word in clause.words]
    negated = frozenset(_negated(clause)) if clause.modifiers else ()
    found: list[str] = []
    for place, word in enumerate(clause.words):
        found += _of_word(word.form, word.lemma, clause.language)[place in negated]
    found += [f"{TWO}:{one} {other}" for one, other in pairwise([EDGE, *forms, EDGE])]
    found += [f"{TWO}:{one} {other}" for one, other in pairwise(lemmas)]
    found += [f"turn:{one.value.kind}" for one in clause.modifiers]
    found += [f"theme:{one.value}" for one in themes(clause.language).in_row(clause.words)]
    found += [f"sense:{sense}" for sense in senses(clause.language).everywhere(clause.words)]
    return found


@lru_cache(KEPT_WORDS)
def _of_word(form: str, lemma: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the features that a word has alone: where it is not negated, and where it is."""
    both = [f"word:{lemma}"]
    if len(form) >= BEGINNING:
        both.append(f"begins:{form[:BEGINNING]}")
    if form not in common():
        both += _parts_of(EDGE + form + EDGE)
    found = groups(language).of(form, lemma)
    plain = tuple(both + [f"group:{group}" for group in found])
    return plain, (*both, f"not:{lemma}", *(f"group:-{group}" for group in found))


def _parts_of(form: str) -> list[str]:
    return [intern(f"{PART}:{form[at : at + LETTERS_OF_PART]}") for at in range(len(form) - LETTERS_OF_PART + 1)]


def _negated(clause: Clause) -> Iterator[int]:
    """Return the places of words that a negation reaches."""
    negations = {
        place for one in clause.modifiers if one.value.kind == "negation" for place in range(one.first, one.end)
    }
    left = 0
    for place in range(len(clause.words)):
        if place in negations:
            left = NEGATION_REACH
        elif left:
            left -= 1
            yield place


def _of_rules(signs: Sequence[Token], pieces: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    """Return what the rules say of the feeling, apart for good and bad, since they do not weigh alike."""
    values = [(value_of(piece.feelings), piece.clause.weight) for piece in pieces]
    weighed = [(value, weight) for value, weight in values if value]
    feelings = [value for piece in pieces for value in piece.feelings]
    told = {
        "rules": sum(value * weight for value, weight in weighed) / (sum(weight for _, weight in weighed) or 1.0),
        "best": max(feelings, default=0.0),
        "worst": min(feelings, default=0.0),
        "last": values[-1][0] if values else 0.0,
        "signs": signs_of(signs),
    }
    for name, value in told.items():
        if value:
            yield f"{name}:{'good' if value > 0 else 'bad'}", abs(value) * RULES
