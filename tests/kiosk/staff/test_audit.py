"""What staff look at and change stands in the log: who, what, which object, and never what somebody said."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from config.vocabulary import Place
from feedback_store.audit.kept import Entry, newest_entries
from feedback_store.concerns.acts import concerns_of
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.social_services import Service
from feedback_store.staff import all_staff
from kiosk.staff.audit_words import act_words
from kiosk.staff.doors import LOOKS, UNNOTED
from tests.builders import Day, a_member, a_note
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, sign_in, submit

BEATEN = "вчера татко ме би с колана"


def entries(store: Store) -> list[Entry]:
    return list(reversed(newest_entries(store, 100)))


def acts(store: Store) -> list[str]:
    return [entry.act for entry in entries(store)]


def test_signing_in_and_out_are_noted_to_the_second_and_refusals_are_not(client: PageClient, store: Store) -> None:
    ana = a_member(store, "Ана")
    sign_in(client, "Ана", "напосоки тук")
    sign_in(client, "Ана")
    submit(client, "/staff/", to="/staff/sign-out")
    first, last = entries(store)
    assert (first.act, first.member, last.act, last.member) == ("sign_in", ana.id, "sign_out", ana.id)
    assert first.happened_at and abs(first.happened_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_look_at_words_is_noted_once_a_day_and_without_its_hour(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    for _ in range(3):
        signed_in.get(f"/staff/jar/{service.key}")
    day.today += timedelta(days=1)
    signed_in.get(f"/staff/jar/{service.key}")
    looks = [entry for entry in entries(store) if entry.act == "show_notes"]
    assert [entry.day for entry in looks] == [day.today - timedelta(days=1), day.today]
    assert all(entry.happened_at is None and entry.service == service.key for entry in looks)


def test_a_concern_is_noted_to_the_second_without_its_text_or_its_mark(
    app: Flask, client: PageClient, store: Store, service: Service
) -> None:
    name_recipient(store, service.key, a_member(store, "Ана Колева").id, Place.IN_HOUSE)
    accept(store, a_note(service.key, BEATEN))
    mark = concerns_of(store, service.key)[0].heard.mark.hex()
    sign_in(client, "Ана Колева")
    for _ in range(2):
        client.get(f"/staff/concerns/{mark}")
    submit(client, f"/staff/concerns/{mark}", act="acknowledged")
    found = entries(store)[1:]
    assert [entry.act for entry in found] == ["show_concern", "show_concern", "show_concern", "answer_concern"]
    assert all(entry.happened_at and entry.thing == mark[:4] for entry in found)


def test_a_change_is_noted_with_what_it_is_about_and_a_refused_one_is_not(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    device, _ = a_device(store, service.key)
    page = f"/staff/services/{service.key}/devices/{device.id}/revoke"
    submit(signed_in, "/staff/services", name="", key="")
    submit(signed_in, page)
    (elena,) = all_staff(store)
    (last,) = entries(store)[1:]
    assert (last.member, last.act, last.service, last.thing) == (elena.id, "revoke_device", service.key, device.id)
    assert last.happened_at is None


def test_what_the_first_administrator_gives_themselves_is_seen(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    (elena,) = all_staff(store)
    signed_in.post(f"/staff/people/{elena.id}", data={"csrf_token": proof(signed_in), "grant": "administrator:"})
    page = text_of(signed_in.get("/staff/audit"))
    assert "Елена промяна на роли Елена" in page and "Елена вход" in page


def proof(client: PageClient) -> str:
    from tests.kiosk.page_client import page_of

    return str(page_of(client.get("/staff/people")).xpath("//*[@name='csrf_token']/@value")[0])


def test_the_log_is_read_page_by_page(signed_in: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.staff.audit.MOST", 2)
    for language in ("en", "bg", "en"):
        submit(signed_in, "/staff/me", to="/staff/telegram/leave")
        submit(signed_in, "/staff/me", to="/staff/language", language=language)
    newest = signed_in.get("/staff/audit")
    assert "/staff/audit?before=3" in newest.get_data(as_text=True)
    assert "signed in" in text_of(signed_in.get("/staff/audit?before=3"))


def test_everything_that_is_noted_has_words(app: Flask) -> None:
    posted = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("staff.") and "POST" in (rule.methods or set())
    }
    with app.test_request_context("/staff/"):
        assert {name.removeprefix("staff.") for name in (posted | LOOKS) - UNNOTED} <= set(act_words())
