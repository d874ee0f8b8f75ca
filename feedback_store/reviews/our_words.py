"""A quote in a colleague's words, where a child's own would tell who it is."""

import re

from config.answer_check import is_storable
from feedback_store.engine import Store
from feedback_store.errors import OurWordsRefusedError

LONGEST = 300
"""Characters; what a child has said stands in two sentences."""
SAME_WORDS = 4
"""So many words in a row as they were written are the child's own."""
WORD = re.compile(r"\w+")


def require_our_words(store: Store, text: str, written: str, keep: frozenset[str]) -> str:
    """Return a colleague's wording in one line, if it names nobody and does not repeat the child.

    Raises:
        OurWordsRefusedError: it is empty or too long, has personal data in it, or repeats the child's own words.
    """
    said = " ".join(text.split())
    if not (0 < len(said) <= LONGEST and is_storable(said)):
        raise OurWordsRefusedError(f"our words have 1 to {LONGEST} characters, these have {len(said)}; shorten them")
    reading = store.reader(said, keep=keep)
    if reading.spans or reading.concern:
        raise OurWordsRefusedError("there is a name or other personal data in our words, or danger; leave it out")
    if _runs(said) & _runs(written):
        raise OurWordsRefusedError(f"our words repeat {SAME_WORDS} words of the child's own; say it in other words")
    return said


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[place : place + SAME_WORDS]) for place in range(len(words) - SAME_WORDS + 1)}
