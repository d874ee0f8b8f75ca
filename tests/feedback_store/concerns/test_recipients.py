"""Who may see what was told of danger: those named for it, never whom the child names, and always somebody."""

from dataclasses import replace

import pytest

from config.reading import Concern, ConcernCategory
from config.vocabulary import Place
from feedback_store.concerns.heard import HeardConcern
from feedback_store.concerns.recipients import (
    dismiss_recipient,
    is_named,
    is_received,
    name_recipient,
    readers_of,
    recipients_of,
)
from feedback_store.engine import Store
from feedback_store.errors import UnknownMemberError, UnknownServiceError
from feedback_store.staff import ADMINISTRATOR
from tests.builders import a_member, a_service, recipients_in

FOUND = Concern(ConcernCategory.VIOLENCE, 3, ("ме бие",), about_other=False, adult_of_house=False)


def heard(service: str, text: str, *, adult_of_house: bool = False) -> HeardConcern:
    """Return a concern as it would have been heard."""
    found = replace(FOUND, adult_of_house=adult_of_house)
    return HeardConcern(service, b"m", "2026-11-16 10:00", "jar", "note", "kiosk", "child", "8_11", text, found)


def readers(store: Store, concern: HeardConcern) -> list[str]:
    return [one.member.name for one in readers_of(store, concern)]


def test_a_service_is_received_when_somebody_in_it_and_somebody_outside_are_named(any_store: Store) -> None:
    service = a_service(any_store).key
    assert not is_received(any_store, service)
    inside, outside = recipients_in(any_store, service)
    assert is_received(any_store, service)
    assert [one.member.id for one in recipients_of(any_store, service)] == [outside.id, inside.id]
    dismiss_recipient(any_store, service, outside.id)
    assert not is_received(any_store, service)


def test_two_people_in_the_house_are_not_enough(store: Store) -> None:
    service = a_service(store).key
    for name in ("Мария Иванова", "Елена Петрова"):
        name_recipient(store, service, a_member(store, name).id, Place.IN_HOUSE)
    assert not is_received(store, service)


def test_only_a_service_that_there_is_and_somebody_on_the_staff_are_taken(store: Store) -> None:
    member = a_member(store)
    with pytest.raises(UnknownServiceError):
        name_recipient(store, "nowhere", member.id, Place.OUTSIDE)
    with pytest.raises(UnknownMemberError):
        name_recipient(store, a_service(store).key, "nobody", Place.OUTSIDE)


def test_what_may_mean_an_adult_of_the_house_is_seen_only_from_outside(store: Store) -> None:
    service = a_service(store).key
    recipients_in(store, service)
    assert readers(store, heard(service, "татко ме бие")) == ["Георги Стоев", "Мария Иванова"]
    assert readers(store, heard(service, "леля ме бие", adult_of_house=True)) == ["Георги Стоев"]


@pytest.mark.parametrize("text", ["леля Мария ме удари", "MARIA me udari", "лелка Марийка ме щипе", "госпожа Иванова"])
def test_nobody_sees_what_names_them(store: Store, text: str) -> None:
    service = a_service(store).key
    recipients_in(store, service)
    assert readers(store, heard(service, text)) == ["Георги Стоев"]


def test_where_nobody_is_left_an_administrator_sees_it_who_is_not_named(store: Store) -> None:
    service = a_service(store).key
    a_member(store, "Надежда Колева", ADMINISTRATOR)
    a_member(store, "Петър Колев", ADMINISTRATOR)
    recipients_in(store, service)
    told = "Мария и Георги ме биха, а Надежда гледаше"
    assert readers(store, heard(service, told)) == ["Петър Колев"]


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Мария Иванова", "Мариика ми взе телефона", True),
        ("Георги Стоев", "бате Гого ме бута", False),
        ("Георги Стоев", "георги!!", True),
        ("Георги Стоев", "georgi me bie", True),
        ("Яна Шопова", "qna me bie, q ne yana", True),
        ("А. Б.", "а б в", False),
        ("Елена Петрова", "петър ме бие", False),
        ("Надежда (Надето) Колева", "надето ме бие", True),
        ("", "нещо", False),
    ],
)
def test_a_name_is_found_in_its_forms_and_in_both_letters(name: str, text: str, stands: bool) -> None:
    assert is_named(name, text) is stands
