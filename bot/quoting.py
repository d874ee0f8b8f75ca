"""What somebody wrote, shown again between the quotation marks of their language."""

from config.texts import speech

LONGEST_WORDS = 300
"""Characters of words that are shown; all of them stand above, in the chat."""


def quoted(language: str, words: str, *, longest: int = LONGEST_WORDS) -> str:
    """Return words between quotation marks, cut where they are longer than `longest` characters."""
    shown = words if len(words) <= longest else f"{words[: longest - 1]}…"
    return speech(language).say("“{text}”", text=shown)
