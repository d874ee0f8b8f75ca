"""Days as people write them."""

from datetime import date

from babel.dates import format_date, format_interval

from kiosk.language import reader_language


def day_in_words(day: date) -> str:
    """Return a day with its month in words, in the reader's language: 16 ноември 2026 г."""
    return format_date(day, "long", locale=_locale())


def days_in_words(first: date, last: date) -> str:
    """Return a span of days in the reader's language: 16 – 22 ноември 2026 г."""
    return format_interval(first, last, "yMMMMd", locale=_locale())


def _locale() -> str:
    return "en_GB" if reader_language() == "en" else reader_language()
