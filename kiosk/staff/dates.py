"""Days as people write them."""

from datetime import date

from babel.dates import format_date

from kiosk.language import reader_language


def day_in_words(day: date) -> str:
    """Return a day with its month in words, in the reader's language: 16 ноември 2026 г."""
    return format_date(day, "long", locale="en_GB" if reader_language() == "en" else reader_language())
