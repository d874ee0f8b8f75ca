"""The rule for the wording of a quote: words may be left out of the proposal, and none may come in."""

import re

from config.errors import quoted
from feedback_store.errors import WordingRefusedError

WORD = re.compile(r"\[[^\]\n]*\]|\w+")
"""A word, or a mark that stands in the place of personal data."""
OF_A_CUT = set(".,…")
"""Signs that may come in where words were left out."""


def require_shortened(wording: str, proposed: str) -> str:
    """Return a wording without blanks around it, if its words stand in the proposal, in that order.

    Nobody puts words into a child's mouth, and what was hidden stays so.

    Raises:
        WordingRefusedError: a word or sign is a new one or stands elsewhere, or nothing is left.
    """
    given = (found[0].casefold() for found in WORD.finditer(proposed))
    new = [word for word in WORD.findall(wording) if word.casefold() not in given]  # each goes on behind the last one
    new += sorted(_signs(wording) - _signs(proposed) - OF_A_CUT)
    if new:
        raise WordingRefusedError(f"{quoted(new[0])} does not stand there in the proposal; only leave words out")
    if not wording.strip(" \n.,…"):
        raise WordingRefusedError("nothing is left of the note; leave words in it, or say no to it")
    return wording.strip()


def _signs(text: str) -> set[str]:
    return {sign for sign in WORD.sub("", text) if not sign.isspace()}
