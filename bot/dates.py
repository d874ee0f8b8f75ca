"""Days and weeks as people read them in a chat."""

from datetime import timedelta

from babel.dates import format_date, format_interval
from babel.localedata import exists

from feedback_store.periods import DAY, day_that_decides

THREE_DAYS = timedelta(days=3)


def locale_of(language: str) -> str:
    """Return how days are written in a language; as in English where nobody has told Babel how."""
    return language if language != "en" and exists(language) else "en_GB"


def dated_in_words(dated: str, language: str) -> str:
    """Return a day or an ISO week in a language: 23 ноември 2026 г., 16 – 22 ноември 2026 г."""
    locale, day = locale_of(language), day_that_decides(dated)
    if DAY.fullmatch(dated):
        return format_date(day, "long", locale=locale)
    return format_interval(day - THREE_DAYS, day + THREE_DAYS, "yMMMMd", locale=locale)
