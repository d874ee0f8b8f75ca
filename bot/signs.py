"""The signs of a text as a phone and Telegram take them: which are seen, and how many there are."""

import unicodedata

UNSEEN = "CMZ"
"""First letters of the Unicode categories of signs that show nothing alone: controls, marks upon others, spaces."""


def is_seen(text: str) -> bool:
    """Return whether anything of a text is seen; nothing is of zero-width signs alone."""
    return any(unicodedata.category(sign)[0] not in UNSEEN for sign in text)


def length_of(text: str) -> int:
    """Return how long Telegram takes a text to be: UTF-16 code units, two for most emoji."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
