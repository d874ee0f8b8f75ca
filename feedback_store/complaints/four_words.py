"""The four words of a receipt: drawn by chance, and understood however they were typed."""

import re
import secrets
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("four_words.tsv")
MANY = 4
"""So many words, each one of 2,048, give 44 bits."""

LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)),
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sht",
    "ю": "yu",
    "я": "ya",
}
"""How Bulgarian is written in Latin letters (the Transliteration Act of 2009)."""

AS_TYPED = (
    *(("4", "ch"), ("6", "sh"), ("w", "v"), ("q", "ya"), ("x", "h"), ("j", "zh"), ("tz", "ts")),
    *(("ş", "sh"), ("ç", "ch"), ("ı", "i"), ("ğ", "g"), ("ö", "o"), ("ü", "yu")),
)
"""What people type in a chat instead, and on a Turkish keyboard."""

NEIGHBOURS = str.maketrans("іїєґыэё", "ииегиее")
"""Letters of other keyboards in the place of Bulgarian ones."""


@cache
def all_words() -> tuple[str, ...]:
    """Return the words of the list, in its order."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def draw_words() -> tuple[str, ...]:
    """Return four different words by chance."""
    words: list[str] = []
    while len(words) < MANY:
        word = secrets.choice(all_words())
        words += [word] if word not in words else []
    return tuple(words)


def in_latin(word: str) -> str:
    """Return a word in Latin letters, for whoever does not read Cyrillic."""
    return "".join(LATIN.get(letter, letter) for letter in word)


def split_words(typed: str) -> tuple[str, ...]:
    """Return the words of a message as they were typed, without the signs between them."""
    return tuple(re.findall(r"[^\W_]+", typed.casefold()))


def read_word(typed: str) -> str | None:
    """Return the word of the list that was meant, or None where no word or more than one is that near.

    One letter that is wrong, missing, too many or changed places with the next is forgiven: no two words are so near.
    """
    cyrillic = typed.casefold().translate(NEIGHBOURS)
    known = _by_latin()
    for candidate in (in_latin(cyrillic), _as_meant(cyrillic)):
        if candidate in known:
            return known[candidate]
    if not re.search("[a-z0-9]", cyrillic):
        return _only([word for word in all_words() if is_near(word, cyrillic)])
    meant = _as_meant(cyrillic)
    return _only([word for latin, word in known.items() if is_near(latin, meant)])


def is_near(one: str, other: str) -> bool:
    """Return whether two words are the same but for one letter, or for two neighbours that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        differing = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differing) < 2:
            return True
        first, second = differing[0], differing[-1]
        has_swapped = one[first] == other[second] and one[second] == other[first]
        return len(differing) == 2 and second == first + 1 and has_swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _as_meant(typed: str) -> str:
    for written, meant in AS_TYPED:
        typed = typed.replace(written, meant)
    return typed


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None


@cache
def _by_latin() -> dict[str, str]:
    return {in_latin(word): word for word in all_words()}
