"""What may stand in one line of text, whoever writes it and wherever it is shown."""

from unicodedata import category

MOVES_OR_ENDS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control signs, halves of a sign, ends of lines and of paragraphs; what joins letters and emoji is none of them."""


def is_one_line(text: str) -> bool:
    """Return whether a text holds no sign that ends a line, moves what stands in it, or cannot be kept as text."""
    return not any(category(sign) in MOVES_OR_ENDS for sign in text)
