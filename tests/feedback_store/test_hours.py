"""When a service is open, as staff write it and as tablets are told."""

import pytest

from feedback_store.engine import Store
from feedback_store.errors import ServiceRefusedError, UnknownServiceError
from feedback_store.hours import OpenHours, hours_of, read_hours, set_hours, write_hours
from tests.builders import a_service

WEEK = "1 08:00-17:00, 3 08:30-12:00, 7 00:00-23:59"


def test_hours_are_read_as_they_are_written(any_store: Store) -> None:
    service = a_service(any_store).key
    assert hours_of(any_store, service) == ()
    set_hours(any_store, service, read_hours(WEEK))
    assert hours_of(any_store, service)[1] == OpenHours(3, "08:30", "12:00")
    assert write_hours(hours_of(any_store, service)) == WEEK
    set_hours(any_store, service, ())
    assert hours_of(any_store, service) == ()


WRONG = """0 08:00-17:00; 8 08:00-17:00; 1 8:00-17:00; 1 17:00-08:00; 1 08:00-24:00; 1; mon 08:00-17:00; 1 -;
1 08:00-08:00; 1 08:00-12:00, 1 13:00-17:00"""


@pytest.mark.parametrize("written", [each.strip() for each in WRONG.split(";")])
def test_hours_that_cannot_be_are_refused_in_words(store: Store, written: str) -> None:
    with pytest.raises(ServiceRefusedError, match="found"):
        read_hours(written)


def test_hours_of_no_service_are_refused(store: Store) -> None:
    with pytest.raises(UnknownServiceError):
        set_hours(store, "nowhere", ())
