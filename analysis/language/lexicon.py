"""A word list compiled for looking up: by the form as written, by its lemma, by its beginning; and phrases in a row."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from analysis.language.words import Word

Value = TypeVar("Value")
STEM = "*"
SHORTEST_STEM = 3
"""A stem has at least so many letters (count)."""
KEPT_WORDS = 8_192
NOTHING: list[Any] = []
NEITHER = NOTHING, NOTHING
NOWHERE: dict[str, Any] = {}
"""What most words have, and where most entries end; they share it."""


class Branch(Generic[Value]):
    """Where the beginning of an entry leads, by the next word, and the values of the entry that ends here."""

    __slots__ = ("further", "stems", "values")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.further: dict[str, Branch[Value]] = NOWHERE
        self.stems: tuple[int, ...] = ()
        self.values: list[Value] = NOTHING

    def grown(self, word: str) -> "Branch[Value]":
        """Return the branch that a word leads to, a new one where there is none."""
        if not self.further:
            self.further = {}
        if word not in self.further:
            self.further[word] = Branch()
            if word.endswith(STEM) and len(word) > SHORTEST_STEM:
                self.stems = tuple(sorted({len(word) - 1, *self.stems}, reverse=True))
        return self.further[word]

    def leads(self, form: str, lemma: str) -> "list[Branch[Value]]":
        """Return the branches to which a word leads: by its form, its lemma, its beginnings from the longest."""
        further = self.further
        found = [further[form]] if form in further else []
        if lemma != form and lemma in further:
            found.append(further[lemma])
        if self.stems:
            stems = [form[:length] + STEM for length in self.stems if length <= len(form)]
            found += [further[stem] for stem in stems if stem in further]
        return found


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
        self._root: Branch[Value] = Branch()
        self._met: dict[str, tuple[list[Value], list[Branch[Value]]]] = {}
        for entry, value in rows:
            branch = self._root
            for part in entry.split():
                branch = branch.grown(part)
            branch.values = [*branch.values, value]

    def of(self, form: str, lemma: str) -> list[Value]:
        """Return the values of a word: of its form, else of its lemma, else of the longest stem that fits."""
        return self._entries_of(form, lemma)[0]

    def in_row(self, words: Sequence[Word]) -> Iterator[Found[Value]]:
        """Return what stands in a row of words, in order; where a phrase fits, its words do not count alone."""
        place = 0
        while place < len(words):
            _, form, lemma = words[place]
            values, branches = self._entries_of(form, lemma)
            if not values and not branches:
                place += 1
                continue
            found = _phrases_at(words, place, branches) if branches else []
            if not found:
                found = [Found(place, place + 1, form, value) for value in values]
            yield from found
            place = found[0].end if found else place + 1

    def everywhere(self, words: Sequence[Word]) -> Iterator[Value]:
        """Return the values of all that stands in a row of words, of words inside phrases too."""
        for place, (_, form, lemma) in enumerate(words):
            values, branches = self._entries_of(form, lemma)
            yield from values
            if branches:
                yield from (found.value for found in _phrases_at(words, place, branches))

    def _entries_of(self, form: str, lemma: str) -> tuple[list[Value], list[Branch[Value]]]:
        """Return the values of a word alone, and where the phrases lead that begin with it; a form has one lemma."""
        met = self._met.get(form)
        if met is None:
            found = self._root.leads(form, lemma)
            values = next((branch.values for branch in found if branch.values), NOTHING)
            branches = [branch for branch in found if branch.further]
            met = (values, branches or NOTHING) if found else NEITHER
            if len(self._met) >= KEPT_WORDS:
                self._met.clear()
            self._met[form] = met
        return met


def _phrases_at(words: Sequence[Word], place: int, branches: Sequence[Branch[Value]]) -> list[Found[Value]]:
    """Return the values of the longest phrase that begins here; its first word leads to some branches."""
    longest: list[Value] = []
    longest_end = end = place + 1
    reached = branches
    while reached and end < len(words):
        _, form, lemma = words[end]
        reached = [further for branch in reached for further in branch.leads(form, lemma)]
        end += 1
        if values := [value for branch in reached for value in branch.values]:
            longest, longest_end = values, end
    entry = " ".join(word.form for word in words[place:longest_end]) if longest else ""
    return [Found(place, longest_end, entry, value) for value in longest]
