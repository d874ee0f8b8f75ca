"""A word list compiled for looking up: by the form as written, by its lemma, by its beginning; and phrases in a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from analysis.language.words import Word

Value = TypeVar("Value")
STEM = "*"
SHORTEST_STEM, LONGEST_STEM = 3, 24
"""A stem has so many letters (count)."""
KEPT_WORDS, KEPT_KEYS = 4_096, 512
NOTHING: list[Any] = []
"""What most words have; they share it."""
END = ""
"""Under this stand the values of the phrase that ends at a branch."""
Branch: TypeAlias = "dict[str, Branch[Value] | list[Value]]"
"""Where the beginning of a phrase leads, by its next part."""


class Found(NamedTuple, Generic[Value]):
    """What was found in a row of words: from `first` up to `end` (places in the row), under which entry."""

    first: int
    end: int
    entry: str
    value: Value


class Lexicon(Generic[Value]):
    """The entries of a word list; an entry is a form, a lemma, a stem ending in `*`, or several of these in a row."""

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        """Take entries with their values; of equal entries all values are kept, in order."""
        self._words: defaultdict[str, list[Value]] = defaultdict(list)
        self._phrases: Branch[Value] = {}
        self._met: dict[tuple[str, str], tuple[list[Value], list[Branch[Value]]]] = {}
        for entry, value in rows:
            parts = entry.split()
            if len(parts) == 1:
                self._words[entry].append(value)
                continue
            branch = self._phrases
            for part in parts:
                branch = branch.setdefault(part, {})  # type: ignore[assignment]
            branch.setdefault(END, []).append(value)  # type: ignore[union-attr]

    def of(self, form: str, lemma: str) -> list[Value]:
        """Return the values of a word: of its form, else of its lemma, else of the longest stem that fits."""
        return self._entries_of((form, lemma))[0]

    def in_row(self, words: Sequence[Word]) -> Iterator[Found[Value]]:
        """Return what stands in a row of words, in order; where a phrase fits, its words do not count alone."""
        place = 0
        while place < len(words):
            values, branches = self._entries_of(words[place][1:])
            if not values and not branches:
                place += 1
                continue
            found = self._phrases_at(words, place) if branches else []
            if not found:
                found = [Found(place, place + 1, words[place].form, value) for value in values]
            yield from found
            place = found[0].end if found else place + 1

    def everywhere(self, words: Sequence[Word]) -> Iterator[Value]:
        """Return the values of all that stands in a row of words, of words inside phrases too."""
        for place, word in enumerate(words):
            values, branches = self._entries_of(word[1:])
            yield from values
            if branches:
                yield from (found.value for found in self._phrases_at(words, place))

    def _phrases_at(self, words: Sequence[Word], place: int) -> list[Found[Value]]:
        """Return the values of the longest phrase that begins here."""
        longest: list[Found[Value]] = []
        reached, end = self._entries_of(words[place][1:])[1], place + 1
        while reached and end < len(words):
            keys = _keys(*words[end][1:])
            reached = [branch[key] for branch in reached for key in keys if key in branch]  # type: ignore[misc]
            end += 1
            values: list[Value] = [value for branch in reached for value in branch.get(END, ())]  # type: ignore[misc]
            if values:
                entry = " ".join(word.form for word in words[place:end])
                longest = [Found(place, end, entry, value) for value in values]
        return longest

    def _entries_of(self, word: tuple[str, str]) -> "tuple[list[Value], list[Branch[Value]]]":
        """Return the values of a word alone, by its form and lemma, and where the phrases lead that begin with it."""
        if word not in self._met:
            keys = _keys(*word)
            values = next((self._words[key] for key in keys if key in self._words), NOTHING)
            branches: list[Any] = [self._phrases[key] for key in keys if key in self._phrases]
            if len(self._met) >= KEPT_WORDS:
                self._met.clear()
            self._met[word] = values, branches or NOTHING
        return self._met[word]


@lru_cache(KEPT_KEYS)
def _keys(form: str, lemma: str) -> tuple[str, ...]:
    """Return under what a word may be listed: its form, its lemma, its beginnings from the longest."""
    beginnings = (form[:length] + STEM for length in range(min(len(form), LONGEST_STEM), SHORTEST_STEM - 1, -1))
    return tuple(dict.fromkeys((form, lemma, *beginnings)))
