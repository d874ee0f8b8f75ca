"""The sweep: what is deleted when, which keys go, how a change of the setting comes in, and figures by month."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from analysis.commands import section_as_html
from analysis.figures.periods import quarter_of
from config.settings import Settings, read_settings
from feedback_store.commands.store import store as store_commands
from feedback_store.engine import Store, open_store
from feedback_store.errors import ClockJumpedError, DamagedStoreError
from feedback_store.facts import write_fact
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.periods import first_day_apart, is_month, last_day_of, month_of, week_of
from feedback_store.retention import sweep
from feedback_store.retention_days import Change, Keeping, settle_keeping
from feedback_store.schema import TALLY_KEY, answers, tallies, voices, words
from feedback_store.sums import FIGURES, settle
from feedback_store.tallies import read_tallies, roll_up
from tests.builders import MONDAY, Day, a_note, a_service, a_submission, taps


def notes(store: Store, service: str) -> None:
    for number in range(5):
        accept(store, a_note(service, f"Бележка {number}"))
    assert open_box(store, service) is Outcome.OPENED


def rows_of(store: Store, service: str) -> tuple[int, ...]:
    with store.reading() as connection:
        return tuple(len(connection.execute(select(table).filter_by(service=service)).all()) for table in ALL)


ALL = (voices, answers, words)
WHOLE, NOTHING = (5, 10, 5), (0, 0, 0)
"""Each note counts as written, and for what was read in it, here no more than that it shows no feeling."""


@pytest.mark.parametrize(("users", "last"), [(40, MONDAY), (5, MONDAY + timedelta(days=6))])
def test_a_voice_with_its_answers_and_words_goes_a_year_after_its_day_or_the_sunday_of_its_week(
    any_store: Store, day: Day, users: int, last: date
) -> None:
    service = a_service(any_store, users=users).key
    notes(any_store, service)
    day.today = last + timedelta(days=365)
    sweep(any_store)
    assert rows_of(any_store, service) == WHOLE
    day.today += timedelta(days=1)
    sweep(any_store)
    assert rows_of(any_store, service) == NOTHING
    assert sum(row.count for row in read_tallies(any_store, service, year=2026) if row.option == "@voice") == 5


def test_the_key_of_a_month_goes_when_no_voice_of_it_can_be_left(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    notes(any_store, service)
    day.today = date(2026, 11, 30) + timedelta(days=365)
    assert sweep(any_store).months == ()
    day.today += timedelta(days=1)
    assert sweep(any_store).months == ("2026-11",)
    assert sweep(any_store).months == any_store.keys.months() == ()


def test_a_week_that_ends_in_the_next_month_keeps_its_key_to_its_end(any_store: Store, day: Day) -> None:
    day.today = date(2026, 12, 30)  # of the week whose Thursday is 31 December and whose Sunday is 3 January
    service = a_service(any_store, users=5).key
    notes(any_store, service)
    day.today = date(2027, 1, 3) + timedelta(days=365)
    assert sweep(any_store).months == ()
    assert rows_of(any_store, service) == WHOLE
    day.today += timedelta(days=1)
    assert sweep(any_store).months == ("2026-12",)
    assert rows_of(any_store, service) == NOTHING


def test_the_sweep_deletes_nothing_on_a_day_that_is_in_question(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    notes(any_store, service)
    with any_store.writing() as connection:
        write_fact(connection, "clock_sure_on", day.today.isoformat())
    day.today = date(2036, 11, 16)
    with pytest.raises(ClockJumpedError):
        sweep(any_store)
    assert rows_of(any_store, service) == WHOLE
    assert any_store.keys.months() == ("2026-11",)


def test_damaged_figures_keep_no_voice_and_no_key_from_going(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    notes(any_store, service)
    with any_store.writing() as connection:
        connection.execute(update(tallies).values(count=999))
    day.today = date(2027, 12, 1)
    with pytest.raises(DamagedStoreError):
        sweep(any_store)
    assert rows_of(any_store, service) == NOTHING
    assert any_store.keys.months() == ()


STEPS = ["settle_keeping", "_delete_voices_before", "roll_up", "first_month_needed", "tidy", "write_ring_copy"]


@pytest.mark.parametrize("stop_in", STEPS)
def test_a_sweep_stopped_anywhere_is_done_by_the_next(
    any_store: Store, day: Day, monkeypatch: pytest.MonkeyPatch, stop_in: str
) -> None:
    service = a_service(any_store).key
    notes(any_store, service)
    day.today = date(2027, 12, 1)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(f"feedback_store.retention.{stop_in}", stop)
        with pytest.raises(KeyboardInterrupt):
            sweep(any_store)
    sweep(any_store)
    assert rows_of(any_store, service) == NOTHING
    assert any_store.keys.months() == ()
    assert {row.period for row in read_tallies(any_store, service, year=2026)} == {"2026-11"}


def kept(store: Store, wanted: int, today: date) -> Keeping:
    with store.writing() as connection:
        return settle_keeping(connection, wanted, today)


def test_a_change_of_the_setting_takes_effect_on_the_first_day_of_the_next_month(any_store: Store) -> None:
    begin = date(2026, 12, 1)
    assert kept(any_store, 365, MONDAY) == Keeping(365)
    assert kept(any_store, 100, MONDAY) == Keeping(365, Change(100, begin))
    assert kept(any_store, 100, date(2026, 11, 30)) == Keeping(365, Change(100, begin))
    assert kept(any_store, 100, begin) == kept(any_store, 100, begin) == Keeping(100)
    assert kept(any_store, 365, begin) == Keeping(100, Change(365, date(2027, 1, 1)))


def test_a_change_that_is_taken_back_never_happens(any_store: Store) -> None:
    for wanted in (365, 100, 365):
        keeping = kept(any_store, wanted, MONDAY)
    assert keeping == Keeping(365) == kept(any_store, 365, date(2026, 12, 1))


def test_a_change_that_fell_due_while_the_machine_was_off_still_comes(any_store: Store) -> None:
    kept(any_store, 365, MONDAY)
    kept(any_store, 100, MONDAY)
    assert kept(any_store, 200, date(2027, 3, 5)) == Keeping(100, Change(200, date(2027, 4, 1)))


@pytest.mark.parametrize(("noted", "days"), [("7", 90), ("0", 90), ("-5", 365), ("", 365), ("a year", 365)])
def test_no_fact_brings_the_days_below_ninety(any_store: Store, noted: str, days: int) -> None:
    with any_store.writing() as connection:
        write_fact(connection, "retention_days", noted)
    assert kept(any_store, 365, MONDAY).days == days


def test_the_command_says_what_it_did_and_what_is_about_to_change(
    settings: Settings, environment: dict[str, str]
) -> None:
    open_store(settings).close()

    def said(**more: str) -> str:
        result = CliRunner().invoke(store_commands, ["sweep"], env={**environment, **more}, catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    assert "kept for 365 days" in said() and "will be" not in said()
    changing = said(GLASCHE_RETENTION_DAYS="120")
    assert "kept for 365 days" in changing and "it will be 120 days" in changing
    assert read_settings({**environment, "GLASCHE_RETENTION_DAYS": "120"}).retention_days == 120


FIRST = date(2024, 12, 2)
TODAY = date(2026, 11, 22)
PERIODS = st.integers(0, (TODAY - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
COUNTS = st.tuples(PERIODS, st.sampled_from(["day", "week", "month"]), st.sampled_from("abc"), st.integers(1, 40))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(COUNTS, max_size=60))
def test_figures_of_every_month_quarter_and_year_are_the_same_after_they_were_laid_together(
    any_store: Store, found: list[tuple[date, str, str, int]]
) -> None:
    with any_store.writing() as connection:
        connection.execute(delete(tallies))
        rows = rows_with(found)
        if rows:
            connection.execute(insert(tallies), rows)
        settle(connection, FIGURES, "one")
    before = totals(any_store)
    for _ in range(2):
        with any_store.writing() as connection:
            roll_up(connection, TODAY)
        assert totals(any_store) == before
    with any_store.reading() as connection:
        periods = set(connection.scalars(select(tallies.c.period)))
    assert all(is_month(period) or last_day_of(period) >= first_day_apart(TODAY) for period in periods)


def rows_with(found: list[tuple[date, str, str, int]]) -> list[dict[str, object]]:
    """Return rows of tallies; those of one kind of speaker and period are added up."""
    counts: Counter[tuple[str, str]] = Counter()
    for day, form, option, count in found:
        written = {"day": day.isoformat(), "week": week_of(day), "month": day.isoformat()[:7]}[form]
        counts[option, written] += count
    fixed: dict[str, object] = {**dict.fromkeys(TALLY_KEY, "one"), "version": 1}
    return [fixed | {"option": option, "period": period, "count": n} for (option, period), n in counts.items()]


def totals(store: Store) -> Counter[tuple[object, ...]]:
    counted: Counter[tuple[object, ...]] = Counter()
    for year in (2024, 2025, 2026):
        for row in read_tallies(store, "one", year=year):
            for part in (year, quarter_of(row.period), month_of(row.period)):
                counted[year, part, row.option] += row.count
    return counted


def test_the_section_of_a_year_reads_the_same_after_its_days_became_months(any_store: Store, day: Day) -> None:
    service = a_service(any_store, users=None).key
    for day.today in opening_days():
        taps(any_store, service, *["happy"] * 3, "sad", "angry")
        accept(any_store, a_submission(service, "calm", language="en"))
        assert open_box(any_store, service) is Outcome.OPENED
    before = sections(any_store, service)
    assert len(set(before)) == 3
    day.today = date(2028, 1, 1)
    sweep(any_store)
    assert sections(any_store, service) == before


def opening_days() -> Iterator[date]:
    """Give days of weeks that begin in one quarter, or year, and have their Thursday in another, and some more."""
    yield from (date(2025, 12, 29), date(2026, 3, 30), date(2026, 6, 30), date(2026, 8, 5), date(2026, 10, 1))
    yield from (date(2026, 12, 31), date(2027, 1, 4), date(2027, 2, 4))


def sections(store: Store, service: str) -> list[str]:
    return [
        section_as_html(
            read_tallies(store, service, year=year), "ЦОП", year=year, smallest_group=5, made_on=MONDAY, language="bg"
        )
        for year in (2025, 2026, 2027)
    ]


def test_what_an_opening_adds_to_an_old_period_is_laid_into_its_month_by_the_next_sweep(
    any_store: Store, day: Day
) -> None:
    service = a_service(any_store).key
    notes(any_store, service)
    day.today = date(2027, 7, 7)
    sweep(any_store)
    with any_store.writing() as connection:
        connection.execute(update(tallies).where(tallies.c.period == "2026-11").values(period="2026-W47"))
        settle(connection, FIGURES, service)
    sweep(any_store)
    assert {(row.period, row.count) for row in read_tallies(any_store, service, year=2026)} == {("2026-11", 5)}
