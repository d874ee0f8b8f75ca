"""The clock: each day's jobs at their hour, and also when the machine was switched off at that hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from config.settings import ZONE, Settings
from feedback_store.checks import check_store
from feedback_store.clock.calendar import confirm_day, note_sure_day, open_question
from feedback_store.clock.jobs import Clock, Job, daily_jobs, is_overdue, last_success, run_due_jobs
from feedback_store.engine import Store, open_store
from feedback_store.errors import ClockJumpedError, OtherDayError, StoreBusyError, WrongKeysError
from feedback_store.intake import accept
from feedback_store.one_time import is_over
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import forget_repeats
from feedback_store.schema import jobs
from feedback_store.tallies import read_tallies
from feedback_store.upsert import put_row
from tests.builders import MONDAY, Day, a_service, a_submission, taps


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
    Clock(store, told.append, wall=lambda: at(19)).look()
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
    confirm_day(store, day.today)
    run_due_jobs(store, at(19, day.today))
    found = [finding.sentence for finding in check_store(store.settings)]
    assert any("has not come yet" in sentence for sentence in found)


def test_a_locked_database_is_told_once_and_tried_again_later(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    passed = 0.0

    def busy(*_: object) -> None:
        raise StoreBusyError("the database is locked")

    monkeypatch.setattr("feedback_store.clock.jobs.run_due_jobs", busy)
    clock = Clock(store, told.append, wall=lambda: at(19), steady=lambda: passed)
    for passed in (0, 20, 40, 599, 601, 620):  # noqa: B007 - the clock reads it
        clock.look()
    assert told == ["the database is locked"] * 2


def jobs_that(store: Store, monkeypatch: pytest.MonkeyPatch, problem: Exception) -> list[str]:
    """Let the opening fail and the others note that they were done; return their notes."""
    done: list[str] = []

    def fail(_: Store) -> None:
        raise problem

    made = (
        Job("opening", 0, fail),
        Job("sweep", 0, lambda _: done.append("sweep")),
        Job("backup", 0, lambda _: done.append("backup"), after=("opening",)),
    )
    monkeypatch.setattr("feedback_store.clock.jobs.daily_jobs", lambda _: made)
    return done


def test_a_job_that_fails_keeps_only_those_waiting_that_come_after_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = jobs_that(store, monkeypatch, StoreBusyError("locked"))
    with pytest.raises(StoreBusyError):
        run_due_jobs(store, at(8))
    assert done == ["sweep"]


def test_a_box_that_is_kept_closed_keeps_no_backup_waiting(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done = jobs_that(store, monkeypatch, WrongKeysError("put back the keys"))
    with pytest.raises(WrongKeysError):
        run_due_jobs(store, at(8))
    assert done == ["sweep", "backup"]
    assert last_success(store, "opening") is None


def test_of_two_clocks_one_opens_and_the_other_does_nothing(any_settings: Settings, day: Day) -> None:
    stores = [open_store(any_settings, today=day) for _ in range(2)]
    service = a_service(stores[0]).key
    taps(stores[0], service, *["happy"] * 5)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: run_due_jobs(stores[n % 2], at(19)), range(8)))
    assert voices(stores[0], service) == 5
    assert last_success(stores[0], "opening") == MONDAY
    for store in stores:
        store.close()


def test_two_that_note_the_same_success_at_once_both_succeed(any_store: Store) -> None:
    def note(number: int) -> None:
        with any_store.writing() as connection:
            put_row(connection, jobs, {"name": f"job {number // 8}", "last_success_on": MONDAY})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(note, range(64)))
    with any_store.reading() as connection:
        assert len(connection.execute(select(jobs)).all()) == 8


@pytest.mark.parametrize("days", [-3650, -1, 2, 3650])
def test_a_day_too_far_from_the_last_success_stops_everything_until_it_is_confirmed(
    any_store: Store, day: Day, days: int
) -> None:
    run_due_jobs(any_store, at(19))
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    day.today += timedelta(days=days)
    for forbidden in (lambda: open_box(any_store, service), lambda: forget_repeats(any_store)):
        with pytest.raises(ClockJumpedError, match=r"16 November 2026.*glasche clock confirm"):
            forbidden()
    confirm_day(any_store, day.today)
    assert open_box(any_store, service) is Outcome.OPENED


def test_a_day_that_the_clock_does_not_show_cannot_be_confirmed(store: Store, day: Day) -> None:
    with pytest.raises(OtherDayError, match="16 November 2026"):
        confirm_day(store, MONDAY + timedelta(days=1))


def test_a_machine_that_is_switched_off_each_evening_is_never_asked(store: Store, day: Day) -> None:
    for _ in range(5):
        run_due_jobs(store, at(8, day.today))
        run_due_jobs(store, at(17, day.today))
        day.today += timedelta(days=1)
    assert open_question(store) is None


def test_a_voice_is_not_refused_as_too_old_by_a_clock_that_jumped(store: Store, day: Day) -> None:
    run_due_jobs(store, at(19))
    service = a_service(store).key
    day.today += timedelta(days=3650)
    with pytest.raises(ClockJumpedError):
        accept(store, a_submission(service, made_on=MONDAY))


def test_the_doctor_says_that_the_clock_jumped_and_how_to_confirm_it(store: Store) -> None:
    with store.writing() as connection:
        note_sure_day(connection, MONDAY - timedelta(days=3650))
    found = [finding for finding in check_store(store.settings) if "the last day that was sure" in finding.sentence]
    assert [finding.level for finding in found] == ["bad"]
    assert "glasche clock confirm" in found[0].remedy


@pytest.mark.parametrize(("minutes", "over"), [(-1, True), (1, False), (15, False), (17, True), (60 * 24, True)])
def test_a_code_is_over_after_its_time_and_before_it(minutes: int, over: bool) -> None:
    assert is_over(datetime.now(UTC) + timedelta(minutes=minutes)) is over


def test_a_jump_is_told_once_and_work_goes_on_as_soon_as_it_is_confirmed(store: Store, day: Day) -> None:
    service, told, passed = a_service(store).key, list[str](), 0.0
    clock = Clock(store, told.append, wall=lambda: at(19, day.today), steady=lambda: passed)
    clock.look()
    taps(store, service, *["happy"] * 5)
    day.today += timedelta(days=7)
    for passed in (20, 40, 60):  # noqa: B007 - the clock reads it
        clock.look()
    assert len(told) == 1 and "23 November 2026" in told[0]
    confirm_day(store, day.today)
    clock.look()
    assert voices(store, service) == 5 and len(told) == 1
