"""Ideas and complaints by quarter as the page of figures tells them."""

import re
from datetime import date

import pytest
from flask import Flask

from analysis.figures.complaints import Extent, Journal
from config.texts import speech
from feedback_store.complaints.replies import reply
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.staff.figures_chart import draw_chart, specification_of
from kiosk.staff.figures_complaints import finished_quarters, journal_figure, journal_message
from tests.builders import Day
from tests.feedback_store.complaints.letters import a_letter, opened
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.staff.test_figures import numbers_in


@pytest.fixture
def address(store: Store, service: Service, day: Day) -> str:
    """Return the page of a service to which six letters came in summer, and all but one had a reply at once."""
    day.today = date(2026, 8, 3)
    words = [("ябълка", "кораб", "звезда", one) for one in ("чадър", "вода", "дърво", "къща", "книга", "риба")]
    opened(store, service.key, day, *[a_letter(store, service.key, words=each) for each in words])
    for number in range(1, 6):
        reply(store, service.key, number, "Ще питаме готвача.")
    day.today = date(2026, 11, 16)
    return f"/staff/figures/{service.key}?of=complaints"


def test_the_page_tells_the_journal_in_steps(signed_in: PageClient, address: str) -> None:
    words = text_of(signed_in.get(address))
    assert "Отговор в срок: всички или почти всички; записи: 5–9 (" in words
    assert "до 7 дни" in words and "Броят се казва на стъпки" in words


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx", "chart.svg"])
def test_it_can_be_taken_along(signed_in: PageClient, address: str, name: str) -> None:
    page, query = address.split("?")
    assert signed_in.get(f"{page}/{name}?{query}&figure=journal&save=1").status_code == 200


def test_a_quarter_is_told_once_its_last_reply_is_due(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        assert finished_quarters(date(2026, 10, 5))[-1] == "2026-Q2"
        assert finished_quarters(date(2026, 10, 12))[-1] == "2026-Q3"


SHOWN = [Journal("2026-Q1", 20, 24, Extent.HALF_OR_FEWER, 14, None), Journal("2026-Q2")]


def test_the_chart_holds_no_number_that_its_table_does_not_show(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        figure = journal_figure(SHOWN, lambda _: "0")
    assert figure.chart and draw_chart(figure.chart)
    told = {float(number) for row in figure.rows for cell in row for number in re.findall(r"\d+", cell)}
    assert numbers_in(specification_of(figure.chart)["datasets"]) <= told
    assert figure.rows[1][1:] == ("няма или са твърде малко", "–", "–", "–", "0")


def test_the_message_is_of_the_last_quarter_that_may_be_shown(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        assert journal_message(speech("bg"), SHOWN).startswith(
            "Отговор в срок: половината или по-малко; записи: 20–24 ("
        )
        assert journal_message(speech("bg"), SHOWN[1:]) == "Твърде малко записи, за да покажем число"
