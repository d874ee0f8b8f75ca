"""Finds what is wrong in the word lists: rows twice, entries that contradict each other, entries no text can reach."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.language.lexicon import SHORTEST_STEM, STEM
from analysis.language.tokens import Kind, tokens
from config.errors import WordListError
from config.reading import Theme
from config.word_lists import word_list

COLUMNS = {
    "common": 1, "cues": 2, "emoji": 3, "groups": 2, "idioms": 2, "languages": 2, "lemmas": 2,
    "modifiers": 3, "names": 3, "other_modifiers": 4, "other_polarity": 3, "other_themes": 3,
    "polarity": 2, "public_names": 2, "senses_harm": 2, "short": 2, "themes": 2, "titles": 2,
}  # fmt: skip
"""The word lists, and how many columns each has."""
LOOKED_UP = {"groups", "idioms", "modifiers", "polarity", "senses_harm", "themes"}
"""Those whose entries are compared with the words of Bulgarian texts."""
ONE_VALUE = {"emoji", "idioms", "lemmas", "names", "polarity", "short", "titles"}
"""Those in which an entry stands once."""
VALUES = {"emoji": 1, "idioms": 1, "polarity": 1, "other_polarity": 2}
"""Those with a feeling from -1 to 1, and in which column."""
THEMES = {"themes": 1, "other_themes": 2}


@dataclass(frozen=True)
class Finding:
    """What is wrong with an entry of a list."""

    list: str
    entry: str
    problem: str


def findings() -> Iterator[Finding]:
    """Return all that is wrong in the lists; what cannot be read at all too."""
    for name, columns in COLUMNS.items():
        try:
            rows = tuple(word_list(name, columns))
        except (WordListError, OSError) as problem:
            yield Finding(name, "", str(problem))
            continue
        yield from _twice(name, rows)
        yield from _wrong_values(name, rows)
        if name in LOOKED_UP:
            yield from _out_of_reach(name, rows)
    yield from _contradictions()


def _twice(name: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = row[:1] if name in ONE_VALUE else row
        if key in seen:
            yield Finding(name, row[0], "stands there twice")
        seen.add(key)


def _wrong_values(name: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    for row in rows:
        if name in VALUES and not _is_feeling(row[VALUES[name]]):
            yield Finding(name, row[0], f"{row[VALUES[name]]} is no number from -1 to 1")
        if name in THEMES and row[THEMES[name]] not in {*map(str, Theme)}:
            yield Finding(name, row[0], f"{row[THEMES[name]]} is no theme")


def _is_feeling(written: str) -> bool:
    try:
        return -1 <= float(written) <= 1
    except ValueError:
        return False


def _out_of_reach(name: str, rows: Sequence[tuple[str, ...]]) -> Iterator[Finding]:
    for entry in dict.fromkeys(row[0] for row in rows):
        for part in entry.split():
            stem = part.removesuffix(STEM)
            found = tokens(stem)
            if part != stem and len(stem) < SHORTEST_STEM:
                yield Finding(name, entry, f"a stem needs at least {SHORTEST_STEM} letters")
            elif (
                [token.text for token in found] != [stem]
                or found[0].kind not in (Kind.WORD, Kind.NUMBER)
                or stem != stem.lower()
            ):
                yield Finding(name, entry, f"no text has the word {part!r}")


def _contradictions() -> Iterator[Finding]:
    """Return the entries that are both a feeling of their own and a change of others', where that cannot be both."""
    changing = {entry: kind for entry, kind, _ in word_list("modifiers", COLUMNS["modifiers"]) if " " in entry}
    feeling: defaultdict[str, set[float]] = defaultdict(set)
    for name in ("polarity", "idioms"):
        for entry, value in word_list(name, COLUMNS[name]):
            feeling[entry].add(float(value))
    for entry, values in feeling.items():
        if entry in changing and changing[entry] != "irony":
            yield Finding("idioms", entry, f"is a {changing[entry]} in modifiers too")
        if min(values) < 0 < max(values):
            yield Finding("idioms", entry, "is good in one list and bad in the other")
