"""Notes on a concern, a false alarm with its reason, the notification under article 7, and figures without cases."""

from datetime import timedelta

import pytest
from flask import Flask

from feedback_store.concerns.acts import Act, concerns_of
from feedback_store.concerns.notes import notes_of
from feedback_store.database import SQLITE_FILE
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.retention import sweep
from feedback_store.social_services import Service
from tests.builders import Day, a_note, recipients_in
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import sign_in, submit

BEATEN, NAMED = "вчера татко ме би с колана", "леля Мария ме щипе и ме заключва в банята"
CHECKED = "Говорихме с отдел „Закрила на детето“."


def browser_of(app: Flask, name: str) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient) and sign_in(client, name).status_code == 302
    return client


@pytest.fixture
def maria(app: Flask, store: Store, service: Service) -> PageClient:
    recipients_in(store, service.key)
    return browser_of(app, "Мария Иванова")


def address_of(store: Store, service: Service) -> str:
    (concern,) = concerns_of(store, service.key)
    return f"/staff/concerns/{concern.heard.mark.hex()}"


def test_a_note_is_kept_once_sealed_and_goes_with_the_concern(
    maria: PageClient, store: Store, service: Service, day: Day
) -> None:
    accept(store, a_note(service.key, BEATEN))
    page, mark = address_of(store, service), concerns_of(store, service.key)[0].heard.mark
    for _ in "12":
        assert submit(maria, page, act="note", note=CHECKED).status_code == 302
    assert text_of(maria.get(page)).count(CHECKED) == 1
    assert "Напишете нещо" in text_of(submit(maria, page, act="note", note=" "))
    assert [one.text for one in notes_of(store, service.key, mark)] == [CHECKED]
    assert CHECKED.encode() not in (store.settings.home / SQLITE_FILE).read_bytes()
    day.today += timedelta(days=500)
    sweep(store)
    assert notes_of(store, service.key, mark) == ()


def test_a_false_alarm_needs_its_reason(maria: PageClient, store: Store, service: Service) -> None:
    accept(store, a_note(service.key, BEATEN))
    page = address_of(store, service)
    assert submit(maria, page, act="no_danger", reason="").status_code == 422
    assert concerns_of(store, service.key)[0].settled is None
    assert submit(maria, page, act="no_danger", reason="Цитат от приказка.").status_code == 302
    assert concerns_of(store, service.key)[0].settled is Act.NO_DANGER
    assert "Цитат от приказка." in text_of(maria.get(page))


@pytest.mark.parametrize("office", ["department", "agency", "police", "moon"])
def test_a_notification_is_made_for_each_office(maria: PageClient, store: Store, service: Service, office: str) -> None:
    accept(store, a_note(service.key, BEATEN))
    response = maria.get(f"{address_of(store, service)}/notification.pdf?to={office}")
    assert response.data.startswith(b"%PDF-") and response.headers["Cache-Control"] == "no-store"


def test_whom_a_child_names_gets_no_notification_and_no_note(maria: PageClient, store: Store, service: Service) -> None:
    accept(store, a_note(service.key, NAMED))
    page = address_of(store, service)
    assert maria.get(f"{page}/notification.pdf").status_code == 404
    assert submit(maria, "/staff/concerns", page, act="note", note="x").status_code in (400, 404)
    assert notes_of(store, service.key, concerns_of(store, service.key)[0].heard.mark) == ()


def test_figures_tell_only_quarters_that_are_over_and_no_small_number(
    maria: PageClient, store: Store, service: Service, day: Day
) -> None:
    for number in range(6):
        accept(store, a_note(service.key, f"{BEATEN}, {number}"))
    assert "Още няма изтекло тримесечие" in text_of(maria.get("/staff/concerns/figures"))
    day.today += timedelta(days=90)
    accept(store, a_note(service.key, BEATEN))
    said = text_of(maria.get("/staff/concerns/figures"))
    assert "октомври – декември 2026" in said and "2027" not in said and " 6 0–4 0–4 0–4 0–4" in said
