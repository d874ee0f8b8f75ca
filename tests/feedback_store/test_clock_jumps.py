"""A clock that is set, runs wrong or passes a night of summer time: no voice on a wrong day, no token too long."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from config.settings import ZONE, read_settings
from feedback_store.clock.calendar import confirm_day, open_question
from feedback_store.clock.jobs import Clock, run_due_jobs
from feedback_store.engine import Store, open_store
from feedback_store.schema import device_codes, jobs
from feedback_store.social_services import find_service
from feedback_store.tallies import read_tallies
from set_up_parts import faketime_library
from tests.builders import Day, a_service, taps
from tests.feedback_store.moved_clock import MovedClock
from tests.telegram_api.waiting import wait_until

needs_faketime = pytest.mark.skipif(not faketime_library(), reason="libfaketime is only there on Linux")
SERVICE = "cop-ruse"
EVENING = datetime(2026, 11, 16, 20, tzinfo=ZONE)
HOUR, DAY, DECADE = timedelta(hours=1), timedelta(days=1), timedelta(days=3652)
PATIENCE_SECONDS = 30


def opened_days(store: Store) -> dict[str, int]:
    """Return how many voices are dated on each day."""
    found: dict[str, int] = {}
    for year in (2016, 2025, 2026, 2027, 2036):
        for row in read_tallies(store, SERVICE, year=year):
            if row.option == "@voice":
                found[row.period] = found.get(row.period, 0) + row.count
    return found


def successes(store: Store) -> set[date]:
    """Return the days for which the daily jobs were last done."""
    with store.reading() as connection:
        return set(connection.scalars(select(jobs.c.last_success_on)))


def wait_for_voices(store: Store, expected: dict[str, int]) -> None:
    wait_until(lambda: opened_days(store) == expected, PATIENCE_SECONDS, lambda: f"{opened_days(store)}")


def a_store_before(environment: dict[str, str], now: datetime) -> Store:
    """Return a store whose daily jobs were done when they last fell due, with five voices in a box."""
    store = open_store(read_settings(environment), today=Day(now.date()))
    hour = store.settings.opening_hour
    run_due_jobs(store, now if now.hour < hour else now.replace(hour=0))
    a_service(store, SERVICE)
    taps(store, SERVICE, *["happy"] * 5)
    return store


@pytest.fixture
def evening(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[Store, MovedClock]]:
    """Return a store and its running clock, which has just opened a box; five more voices lie in the next."""
    store = a_store_before(environment, EVENING)
    with MovedClock(tmp_path, environment, EVENING) as clock:
        clock.start()
        wait_until(lambda: successes(store) == {EVENING.date()}, PATIENCE_SECONDS, lambda: clock.log)
        assert opened_days(store) == {"2026-11-16": 5}
        taps(store, SERVICE, *["sad"] * 5)
        yield store, clock
    store.close()


def keys_of(store: Store) -> set[str]:
    return {str(path.relative_to(store.keys.folder)) for path in store.keys.folder.rglob("*") if path.is_file()}


@needs_faketime
@pytest.mark.parametrize("jump", [DAY, DECADE, -DAY], ids=lambda jump: f"{jump.days} days")
def test_a_jump_stops_opening_and_destroying_until_a_person_confirms_the_day(
    evening: tuple[Store, MovedClock], jump: timedelta
) -> None:
    store, clock = evening
    before = keys_of(store)
    clock.move(EVENING + jump)
    clock.wait_for_words("glasche clock confirm")
    assert "nothing is opened" in clock.type("box", "open")
    assert opened_days(store) == {"2026-11-16": 5} and keys_of(store) == before
    assert clock.log.count("glasche clock confirm") == 1
    jumped_to = (EVENING + jump).date().isoformat()
    assert "Noted" in clock.type("clock", "confirm", "--day", jumped_to)
    wait_until(lambda: opened_days(store).get(jumped_to) == 5, PATIENCE_SECONDS, lambda: clock.log)


@needs_faketime
def test_a_clock_that_is_set_right_goes_on_without_a_question(evening: tuple[Store, MovedClock]) -> None:
    store, clock = evening
    clock.move(EVENING + DECADE)
    clock.wait_for_words("glasche clock confirm")
    clock.move(EVENING)
    wait_until(lambda: "nothing is opened" not in clock.type("box", "open"), PATIENCE_SECONDS, lambda: clock.log)
    assert opened_days(store) == {"2026-11-16": 5}
    assert "nothing to confirm" in clock.type("clock", "confirm")


@needs_faketime
def test_the_command_shows_the_day_and_takes_no_for_an_answer(evening: tuple[Store, MovedClock]) -> None:
    store, clock = evening
    clock.move(EVENING + 3 * DAY)
    clock.wait_for_words("glasche clock confirm")
    assert "Thursday, 19 November 2026" in clock.type("clock", "confirm", answer="n\n")
    assert "was to be confirmed" in clock.type("clock", "confirm", "--day", "2026-11-16")
    assert "nothing is opened" in clock.type("box", "open")
    assert "Noted" in clock.type("clock", "confirm", answer="y\n")
    wait_for_voices(store, {"2026-11-16": 5, "2026-11-19": 5})


@needs_faketime
@pytest.mark.parametrize("jump", [-HOUR, HOUR, -timedelta(minutes=5), -DAY])
def test_a_code_ends_when_the_clock_is_set(evening: tuple[Store, MovedClock], jump: timedelta) -> None:
    store, clock = evening
    printed = clock.type("device", "enrol", "--service", SERVICE, "--name", "Hall")
    assert "/enrol/" in printed and codes_in(store) == 1
    clock.move(EVENING + jump)
    wait_until(lambda: codes_in(store) == 0, PATIENCE_SECONDS, lambda: clock.log)
    assert opened_days(store) == {"2026-11-16": 5}


def codes_in(store: Store) -> int:
    with store.reading() as connection:
        return len(connection.execute(select(device_codes)).all())


@needs_faketime
def test_two_clocks_open_once(environment: dict[str, str], tmp_path: Path) -> None:
    store = a_store_before(environment, EVENING)
    with MovedClock(tmp_path, environment, EVENING) as clock:
        for _ in range(2):
            clock.start()
        wait_until(lambda: successes(store) == {EVENING.date()}, PATIENCE_SECONDS, lambda: clock.log)
        time.sleep(1)
        assert opened_days(store) == {"2026-11-16": 5}
        assert clock.log == ""
    store.close()


SPRING, AUTUMN = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
"""When summer time begins (03:00 is 04:00) and ends (04:00 is 03:00) in Bulgaria."""


@needs_faketime
@pytest.mark.parametrize("change", [SPRING, AUTUMN])
@pytest.mark.parametrize("hour", [3, 19])
def test_in_the_nights_of_summer_time_a_box_opens_once_and_on_its_day(
    environment: dict[str, str], tmp_path: Path, change: datetime, hour: int
) -> None:
    environment["GLASCHE_OPENING_HOUR"] = str(hour)
    night, begun = change.astimezone(ZONE).date().isoformat(), change - timedelta(seconds=2)
    store = a_store_before(environment, begun.astimezone(ZONE))
    with MovedClock(tmp_path, environment, begun) as clock:
        clock.start()
        if hour == 3:
            wait_for_voices(store, {night: 5})
            taps(store, SERVICE, *["sad"] * 5)
        time.sleep(3)
        assert opened_days(store) == ({night: 5} if hour == 3 else {})
        assert clock.log == ""
    store.close()


@needs_faketime
@pytest.mark.parametrize("change", [SPRING, AUTUMN])
def test_the_evening_after_such_a_night_opens_the_box_as_ever(
    environment: dict[str, str], tmp_path: Path, change: datetime
) -> None:
    day = change.astimezone(ZONE).date()
    evening = datetime(day.year, day.month, day.day, 18, 59, 58, tzinfo=ZONE)
    store = a_store_before(environment, evening)
    with MovedClock(tmp_path, environment, evening) as clock:
        clock.start()
        wait_for_voices(store, {day.isoformat(): 5})
        assert clock.log == ""
    store.close()


class World:
    """A machine whose clock can be set, beside the true time."""

    LOOK = timedelta(minutes=50)
    """So often its clock process looks; not a part of an hour, so that it looks at other minutes each time."""

    def __init__(self, home: str, opening_hour: int) -> None:
        self.true, self.wrong, self.told = datetime(2026, 10, 20, 12, tzinfo=UTC), timedelta(0), list[str]()
        environment = {"GLASCHE_HOME": home, "GLASCHE_OPENING_HOUR": str(opening_hour)}
        self.store = open_store(read_settings(environment), today=lambda: self.wall().date())
        a_service(self.store, SERVICE)
        self.start()

    def wall(self) -> datetime:
        return (self.true + self.wrong).astimezone(ZONE)

    def start(self) -> None:
        self.clock = Clock(self.store, self.told.append, wall=self.wall, steady=lambda: self.true.timestamp())
        self.look()

    def pass_time(self, hours: int) -> None:
        """Let time pass while the clock process looks."""
        for _ in range(int(hours * HOUR / self.LOOK)):
            self.true += self.LOOK
            self.look()

    def look(self) -> None:
        """Let the clock process look, and see that what it opens it opens on the true day."""
        if not self.store.cabinet.count(SERVICE):
            taps(self.store, SERVICE, *["happy"] * 5)
        before = find_service(self.store, SERVICE).last_opened_on
        self.clock.look()
        after = find_service(self.store, SERVICE).last_opened_on
        assert after in (before, self.true.astimezone(ZONE).date())

    def set_clock(self, minutes: int) -> None:
        self.wrong += timedelta(minutes=minutes)

    def set_right(self) -> None:
        self.wrong = timedelta(0)

    def switch_off(self, hours: int) -> None:
        """Switch the machine off for a while, and set its clock right: a wrong one nobody could tell then."""
        self.set_right()
        self.true += timedelta(hours=hours)
        self.start()

    def ask(self) -> None:
        """Let a person confirm the clock, who does so only when it is right."""
        if not self.wrong and open_question(self.store):
            confirm_day(self.store, self.wall().date())


A_JUMP = some.sampled_from([3, 60, 300, 660, 1080, 24 * 60, 48 * 60, 7 * 24 * 60, 3652 * 24 * 60])
SOME_MOVES = some.lists(
    some.one_of(
        some.tuples(some.just("pass_time"), some.integers(1, 30)),
        some.tuples(
            some.just("set_clock"), some.tuples(A_JUMP, some.sampled_from([1, -1])).map(lambda of: of[0] * of[1])
        ),
        some.tuples(some.just("switch_off"), some.integers(1, 90)),
        some.just(("set_right",)),
        some.just(("ask",)),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=8, deadline=None)
@example(hour=19, moves=[("pass_time", 8), ("set_clock", 24 * 60), ("pass_time", 2)])
@example(hour=3, moves=[("pass_time", 11), ("set_clock", 18 * 60), ("pass_time", 10)])
@example(hour=0, moves=[("pass_time", 2), ("set_clock", 7 * 60), ("pass_time", 1), ("set_right",), ("pass_time", 30)])
@given(hour=some.sampled_from([0, 3, 19, 23]), moves=SOME_MOVES)
def test_whatever_the_clock_does_no_voice_is_dated_on_a_day_that_is_not_the_true_one(
    hour: int, moves: list[tuple[str, *tuple[int, ...]]]
) -> None:
    with TemporaryDirectory(prefix="glasche-world-") as home:
        world = World(home, hour)
        for name, *by in moves:
            getattr(world, name)(*by)
            world.look()
        world.store.close()
