"""How long a sentence for children may be, and which words they should not meet; see docs/reading-level.md."""

import re
from functools import cache
from pathlib import Path

HARD_WORDS = Path(__file__).with_name("hard_words.tsv")
"""Stems, or whole words, each with the oldest age (years) that should not meet it."""

MOST_WORDS = {7: 8, 11: 9, 17: 12}
"""The longest sentence (words) for children up to an age (years)."""


@cache
def hard_words() -> dict[str, int]:
    """Return stems, or whole words, with the oldest age that should not meet them."""
    lines = HARD_WORDS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: int(age) for word, age in rows}


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence; a dash is none."""
    return [word for word in sentence.split() if any(map(str.isalnum, word))]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.strip() for sentence in re.split(r"[.!?…]+", text) if sentence.strip()]


def too_long(text: str, age: int) -> list[str]:
    """Return the sentences of a text that are too long for an age."""
    return [sentence for sentence in sentences_of(text) if len(words_of(sentence)) > MOST_WORDS[age]]


def too_hard(text: str, age: int) -> list[str]:
    """Return the Bulgarian words of a text that children of an age should not meet."""
    found = re.findall(r"[а-яѝ]+", text.lower())
    return [
        word for word in found if any(_is_hard(word, stem) and age <= oldest for stem, oldest in hard_words().items())
    ]


def _is_hard(word: str, stem: str) -> bool:
    return word.startswith(stem[:-1]) if stem.endswith("*") else word == stem
