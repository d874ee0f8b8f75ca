"""A form that is older than what it changes overwrites nothing, says who changed it, and keeps what was typed."""

from collections.abc import Iterator
from typing import Any

from flask import Flask
from lxml.html import FormElement
from werkzeug.routing import Rule

from config.vocabulary import LANGUAGES
from feedback_store.audit.kept import newest_entries
from feedback_store.engine import Store
from feedback_store.roles.kept import change_grants
from feedback_store.roles.role import Grant, Role
from feedback_store.sent_forms.stands import stand_of
from feedback_store.social_services import Service, find_service
from feedback_store.topics.kept import add_topic
from kiosk.application import build_app
from kiosk.staff.made_from import MADE, STAND_FIELD
from tests.builders import Day, a_member
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import a_device, sign_in
from tests.kiosk.staff.full_house import full_house
from tests.kiosk.staff.test_nasty_strings import everybody_in_one, pages_of

OLDER = {
    "a decision or a telling says how many stood there": ("decide_action", "tell_action", "tell_action_no_more"),
    "a new thing has its own name or number, and overwrites none": (
        *("make_action", "make_service", "make_topic", "make_code", "add_event", "add_paper_entry", "enter_sheet"),
        "import_set",
        *("make_person_link", "make_new_password_link", "make_telegram_link", "keep_passkey", "make_wall_address"),
    ),
    "it says which state it wants, takes away what it names, or is done once": (
        *("remove_change", "remove_closure", "remove_event", "end_event", "remove_listener", "remove_recipient"),
        *("remove_passkey", "remove_second_factor", "remove_topic", "end_person", "revoke_device", "switch_circle"),
        *("take_wall_address_back", "take_drawing_back", "take_quote_back", "take_words_back", "leave_telegram"),
        *("judge", "judge_drawings", "review_item", "undo_review", "settle_reviews", "answer_hiding", "confirm_clock"),
        *("answer_call", "answer_concern", "switch_set"),
    ),
    "it carries the state of the entry": ("act_on_entry",),
    "it is about nobody but its sender, or changes nothing": (
        *("sign_in", "sign_out", "sign_out_everywhere", "give_code", "use_passkey", "begin", "choose_password"),
        *("choose_language", "prove", "change_password", "confirm_second_factor", "renew_codes", "use_this_browser"),
        "say_reply",
    ),
}
"""Why a form needs no stand of its own; the rest stand in MADE."""


def test_every_form_is_expected() -> None:
    sent = {rule.endpoint.removeprefix("staff.") for rule in changing_routes(build_app())}
    expected = [*MADE, *(act for acts in OLDER.values() for act in acts)]
    assert sorted(sent) == sorted(expected)


def changing_routes(app: Flask) -> Iterator[Rule]:
    """Give the routes of the staff pages to which a form is sent."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("staff.") and "POST" in (rule.methods or ()):
            yield rule


def fields_of(form: FormElement) -> dict[str, Any]:
    """Return what a form holds as its page was made."""
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    return fields


def forms_with_stand(
    app: Flask, browser: PageClient, pages: Iterator[str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give act, address and fields of one form for each act that says how its thing stood."""
    seen, urls = set(), app.url_map.bind("")
    for address in pages:
        answer = browser.get(address)
        if answer.mimetype != "text/html" or answer.status_code != 200 or not address.startswith("/staff"):
            continue
        for form in page_of(answer).forms:
            target = (form.action or "").partition("#")[0] or address.partition("?")[0]
            if STAND_FIELD in form.fields and (act := urls.match(target, "POST")[0]) not in seen:
                seen.add(act)
                yield act.removeprefix("staff."), target, fields_of(form)


def test_no_form_overwrites_what_changed_meanwhile(app: Flask, store: Store, service: Service, day: Day) -> None:
    house = full_house(store, service, day)
    add_topic(store, service.key, {"bg": "Котката", "en": "The cat"}, picture="1F408")
    browser, found = everybody_in_one(app, store), set()
    for act, target, fields in forms_with_stand(app, browser, pages_of(app, store, house)):
        parts = {**house.parts, **app.url_map.bind("").match(target, "POST")[1]}
        before = stand_of(store, MADE[act].rows, parts)
        typed = {name: f"Думите на Ана {number}" for number, name in enumerate(MADE[act].typed)}
        answer = browser.post(target, data={**fields, **typed, STAND_FIELD: "0" * 32})
        assert answer.status_code == 409, act
        assert all(words in text_of(answer) for words in typed.values()), act
        assert stand_of(store, MADE[act].rows, parts) == before, act
        found.add(act)
    assert found == set(MADE)


def two_pages(app: Flask, store: Store, address: str) -> tuple[tuple[PageClient, dict[str, Any]], ...]:
    """Return the browsers of two who have opened the same page, each with what its form holds."""
    opened = []
    for name in ("Ана", "Борис"):
        a_member(store, name, frozenset(Grant(role) for role in Role))
        browser = app.test_client()
        assert isinstance(browser, PageClient) and sign_in(browser, name).status_code == 302
        form = next(form for form in page_of(browser.get(address)).forms if STAND_FIELD in form.fields)
        opened.append((browser, fields_of(form)))
    return tuple(opened)


def test_the_second_of_two_sees_who_changed_a_service_and_keeps_the_typed_words(
    app: Flask, store: Store, service: Service
) -> None:
    address = f"/staff/services/{service.key}/setting"
    (ana, hers), (boris, his) = two_pages(app, store, address)
    assert ana.post(address, data={**hers, "name": "ЦОП „Надежда“ 1"}).status_code == 302
    told = boris.post(address, data={**his, "name": "ЦОП „Вяра“", "municipality": "Русе"})
    assert told.status_code == 409
    assert find_service(store, service.key).name == "ЦОП „Надежда“ 1"
    assert all(words in text_of(told) for words in ("Ана", "ЦОП „Вяра“", "Русе"))
    assert [one.member for one in newest_entries(store, 100) if one.act == "change_setting"] != []
    again = next(form for form in page_of(told).forms if "row" in form.classes)
    assert boris.post(address, data=fields_of(again)).status_code == 302
    assert find_service(store, service.key).name == "ЦОП „Вяра“"


def test_the_second_of_two_takes_no_role_back_that_the_first_gave(app: Flask, store: Store, service: Service) -> None:
    member = a_member(store, "Вяра", frozenset({Grant(Role.REVIEWER)}))
    address = f"/staff/people/{member.id}"
    form = two_pages(app, store, address)[1]
    change_grants(store, member.id, frozenset({Grant(Role.REVIEWER), Grant(Role.MANAGER)}))
    assert form[0].post(address, data=form[1]).status_code == 409
    assert "Вяра" in text_of(form[0].get(address))


def test_the_second_of_two_leaves_the_shelf_of_a_tablet_as_the_first_set_it(
    app: Flask, store: Store, service: Service
) -> None:
    device = a_device(store, service.key)[0]
    address = f"/staff/services/{service.key}/devices/{device.id}"
    (ana, hers), (boris, his) = two_pages(app, store, address)
    assert ana.post(address, data={**hers, "language": list(LANGUAGES)[:1]}).status_code == 302
    assert boris.post(address, data={**his, "name": "Стаята"}).status_code == 409


def test_a_form_that_was_shown_again_for_a_mistake_still_knows_what_it_was_made_from(
    app: Flask, store: Store, service: Service
) -> None:
    address = f"/staff/services/{service.key}/setting"
    (ana, hers), (boris, his) = two_pages(app, store, address)
    mistaken = boris.post(address, data={**his, "name": ""})
    assert mistaken.status_code == 422
    assert ana.post(address, data={**hers, "name": "ЦОП „Надежда“ 1"}).status_code == 302
    shown = next(form for form in page_of(mistaken).forms if STAND_FIELD in form.fields)
    assert boris.post(address, data={**fields_of(shown), "name": "ЦОП „Вяра“"}).status_code == 409
