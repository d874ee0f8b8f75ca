"""What somebody wrote, shown again between the marks of their language."""

MARKS = {"bg": "„…“", "en": "“…”", "tr": "“…”", "uk": "«…»"}
LONGEST_WORDS = 300
"""Characters of words that are shown; all of them stand above, in the chat."""


def quoted(language: str, words: str, *, longest: int = LONGEST_WORDS) -> str:
    """Return words between quotation marks, cut where they are longer than `longest` characters."""
    first, last = MARKS[language].split("…")
    return f"{first}{words if len(words) <= longest else f'{words[: longest - 1]}…'}{last}"
