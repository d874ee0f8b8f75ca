"""Between two openings nothing changes on any page by what is said: it lies in the box, and the box tells nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.roles.role import Role
from feedback_store.social_services import Service
from kiosk.door import work
from kiosk.staff.doors import FOR_EVERYBODY, WITHOUT_SIGN_IN
from tests.builders import Day, a_note
from tests.kiosk.page_client import PageClient
from tests.kiosk.staff.full_house import RECIPIENT, House, addresses, browsers, full_house, looked_at
from tests.kiosk.staff.saying import say_everything
from tests.kiosk.staff.test_calls import touch_hand
from tests.kiosk.staff.test_roles import expected_of

OWN_EACH_TIME = (
    rb'name="(csrf_token|form)" type="hidden" value="[^"]*"',  # the proof that a form comes from its page, and its mark
    rb'name="(csrf_token|form_mark)" value="[^"]*"',
    rb'"proof": ?"[^"]*"',
    rb"&#34;challenge&#34;: ?&#34;[^&]*&#34;",  # what a passkey is to sign, new for each page
    rb'data-(proof|task)="[^"]*"',
    rb'"task": ?"[^"]*"',  # the work of a phone, and the words by which a reply would be found
    rb'"receipt":\[\{"latin".*?\]',
    rb"<tr>(?:(?!</tr>).)*("
    + "прегледа|прочетен|разгледан".encode()
    + rb")(?:(?!</tr>).)*</tr>\s*",  # that this test has looked
    rb"<(xmp|pdf|/)[^>]*(Date|ID)[^>]*>[^<]*",  # the minute in which a document was made
    rb"/(ID|CreationDate|ModDate)[^\n>]*",
)
"""What is another one each time a page is loaded, and hangs on nothing that was said."""
DOCUMENTS = {
    "staff.show_sheet",
    "staff.show_register",
    "staff.show_notification",
    "staff.show_event_poster",
    "staff.show_news_poster",
    "staff.show_poster",
    "staff.say_quote",
    "staff.say_sentence",
}
"""What takes long to make and is the same for whoever may see it: one looks."""
IN_ANY_ORDER = {"staff.open_jar", "staff.show_cards"}
"""Shuffled anew each time, so that no order tells anything."""
OF_ROLES = {role.value: expected_of(role) for role in Role}
OF_ANY_LENGTH = {"staff.show_audit", "door.tell_rest"}
FORMED = {"mimetype", "content-length", "etag", "last-modified"}

Seen = dict[tuple[str, str, str], tuple[int, dict[str, str], Any]]
"""What each role saw at each address of each route."""


@pytest.fixture
def house(store: Store, service: Service, day: Day, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(work, "EASY_BITS", 4)
    return full_house(store, service, day)


def look_around(app: Flask, store: Store, house: House, people: dict[str, PageClient]) -> Seen:
    """Return what every route shows to everybody for whom it is, staff or not."""
    seen: Seen = {}
    for rule in looked_at(app):
        for name, client in eyes_for(app, rule.endpoint, people):
            for address in addresses(app, store, house, rule):
                answer = client.get(address, headers=dict(house.tablet) if rule.endpoint.startswith("api.") else {})
                seen[name, rule.endpoint, address] = steady(answer, rule.endpoint)
    return seen


def eyes_for(app: Flask, endpoint: str, people: dict[str, PageClient]) -> Iterator[tuple[str, PageClient]]:
    """Return who looks at a route: whom it opens to, one of them where it is a document, and a stranger."""
    if not endpoint.startswith("staff.") or endpoint in WITHOUT_SIGN_IN:
        yield "", app.test_client()  # type: ignore[misc] # Flask's own word for what the fixture has put there
        return
    openers = [
        (name, client)
        for name, client in people.items()
        if name not in OF_ROLES or endpoint in FOR_EVERYBODY or endpoint in OF_ROLES[name]
    ]
    yield from openers[:1] if endpoint in DOCUMENTS else openers


def steady(answer: TestResponse, endpoint: str) -> tuple[int, dict[str, str], Any]:
    """Return an answer without what is another one each time; its length as it was sent."""
    body = answer.get_data()
    headers = {name.lower(): value for name, value in answer.headers if name.lower() in FORMED}
    for own in OWN_EACH_TIME:
        body = re.sub(own, b"", body, flags=re.DOTALL)
    if endpoint in OF_ANY_LENGTH:
        headers.pop("content-length")
    if endpoint in IN_ANY_ORDER:
        return answer.status_code, headers, sorted(body)
    return answer.status_code, headers, body


def changed(before: Seen, after: Seen) -> set[tuple[str, str]]:
    """Return who sees something else, and where."""
    assert before.keys() == after.keys()
    return {
        (name, address)
        for name, route, address in before
        if before[name, route, address] != after[name, route, address]
    }


def test_nothing_that_is_said_shows_on_any_page_before_the_box_opens_but_a_concern_and_a_call_to_whom_they_are_for(
    app: Flask, store: Store, service: Service, house: House
) -> None:
    people = browsers(app)
    before = look_around(app, store, house, people)
    assert {route for _, route, _ in before} == {rule.endpoint for rule in looked_at(app)}
    say_everything(app, store, service, house)
    said = look_around(app, store, house, people)
    assert not changed(before, said)
    accept(store, a_note(service.key, "баща ми ме удари с колан"))
    touch_hand(people[RECIPIENT], dict(house.tablet))
    found = changed(said, look_around(app, store, house, people))
    assert {name for name, _ in found} == {RECIPIENT}
    assert {"/staff/concerns", "/staff/calls", "/staff/calls/waiting"} <= {address for _, address in found}
