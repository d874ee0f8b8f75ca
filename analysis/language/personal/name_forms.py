"""The names of people in all forms in which they are written: called, fondled, belonging to, in Latin letters."""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import islice, product

from analysis.language.latin import MEANINGS
from analysis.language.words import plain
from config.word_lists import word_list

SHORTEST = 3
"""Shorter pieces are no names (letters)."""
ENDINGS: dict[str, tuple[str, ...]] = {
    "е": ("", "а", "о"),
    "о": ("а",),
    "йо": ("я", "й"),
    "ю": ("й", "а", "я"),
    "ьо": ("я", "а"),
    "а": ("", "о", "е", "и"),
    "я": ("й",),
    "та": ("",),
    "то": ("",),
    "ата": ("", "а", "о"),
    "ят": ("", "й"),
    "ът": ("",),
    **{f"ов{end}": ("", "о", "а", "и") for end in ("", "а", "о", "и", "ата", "ото", "ите", "ия", "ци")},
    **{f"ев{end}": ("", "й", "и", "е", "о") for end in ("", "а", "о", "и", "ата", "ото", "ите", "ия", "ци")},
    **{f"ин{end}": ("а", "я", "и", "е") for end in ("", "а", "о", "и", "ата", "ото", "ите", "ия")},
    **{
        f"{end}{article}": ("", "а", "о", "я", "и", "й")
        for end in ("че", "чо", "ка", "ко", "ца", "енце")
        for article in ("", "то", "та")
    },
    "ески": ("",),
    "ска": ("ски",),
    "ова": ("", "о", "а", "и", "ов"),
    "ева": ("", "й", "и", "е", "о", "ев"),
}
"""What a form may end in, and what stands there in the name as it is listed."""
FAMILY = ("ов", "ова", "ев", "ева", "ски", "ска", "оглу", "oglu", "ov", "ova", "ev", "eva", "ski", "ska")
LATIN_ENDINGS = frozenset(
    ["a", "e", "o", "i", "s", "ta", "to", "ata", "eto", "ov", "ova", "ovi", "ev", "eva", "in", "ina", "ino"]
).union(("ka", "ko", "cho", "4o", "che", "4e", "ce"))
LONGEST_ENDING = max(map(len, (*ENDINGS, *LATIN_ENDINGS)))
ONE_SOUND, AFTER_VOWEL = "џ", "ї"
"""Stand for дж, and for an и behind a vowel, while a name is spelled in Latin letters."""
VOWEL_AND_I = re.compile("([аеоуяю])и")
MOST_SPELLINGS = 64
KEPT_WORDS = 8_192


@lru_cache(KEPT_WORDS)
def listed(word: str) -> str | None:
    """Return how sure a word in small letters is a name: `sure`, `form` (of a name), `word` (also one), or None."""
    certain = _names().get(word) or _latin_names().get(plain(word))
    if certain:
        return certain
    return "form" if any(base in _names() or base in _latin_names() for base in _bases(word)) else None


def is_family_like(word: str) -> bool:
    """Return whether a word in small letters ends as family names do."""
    return len(word) > 2 * SHORTEST - 1 and word.endswith(FAMILY)


def _bases(word: str) -> Iterator[str]:
    if word.isascii():
        for ending in _endings_of(word, LATIN_ENDINGS):
            if len(word) - len(ending) >= SHORTEST:
                stem = word.removesuffix(ending)
                yield from (stem + end for end in ("", "a", "o", "i", "q", "ia"))
    for ending in _endings_of(word, ENDINGS):
        stem = word.removesuffix(ending)
        yield from (stem + end for end in ENDINGS[ending] if len(stem + end) >= SHORTEST and len(stem) >= SHORTEST - 1)


def _endings_of(word: str, endings: Container[str]) -> Iterator[str]:
    return (word[-length:] for length in range(1, LONGEST_ENDING + 1) if word[-length:] in endings)


@cache
def _names() -> dict[str, str]:
    return {name: certainty for name, _, certainty in word_list("names", 3)}


@cache
def _latin_names() -> dict[str, str]:
    """Return the names as they are spelled in Latin letters, in the commonest ways."""
    return {spelling: certainty for name, certainty in _names().items() for spelling in _spellings(name)}


def _spellings(name: str) -> Iterator[str]:
    one_sound = VOWEL_AND_I.sub(rf"\1{AFTER_VOWEL}", name.replace("дж", ONE_SOUND))
    ways = [_signs().get(letter, (letter,)) for letter in one_sound]
    for signs in islice(product(*ways), MOST_SPELLINGS):
        yield "".join(signs)


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    """Return the Latin signs of each Cyrillic letter, commonest first, and English and Turkish habits."""
    habits = {
        ONE_SOUND: ("dj", "dzh", "c", "j"),
        AFTER_VOWEL: ("i", "yi", "y"),
        "ж": ("j", "zh"),
        "ц": ("c", "ts"),
        "щ": ("sht", "6t"),
        "ю": ("yu", "u", "iu"),
        "ъ": ("a", "u"),
        "й": ("i", "y"),
        "ь": ("", "i"),
        "ш": ("sh", "6", "s"),
        "ч": ("ch", "4", "c"),
        "я": ("q", "ya", "ia"),
        "в": ("v", "w"),
        "ф": ("f",),
        "х": ("h",),
        "к": ("k",),
        "у": ("u",),
    }
    plain = {
        letter: (sign,)
        for sign, meanings in MEANINGS.items()
        for letter, cost in meanings
        if len(sign) == 1 and not cost and len(letter) == 1
    }
    return {**plain, **habits}
