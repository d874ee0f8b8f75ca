"""The question whether the clock is right: on every page, answered by one button, and no session outlives its day."""

from datetime import timedelta

import pytest
from flask import Flask

from feedback_store.clock.calendar import note_sure_day, open_question
from feedback_store.clock.steady import steady_seconds
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import MONDAY, Day
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import submit

ASKED = "Верен ли е часовникът?"
FIELDS = ("day", "next")


@pytest.fixture
def days_later(store: Store, day: Day) -> None:
    """Let the last day that was sure be three days ago."""
    with store.writing() as connection:
        note_sure_day(connection, MONDAY)
    day.today += timedelta(days=3)


@pytest.mark.usefixtures("days_later")
@pytest.mark.parametrize("path", ["", "services", "services/cop-ruse"])
def test_every_page_asks_whether_the_clock_is_right(signed_in: PageClient, service: Service, path: str) -> None:
    text = text_of(signed_in.get(f"/staff/{path}"))
    assert ASKED in text
    assert "четвъртък, 19 ноември 2026 г." in text and "16 ноември 2026 г." in text


@pytest.mark.usefixtures("days_later")
def test_one_button_confirms_it_and_the_same_page_comes_back(signed_in: PageClient, store: Store) -> None:
    page = page_of(signed_in.get("/staff/services"))
    fields = {name: page.xpath(f"string(//form[@action='/staff/clock']//*[@name='{name}']/@value)") for name in FIELDS}
    response = submit(signed_in, "/staff/services", to="/staff/clock", **fields)
    assert response.location == "/staff/services"
    assert open_question(store) is None
    assert ASKED not in text_of(signed_in.get(response.location))


@pytest.mark.usefixtures("days_later")
@pytest.mark.parametrize("shown", ["2026-11-18", "2036-11-19", "днес", ""])
def test_a_page_from_another_day_confirms_nothing(signed_in: PageClient, store: Store, shown: str) -> None:
    assert submit(signed_in, "/staff/services", to="/staff/clock", day=shown).location == "/staff/"
    assert open_question(store)


def test_nothing_is_asked_while_the_daily_work_is_done(signed_in: PageClient, store: Store, day: Day) -> None:
    with store.writing() as connection:
        note_sure_day(connection, MONDAY)
    day.today += timedelta(days=1)
    assert ASKED not in text_of(signed_in.get("/staff/"))


@pytest.mark.parametrize(("hours", "status"), [(9.9, 200), (10.1, 302), (-0.1, 302)])
def test_a_session_ends_after_ten_hours_that_nobody_can_set(
    signed_in: PageClient, monkeypatch: pytest.MonkeyPatch, hours: float, status: int
) -> None:
    began = steady_seconds()
    monkeypatch.setattr("kiosk.staff.session.steady_seconds", lambda: began + hours * 3600)
    assert signed_in.get("/staff/calls/waiting").status_code == status


def test_a_session_ends_when_the_machine_was_started_anew(
    signed_in: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.staff.session.boot_name", lambda: "another run")
    assert signed_in.get("/staff/").status_code == 302


def test_a_session_that_does_not_say_when_it_began_is_over(app: Flask, signed_in: PageClient) -> None:
    with signed_in.session_transaction(path="/staff/") as held:
        del held["began"]
    assert signed_in.get("/staff/").status_code == 302
