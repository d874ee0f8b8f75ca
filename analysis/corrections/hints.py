"""Hints for the word lists from corrections: words, never texts, and none by which a child could be found.

The list leaves the house. So only words of the list of the most frequent ones stand in it, in the dictionary's form,
no names, and only where at least the smallest group of texts was corrected in the same way; how many is rounded down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from analysis.language.correction import common
from analysis.language.parse import parse
from analysis.language.words import BULGARIAN, words_of
from config.word_lists import word_list
from feedback_store.reviews.corrections import Told

FEELING = "feeling"
ABSENT = "absent"
"""Stands where a theme was not found, or is not there."""


@dataclass(frozen=True, order=True)
class Hint:
    """A word that stands in texts of which people say something else than the reader.

    Attributes:
        about: feeling, or a theme.
        texts: in how many texts, rounded down to a multiple of the smallest group (count).
    """

    word: str
    about: str
    read: str
    said: str
    texts: int


def hints_from(corrected: Iterable[tuple[str, Told, Told]], *, smallest_group: int) -> tuple[Hint, ...]:
    """Return hints by word from texts, each with what was read in it and what people say of it."""
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for text, read, said in corrected:
        differences = set(_differences(read, said))
        counted.update((word, *difference) for word in _plain_words(text) for difference in differences)
    return tuple(
        sorted(
            Hint(*key, texts=texts - texts % smallest_group)
            for key, texts in counted.items()
            if texts >= smallest_group
        )
    )


def _differences(read: Told, said: Told) -> Iterator[tuple[str, str, str]]:
    if read.feeling != said.feeling:
        yield FEELING, read.feeling, said.feeling
    for theme in {*read.themes, *said.themes}:
        was, now = read.themes.get(theme, ABSENT), said.themes.get(theme, ABSENT)
        if was != now:
            yield theme.value, was, now


def _plain_words(text: str) -> frozenset[str]:
    """Return the words of a Bulgarian text that everybody uses, in the dictionary's form."""
    parsed = parse(text)
    if parsed.language != BULGARIAN:
        return frozenset()
    found = (word.lemma for word in words_of(parsed.tokens) if word.form in common())
    return frozenset(word for word in found if word in common() and word not in _names())


@cache
def _names() -> frozenset[str]:
    return frozenset(name for name, _, _ in word_list("names", 3))
