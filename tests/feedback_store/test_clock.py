"""The clock: each day's jobs at their hour, and also when the machine was switched off at that hour."""

from datetime import date, datetime, time, timedelta
from threading import Event

import pytest

from config.settings import ZONE
from feedback_store.checks import check_store
from feedback_store.clock import daily_jobs, is_overdue, keep_time, last_success, run_due_jobs
from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError
from feedback_store.tallies import read_tallies
from tests.builders import MONDAY, Day, a_service, taps


def at(hour: int, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour), ZONE)


def voices(store: Store, service: str) -> int:
    return sum(row.count for row in read_tallies(store, service, year=2026) if row.option == "@voice")


@pytest.fixture
def service(store: Store) -> str:
    run_due_jobs(store, at(8))  # so that this is an installation that ran the day before
    return a_service(store).key


def test_the_boxes_open_at_their_hour_and_not_before(store: Store, service: str) -> None:
    taps(store, service, *["happy"] * 5)
    run_due_jobs(store, at(18))
    assert voices(store, service) == 0
    run_due_jobs(store, at(19))
    assert voices(store, service) == 5
    run_due_jobs(store, at(20))
    assert last_success(store, "opening") == MONDAY


def test_a_machine_that_is_off_at_the_hour_opens_when_it_is_on_again(store: Store, service: str, day: Day) -> None:
    taps(store, service, *["happy"] * 5)
    run_due_jobs(store, at(18))
    day.today += timedelta(days=1)
    run_due_jobs(store, at(8, day.today))
    assert voices(store, service) == 5


def test_a_box_that_cannot_be_opened_does_not_keep_the_others_closed(store: Store, service: str) -> None:
    other = a_service(store).key
    for key in (service, other):
        taps(store, key, *["happy"] * 5)
    next((store.keys.folder / "boxes").glob(f"{service}.*.secret")).unlink()
    told: list[str] = []
    stop = Event()

    def tell(sentence: str) -> None:
        told.append(sentence)
        stop.set()

    store.settings.__dict__["opening_hour"] = 0
    keep_time(store, stop, tell)
    assert voices(store, other) == 5 and "put back" in told[0]


def test_a_job_is_overdue_an_hour_after_it_was_missed(store: Store, service: str) -> None:
    opening = daily_jobs(store)[0]
    assert [is_overdue(store, opening, at(hour)) for hour in (10, 19, 20, 23)] == [False, False, True, True]
    run_due_jobs(store, at(19))
    assert [is_overdue(store, opening, at(hour)) for hour in (19, 20, 23)] == [False] * 3
    assert is_overdue(store, opening, at(8, MONDAY + timedelta(days=2)))


def test_a_day_that_has_not_come_yet_is_told_by_the_doctor(store: Store, service: str, day: Day) -> None:
    taps(store, service, *["happy"] * 5)
    day.today = date(2099, 1, 1)
    run_due_jobs(store, at(19, day.today))
    found = [finding.sentence for finding in check_store(store.settings)]
    assert any("has not come yet" in sentence for sentence in found)


def test_a_locked_database_is_told_and_tried_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    stop = Event()

    def busy(*_: object) -> None:
        raise StoreBusyError("the database is locked")

    monkeypatch.setattr("feedback_store.clock.run_due_jobs", busy)
    monkeypatch.setattr("feedback_store.clock.TRY_AGAIN_SECONDS", 0)

    def tell(sentence: str) -> None:
        told.append(sentence)
        if len(told) == 3:
            stop.set()

    keep_time(store, stop, tell)
    assert told == ["the database is locked"] * 3
