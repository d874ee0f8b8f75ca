"""axe finds nothing on any staff page, on a desk and on a phone, nor on what is shown in place of one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from config.vocabulary import Place
from feedback_store.concerns.acts import concerns_of
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.question_sets.kept import add_set
from feedback_store.social_services import Service
from feedback_store.staff import all_staff
from feedback_store.topics.kept import add_topic
from tests.builders import PASSWORD, Day, a_member, a_note, taps
from tests.kiosk.addresses import pages
from tests.kiosk.axe import axe_faults
from tests.kiosk.people import LOGIN, a_device, an_administrator
from tests.kiosk.staff.full_house import CAMP

pytestmark = pytest.mark.browser

DESK, PHONE = (1280, 900), (360, 740)
FACES = ("happy",) * 20 + ("calm",) * 12 + ("sad",) * 8


@pytest.fixture
def lived_in(store: Store, service: Service, day: Day) -> Service:
    """Return a service with a week behind it, a tablet that is tried out, and a concern that its recipients read."""
    an_administrator(store)
    (elena,) = all_staff(store)
    name_recipient(store, service.key, elena.id, Place.IN_HOUSE)
    name_recipient(store, service.key, a_member(store, "Мария Иванова").id, Place.OUTSIDE)
    a_device(store, service.key, is_try_out=True)
    add_topic(store, service.key, {"bg": "Кучето", "en": "The dog"}, picture="1F415", season=(12, 2))
    add_set(store, service.key, CAMP)
    taps(store, service.key, *FACES)
    assert open_box(store, service.key) is Outcome.OPENED
    accept(store, a_note(service.key, "вчера татко ме би с колана"))
    day.today += timedelta(days=7)
    return service


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    yield context.new_page()
    context.close()


def faults_at(page: Page, address: str) -> list[str]:
    """Return what axe finds at an address in both sizes; nothing where there is no page."""
    answer = page.goto(address)
    if not answer or not answer.headers.get("content-type", "").startswith("text/html"):
        return []
    faults = []
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        faults += [f"{address}: {fault}" for fault in axe_faults(page)]
    return faults


def test_every_staff_page_is_for_everybody(
    desk: Page, app: Flask, address: str, store: Store, lived_in: Service
) -> None:
    paths = [path for path in pages(app, store, lived_in) if "staff" in path]
    (concern,) = concerns_of(store, lived_in.key)
    faults = [
        fault
        for path in ("/staff/sign-in", "/staff/first/used", "/staff/nowhere")
        for fault in faults_at(desk, address + path)
    ]
    desk.goto(f"{address}/staff/sign-in")
    for field, value in (("login", LOGIN), ("password", PASSWORD)):
        desk.locator(f"input[name={field}]").fill(value)
    desk.locator("main button.button").click()
    desk.locator("header.places").wait_for()
    for path in (*paths, f"/staff/concerns/{concern.heard.mark.hex()}"):
        faults += faults_at(desk, address + path)
    assert not faults
