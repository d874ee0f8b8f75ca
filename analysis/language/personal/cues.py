"""Words beside which personal data stand, as pieces of patterns: `ул.` before a street, `бл.` before a number."""

import re
from functools import cache

from config.word_lists import word_list

ANY_ENDING = "*"


@cache
def cue(kind: str) -> str:
    """Return a pattern for any of the words of a kind, longest first."""
    words = sorted((entry for entry, known in word_list("cues", 2) if known == kind), key=lambda word: -len(word))
    return "(?:" + "|".join(_pattern(word) for word in words) + ")"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
