"""Sessions end after a time without use or everywhere at once; the password is asked for before what is dangerous."""

from datetime import timedelta

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.staff.session import IDLE, PROOF, WORKING_DAY
from tests.builders import PASSWORD, a_member
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, sign_in, submit


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> "Later":
    return Later(monkeypatch)


class Later:
    """Time that a test lets pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 1_000_000.0
        monkeypatch.setattr("kiosk.staff.session.steady_seconds", lambda: self.seconds)

    def __call__(self, time: timedelta) -> None:
        self.seconds += time.total_seconds()


def test_after_a_time_without_use_the_password_is_asked_for_and_the_page_comes_back(
    later: Later, signed_in: PageClient
) -> None:
    later(IDLE - timedelta(minutes=1))
    assert signed_in.get("/staff/jar").status_code == 200
    later(IDLE)
    asked = signed_in.get("/staff/jar").location
    assert asked == "/staff/again-you?next=/staff/jar"
    assert submit(signed_in, asked, password="напосоки тук").status_code == 403
    assert signed_in.get("/staff/jar").status_code == 302
    assert submit(signed_in, asked, password=PASSWORD).location == "/staff/jar"
    assert signed_in.get("/staff/jar").status_code == 200


def test_a_page_left_open_goes_on_telling_of_children_who_want_to_talk_and_is_no_use(
    later: Later, signed_in: PageClient
) -> None:
    for _ in range(4):
        later(IDLE / 2)
        assert signed_in.get("/staff/calls/waiting").status_code == 200
    assert signed_in.get("/staff/calls").status_code == 302


def test_after_a_working_day_one_signs_in_anew_however_much_one_did(later: Later, signed_in: PageClient) -> None:
    for _ in range(int(WORKING_DAY / (IDLE / 2))):
        assert signed_in.get("/staff/").status_code == 200
        later(IDLE / 2)
    assert signed_in.get("/staff/").location.startswith("/staff/sign-in")
    assert signed_in.get("/staff/calls/waiting").location.startswith("/staff/sign-in")


def test_signing_out_everywhere_ends_every_session_of_this_person_only(
    app: Flask, signed_in: PageClient, store: Store
) -> None:
    a_member(store, "Ана")
    first, second = app.test_client(), app.test_client()
    assert isinstance(first, PageClient) and isinstance(second, PageClient)
    for browser in (first, second):
        sign_in(browser, "Ана")
    assert submit(first, "/staff/me", "/staff/me/sign-out-everywhere").location == "/staff/sign-in"
    assert [browser.get("/staff/").status_code for browser in (first, second, signed_in)] == [302, 302, 200]


@pytest.mark.parametrize("page", ["/staff/people/{member}", "/staff/services/{key}/devices/{device}/revoke"])
def test_before_what_is_dangerous_the_password_is_asked_for(
    later: Later, signed_in: PageClient, store: Store, service: Service, page: str
) -> None:
    device, _ = a_device(store, service.key)
    wanted = page.format(member=a_member(store, "Ана").id, key=service.key, device=device.id)
    assert signed_in.get(wanted).status_code == 200
    later(PROOF)
    asked = signed_in.get(wanted).location
    assert asked == f"/staff/again-you?next={wanted}"
    assert submit(signed_in, asked, password=PASSWORD).location == wanted
    assert signed_in.get(wanted).status_code == 200


def test_a_form_that_comes_too_late_changes_nothing_and_leads_back_to_its_page(
    later: Later, signed_in: PageClient, app: Flask, store: Store
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    ana = a_member(store, "Ана")
    later(PROOF)
    response = signed_in.post(f"/staff/people/{ana.id}/link")
    assert response.location == f"/staff/again-you?next=/staff/people/{ana.id}"
    assert signed_in.get("/staff/people/link").location == "/staff/people"


def test_a_new_password_of_ones_own_ends_the_old_one(app: Flask, store: Store) -> None:
    a_member(store, "Ана")
    browser = app.test_client()
    assert isinstance(browser, PageClient)
    sign_in(browser, "Ана")
    link = submit(browser, "/staff/me", "/staff/me/password").location
    new = "нова дълга парола"
    assert submit(browser, link, password=new, repeated=new).location == "/staff/sign-in"
    assert browser.get("/staff/").status_code == 302
    assert sign_in(browser, "Ана").status_code == 403
    assert sign_in(browser, "Ана", new).status_code == 302
