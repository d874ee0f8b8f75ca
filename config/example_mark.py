"""How an installation that holds an example year says so, on every page, in every chat and document."""

from config.texts import speech


def example_mark(language: str) -> str:
    """Return the words of the mark."""
    return speech(language).say("Example data – made-up children and voices")
