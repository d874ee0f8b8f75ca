"""A child calls: who is asked when, never whom it chose against; repeats join; late ones say so; all is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event, update

from config.vocabulary import Place
from feedback_store.calls.asking import MOST_JOINED, Asked, take_call
from feedback_store.calls.kept import KEPT_DAYS, Call, CallAct, calls_of, forget_calls, note_call_act
from feedback_store.calls.line import calls_for, find_call, reached
from feedback_store.calls.listeners import Figure, Listener, listeners_of, name_listener
from feedback_store.checks import check_store
from feedback_store.concerns.recipients import name_recipient
from feedback_store.devices import Device, issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.errors import UnknownCallError
from feedback_store.schema import calls
from feedback_store.staff import ADMINISTRATOR, OUTSIDER
from tests.builders import a_member, a_service

NOW = datetime(2026, 11, 16, 14, 5, tzinfo=UTC)


@pytest.fixture
def house(store: Store) -> SimpleNamespace:
    """Return a service with three people children may choose, one outside it, and two tablets."""
    service = a_service(store, "cop-ruse").key
    made = {}
    for number, (key, name) in enumerate((("maria", "леля Мария"), ("petar", "Петър"), ("ana", "Ани")), 1):
        made[key] = a_member(store, name)
        name_listener(store, service, Listener(made[key], name, "психолог", Figure.BUN, number))
    made["georgi"] = a_member(store, "Георги", OUTSIDER)
    name_recipient(store, service, made["georgi"].id, Place.OUTSIDE)
    tablets = [redeem_code(store, issue_code(store, service, name))[0] for name in ("Коридор", "Стая")]
    return SimpleNamespace(service=service, tablets=tablets, **made)


def call(store: Store, device: Device, client_id: str = "a" * 22, *, now: datetime = NOW, **asked: object) -> Call:
    return take_call(store, device, Asked(client_id, **asked), now)  # type: ignore[arg-type]


def names(store: Store, made: Call, minutes: int) -> list[str]:
    (found,) = (one for one in calls_of(store, made.service) if one.id == made.id)
    return [member.name for member in reached(store, found, NOW + timedelta(minutes=minutes))]


def test_whom_the_child_chose_is_asked_first_then_the_next_then_all_and_those_outside(
    store: Store, house: SimpleNamespace
) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    assert names(store, made, 0) == names(store, made, 4) == ["Петър"]
    assert names(store, made, 5) == ["Петър", "леля Мария"]
    assert names(store, made, 10) == ["Петър", "леля Мария", "Ани", "Георги"]


def test_whom_the_child_chose_against_never_learns_of_it(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    again = call(store, house.tablets[0], not_wanted=(house.maria.id,))
    assert made.id == again.id
    assert names(store, made, 5) == ["Петър", "Ани"]
    assert names(store, made, 6_000) == ["Петър", "Ани", "Георги"]
    with pytest.raises(UnknownCallError):
        find_call(store, house.maria.id, made.id, NOW + timedelta(days=1))


def test_nobody_of_the_house_learns_of_a_call_for_somebody_outside(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], is_outside=True)
    assert names(store, made, 0) == names(store, made, 6_000) == ["Георги"]


def test_where_nobody_is_left_an_administrator_is_asked_whom_the_child_did_not_choose_against(store: Store) -> None:
    service = a_service(store).key
    (device, _) = redeem_code(store, issue_code(store, service, "Коридор"))
    feared, other = (a_member(store, name, ADMINISTRATOR) for name in ("Елена", "Иво"))
    made = call(store, device, not_wanted=(feared.id,))
    assert names(store, made, 0) == [other.name]


def test_once_somebody_is_going_nobody_more_is_asked(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    note_call_act(store, made, house.petar.id, CallAct.GOING, NOW + timedelta(minutes=1))
    assert names(store, made, 600) == ["Петър"]


def test_playing_with_the_hand_makes_one_call_for_a_tablet_and_another_tablet_has_its_own(
    store: Store, house: SimpleNamespace
) -> None:
    for number in range(30):
        call(store, house.tablets[0], f"{number:022}", wanted=house.petar.id)
    other = call(store, house.tablets[1], "b" * 22, wanted=house.maria.id)
    assert len(calls_of(store, house.service)) == 2
    assert [one.id for one in calls_for(store, house.maria.id, NOW)] == [other.id]


def test_playing_with_the_hand_makes_no_call_larger_and_larger(store: Store, house: SimpleNamespace) -> None:
    for number in range(MOST_JOINED + 20):
        made = call(store, house.tablets[0], f"{number:022}")
    (found,) = calls_of(store, house.service)
    assert len(found.joined) == MOST_JOINED and found.id == made.id
    assert [call(store, house.tablets[0], f"{number:022}") for number in (0, number)] == [found, found]


def test_two_children_of_whom_one_wants_whom_the_other_fears_are_heard_apart(
    store: Store, house: SimpleNamespace
) -> None:
    first = call(store, house.tablets[0], wanted=house.petar.id, not_wanted=(house.maria.id,))
    second = call(store, house.tablets[0], "b" * 22, wanted=house.maria.id)
    assert [names(store, made, 0) for made in (first, second)] == [["Петър"], ["леля Мария"]]


def test_a_child_that_says_later_whom_it_fears_does_not_take_that_person_from_another_child(
    store: Store, house: SimpleNamespace
) -> None:
    first = call(store, house.tablets[0], wanted=house.petar.id)
    assert call(store, house.tablets[0], "b" * 22, wanted=house.ana.id).id == first.id
    soon = NOW + timedelta(minutes=1)
    second = call(store, house.tablets[0], "b" * 22, wanted=house.ana.id, not_wanted=(house.petar.id,), now=soon)
    assert [names(store, made, 0) for made in (first, second)] == [["Петър", "Ани"], ["Ани"]]
    assert call(store, house.tablets[0], "b" * 22, wanted=house.ana.id).id == second.id


def test_of_messages_that_come_at_once_none_takes_back_what_another_added(any_store: Store) -> None:
    service = a_service(any_store).key
    (device, _) = redeem_code(any_store, issue_code(any_store, service, "Коридор"))
    feared = [f"{number:016}" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: call(any_store, device, not_wanted=(each,)), feared))
    (found,) = calls_of(any_store, service)
    assert sorted(found.not_wanted) == feared


def test_many_calls_cost_no_more_questions_to_the_database_than_one(store: Store, house: SimpleNamespace) -> None:
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    counts = []
    for number in range(20):
        call(store, house.tablets[0], f"{number:022}", now=NOW + timedelta(hours=number))
        asked.clear()
        assert len(calls_for(store, house.maria.id, NOW + timedelta(days=2))) == number + 1
        counts.append(len(asked))
    assert set(counts) == {counts[0]} and counts[0] > 0


def test_a_damaged_call_keeps_no_other_child_from_being_heard(store: Store, house: SimpleNamespace) -> None:
    call(store, house.tablets[0])
    with store.writing() as connection:
        connection.execute(update(calls).values(sealed=b"damaged"))
    made = call(store, house.tablets[0], "b" * 22)
    assert [one.id for one in calls_for(store, house.maria.id, NOW)] == [made.id]
    assert [one for one in check_store(store.settings) if "are damaged and cannot be read: 1" in one.sentence]


def test_a_call_after_a_settled_one_is_a_new_one_but_its_repeat_is_not(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    note_call_act(store, made, house.petar.id, CallAct.TALKED, NOW)
    assert call(store, house.tablets[0], wanted=house.petar.id).id == made.id
    assert call(store, house.tablets[0], "c" * 22, wanted=house.petar.id).id != made.id


def test_a_child_is_not_told_that_somebody_comes_who_set_out_a_quarter_of_an_hour_ago(
    store: Store, house: SimpleNamespace
) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    note_call_act(store, made, house.petar.id, CallAct.GOING, NOW)
    later = call(store, house.tablets[0], "c" * 22, wanted=house.petar.id, now=NOW + timedelta(minutes=16))
    assert later.id != made.id and later.taken_on is None


@pytest.mark.parametrize(("minutes", "is_late"), [(0, False), (14, False), (15, True), (600, True)])
def test_a_call_that_waited_on_the_tablet_keeps_its_minute_and_says_whether_it_is_late(
    store: Store, house: SimpleNamespace, minutes: int, is_late: bool
) -> None:
    call(store, house.tablets[0], waited=timedelta(minutes=minutes))
    (found,) = calls_of(store, house.service)
    assert found.called_at == NOW - timedelta(minutes=minutes) and found.is_late is is_late


def test_somebody_who_left_the_list_meanwhile_does_not_make_a_call_fail(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], wanted="0123456789abcdef")
    assert names(store, made, 0) == ["леля Мария"]


def test_neither_tablet_nor_person_stands_in_clear_in_the_database(store: Store, house: SimpleNamespace) -> None:
    call(store, house.tablets[0], "d" * 22, wanted=house.petar.id, not_wanted=(house.ana.id,))
    with store.reading() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM calls").all()
    stored = repr(tuple(row))
    assert not [word for word in (house.tablets[0].id, house.petar.id, house.ana.id, "d" * 22) if word in stored]


def test_calls_are_forgotten_after_their_days_with_what_was_done(store: Store, house: SimpleNamespace) -> None:
    made = call(store, house.tablets[0], wanted=house.petar.id)
    note_call_act(store, made, house.petar.id, CallAct.TALKED, NOW)
    for days, left in ((KEPT_DAYS, 1), (KEPT_DAYS + 1, 0)):
        with store.writing() as connection:
            forget_calls(connection, NOW.date() + timedelta(days=days))
        assert len(calls_of(store, house.service)) == left
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM call_acts").scalar() == 0


def test_people_stand_in_the_order_of_duty(store: Store, house: SimpleNamespace) -> None:
    name_listener(store, house.service, Listener(house.ana, "Ани", "учителка", Figure.CURLS, 0))
    assert [one.name for one in listeners_of(store, house.service)] == ["Ани", "леля Мария", "Петър"]
