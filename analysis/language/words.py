"""The words of a text as they are meant: small letters, Cyrillic, without stretched letters, with their lemma."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.language.correction import common, mended
from analysis.language.latin import LONGEST_WORD, UNKNOWN, in_cyrillic
from analysis.language.tokens import Kind, Token, spellings
from analysis.language.vocabulary import is_word, lemma
from config.word_lists import word_list

BULGARIAN = "bg"
WITHOUT_DOTS = str.maketrans("çğıöşüâîûé’", "cgiosuaiue'", "\u0307")
"""Turkish is typed with and without its signs."""
LOOK_ALIKE = str.maketrans("aceopxykmtbhABCEHKMOPTXY", "асеорхукмтвнАВСЕНКМОРТХУ")
"""Latin letters that slip into Cyrillic words unseen."""
COMMON_BONUS = 0.35
"""A word that everybody uses is likelier than a rare one of the same letters."""
ABBREVIATED = -1.0
"""A known abbreviation is likelier than any word."""
UNREAD = 9.0
"""A word that stays as it was typed is the last way to read it."""
ANY_NUMBER = "#"
"""Stands for the dictionary's form of a number in figures."""
KEPT_WORDS = 8_192


class Word(NamedTuple):
    """A word of a text, as it is meant; several where one token abbreviates or joins them."""

    token: Token
    form: str
    lemma: str


def words_of(tokens: Iterable[Token], language: str = BULGARIAN) -> Iterator[Word]:
    """Return the words and numbers among the tokens, as they are meant where they are Bulgarian, else as typed."""
    for token in tokens:
        if token.kind is Kind.NUMBER:
            yield Word(token, token.text, ANY_NUMBER)
        elif token.kind is Kind.WORD:
            if language == BULGARIAN:
                yield from (Word(token, form, lemma(form)) for form in meant(token.text))
            else:
                form = plain(spellings(token.text)[0])
                yield Word(token, form, form)


def plain(word: str) -> str:
    """Return a word of another language in small letters, without the signs that many leave out."""
    return word.lower().translate(WITHOUT_DOTS)


@lru_cache(KEPT_WORDS)
def is_read(written: str) -> bool:
    """Return whether a word is one that everybody knows, in either script, without mending it."""
    if len(written) > LONGEST_WORD:
        return False
    return any(cost < UNKNOWN - COMMON_BONUS for spelling in spellings(written) for _, cost in _ways(spelling))


@lru_cache(KEPT_WORDS)
def meant(written: str) -> tuple[str, ...]:
    """Return a word in small Cyrillic letters, as it is probably meant."""
    if len(written) > LONGEST_WORD:
        return (written.lower(),)
    ways = [way for spelling in spellings(written) for way in _ways(spelling)]
    likeliest, cost = min(ways, key=lambda way: way[1])
    if UNKNOWN - COMMON_BONUS <= cost < UNREAD:
        likeliest = mended(likeliest) or likeliest
    return tuple(likeliest.split())


def _ways(spelling: str) -> Iterator[tuple[str, float]]:
    """Return how a spelling may be meant, and what speaks against each way."""
    short = _short().get(spelling)
    if short is not None:
        yield short, ABBREVIATED
    elif any("а" <= letter <= "я" for letter in spelling):
        cyrillic = spelling.translate(LOOK_ALIKE)
        yield cyrillic, 0.0 if is_word(cyrillic) or cyrillic in common() else UNKNOWN
    else:
        yield spelling, UNREAD
        for way in in_cyrillic(spelling):
            cost = way.cost
            if way.word in common():
                cost -= COMMON_BONUS + (0 if way.is_known else UNKNOWN)
            yield way.word, cost


@cache
def _short() -> dict[str, str]:
    return {row[0]: row[1] for row in word_list("short", 2)}
