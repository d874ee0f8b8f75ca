"""Days as people write them."""

from datetime import date, datetime

from babel.dates import format_date, format_interval, format_skeleton

from config.settings import ZONE
from config.texts import locale_of
from feedback_store.clock.watch import now_in_sofia
from kiosk.language import reader_language


def day_in_words(day: date, language: str | None = None) -> str:
    """Return a day with its month in words, in a language, by default the reader's: 16 ноември 2026 г."""
    return format_date(day, "long", locale=_locale(language))


def day_and_hour_in_words(day: date) -> str:
    """Return a day with its weekday, and the hour that it is now: неделя, 22 ноември 2026 г., 14:05 ч."""
    hour = "{:%H:%M}" if reader_language() == "en" else "{:%H:%M} ч."
    return f"{format_date(day, 'full', locale=_locale())}, {hour.format(now_in_sofia())}"


def moment_in_words(moment: datetime) -> str:
    """Return a day and the minute in Bulgaria: 22 ноември 2026 г., 14:05 ч."""
    local = moment.astimezone(ZONE)
    hour = f"{local:%H:%M}" if reader_language() == "en" else f"{local:%H:%M} ч."
    return f"{format_date(local.date(), 'long', locale=_locale())}, {hour}"


def days_in_words(first: date, last: date, language: str | None = None) -> str:
    """Return a span of days in a language, by default the reader's: 16–22 ноември 2026 г."""
    locale = _locale(language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last, 'long', locale=locale)}"
    return format_interval(first, last, "yMMMMd", locale=locale)


def day_of_year_in_words(day: date, language: str) -> str:
    """Return a day of a year that need not be told, in a language and in one piece: 1 октомври."""
    return format_skeleton("MMMMd", day, locale=_locale(language)).replace(" ", "\N{NO-BREAK SPACE}")


def quarters_in_words(first: str, last: str) -> str:
    """Return the months of quarters such as 2026-Q1, from the first to the last: януари – юни 2026 г."""
    begin = date(int(first[:4]), int(first[-1]) * 3 - 2, 1)
    return format_interval(begin, date(int(last[:4]), int(last[-1]) * 3, 1), "yMMMM", locale=_locale())


def month_in_words(month: str, language: str | None = None) -> str:
    """Return a month such as 2026-11 in words, in a language, by default the reader's: ноември 2026 г."""
    return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=_locale(language))


def _locale(language: str | None = None) -> str:
    return locale_of(language or reader_language())
