"""Words beside which personal data stand, such as `ул.` before a street or `бл.` before a number.

The patterns are slow to look for; `Written` tells quickly which of them may stand in a text at all.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from config.word_lists import word_list

ANY_ENDING = "*"
DIGIT = re.compile(r"\d")
WORD = re.compile(r"\w+")
KEPT_WORDS = 8_192
NO_KINDS: frozenset[str] = frozenset()


class Written(NamedTuple):
    """A text as those look at it who look for personal data.

    Attributes:
        small: the text in small letters; not always as long.
        has_digits: whether figures stand in it.
        cues: of which kinds the words are that may begin a cue.
    """

    text: str
    small: str
    has_digits: bool
    cues: frozenset[str]


def written(text: str) -> Written:
    """Return a text with what quick looks tell of it."""
    small = text.lower()
    cues = NO_KINDS.union(*map(_kinds_of, WORD.findall(small)))
    return Written(text, small, DIGIT.search(text) is not None, cues)


@cache
def cue(kind: str) -> str:
    """Return a pattern for any of the words of a kind, longest first."""
    words = sorted((entry for entry, known in word_list("cues", 2) if known == kind), key=lambda word: -len(word))
    return "(?:" + "|".join(_pattern(word) for word in words) + ")"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


@lru_cache(KEPT_WORDS)
def _kinds_of(word: str) -> frozenset[str]:
    """Return the kinds of the cues that begin with a word in small letters."""
    beginnings = (word[:length] + ANY_ENDING for length in range(1, len(word) + 1))
    return NO_KINDS.union(*(_beginnings()[one] for one in (word, *beginnings) if one in _beginnings()))


@cache
def _beginnings() -> dict[str, frozenset[str]]:
    """Return the first words of all cues with the kinds that they begin."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry, kind in word_list("cues", 2):
        first = WORD.search(entry)
        if first is None:
            continue
        is_open = entry[first.end() :].startswith(ANY_ENDING)
        found[first.group() + (ANY_ENDING if is_open else "")].add(kind)
    return {beginning: frozenset(kinds) for beginning, kinds in found.items()}
