"""Days and weeks as people read them in a chat."""

from datetime import timedelta

from babel.dates import format_date, format_interval

from config.texts import locale_of
from feedback_store.periods import DAY, day_that_decides

THREE_DAYS = timedelta(days=3)


def dated_in_words(dated: str, language: str) -> str:
    """Return a day or an ISO week in a language: 23 ноември 2026 г., 16 – 22 ноември 2026 г."""
    locale, day = locale_of(language), day_that_decides(dated)
    if DAY.fullmatch(dated):
        return format_date(day, "long", locale=locale)
    return format_interval(day - THREE_DAYS, day + THREE_DAYS, "yMMMMd", locale=locale)
