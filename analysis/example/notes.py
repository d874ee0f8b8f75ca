"""The notes that people of the example year write, by who they are, how they feel and in what letters they write."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.toml")

WRITINGS = {"bg": 78, "shlyokavitsa": 8, "tr": 6, "uk": 5, "en": 3}
"""How likely somebody writes in a language, or in Bulgarian with Latin letters (weights)."""

OWN_PAGES = {"en": 1.0, "uk": 0.8, "tr": 0.5}
"""How likely the pages are read in the language in which somebody writes; the others read Bulgarian."""

Tables = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]


@cache
def all_notes() -> Tables:
    """Return all notes by table, mood ("good" or "bad") and writing."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def a_writing(chance: random.Random) -> str:
    """Return how somebody writes."""
    return chance.choices(list(WRITINGS), list(WRITINGS.values()))[0]


def language_of_pages(writing: str, chance: random.Random) -> str:
    """Return the language in which somebody is asked."""
    return writing if chance.random() < OWN_PAGES.get(writing, 0) else "bg"


def a_note(tables: Sequence[str], mood: str, writing: str, chance: random.Random) -> str:
    """Return a note from the first table that has some in that mood; in Bulgarian where none is written otherwise."""
    notes = next(all_notes()[table][mood] for table in tables if mood in all_notes()[table])
    return chance.choice(notes.get(writing) or notes["bg"])
