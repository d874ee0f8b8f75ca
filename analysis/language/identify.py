"""In which script and language a text is written; libraries take Bulgarian in Latin letters for English or Turkish."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from analysis.language.latin import in_cyrillic
from analysis.language.tokens import Kind, Token, spellings
from config.word_lists import word_list

CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
OF_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
OF_TURKISH = re.compile("[ğşıçöüĞŞİÇÖÜ]")
UNKNOWN = "und"
LANGUAGES = frozenset({"bg", "en", "tr", "uk"})
KEPT_WORDS = 8_192
PLAIN_COST = 0.6
"""Up to this cost a word in Latin letters is taken for Bulgarian."""


def script_of(text: str) -> str:
    """Return cyrillic, latin, mixed where both stand in it, or none where there are no letters."""
    cyrillic, latin = bool(CYRILLIC.search(text)), bool(LATIN.search(text))
    if cyrillic and latin:
        return "mixed"
    return "cyrillic" if cyrillic else "latin" if latin else "none"


def language_of(tokens: Sequence[Token]) -> str:
    """Return bg, en, tr or uk, or und where no word says it; Bulgarian where two are as likely."""
    words = [token.text.lower().replace("’", "'") for token in tokens if token.kind is Kind.WORD]
    latin = [word for word in words if LATIN.search(word)] if LATIN.search(" ".join(words)) else []
    if len(latin) * 2 > len(words):
        return _of_latin(latin)
    return _of_cyrillic(words) if words else UNKNOWN


def _of_cyrillic(words: Sequence[str]) -> str:
    if not OF_UKRAINIAN.search(" ".join(words)):
        return "bg"
    ukrainian = sum(word in words_that_tell("uk") or bool(OF_UKRAINIAN.search(word)) for word in words)
    return "uk" if ukrainian * 3 > len(words) else "bg"


def _of_latin(words: Sequence[str]) -> str:
    votes = {
        "bg": sum(_is_bulgarian(word) for word in words),
        "en": sum(word in words_that_tell("en") for word in words),
        "tr": sum(word in words_that_tell("tr") or bool(OF_TURKISH.search(word)) for word in words),
    }
    best = max(votes, key=lambda language: votes[language])  # of equals the first
    return best if votes[best] else UNKNOWN


@lru_cache(KEPT_WORDS)
def _is_bulgarian(word: str) -> bool:
    ways = [in_cyrillic(spelling)[:1] for spelling in spellings(word)]
    return any(way[0].is_known and way[0].cost <= PLAIN_COST for way in ways if way)


@cache
def words_that_tell(language: str) -> frozenset[str]:
    """Return the common words of a language that is not Bulgarian."""
    return frozenset(word for word, known in word_list("languages", 2) if known == language)
