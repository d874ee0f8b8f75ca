"""How the writer of a text feels about what they speak of: words, idioms and emoji, and what turns or weakens them.

A text is cut into clauses. In a clause each feeling word counts, turned by a negation before it and made stronger or
weaker by what stands before it; the clauses together make the text, those after a `но` more than those before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.language.lexicon import Found, Lexicon
from analysis.language.tokens import Kind, Token
from analysis.language.words import Word, words_of
from config.word_lists import word_list

NEGATED_PRAISE = -0.8
"""What a negation makes of praise: `не е хубаво` is nearly as bad as `лошо`."""
NEGATED_BLAME = -0.5
"""And of blame: `не е лошо` is not as good as `хубаво`."""
LACK = -0.3
"""`няма` before a word without feeling complains of a lack."""
REACH = 4
"""A negation or intensifier reaches so many words on (count)."""
AFTER_CONTRAST, BEFORE_CONTRAST = 1.6, 0.6
SHOUTED = 1.2
QUESTION = 0.3
WISH = 0.2
IRONIC = -0.8
LEAST = 0.05
"""Feelings weaker than this are none."""


@dataclass(frozen=True)
class Clause:
    """Words in a row with what stands between them, and how much it weighs."""

    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    weight: float = 1.0
    is_question: bool = False


@dataclass(frozen=True)
class Feeling:
    """How a piece of a text feels: -1 to 1, and how much of it shows feeling at all: 0 to 1."""

    polarity: float
    subjectivity: float


def feeling_of(tokens: tuple[Token, ...]) -> Feeling:
    """Return how a text feels, from its tokens."""
    clauses = list(clauses_of(tokens))
    values = [(value, clause.weight) for clause in clauses for value in [_of_clause(clause)] if abs(value) >= LEAST]
    smiles = _of_signs(tokens)
    if not values:
        return Feeling(_within(smiles), min(1.0, abs(smiles)))
    mean = sum(value * weight for value, weight in values) / sum(weight for _, weight in values)
    strength = max(abs(value) for value, _ in values)
    total = _within(mean * 0.8 + smiles * 0.4) if smiles * mean >= 0 else _against(mean, smiles)
    return Feeling(total, min(1.0, strength + 0.1 * (len(values) - 1)))


def clauses_of(tokens: tuple[Token, ...]) -> Iterator[Clause]:
    """Return the clauses of a text: up to a stop, a comma or a word of contrast."""
    for sentence in _sentences(tokens):
        is_question = any("?" in token.text for token in sentence if token.kind is Kind.STOP)
        pieces = list(_pieces(sentence))
        turned = [number for number, (_, is_contrast) in enumerate(pieces) if is_contrast]
        for number, (piece, _) in enumerate(pieces):
            weight = 1.0
            if turned:
                weight = AFTER_CONTRAST if number >= turned[-1] else BEFORE_CONTRAST
            yield Clause(piece, tuple(words_of(piece)), weight, is_question)


def _sentences(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    begun: list[Token] = []
    for token in tokens:
        begun.append(token)
        if token.kind is Kind.STOP:
            yield tuple(begun)
            begun = []
    if begun:
        yield tuple(begun)


def _pieces(sentence: Sequence[Token]) -> Iterator[tuple[tuple[Token, ...], bool]]:
    """Return the pieces between commas and words of contrast, and whether a contrast leads them in."""
    begun: list[Token] = []
    is_contrast = False
    for token in sentence:
        word = next(words_of((token,)), None)
        contrasts = word is not None and word.form in _of_kind("contrast")
        if (token.kind is Kind.COMMA or contrasts) and begun:
            yield tuple(begun), is_contrast
            begun, is_contrast = [], False
        if contrasts:
            is_contrast = True
        elif token.kind is not Kind.COMMA:
            begun.append(token)
    if begun:
        yield tuple(begun), is_contrast


def _of_clause(clause: Clause) -> float:
    found = list(_feelings().in_row(clause.words))
    factors = list(_modifiers().in_row(clause.words))
    values = [_modified(one, factors, clause) for one in found]
    if not values:
        return 0.0
    value = max(values, key=abs) * 0.7 + sum(values) / len(values) * 0.3
    if clause.is_question:
        value *= QUESTION
    if any(kind == "wish" for kind, _ in _kinds(factors)) and value > 0:
        value *= WISH
    return value


def _modified(found: Found[float], factors: Sequence[Found[tuple[str, float]]], clause: Clause) -> float:
    value, negations = found.value, 0
    for one in factors:
        if not one.end - 1 < found.first <= one.end - 1 + REACH or found.first <= one.first < found.end:
            continue
        kind, factor = one.value
        if kind == "negation":
            negations += 1
        elif kind in ("intensifier", "diminisher") and found.first - one.end <= 1:
            value *= factor
    if negations:
        value *= NEGATED_PRAISE if value > 0 else NEGATED_BLAME
    if any(word.token.is_shouted or word.token.is_stretched for word in clause.words[found.first : found.end]):
        value *= SHOUTED
    return _within(value)


def _kinds(factors: Sequence[Found[tuple[str, float]]]) -> list[tuple[str, float]]:
    return [one.value for one in factors]


def _of_signs(tokens: Sequence[Token]) -> float:
    """Return how emoji and smileys feel, the last ones most."""
    signs = [_emoji()[token.text] for token in tokens if token.text in _emoji()]
    return signs[-1] * 0.6 + sum(signs) / len(signs) * 0.4 if signs else 0.0


def _against(mean: float, smiles: float) -> float:
    """Return what signs make of words that say the opposite: praise with a wry face is none, a joke hurts nobody."""
    return _within(mean * 0.3 + smiles * 0.6) if mean > 0 else _within(mean * 0.7 + smiles * 0.3)


def _within(value: float) -> float:
    return max(-1.0, min(1.0, value))


@cache
def _feelings() -> Lexicon[float]:
    rows = [*word_list("polarity", 2), *word_list("idioms", 2)]
    return Lexicon((entry, float(value)) for entry, value in rows)


@cache
def _modifiers() -> Lexicon[tuple[str, float]]:
    return Lexicon((entry, (kind, float(factor))) for entry, kind, factor in word_list("modifiers", 3))


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(entry for entry, known, _ in word_list("modifiers", 3) if known == kind)


@cache
def _emoji() -> dict[str, float]:
    return {sign: float(value) for sign, value, _ in word_list("emoji", 3)}
