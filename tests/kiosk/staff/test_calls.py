"""A child that wants to talk stands on the staff pages at once, for those who are to know of it and nobody else."""

import secrets
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from config.vocabulary import Place
from feedback_store.calls import line
from feedback_store.calls.kept import CallAct, calls_of
from feedback_store.calls.listeners import Figure, Listener, listeners_of, name_listener
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.staff import COLLEAGUE, OUTSIDER, StaffMember, all_staff
from tests.builders import a_member
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, sign_in, submit

WAITS = "Дете иска да поговори: Коридор."


@pytest.fixture
def people(store: Store, service: Service) -> dict[str, StaffMember]:
    """Return two people whom children may choose, and one outside."""
    made = {name: a_member(store, name) for name in ("Мария", "Петър")}
    for number, (name, member) in enumerate(made.items(), 1):
        name_listener(store, service.key, Listener(member, name, "психолог", Figure.BUN, number))
    made["Георги"] = a_member(store, "Георги", OUTSIDER)
    name_recipient(store, service.key, made["Георги"].id, Place.OUTSIDE)
    return made


def browser_of(app: Flask, name: str) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    assert sign_in(client, name).status_code == 302
    return client


def touch_hand(client: PageClient, header: dict[str, str], **call: Any) -> Any:
    sent = {"id": secrets.token_urlsafe(24), "touched_at": 1_000_000_000, **call}
    response = client.post("/api/calls", json={"call": sent, "now": 1_000_000_000}, headers=header)
    assert response.status_code == 200, response.text
    return response.json


def test_a_call_stands_on_every_page_of_whom_the_child_chose_until_it_is_settled(
    app: Flask, client: PageClient, store: Store, tablet: dict[str, str], people: dict[str, StaffMember]
) -> None:
    maria, petar = browser_of(app, "Мария"), browser_of(app, "Петър")
    assert touch_hand(client, tablet, wanted=people["Петър"].id) == {"state": "asked"}
    assert WAITS in text_of(petar.get("/staff/")) and WAITS in text_of(petar.get("/staff/jar"))
    assert petar.get("/staff/calls/waiting").json == {"open": 1, "sentence": WAITS}
    assert WAITS not in text_of(maria.get("/staff/"))
    (call,) = calls_of(store, "cop-ruse")
    page = f"/staff/calls/{call.id}"
    assert "Детето избра Вас" in text_of(petar.get("/staff/calls"))
    submit(petar, "/staff/calls", page, act="going")
    assert petar.get("/staff/calls/waiting").json == {"open": 1, "sentence": ""}
    submit(petar, "/staff/calls", page, act="talked")
    assert petar.get("/staff/calls/waiting").json == {"open": 0, "sentence": ""}
    assert [one.act for one in calls_of(store, "cop-ruse")[0].done] == [CallAct.GOING, CallAct.TALKED]


@pytest.mark.parametrize(("act", "state"), [("going", "going"), ("talked", "closed"), ("dance", "asked")])
def test_the_tablet_is_told_who_is_going_or_that_it_is_settled_without_that(
    app: Flask,
    client: PageClient,
    store: Store,
    tablet: dict[str, str],
    people: dict[str, StaffMember],
    act: str,
    state: str,
) -> None:
    call = {"id": "a" * 22, "wanted": people["Петър"].id}
    touch_hand(client, tablet, **call)
    (kept,) = calls_of(store, "cop-ruse")
    submit(browser_of(app, "Петър"), "/staff/calls", f"/staff/calls/{kept.id}", act=act)
    who = {"who": people["Петър"].id} if state == "going" else {}
    assert touch_hand(client, tablet, **call) == {"state": state, **who}


def test_whom_the_child_chose_against_cannot_find_the_call(
    app: Flask,
    client: PageClient,
    store: Store,
    tablet: dict[str, str],
    people: dict[str, StaffMember],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line, "NEXT", timedelta(microseconds=1))
    touch_hand(client, tablet, wanted=people["Петър"].id, not_wanted=[people["Мария"].id])
    (call,) = calls_of(store, "cop-ruse")
    maria, georgi = browser_of(app, "Мария"), browser_of(app, "Георги")
    assert "Никое дете не чака" in text_of(maria.get("/staff/calls"))
    refused = submit(maria, "/staff/", f"/staff/calls/{call.id}", act="play")
    assert refused.status_code == 404 and calls_of(store, "cop-ruse")[0].done == ()
    assert "Коридор" in text_of(georgi.get("/staff/calls"))


def test_nobody_of_the_house_sees_a_call_for_somebody_outside(
    app: Flask, client: PageClient, tablet: dict[str, str], people: dict[str, StaffMember]
) -> None:
    touch_hand(client, tablet, is_outside=True)
    assert WAITS not in text_of(browser_of(app, "Мария").get("/staff/"))
    assert "а човек отвън" in text_of(browser_of(app, "Георги").get("/staff/calls"))


def test_calls_from_two_tablets_at_once_are_two(
    app: Flask, client: PageClient, store: Store, service: Service, people: dict[str, StaffMember]
) -> None:
    for _ in range(2):
        touch_hand(client, a_device(store, service.key)[1], wanted=people["Мария"].id)
    assert "2 деца искат да поговорят" in text_of(browser_of(app, "Мария").get("/staff/"))


def test_a_late_call_says_so(
    app: Flask, client: PageClient, tablet: dict[str, str], people: dict[str, StaffMember]
) -> None:
    touch_hand(client, tablet, touched_at=1_000_000_000 - 20 * 60_000)
    assert "Късно: таблетът беше без връзка" in text_of(browser_of(app, "Мария").get("/staff/calls"))


def test_a_tablet_that_tries_out_alerts_nobody(
    client: PageClient, store: Store, service: Service, people: dict[str, StaffMember]
) -> None:
    header = a_device(store, service.key, is_try_out=True)[1]
    assert touch_hand(client, header, wanted=people["Мария"].id) == {"state": "tried"}
    assert calls_of(store, service.key) == ()


def test_an_administrator_says_whom_children_may_call_and_a_colleague_does_not(
    signed_in: PageClient, app: Flask, store: Store, service: Service
) -> None:
    page = f"/staff/services/{service.key}/listeners"
    member = a_member(store, "Ани", COLLEAGUE)
    fields = {"member": member.id, "name": "леля Ани", "role": "психолог", "figure": "curls", "place_in_line": "1"}
    assert "Още никой" in text_of(signed_in.get(page))
    assert submit(signed_in, page, **fields, email="ani@example.org").location == page
    (one,) = listeners_of(store, service.key)
    assert (one.name, one.figure, one.member.email) == ("леля Ани", Figure.CURLS, "ani@example.org")
    assert "леля Ани" in text_of(signed_in.get(f"/staff/services/{service.key}"))
    assert browser_of(app, "Ани").get(page).status_code == 403
    submit(signed_in, page, f"{page}/{member.id}/dismiss")
    assert listeners_of(store, service.key) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "н" * 25}, "най-много 24 знака"),
        ({"figure": "photo"}, "Изберете"),
        ({"place_in_line": "0"}, "цяло число от 1 до 99"),
        ({"member": "nobody"}, "Изберете"),
    ],
)
def test_a_faulty_person_is_refused_in_words(
    signed_in: PageClient, store: Store, service: Service, fields: dict[str, str], words: str
) -> None:
    usual = {"member": all_staff(store)[0].id, "name": "Ани", "role": "психолог", "figure": "bun", "place_in_line": "1"}
    response = submit(signed_in, f"/staff/services/{service.key}/listeners", **{**usual, **fields})
    assert response.status_code == 422 and words in text_of(response)
    assert listeners_of(store, service.key) == ()
