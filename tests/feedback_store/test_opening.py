"""When a box opens, what comes out of it, and that a stop in the middle changes nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from config.settings import Settings
from config.vocabulary import AgeBand, Support
from feedback_store import opening
from feedback_store.engine import Store, open_store
from feedback_store.errors import DamagedBoxError, StoreBusyError, WrongKeysError
from feedback_store.intake import accept
from feedback_store.keys import secret_files
from feedback_store.opening import Outcome, open_box
from feedback_store.schema import answers, voices
from feedback_store.tallies import read_tallies
from tests.builders import Day, a_service, a_sort, a_submission, taps


def counted(store: Store, service: str, option: str = "@voice", year: int = 2026) -> int:
    return sum(row.count for row in read_tallies(store, service, year=year) if row.option == option)


def test_a_box_with_fewer_voices_than_the_smallest_group_waits(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 4)
    assert open_box(any_store, service) is Outcome.WAITS
    assert counted(any_store, service) == 0
    taps(any_store, service, "sad")
    assert open_box(any_store, service) is Outcome.OPENED
    assert counted(any_store, service) == 5


def test_an_empty_box_waits_however_often_it_is_asked(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    for _ in range(20):
        assert open_box(any_store, service) is Outcome.WAITS
        day.today += timedelta(days=1)
    taps(any_store, service, "happy")
    assert open_box(any_store, service) is Outcome.WAITS


def test_a_box_opens_at_most_once_a_day_whoever_asks(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED
    taps(any_store, service, *["happy"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED_TODAY
    day.today += timedelta(days=1)
    assert open_box(any_store, service) is Outcome.OPENED


def test_a_box_that_waited_seven_days_opens_with_the_week_as_its_date(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, "happy", "sad")
    for _ in range(7):
        assert open_box(any_store, service) is Outcome.WAITS
        day.today += timedelta(days=1)
    assert open_box(any_store, service) is Outcome.OPENED
    with any_store.reading() as connection:
        assert set(connection.scalars(select(voices.c.dated))) == {"2026-W48"}


def test_no_total_moves_by_fewer_voices_than_the_smallest_group(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    totals = [0]
    for faces in (["happy"] * 2, ["sad"] * 1, ["calm"] * 3, ["angry"] * 4, ["happy"] * 5):
        taps(any_store, service, *faces)
        while open_box(any_store, service) is not Outcome.OPENED:
            day.today += timedelta(days=1)
        totals.append(counted(any_store, service))
        day.today += timedelta(days=1)
    assert totals == [0, 0, 0, 6, 6, 15]


def test_a_service_with_fewer_than_fifteen_users_keeps_week_two_bands_and_no_support(any_store: Store) -> None:
    for users in (None, 14):
        service = a_service(any_store, users=users).key
        for band in (AgeBand.UNDER_4, AgeBand.FROM_8_TO_11, AgeBand.FROM_12_TO_14, AgeBand.FROM_18, AgeBand.UNKNOWN):
            accept(any_store, a_submission(service, age_band=band, support=Support.WITH_HELP, language="en"))
        assert open_box(any_store, service) is Outcome.OPENED
        with any_store.reading() as connection:
            rows = connection.execute(select(voices).where(voices.c.service == service)).all()
        assert {row.dated for row in rows} == {"2026-W47"}
        assert {row.age_band for row in rows} == {"under_12", "12_plus", "unknown"}
        assert {(row.support, row.language) for row in rows} == {("apart", "apart")}
        apart = [row for row in read_tallies(any_store, service, year=2026) if row.step in ("@support", "@language")]
        assert {(row.option, row.speaker, row.age_band, row.count) for row in apart} == {
            ("with_help", "apart", "apart", 5),
            ("en", "apart", "apart", 5),
        }


def test_a_large_service_keeps_the_day(any_store: Store) -> None:
    service = a_service(any_store, users=15).key
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    with any_store.reading() as connection:
        assert set(connection.scalars(select(voices.c.dated))) == {"2026-11-16"}


def test_an_added_language_is_counted_apart_in_a_large_service_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "ADDED_LANGUAGES", ("uk",))
    service = a_service(store, users=80).key
    for language in ("bg", "bg", "bg", "tr", "uk"):
        accept(store, a_submission(service, language=language))
    assert open_box(store, service) is Outcome.OPENED
    with store.reading() as connection:
        assert sorted(connection.scalars(select(voices.c.language))) == ["apart", "bg", "bg", "bg", "tr"]
    assert counted(store, service, "uk") == 1


def test_a_sort_is_tallied_by_topic_and_column(any_store: Store) -> None:
    service = a_service(any_store).key
    for laid in [("food.good", "play.not_good")] * 3 + [("food.so_so",)] * 2:
        accept(any_store, a_sort(service, *laid))
    assert open_box(any_store, service) is Outcome.OPENED
    told = ("@voice", "food.good", "food.so_so", "food.not_good", "play.not_good")
    assert [counted(any_store, service, option) for option in told] == [5, 3, 2, 0, 3]


def test_every_voice_has_its_answer_and_no_two_have_one_id(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 3, *["sad"] * 4)
    open_box(any_store, service)
    with any_store.reading() as connection:
        found = connection.execute(
            select(voices.c.id, answers.c.option).join(answers, answers.c.voice == voices.c.id)
        ).all()
    assert len({row.id for row in found}) == 7
    assert sorted(row.option for row in found) == ["happy"] * 3 + ["sad"] * 4


@pytest.mark.parametrize("stop_in", ["_read", "_write", "_end", "tidy"])
def test_an_opening_stopped_anywhere_goes_on_and_counts_each_voice_once(
    any_store: Store, monkeypatch: pytest.MonkeyPatch, stop_in: str, day: Day
) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 6)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(f"feedback_store.opening.{stop_in}", stop)
        with pytest.raises(KeyboardInterrupt):
            open_box(any_store, service)
    taps(any_store, service, *["happy"] * 2)
    outcome = open_box(any_store, service)
    assert outcome in (Outcome.OPENED, Outcome.OPENED_TODAY)
    assert counted(any_store, service) + any_store.cabinet.count(service) == 8
    day.today += timedelta(days=1)
    taps(any_store, service, *["happy"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED
    assert counted(any_store, service) == 13
    assert len(any_store.cabinet.numbers(service)) == 1


def test_a_box_whose_key_was_changed_is_kept_and_opens_when_the_key_is_back(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    secret = next((any_store.keys.folder / "boxes").glob("*.secret"))
    right = secret.read_bytes()
    secret.write_bytes(bytes(32))
    for _ in range(3):
        with pytest.raises(WrongKeysError, match="put back"):
            open_box(any_store, service)
        secret.unlink(missing_ok=True)
    assert len(any_store.cabinet.numbers(service)) == 2
    secret.write_bytes(right)
    assert open_box(any_store, service) is Outcome.OPENED
    assert counted(any_store, service) == 5


def test_a_box_that_lost_its_key_does_not_keep_later_ones_closed(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 3)
    next((any_store.keys.folder / "boxes").glob("*.secret")).unlink()
    with pytest.raises(WrongKeysError):
        open_box(any_store, service)
    day.today += timedelta(days=1)
    taps(any_store, service, *["sad"] * 5)
    with pytest.raises(WrongKeysError, match="box 1"):
        open_box(any_store, service)
    assert counted(any_store, service) == 5


def test_a_row_that_does_not_open_keeps_its_box(store: Store) -> None:
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    store.cabinet.close()
    with closing(sqlite3.connect(store.settings.home / "box" / service / "1.box")) as box, box:
        box.execute("UPDATE rows SET sealed = zeroblob(2000) WHERE id_mark = (SELECT max(id_mark) FROM rows)")
    with pytest.raises(DamagedBoxError, match="kept as it is"):
        open_box(store, service)
    assert store.cabinet.count(service) == 5 and counted(store, service) == 0


def test_a_clock_that_was_ahead_once_does_not_keep_the_box_closed(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    today, day.today = day.today, date(2099, 1, 1)
    assert open_box(any_store, service) is Outcome.OPENED
    day.today = today
    taps(any_store, service, *["sad"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED


def test_of_two_that_open_at_once_one_is_asked_to_come_back(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    with any_store.cabinet.opening(service), pytest.raises(StoreBusyError, match="just being opened"):
        open_box(any_store, service)
    assert open_box(any_store, service) is Outcome.OPENED
    assert counted(any_store, service) == 5


def test_many_that_open_at_once_count_each_voice_once(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)

    def ask(_: int) -> str:
        try:
            return open_box(any_store, service)
        except StoreBusyError:
            return "busy"

    with ThreadPoolExecutor(6) as pool:
        answers_given = list(pool.map(ask, range(12)))
    assert answers_given.count("opened") == 1 and set(answers_given) <= {"opened", "busy", "opened_today"}
    assert counted(any_store, service) == 5


@pytest.mark.parametrize("stop_at", range(1, 8))
def test_a_stop_at_any_wiping_leaves_taps_and_openings_whole(
    any_store: Store, monkeypatch: pytest.MonkeyPatch, stop_at: int, day: Day
) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 6)
    left = [stop_at]
    overwrite = secret_files._overwrite

    def stop(path: Path) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        overwrite(path)

    with monkeypatch.context() as stopped:
        stopped.setattr(secret_files, "_overwrite", stop)
        with suppress(KeyboardInterrupt):
            open_box(any_store, service)
    taps(any_store, service, *["sad"] * 5)
    assert open_box(any_store, service) is Outcome.OPENED_TODAY
    day.today += timedelta(days=1)
    assert open_box(any_store, service) is Outcome.OPENED
    assert counted(any_store, service) == 11
    assert not list(any_store.settings.home.rglob("*.wiped"))
    assert len(list((any_store.keys.folder / "boxes").glob("*.seal"))) == 1


def test_a_tap_from_a_process_that_slept_through_the_opening_is_not_lost(settings: Settings) -> None:
    web, clock = open_store(settings), open_store(settings)
    service = a_service(web).key
    taps(web, service, *["happy"] * 5)
    thanked = 5

    def tap_while_wiping(path: Path) -> None:
        nonlocal thanked
        thanked += len(taps(web, service, "sad"))
        overwrite(path)

    overwrite = secret_files._overwrite
    with pytest.MonkeyPatch.context() as slow:
        slow.setattr(secret_files, "_overwrite", tap_while_wiping)
        assert open_box(clock, service) is Outcome.OPENED
    assert thanked > 6
    assert counted(clock, service) + clock.cabinet.count(service) == thanked
    web.close()
    clock.close()
