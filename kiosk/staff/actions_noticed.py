"""Whether children noticed what they were told: the answers of finished weeks, as far as they may be shown."""

from collections.abc import Iterator
from datetime import date, timedelta

from analysis.figures.answers import ToldInWeek, told_in_week
from config.instrument import Instrument
from config.load import instruments
from config.own_topics import key_of_news, takes_news, with_topics
from feedback_store.actions.told import Telling
from feedback_store.periods import first_day_apart
from feedback_store.social_services import find_service
from feedback_store.topics.shown import known_topics
from kiosk.desk import desk
from kiosk.staff.mood import ShownMood, group_of, tallies_of_week
from kiosk.staff.told import shown_told

WEEK = timedelta(days=7)
MOST_WEEKS = 13
"""A quarter of a year; what was answered before stands in the section."""


def noticed_in_weeks(telling: Telling) -> list[tuple[date, date, list[ShownMood]]]:
    """Return the finished weeks since children were told, newest first, each with its shown answers.

    They are the tables of the page of the week and no others: sums over several weeks would tell by two looks what one
    box brought.
    """
    weeks = ((monday, monday + timedelta(days=6), list(_noticed(telling, monday))) for monday in _weeks_of(telling))
    return [week for week in weeks if week[2]]


def _weeks_of(telling: Telling) -> Iterator[date]:
    today = desk().store.today()
    first = max(telling.told_from, first_day_apart(today))
    monday = today - timedelta(days=today.weekday()) - WEEK
    for _ in range(MOST_WEEKS):
        if monday + timedelta(days=6) >= first:
            yield monday
        monday -= WEEK


def _noticed(telling: Telling, monday: date) -> Iterator[ShownMood]:
    service, store = find_service(desk().store, telling.service), desk().store
    year, number, _ = monday.isocalendar()
    known = known_topics(store, service.key)
    tallies, smallest = tallies_of_week(service, monday), store.settings.smallest_group
    for instrument in (with_topics(one, known) for one in instruments().values() if takes_news(one)):
        found = told_in_week(tallies, instrument, week=f"{year}-W{number:02}", smallest_group=smallest)
        yield from (_shown(one, instrument) for one in found if _is_about(one, telling))


def _is_about(one: ToldInWeek, telling: Telling) -> bool:
    return one.told.step.options[0].key.startswith(f"{key_of_news(telling.number)}.")


def _shown(one: ToldInWeek, instrument: Instrument) -> ShownMood:
    return shown_told(one.told, instrument, one.who, group_of(one, has_sisters=True))
