"""The word lists of the reader, ready to be looked up, for Bulgarian and for the other languages it meets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.language.lexicon import Lexicon
from analysis.language.words import BULGARIAN, plain
from config.word_lists import word_list


@dataclass(frozen=True)
class Modifier:
    """What a word does to others: negation, intensifier, diminisher, contrast, wish, question or irony."""

    kind: str
    factor: float


@cache
def feelings(language: str) -> Lexicon[float]:
    """Return the words of feeling with their values (-1 to 1)."""
    rows = _rows("polarity", language, 2)
    idioms = word_list("idioms", 2) if language == BULGARIAN else ()
    return Lexicon((entry, float(value)) for entry, value in (*rows, *idioms))


@cache
def modifiers(language: str) -> Lexicon[Modifier]:
    """Return the words that change what others mean."""
    return Lexicon((entry, Modifier(kind, float(factor))) for entry, kind, factor in _rows("modifiers", language, 3))


@cache
def themes(language: str) -> Lexicon[str]:
    """Return the words that tell of what a text speaks."""
    return Lexicon((entry, theme) for entry, theme in _rows("themes", language, 2))


@cache
def groups(language: str) -> Lexicon[str]:
    """Return the words that do the same work in what people tell, by group; only Bulgarian ones are listed."""
    rows = word_list("groups", 2) if language == BULGARIAN else ()
    return Lexicon((entry, group) for entry, group in rows)


@cache
def senses(language: str) -> Lexicon[str]:
    """Return the words and phrases by which harm is told, and what only sounds like it; only Bulgarian ones."""
    rows = word_list("senses_harm", 2) if language == BULGARIAN else ()
    return Lexicon((entry, sense) for entry, sense in rows)


@cache
def emoji() -> dict[str, float]:
    """Return the emoji and smileys with their values (-1 to 1)."""
    return {sign: float(value) for sign, value, _ in word_list("emoji", 3)}


def _rows(name: str, language: str, columns: int) -> Iterator[tuple[str, ...]]:
    if language == BULGARIAN:
        yield from word_list(name, columns)
    else:
        for entry, known, *values in word_list(f"other_{name}", columns + 1):
            if known == language:
                yield plain(entry), *values
