"""How an approved note is written and said before children."""

import re

from analysis.language.identify import script_of
from analysis.language.latin import in_cyrillic
from feedback_store.quotes.kept import Quote

HIDDEN = re.compile(r"(?:\[[^\]\n]*\]\s*)+")
"""Marks in the place of personal data."""
LATIN_WORD = re.compile(r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*")
SIZES = ((40, "huge"), (90, "large"), (180, "medium"), (320, "small"))
"""Up to so many characters a note is written so large; the longest are tiny."""


def shown_text(text: str) -> str:
    """Return a quote as children see it: where something was hidden stand three dots."""
    return re.sub(r"\s+([.,!?])", r"\1", HIDDEN.sub("… ", text)).strip()


def said_text(quote: Quote) -> str:
    """Return a quote as it is said: Bulgarian in Latin letters in its own; empty where there is nothing to say."""
    text = shown_text(quote.text or "")
    if quote.language == "bg" and script_of(text) == "latin":
        text = LATIN_WORD.sub(_in_cyrillic, text)
    return text if re.search(r"\w", text) else ""


def size_of(text: str) -> str:
    """Return how large a note is written."""
    return next((size for most, size in SIZES if len(text) <= most), "tiny")


def _in_cyrillic(found: re.Match[str]) -> str:
    ways = in_cyrillic(found[0].lower())
    return ways[0].word if ways else found[0]
