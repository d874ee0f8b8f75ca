"""Own topics: shown after an opening only, in their season and order, known for good by what was answered."""

from datetime import date

import pytest

from config.errors import AnswerError
from config.load import instrument
from config.own_topics import MOST_AT_ONCE, MOST_CARDS
from feedback_store.engine import Store
from feedback_store.errors import TopicRefusedError
from feedback_store.intake import accept
from feedback_store.offering import offered_by
from feedback_store.opening import Outcome, open_box
from feedback_store.tallies import read_tallies
from feedback_store.topics.kept import (
    ALWAYS,
    Season,
    add_topic,
    move_topic_up,
    photo_named,
    present_topics,
    take_topic_away,
    topics_of,
)
from feedback_store.topics.shown import known_topics
from tests.builders import Day, a_service, a_sort, taps


def own_cards(store: Store, service: str, *, is_try_out: bool = False) -> list[str]:
    """Return the Bulgarian names of the own topics that children are asked about now."""
    offered = offered_by(store, service, is_try_out=is_try_out)
    return [one.text["bg"] for one in offered["sort"].step("here").topics if one.key.startswith("own_")]


def shown(store: Store, service: str, *names: str, season: Season = ALWAYS) -> None:
    """Add topics and let the empty box of the evening show them."""
    for name in names:
        add_topic(store, service, {"bg": name}, picture="1F415", season=season)
    assert open_box(store, service) is Outcome.WAITS


def test_a_topic_is_asked_about_only_after_what_was_said_before_it_left_the_box(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 4)
    add_topic(any_store, service, {"bg": " Кучето "}, picture="1F415")
    assert open_box(any_store, service) is Outcome.WAITS and own_cards(any_store, service) == []
    assert own_cards(any_store, service, is_try_out=True) == ["Кучето"]
    taps(any_store, service, "sad")
    assert open_box(any_store, service) is Outcome.OPENED
    assert own_cards(any_store, service) == ["Кучето"]


def test_what_was_laid_is_tallied_under_its_key_also_after_the_topic_was_taken_away(store: Store, day: Day) -> None:
    service = a_service(store).key
    shown(store, service, "Кучето")
    take_topic_away(store, service, 1)
    assert own_cards(store, service) == []
    for _ in range(5):  # from tablets that were offline
        accept(store, a_sort(service, "food.good", "own_1.not_good"))
    assert open_box(store, service) is Outcome.OPENED
    counts = {one.option: one.count for one in read_tallies(store, service, year=day.today.year)}
    assert counts["own_1.not_good"] == 5
    assert [one.text["uk"] for one in known_topics(store, service)] == ["Кучето"]


@pytest.mark.parametrize("option", ["own_2.good", "own_1.great", "own_1", "own_1.good.good"])
def test_a_topic_that_the_service_never_had_is_refused(store: Store, option: str) -> None:
    service, other = a_service(store).key, a_service(store).key
    shown(store, service, "Кучето")
    with pytest.raises(AnswerError):
        accept(store, a_sort(service, option))
    with pytest.raises(AnswerError):
        accept(store, a_sort(other, "own_1.good"))


@pytest.mark.parametrize(("month", "is_asked"), [(11, False), (12, True), (1, True), (2, True), (3, False)])
def test_a_season_goes_over_the_new_year(store: Store, day: Day, month: int, is_asked: bool) -> None:
    service = a_service(store).key
    shown(store, service, "Шейните", season=(12, 2))
    day.today = date(2027, month, 10)
    assert bool(own_cards(store, service)) is is_asked


def test_no_child_is_ever_asked_about_more_than_twelve_cards(store: Store) -> None:
    service = a_service(store).key
    shown(store, service, "Кучето", "Лагерът")
    shown(store, service, "Шейните", "Снежният човек", season=(12, 2))
    shown(store, service, "Басейнът", "Морето", season=(6, 8))
    assert len(present_topics(store, service)) == MOST_AT_ONCE + 2
    with pytest.raises(TopicRefusedError, match="more than 4"):
        add_topic(store, service, {"bg": "Елхата"}, picture="1F384", season=(12, 12))
    add_topic(store, service, {"bg": "Листата"}, picture="1F342", season=(9, 11))
    assert len(instrument("sort").step("here").topics) + MOST_AT_ONCE == MOST_CARDS


@pytest.mark.parametrize("names", [{}, {"en": "The dog"}, {"bg": "К" * 25}, {"bg": "Кучето", "tr": "k" * 25}])
def test_a_topic_needs_a_short_bulgarian_name(store: Store, names: dict[str, str]) -> None:
    with pytest.raises(TopicRefusedError):
        add_topic(store, a_service(store).key, names, picture="1F415")


def test_topics_keep_their_order_and_take_no_name_or_number_twice(store: Store) -> None:
    service = a_service(store).key
    shown(store, service, "Кучето", "Лагерът", "Басейнът")
    for number in (3, 3, 3, 99):
        move_topic_up(store, service, number)
    assert own_cards(store, service) == ["Басейнът", "Кучето", "Лагерът"]
    with pytest.raises(TopicRefusedError, match="there already"):
        add_topic(store, service, {"bg": "кучето"}, picture="1F415")
    take_topic_away(store, service, 1)
    assert add_topic(store, service, {"bg": "Кучето"}, picture="1F415") == 4


def test_what_nobody_was_asked_about_leaves_no_trace_and_a_photo_goes_with_its_topic(store: Store) -> None:
    service = a_service(store).key
    add_topic(store, service, {"bg": "Мария"}, photo=b"pixels")
    take_topic_away(store, service, 1)
    assert topics_of(store, service) == ()
    add_topic(store, service, {"bg": "Стаята"}, photo=b"pixels")
    open_box(store, service)
    ((name,),) = [[str(one.picture)] for one in topics_of(store, service)]
    assert photo_named(store, name) == b"pixels"
    take_topic_away(store, service, 1)
    assert photo_named(store, name) is None and topics_of(store, service)[0].picture is None
