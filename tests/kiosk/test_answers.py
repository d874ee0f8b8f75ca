"""The answer to a letter by its pictures, through the door that tablets use: found, not yet, waiting, never guessed."""

import random
import secrets
from typing import Any

import pytest
from flask import Flask

from feedback_store.complaints.picture_receipts import COLOURS, MANY, PICTURES
from feedback_store.complaints.replies import reply
from feedback_store.complaints.turns import LONGEST_SECONDS, Turns
from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.schema import complaints
from feedback_store.social_services import Service
from kiosk.child.outbox import outbox_for
from kiosk.desk import Desk, put_desk
from tests.builders import Day, a_service, recipients_in, taps
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, a_tap
from tests.kiosk.sealing import sealed
from tests.kiosk.test_openapi import check_against_description

FOOD, REPLY = "Супата винаги е студена", "Говорихме с кухнята."
NOT_YET = {"state": "not_yet"}
Receipt = dict[str, Any]
Header = dict[str, str]


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(app: Flask, store: Store, clock: Clock, service: Service) -> PageClient:
    """Return the door of a service in which words are received, with a clock that the test moves."""
    put_desk(app, Desk(store, store.settings, turns=Turns(clock)))
    recipients_in(store, service.key)
    made = app.test_client()
    assert isinstance(made, PageClient)
    return made


def a_receipt(chance: random.Random) -> Receipt:
    return {"pictures": chance.sample(PICTURES, MANY), "colour": chance.choice(COLOURS)}


MINE = a_receipt(random.Random(1))


def a_letter(receipt: Receipt = MINE, text: str = FOOD, **other: Any) -> dict[str, Any]:
    return a_tap(instrument="idea", answers=[{"step": "what", "words": text}], receipt=receipt) | other


def a_follow_up(receipt: Receipt = MINE) -> dict[str, Any]:
    answers = [{"step": "outcome", "chosen": ["open"]}, {"step": "more", "words": "Още е студена"}]
    return a_tap(instrument="follow_up", answers=answers, receipt=receipt)


def sent(door: PageClient, tablet: Header, *items: dict[str, Any]) -> list[str]:
    found: Any = door.post("/api/submissions", json=list(items), headers=tablet).json
    return [one["state"] for one in found["results"]]


def opened(store: Store, day: Day) -> None:
    taps(store, "cop-ruse", *["happy"] * store.settings.smallest_group)
    day.today = day.today.fromordinal(day.today.toordinal() + 1)
    open_box(store, "cop-ruse")


def asked(door: PageClient, tablet: Header, receipt: Receipt = MINE) -> dict[str, Any]:
    response = door.post("/api/answers", json=receipt, headers=tablet)
    check_against_description(response, "/api/answers", "post")
    found: dict[str, Any] = response.get_json()
    return found


def asked_in_turn(door: PageClient, tablet: Header, clock: Clock, receipt: Receipt = MINE) -> dict[str, Any]:
    """Ask as the page does: again when it was told to."""
    while (found := asked(door, tablet, receipt))["state"] == "wait":
        clock.seconds += found["seconds"]
    return found


def test_a_letter_its_reply_and_what_follows(door: PageClient, store: Store, tablet: Header, day: Day) -> None:
    letter = a_letter()
    assert sent(door, tablet, letter) == ["kept"] and sent(door, tablet, letter) == ["known"]
    assert asked(door, tablet) == NOT_YET
    opened(store, day)
    assert asked(door, tablet) == {"state": "found", "replies": [], "is_closed": False}
    reply(store, "cop-ruse", 1, REPLY)
    assert asked(door, tablet)["replies"] == [{"dated": day.today.isoformat(), "text": REPLY}]
    assert FOOD not in str(asked(door, tablet)), "somebody may look over the shoulder"
    assert sent(door, tablet, a_follow_up()) == ["kept"]
    opened(store, day)
    with store.reading() as connection:
        assert len(connection.execute(complaints.select()).all()) == 1


def test_a_letter_that_waited_sealed_on_the_tablet_is_found_too(
    door: PageClient, store: Store, tablet: Header, day: Day
) -> None:
    assert sent(door, tablet, sealed(outbox_for(store, "cop-ruse"), a_letter())) == ["kept"]
    opened(store, day)
    assert asked(door, tablet)["state"] == "found"


def test_it_is_read_only_on_an_enrolled_tablet_of_that_service(
    door: PageClient, store: Store, tablet: Header, day: Day
) -> None:
    sent(door, tablet, a_letter())
    opened(store, day)
    elsewhere = a_device(store, a_service(store, "other").key)[1]
    assert asked(door, elsewhere) == NOT_YET
    assert door.post("/api/answers", json=MINE).status_code == 401


def test_a_tablet_that_tries_out_looks_nothing_up(door: PageClient, store: Store, tablet: Header, day: Day) -> None:
    sent(door, tablet, a_letter())
    opened(store, day)
    trying = a_device(store, "cop-ruse", is_try_out=True)[1]
    assert asked(door, trying) == {"state": "tried"}
    assert sent(door, trying, a_letter(try_out=True), a_follow_up() | {"try_out": True}) == ["tried", "tried"]


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"pictures": [], "colour": "red"},
        {**MINE, "colour": "pink"},
        {**MINE, "pictures": MINE["pictures"][1:]},
        {**MINE, "pictures": [MINE["pictures"][0]] * MANY},
        {**MINE, "pictures": ["dragon", *MINE["pictures"][1:]]},
        {**MINE, "more": 1},
        [MINE],
        None,
    ],
)
def test_what_is_no_receipt_is_refused_and_costs_nobody_a_turn(door: PageClient, tablet: Header, odd: Any) -> None:
    for _ in range(10):
        response = door.post("/api/answers", json=odd, headers=tablet)
        assert response.status_code == 400
    check_against_description(response, "/api/answers", "post")
    assert asked(door, tablet) == NOT_YET
    if isinstance(odd, dict) and odd:
        assert sent(door, tablet, a_letter(odd)) == ["refused"]


def test_a_receipt_belongs_to_letters_only(door: PageClient, tablet: Header) -> None:
    assert sent(door, tablet, a_tap(receipt=MINE), a_tap()) == ["refused", "kept"]


def test_many_wrong_ones_make_each_wait_and_tell_nothing_meanwhile(
    door: PageClient, store: Store, tablet: Header, clock: Clock, day: Day
) -> None:
    sent(door, tablet, a_letter())
    opened(store, day)
    chance = random.Random(2)
    for _ in range(20):
        asked_in_turn(door, tablet, clock, a_receipt(chance))
    right, wrong = asked(door, tablet), asked(door, tablet, a_receipt(chance))
    assert right["state"] == wrong["state"] == "wait" and 0 < right["seconds"] <= 40
    assert asked_in_turn(door, tablet, clock)["state"] == "found"


def attacked(door: PageClient, store: Store, clock: Clock, day: Day, tries: int) -> list[float]:
    """Try so many receipts on one tablet while 100 letters live; return how long a child beside it waited each time."""
    chance = random.Random(secrets.randbits(64))
    attacker, child = (a_device(store, "cop-ruse")[1] for _ in range(2))
    receipts = [MINE, *(a_receipt(chance) for _ in range(99))]
    for start in range(0, 100, 50):
        sent(door, child, *(a_letter(receipt) for receipt in receipts[start : start + 50]))
    opened(store, day)
    waits = []
    for number in range(tries):
        found = asked_in_turn(door, attacker, clock, a_receipt(chance))
        assert found["state"] == "not_yet"
        if number % 100 == 99:
            began = clock.seconds
            asked(door, attacker, a_receipt(chance))  # it waits too
            assert asked_in_turn(door, child, clock, chance.choice(receipts))["state"] == "found"
            waits.append(clock.seconds - began)
    return waits


def test_400_tries_find_none_of_100_letters_and_a_child_between_them_is_served(
    door: PageClient, store: Store, clock: Clock, day: Day
) -> None:
    waits = attacked(door, store, clock, day, 400)
    assert len(waits) == 4 and max(waits) <= LONGEST_SECONDS


@pytest.mark.slow
def test_20_000_tries_find_none_of_100_letters_and_no_child_between_them_is_locked_out(
    door: PageClient, store: Store, clock: Clock, day: Day
) -> None:
    waits = attacked(door, store, clock, day, 20_000)
    assert len(waits) == 200 and max(waits) <= LONGEST_SECONDS
    assert clock.seconds > 20_000 * 100, "nobody makes them in less than a month"
