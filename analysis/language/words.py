"""The words of a text as they are meant: small letters, Cyrillic, without stretched letters, with their lemma."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.language.latin import UNKNOWN, in_cyrillic
from analysis.language.tokens import Kind, Token, spellings
from analysis.language.vocabulary import is_word, lemma
from config.word_lists import word_list

LOOK_ALIKE = str.maketrans("aceopxykmtbhABCEHKMOPTXY", "асеорхукмтвнАВСЕНКМОРТХУ")
"""Latin letters that slip into Cyrillic words unseen."""
COMMON_BONUS = 0.35
"""A word that everybody uses is likelier than a rare one of the same letters."""
KEPT_WORDS = 50_000


@dataclass(frozen=True)
class Word:
    """A word of a text, as it is meant."""

    token: Token
    form: str
    lemma: str


def words_of(tokens: tuple[Token, ...]) -> Iterator[Word]:
    """Return the words among the tokens, as they are meant where they are Bulgarian."""
    for token in tokens:
        if token.kind is Kind.WORD:
            form = meant(token.text)
            yield Word(token, form, lemma(form))


@lru_cache(KEPT_WORDS)
def meant(written: str) -> str:
    """Return a word in small Cyrillic letters, as it is probably meant; several words where it abbreviates them."""
    ways = [way for spelling in spellings(written) for way in _ways(spelling)]
    return min(ways, key=lambda way: way[1])[0]


def _ways(spelling: str) -> Iterator[tuple[str, float]]:
    """Return how a spelling may be meant, and what speaks against each way."""
    short = _short().get(spelling)
    if short is not None:
        yield short, -1.0
    elif any("а" <= letter <= "я" for letter in spelling):
        cyrillic = spelling.translate(LOOK_ALIKE)
        yield cyrillic, 0.0 if is_word(cyrillic) or cyrillic in _common() else UNKNOWN
    else:
        yield spelling, 9.0
        for way in in_cyrillic(spelling):
            cost = way.cost
            if way.word in _common():
                cost -= COMMON_BONUS + (0 if way.is_known else UNKNOWN)
            yield way.word, cost


@cache
def _short() -> dict[str, str]:
    return {row[0]: row[1] for row in word_list("short", 2)}


@cache
def _common() -> frozenset[str]:
    return frozenset(form for (form,) in word_list("common", 1))
