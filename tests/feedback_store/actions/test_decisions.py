"""Actions: their history is only added to, a second click adds nothing, and a stale form is refused."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_store.actions.kept import Action, Decided, Decision, Source, actions_of, begin_action, decide, find_action
from feedback_store.engine import Store
from feedback_store.errors import ActionRefusedError, StaleActionError, UnknownActionError
from tests.builders import Day, a_service

ACCEPTED = Decided(Decision.ACCEPTED, "", "Възпитател на смяна", date(2026, 11, 30), "")
DONE = Decided(Decision.DONE, "", "Възпитател на смяна", None, "Протокол 12")


def an_action(
    store: Store, service: str, first: Decided = ACCEPTED, *, form: str = "f1", source: Source = Source.THEME
) -> Action:
    """Begin an action and return it as it was kept."""
    number = begin_action(
        store, service, form, about="Повече време навън", source=source, named="", first=first, by="m"
    )
    return find_action(store, service, number)


def test_an_action_keeps_every_decision_in_its_order(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    begun = an_action(any_store, service)
    decide(any_store, service, begun.number, 1, DONE, "m")
    found = find_action(any_store, service, begun.number)
    assert [one.decided for one in found.history] == [ACCEPTED, DONE]
    assert (begun.is_open, found.is_open, found.now.proof) == (True, False, "Протокол 12")


def test_a_second_click_makes_no_second_action_and_no_second_decision(store: Store) -> None:
    service = a_service(store).key
    first, second = (an_action(store, service) for _ in range(2))
    for _ in range(2):
        decide(store, service, first.number, 1, DONE, "m")
    assert first.number == second.number
    assert [len(one.history) for one in actions_of(store, service)] == [2]


def test_whoever_decides_by_an_old_page_is_told_and_changes_nothing(store: Store) -> None:
    service = a_service(store).key
    number = an_action(store, service).number
    decide(store, service, number, 1, DONE, "m")
    with pytest.raises(StaleActionError):
        decide(store, service, number, 1, replace(DONE, decision=Decision.UNDER_WAY), "other")
    assert find_action(store, service, number).now == DONE


@pytest.mark.parametrize(
    ("until", "decision", "is_late"),
    [
        (date(2026, 11, 22), Decision.ACCEPTED, True),
        (date(2026, 11, 23), Decision.ACCEPTED, False),
        (None, Decision.ACCEPTED, False),
        (date(2026, 11, 22), Decision.DONE, False),
    ],
)
def test_an_open_action_is_late_from_the_day_after_its_day_on(
    store: Store, until: date | None, decision: Decision, is_late: bool
) -> None:
    found = an_action(store, a_service(store).key, replace(ACCEPTED, until=until, decision=decision))
    assert found.is_late(date(2026, 11, 23)) is is_late


@pytest.mark.parametrize(
    "first",
    [
        replace(ACCEPTED, responsible=" "),
        replace(ACCEPTED, decision=Decision.NOT_POSSIBLE),
        replace(ACCEPTED, proof="х" * 501),
    ],
)
def test_an_action_without_somebody_who_answers_or_without_its_reason_is_refused(store: Store, first: Decided) -> None:
    service = a_service(store).key
    with pytest.raises(ActionRefusedError):
        an_action(store, service, first)
    assert actions_of(store, service) == ()


def test_an_action_of_another_service_is_not_found(store: Store) -> None:
    number = an_action(store, a_service(store).key).number
    with pytest.raises(UnknownActionError):
        find_action(store, a_service(store).key, number)
