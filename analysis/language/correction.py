"""Mends words that nobody writes: two written as one, and one letter wrong in a word that carries meaning."""

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache

from analysis.language.vocabulary import is_word
from config.word_lists import word_list

SHORTEST, LONGEST = 5, 24
"""Shorter words have too many neighbours to be corrected, longer ones are none (letters)."""
LETTERS = "абвгдежзийклмнопрстуфхцчшщъьюя"
HEARD_ALIKE = frozenset({"ао", "оу", "аъ", "еи", "вф", "дт", "зс", "гк", "бп", "жш", "ий", "гх", "ую"})
"""Letters that a child takes for each other, in the order of the alphabet or against it."""
DOUBLED = re.compile(r"(\w)\1")
JOINED_FIRST = frozenset(
    ["не", "ни", "най", "по", "много", "ще", "да", "се", "ми", "ме", "ти", "си", "пак", "все", "на", "за", "от", "и"]
)
"""Words that children write together with the next."""


def mended(form: str) -> str | None:
    """Return how a word that no dictionary knows was meant, several words where it joins them; None where unclear."""
    return _parted(form) or _corrected(form)


def _parted(form: str) -> str | None:
    for place in range(min(len(form) - 2, 5), 1, -1):
        first, rest = form[:place], form[place:]
        if first in JOINED_FIRST and rest in _known():
            return f"{first} {rest}"
    return None


def _corrected(form: str) -> str | None:
    if not SHORTEST <= len(form) <= LONGEST:
        return None
    found = _known().intersection(_neighbours(form))
    return min(found, key=lambda word: (_cost(form, word), word not in meaningful(), word)) if found else None


def _neighbours(form: str) -> list[str]:
    """Return what is one step away: a letter more, less, other, or in the place of the next; and `шт` for `щ`.

    Steps are taken only where some known word begins like the form before them, and some ends like it behind them.
    """
    first = max(0, len(form) - 2 - _shared(form[::-1], _backwards()))
    last = _shared(form, _in_order())
    parts = [(form[:place], form[place:]) for place in range(first, last + 1)]
    words = [before + letter + after for before, after in parts for letter in LETTERS]
    words += [before + letter + after[1:] for before, after in parts if after for letter in LETTERS]
    words += [before + after[1:] for before, after in parts if after]
    words += [before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1]
    return [*words, form.replace("шт", "щ")]


def _shared(form: str, words: Sequence[str]) -> int:
    """Return how many letters at its beginning a form shares with any of some words, which stand in order."""
    place = bisect(words, form)
    near = words[max(0, place - 1) : place + 1]
    return max(next((at for at in range(len(form)) if word[at : at + 1] != form[at]), len(form)) for word in near)


def _cost(form: str, word: str) -> int:
    """Return how unlikely it is that a word was typed in this form."""
    if "шт" in form and form.replace("шт", "щ") == word:
        return 0
    if len(form) != len(word):
        return 1 if re.sub(DOUBLED, r"\1", form) == re.sub(DOUBLED, r"\1", word) else 2
    changed = [one + other for one, other in zip(form, word, strict=True) if one != other]
    if len(changed) > 1:
        return 1
    return 1 if changed[0] in HEARD_ALIKE or changed[0][::-1] in HEARD_ALIKE else 3


@cache
def _known() -> frozenset[str]:
    return common() | meaningful()


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(_known()))


@cache
def _backwards() -> tuple[str, ...]:
    return tuple(sorted(word[::-1] for word in _known()))


@cache
def common() -> frozenset[str]:
    """Return the words that everybody uses."""
    return frozenset(form for (form,) in word_list("common", 1))


@cache
def meaningful() -> frozenset[str]:
    """Return the words by which feelings, themes and harm are told."""
    entries = [entry for name in ("polarity", "themes", "senses_harm") for entry, _ in word_list(name, 2)]
    return frozenset(entry for entry in entries if " " not in entry and is_word(entry))
