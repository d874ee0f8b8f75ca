"""Where Bulgarian words are stressed: the synthesiser only guesses, and says "ка̀жи" and "кутия̀та"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "bulgarian_stress.tsv"
"""One word a line, a grave accent behind its stressed vowel."""
GRAVE = "\u0300"
IN_ONE_SIGN = str.maketrans({"\u045d": f"и{GRAVE}", "\u0450": f"е{GRAVE}"})
"""These two letters also exist with the accent in one; keyboards give either."""
VOWELS = "аъоуеиюя"
WORD = re.compile(r"[А-Яа-я]+(?:-[А-Яа-я]+)*")


@cache
def stressed_words() -> Mapping[str, str]:
    """Return the words of the list, by how they are usually written."""
    words = LIST.read_text(encoding="utf-8").translate(IN_ONE_SIGN).split()
    return {word.replace(GRAVE, ""): word for word in words}


def with_stress(text: str) -> str:
    """Return a text with the stress of every word of the list marked, as the synthesiser understands it."""
    return WORD.sub(lambda found: stressed_words().get(found[0].lower(), found[0]), text)


def guessed_words(text: str) -> Iterator[str]:
    """Return the words that are not in the list and could be stressed in more than one place."""
    for word in WORD.findall(text.lower()):
        if word not in stressed_words() and sum(letter in VOWELS for letter in word) > 1:
            yield word
