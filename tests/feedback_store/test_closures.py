"""When a service is closed: holidays where it keeps hours, days off that are set, and weeks that staff enter."""

from datetime import date, datetime, timedelta

import pytest

from config.public_holidays import Feast
from config.settings import ZONE, read_settings
from feedback_store.closures import (
    Closure,
    close_days,
    closures_of,
    is_open_on_holidays,
    laid_together,
    open_days,
    set_open_on_holidays,
)
from feedback_store.concerns.notices import due_notices
from feedback_store.engine import Store, open_store
from feedback_store.errors import ServiceRefusedError
from feedback_store.hours import read_hours, set_hours
from feedback_store.intake import accept
from tests.builders import Day, a_note, a_service, recipients_in

WEEK = "1 08:00-17:00, 5 08:00-12:30"
CHRISTMAS = (date(2026, 12, 24), date(2026, 12, 28))


def test_holidays_count_where_hours_are_kept_and_it_is_not_open_on_them(any_store: Store) -> None:
    service = a_service(any_store).key
    assert closures_of(any_store, service, 60) == ()
    set_hours(any_store, service, read_hours(WEEK))
    found = closures_of(any_store, service, 60)
    assert laid_together(found)[0] == (CHRISTMAS[0], date(2026, 12, 26)) and found[-1].feast is Feast.NEW_YEAR
    set_open_on_holidays(any_store, service, is_open=True)
    assert closures_of(any_store, service, 60) == ()


def test_a_home_that_is_open_on_sundays_is_open_on_holidays_unless_staff_say_otherwise(store: Store) -> None:
    service = a_service(store).key
    set_hours(store, service, read_hours(f"{WEEK}, 7 08:00-20:00"))
    assert is_open_on_holidays(store, service)
    set_open_on_holidays(store, service, is_open=False)
    assert not is_open_on_holidays(store, service) and closures_of(store, service, 60)


def test_days_off_that_are_set_join_the_holidays_beside_them(environment: dict[str, str], day: Day) -> None:
    store = open_store(read_settings({**environment, "GLASCHE_DAYS_OFF": "2026-12-23, 2026-12-29"}), today=day)
    service = a_service(store).key
    set_hours(store, service, read_hours(WEEK))
    assert (date(2026, 12, 28), date(2026, 12, 29)) in laid_together(closures_of(store, service, 60))
    store.close()


def test_entered_weeks_are_kept_until_they_are_taken_back_and_not_shown_once_over(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    first, last = day.today + timedelta(days=3), day.today + timedelta(days=20)
    close_days(any_store, service, first, last)
    assert closures_of(any_store, service, 10) == (Closure(first, last),)
    open_days(any_store, service, first)
    assert closures_of(any_store, service, 60) == ()
    close_days(any_store, service, first, last)
    day.today = last + timedelta(days=1)
    assert closures_of(any_store, service, 60) == ()


@pytest.mark.parametrize(("first", "last"), [(5, 4), (-5, -1), (1, 367)])
def test_days_that_cannot_be_are_refused_in_words(store: Store, day: Day, first: int, last: int) -> None:
    with pytest.raises(ServiceRefusedError, match="found closed days"):
        close_days(store, a_service(store).key, day.today + timedelta(first), day.today + timedelta(last))


def test_a_concern_is_told_on_a_holiday_in_a_closed_week_as_on_every_day(store: Store, day: Day) -> None:
    service = a_service(store).key
    recipients_in(store, service)
    set_hours(store, service, read_hours(WEEK))
    close_days(store, service, day.today, CHRISTMAS[1])
    accept(store, a_note(service, "вчера татко ме би с колана"))
    assert len(due_notices(store, datetime(2026, 12, 25, 12, 0, tzinfo=ZONE))) == 2
