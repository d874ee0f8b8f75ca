"""Events: when their box is opened, which voices carry one, and what stands on the rows."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Table, select

from config.steps import Answer
from config.vocabulary import AgeBand, Play, Speaker
from feedback_store.engine import Store
from feedback_store.errors import EventRefusedError, UnknownEventError
from feedback_store.events.kept import Event, State, cancel_event, close_event, find_event, make_event
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.schema import event_tallies, event_voices, voices
from feedback_store.tallies import VOICES, read_tallies
from tests.builders import Day, a_service, taps
from tests.feedback_store.events.parties import a_party, at_party, counted_at

DAY = timedelta(days=1)


def rows(store: Store, table: Table) -> list[dict[str, object]]:
    with store.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(select(table))]


def counted(store: Store, service: str) -> int:
    return sum(row.count for row in read_tallies(store, service, year=2026) if row.option == VOICES)


@pytest.fixture
def party(store: Store) -> Event:
    """Return an event of today, in a service that is large enough for days."""
    return a_party(store, a_service(store, "cop-ruse").key)


def test_the_box_is_left_shut_on_the_evening_of_an_event_and_opened_the_day_after(
    store: Store, party: Event, day: Day
) -> None:
    at_party(store, party, 5)
    assert open_box(store, party.service) is Outcome.HELD_BACK
    day.today += DAY
    assert open_box(store, party.service) is Outcome.OPENED
    assert find_event(store, party.service, party.key).state is State.COUNTED
    assert counted_at(store, party) == 5


def test_closing_an_event_by_hand_lets_the_box_be_opened_the_same_evening(store: Store, party: Event) -> None:
    at_party(store, party, 5)
    close_event(store, party.service, party.key)
    assert open_box(store, party.service) is Outcome.OPENED
    assert counted_at(store, party) == 5


def test_an_event_every_day_does_not_keep_the_box_shut_for_more_than_six_evenings(
    store: Store, party: Event, day: Day
) -> None:
    outcomes = []
    for _ in range(7):
        at_party(store, party, 5)
        outcomes.append(open_box(store, party.service))
        day.today += DAY
        party = a_party(store, party.service)
    assert outcomes == [Outcome.HELD_BACK] * 6 + [Outcome.OPENED]


def test_voices_of_an_event_stand_with_it_alone_and_in_no_other_figure(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 6)
    taps(store, party.service, *["sad"] * 7)
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (6, 7)
    assert {row["event"] for row in rows(store, event_voices)} == {party.key}


def test_too_few_voices_lose_the_event_and_are_counted_as_all_others(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 4)
    taps(store, party.service, "sad")
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (0, 5)
    assert rows(store, event_voices) == rows(store, event_tallies) == []
    assert {(row["channel"], row["dated"]) for row in rows(store, voices)} >= {("door", "2026-11-17")}
    assert find_event(store, party.service, party.key).state is State.COUNTED


def test_each_group_needs_enough_voices_of_its_own(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 5)
    for speaker in (Speaker.PARENT, Speaker.RELATIVE, Speaker.CARER, Speaker.CARER):
        at_party(store, party, 1, speaker=speaker)
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (5, 0)  # four voices wait for a fifth
    assert {row["speaker"] for row in rows(store, event_tallies)} == {"child"}


def test_the_row_of_an_event_says_no_more_than_in_a_small_service(store: Store, party: Event, day: Day) -> None:
    kinds = (Speaker.CHILD, AgeBand.UNDER_4, "tr"), (Speaker.YOUNG_PERSON, AgeBand.FROM_15_TO_17, "uk")
    for speaker, band, language in kinds * 3:
        at_party(store, party, 1, speaker=speaker, age_band=band, language=language)
    day.today += DAY
    open_box(store, party.service)
    found = rows(store, voices)
    kept = [(row["channel"], row["speaker"], row["support"], row["language"], row["dated"]) for row in found]
    assert set(kept) == {("gathering", "child", "apart", "apart", "2026-W47")}
    assert {row["age_band"] for row in found} == {"under_12", "12_plus"}


def test_a_few_voices_beside_those_of_an_event_bear_the_week_only(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 6)
    taps(store, party.service, "sad")
    day.today += DAY
    open_box(store, party.service)
    assert {row["dated"] for row in rows(store, voices)} == {"2026-W47"}
    assert counted(store, party.service) == 0  # it waits for others, as after any small box


def test_what_comes_after_the_counting_is_taken_without_the_event(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 5)
    day.today += DAY
    open_box(store, party.service)
    at_party(store, party, 6)
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (5, 6)


@pytest.mark.parametrize("event", ["0123456789abcdef", "", "cnst-byala"])
def test_an_event_that_nobody_knows_is_none(store: Store, party: Event, day: Day, event: str) -> None:
    at_party(store, party, 6, event=event)
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (0, 6)


def test_play_and_what_the_event_did_not_ask_are_counted_without_it(store: Store, party: Event, day: Day) -> None:
    at_party(store, party, 5, play=Play.SUSPECTED)
    cards = (Answer("play_or_food", ("play",)),)
    at_party(store, party, 5, instrument="this_or_that", answers=cards)
    day.today += DAY
    open_box(store, party.service)
    assert (counted_at(store, party), counted(store, party.service)) == (0, 10)


@pytest.mark.parametrize(
    ("name", "held_on", "expected", "asked"),
    [
        ("", date(2026, 11, 16), 20, ["mood_board"]),
        ("Излет", date(2026, 11, 15), 20, ["mood_board"]),
        ("Излет", date(2028, 1, 1), 20, ["mood_board"]),
        ("Излет", date(2026, 11, 16), 4, ["mood_board"]),
        ("Излет", date(2026, 11, 16), 20, []),
        ("Излет", date(2026, 11, 16), 20, ["happiness_jar"]),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    store: Store, name: str, held_on: date, expected: int, asked: list[str]
) -> None:
    service = a_service(store).key
    with pytest.raises(EventRefusedError):
        make_event(store, service, name, held_on, expected, asked)


def test_only_an_event_whose_day_has_not_come_can_be_taken_away(store: Store) -> None:
    service = a_service(store).key
    coming, on = a_party(store, service, date(2026, 11, 20)), a_party(store, service)
    cancel_event(store, service, coming.key)
    with pytest.raises(UnknownEventError):
        find_event(store, service, coming.key)
    with pytest.raises(EventRefusedError):
        cancel_event(store, service, on.key)


def test_a_repeat_is_known_after_the_event(store: Store, party: Event, day: Day) -> None:
    (sent, *_) = at_party(store, party, 5)
    day.today += DAY
    open_box(store, party.service)
    assert accept(store, sent) == "known"
