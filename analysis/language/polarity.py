"""How a clause feels by its words: those of feeling, turned by a negation, made stronger or weaker by what is near."""

from collections.abc import Sequence

from analysis.language.clauses import NEGATION_REACH, Clause
from analysis.language.lexicon import Found
from analysis.language.lists import Modifier, emoji, feelings
from analysis.language.tokens import Token

NEGATED_PRAISE = -0.8
"""What a negation makes of praise: `не е хубаво` is nearly as bad as `лошо`."""
NEGATED_BLAME = -0.5
"""And of blame: `не е лошо` is not as good as `хубаво`."""
SHOUTED = 1.2
QUESTION = 0.3
WISH = 0.2
STRENGTHENS = frozenset({"intensifier", "diminisher"})


def feelings_in(clause: Clause) -> list[float]:
    """Return the values of the words of feeling in a clause, each as it is meant there (-1 to 1)."""
    found = list(feelings(clause.language).in_row(clause.words))
    begun = {one.first for one in found}
    telling = [one for one in found if not (one.end in begun and _strengthens(one, clause))]
    return [value for one in telling if (value := _as_meant(one, clause))]


def value_of(feelings: Sequence[float]) -> float:
    """Return how a clause with these words of feeling feels (-1 to 1); the strongest weighs most."""
    return within(max(feelings, key=abs) * 0.7 + sum(feelings) / len(feelings) * 0.3) if feelings else 0.0


def signs_of(tokens: Sequence[Token]) -> float:
    """Return how emoji and smileys feel (-1 to 1), the last ones most."""
    signs = [emoji()[token.text] for token in tokens if token.text in emoji()]
    return signs[-1] * 0.6 + sum(signs) / len(signs) * 0.4 if signs else 0.0


def within(value: float) -> float:
    """Return the value, or the end of -1 to 1 that it lies beyond."""
    return max(-1.0, min(1.0, value))


def _strengthens(found: Found[float], clause: Clause) -> bool:
    """Return whether a word of feeling also strengthens what follows it, as in `ужасно хубаво`."""
    return any(_is_strength(one) and (one.first, one.end) == (found.first, found.end) for one in clause.modifiers)


def _as_meant(found: Found[float], clause: Clause) -> float:
    value = found.value
    before = [one for one in clause.modifiers if one.end <= found.first]
    for one in before:
        if _is_strength(one) and found.first - one.end <= 1:
            value *= one.value.factor
    if not _holds_negation(found, clause) and any(_reaches(one, found) for one in before):
        value *= NEGATED_PRAISE if value > 0 else NEGATED_BLAME
    if any(word.token.is_shouted or word.token.is_stretched for word in clause.words[found.first : found.end]):
        value *= SHOUTED
    if clause.is_question:
        value *= QUESTION
    if value > 0 and clause.has("wish"):
        value *= WISH
    return within(value)


def _is_strength(one: Found[Modifier]) -> bool:
    return one.value.kind in STRENGTHENS


def _holds_negation(found: Found[float], clause: Clause) -> bool:
    """Return whether a phrase was listed together with its negation."""
    return any(one.value.kind == "negation" and found.first <= one.first < found.end for one in clause.modifiers)


def _reaches(one: Found[Modifier], found: Found[float]) -> bool:
    return one.value.kind == "negation" and found.first - one.end < NEGATION_REACH
