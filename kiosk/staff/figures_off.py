"""On how many days of a period a tablet was off or only partly on, beside each figure of what is told on tablets."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

from config.vocabulary import Channel
from feedback_store.periods import last_day_of, next_month_begin
from feedback_store.social_services import Service
from feedback_store.switched_on.days import KEPT
from feedback_store.switched_on.off_days import off_days
from kiosk.desk import desk
from kiosk.staff.figures_words import monday_of


def off_words(service: Service, channel: Channel) -> Callable[[str], str]:
    """Return what tells of a period on how many days a tablet was off; a dash where that is not known."""
    if channel is not Channel.KIOSK:
        return lambda _: "–"
    store = desk().store
    known_from = store.today() - KEPT
    days = off_days(store, service.key, known_from)

    def of_period(period: str) -> str:
        first, last = span_of(period)
        return "–" if first < known_from else str(bisect_right(days, last) - bisect_left(days, first))

    return of_period


def span_of(period: str) -> tuple[date, date]:
    """Return the first and the last day of a week, a month, quarters or a year."""
    if "W" in period:
        return monday_of(period), last_day_of(period)
    if "Q" in period:
        year, *quarters = period.split("-Q")
        last = date(int(year), int(quarters[-1]) * 3, 1)
        return date(int(year), int(quarters[0]) * 3 - 2, 1), next_month_begin(last) - timedelta(days=1)
    if "-" in period:
        first = date.fromisoformat(f"{period}-01")
        return first, next_month_begin(first) - timedelta(days=1)
    return date(int(period), 1, 1), date(int(period), 12, 31)
