"""A word list compiled for looking up: by the form as written, by its lemma, by its beginning; and phrases in a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from analysis.language.words import Word

Value = TypeVar("Value")
STEM = "*"
STEM_LETTERS = 4
"""A stem has at least so many letters; by these it is found (count)."""


@dataclass(frozen=True)
class Found(Generic[Value]):
    """What was found in a row of words: from `first` up to `end` (places in the row), under which entry."""

    first: int
    end: int
    entry: str
    value: Value


class Lexicon(Generic[Value]):
    """The entries of a word list; an entry is a form, a lemma, a stem ending in `*`, or several of these in a row."""

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        """Take entries with their values; of equal entries all values are kept, in order."""
        self._whole: defaultdict[str, list[Value]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[str, Value]]] = defaultdict(list)
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for entry, value in rows:
            parts = tuple(entry.split())
            if len(parts) > 1:
                self._phrases[_key(parts[0])].append((parts, value))
            elif entry.endswith(STEM):
                self._stems[entry[:STEM_LETTERS]].append((entry.removesuffix(STEM), value))
            else:
                self._whole[entry].append(value)
        for stems in self._stems.values():
            stems.sort(key=lambda stem: -len(stem[0]))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def of(self, word: Word) -> list[Value]:
        """Return the values of a word: of its form, else of its lemma, else of the longest stem that fits."""
        found = self._whole.get(word.form) or self._whole.get(word.lemma)
        if found:
            return found
        stems = [one for one in self._stems.get(word.form[:STEM_LETTERS], ()) if word.form.startswith(one[0])]
        return [value for stem, value in stems if stem == stems[0][0]]

    def in_row(self, words: Sequence[Word]) -> Iterator[Found[Value]]:
        """Return what stands in a row of words, in order; where a phrase fits, its words do not count alone."""
        place = 0
        while place < len(words):
            found = list(self._phrases_at(words, place)) or [
                Found(place, place + 1, words[place].form, value) for value in self.of(words[place])
            ]
            yield from found
            place = found[0].end if found else place + 1

    def _phrases_at(self, words: Sequence[Word], place: int) -> Iterator[Found[Value]]:
        word = words[place]
        keys = dict.fromkeys((word.form, word.lemma, word.form[:STEM_LETTERS] + STEM))
        fitting = [
            (parts, value)
            for key in keys
            for parts, value in self._phrases.get(key, ())
            if _fits(parts, words[place : place + len(parts)])
        ]
        longest = max((len(parts) for parts, _ in fitting), default=0)
        for parts, value in fitting:
            if len(parts) == longest:
                yield Found(place, place + longest, " ".join(parts), value)


def _key(part: str) -> str:
    """Return under what a phrase is kept that begins with this: the word itself, or the first letters of a stem."""
    return part[:STEM_LETTERS] + STEM if part.endswith(STEM) else part


def _fits(parts: Sequence[str], words: Sequence[Word]) -> bool:
    return len(parts) == len(words) and all(
        word.form.startswith(part[:-1]) if part.endswith(STEM) else part in (word.form, word.lemma)
        for part, word in zip(parts, words, strict=True)
    )
