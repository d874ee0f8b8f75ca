"""Staff print sheets and enter what was filled: by keyboard alone, once each, and nobody notes who did it."""

import json
import logging
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from lxml import html
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from werkzeug.test import TestResponse

from config.load import offered_instruments
from config.steps import Kind
from config.vocabulary import AgeBand, Channel, Support
from feedback_store.concerns.heard import read_concerns
from feedback_store.engine import Store
from feedback_store.metadata import metadata
from feedback_store.opening import open_box
from feedback_store.schema import voices
from feedback_store.social_services import Service
from kiosk.paper.entry import asked_pile, bands_for, entry_told, is_enterable
from tests.builders import PASSWORD, recipients_in
from tests.kiosk.axe import axe_faults
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import LOGIN, an_administrator, sign_in

TO = "/staff/paper/cop-ruse"
PILE = {"speaker": "child", "age_band": "4_7", "language": "bg", "support": "alone"}
ENTRY = f"{TO}/enter?instrument=%s&speaker=child&age_band=%s&language=bg&support=alone"
ENTER_TWICE = """() => [1, 2].forEach(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })))"""
TOLD = "вчера татко ме би с колана"


def a_filled_sheet(**other: Any) -> dict[str, Any]:
    """Return a sheet as the page sends it."""
    answers = [{"step": "play_or_food", "chosen": ["play"]}]
    sheet = {"id": secrets.token_urlsafe(24), "instrument": "this_or_that", "version": 1, "answers": answers}
    return {**sheet, **PILE, **other}


def enter(client: PageClient, sheet: dict[str, Any], to: str = TO) -> TestResponse:
    """Send a sheet with the proof that stands in the page."""
    page = client.get(ENTRY % ("this_or_that", "4_7")).get_data(as_text=True)
    (proof,) = html.document_fromstring(page).xpath("//@data-proof")
    return client.post(to, json=sheet, headers={"X-CSRFToken": proof})


def kept(store: Store) -> list[Any]:
    """Return the voices after the box was opened."""
    with store.reading() as connection:
        return list(connection.execute(select(voices)).all())


def test_a_sheet_counts_once_as_paper_when_the_box_opens(signed_in: PageClient, store: Store, service: Service) -> None:
    sheets = [a_filled_sheet(support="with_help") for _ in range(5)]
    states = [enter(signed_in, sheet).get_json()["state"] for sheet in (*sheets, sheets[0])]
    assert states == ["kept"] * 5 + ["known"]
    assert kept(store) == []
    open_box(store, service.key)
    found = kept(store)
    assert len(found) == 5
    assert {(one.channel, one.support, one.age_band) for one in found} == {
        (Channel.PAPER, Support.WITH_HELP, AgeBand.FROM_4_TO_7)
    }


def test_the_same_sheet_with_other_content_is_not_taken_twice(signed_in: PageClient, service: Service) -> None:
    sheet = a_filled_sheet()
    enter(signed_in, sheet)
    assert enter(signed_in, {**sheet, "support": "by_proxy"}).status_code == 409


def test_words_are_read_for_danger_and_whoever_typed_them_is_told(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    letters = [
        a_filled_sheet(instrument="idea", answers=[{"step": "what", "words": text}]) for text in (TOLD, "Искам люлка.")
    ]
    assert [enter(signed_in, each).get_json()["is_danger"] for each in letters] == [True, False]
    (concern,) = read_concerns(store, service.key)
    assert concern.text == TOLD and concern.channel == Channel.PAPER


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"instrument": "idea", "answers": [{"step": "what", "words": "Люлка"}]}, 422),
        ({"instrument": "follow_up", "answers": [{"step": "outcome", "chosen": ["open"]}]}, 422),
        ({"answers": []}, 422),
        ({"answers": [{"step": "play_or_food", "chosen": ["food", "play"]}]}, 422),
        ({"answers": [{"step": "here", "drawing": "A"}]}, 400),
        ({"language": "de"}, 422),
        ({"support": "Мария"}, 400),
        ({"who": "Мария"}, 400),
    ],
)
def test_what_fits_no_sheet_of_the_service_is_refused(
    signed_in: PageClient, store: Store, service: Service, wrong: dict[str, Any], status: int
) -> None:
    assert enter(signed_in, a_filled_sheet(**wrong)).status_code == status
    open_box(store, service.key)
    assert kept(store) == []


def test_neither_database_nor_log_tells_who_entered_a_sheet_or_when(
    signed_in: PageClient, store: Store, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    before = rows_of(store)
    caplog.clear()
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            enter(signed_in, a_filled_sheet())
    assert rows_of(store) == before and caplog.records == []


def rows_of(store: Store) -> dict[str, list[Any]]:
    """Return all that stands in the database beside the box, which is a file of its own and sealed."""
    with store.reading() as connection:
        return {table.name: list(connection.execute(select(table))) for table in metadata.sorted_tables}


def test_colleagues_print_and_enter_and_those_outside_do_not(app: Flask, store: Store, service: Service) -> None:
    recipients_in(store, service.key)
    statuses = {}
    for name in ("Мария Иванова", "Георги Стоев"):
        browser = app.test_client()
        assert isinstance(browser, PageClient)
        sign_in(browser, name)
        statuses[name] = [browser.get(path).status_code for path in ("/staff/paper", TO, f"{TO}/sheet.pdf")]
    assert statuses == {"Мария Иванова": [302, 200, 200], "Георги Стоев": [403, 403, 403]}


def test_the_page_lists_the_sheets_and_what_is_only_drawn_is_not_entered(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    page = signed_in.get(TO)
    drawing = page_of(page).xpath("//tr[th='Рисунка']")[0]
    assert len(drawing.xpath(".//a")) == 4 and "рисунката остава при детето" in drawing.text_content()
    link = page_of(page).xpath("//tr[th='Табло на настроението']//a/@href")[0]
    assert signed_in.get(link).mimetype == "application/pdf"
    assert signed_in.get(f"{TO}/enter?instrument=draw").status_code == 302
    assert signed_in.get(f"{TO}/sheet.pdf?instrument=nothing").status_code == 422


def test_how_a_pile_was_filled_is_asked_until_it_is_said_rightly(signed_in: PageClient, service: Service) -> None:
    for address in (f"{TO}/enter?instrument=web", ENTRY % ("web", "4_7")):
        page = signed_in.get(address)
        assert "Начало" in text_of(page)
        assert page_of(page).xpath("//select[@name='age_band']/option/@value") == ["", "12_14", "15_17"]
    assert page_of(signed_in.get(ENTRY % ("web", "12_14"))).xpath("//*[@id='entry']")


def test_every_step_of_every_instrument_can_be_typed() -> None:
    for one in filter(is_enterable, offered_instruments(with_words=True, with_receipts=True).values()):
        pile = asked_pile(one, {**PILE, "speaker": one.speakers[0], "age_band": bands_for(one)[0]})
        assert pile is not None
        for step in entry_told(pile, "bg")["steps"].values():
            signs = [option["sign"] for option in step["options"]]
            assert len(set(signs)) == len(signs) and all(len(sign) == 1 for sign in signs)
            assert signs or step["manner"] in (Kind.WORDS, Kind.DRAWING)


def test_the_age_of_an_adult_is_not_entered() -> None:
    board = offered_instruments(with_words=True)["mood_board"]
    pile = asked_pile(board, {**PILE, "speaker": "parent"})
    assert pile is not None and pile.age_band is AgeBand.UNKNOWN


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_a_pile_is_entered_by_keyboard_alone(page: Page, address: str, store: Store, service: Service) -> None:
    an_administrator(store)
    recipients_in(store, service.key)
    page.goto(f"{address}{ENTRY % ('mood_board', '8_11')}")
    page.fill("[name=login]", LOGIN)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    press, told = page.keyboard.press, page.locator("#entry-told")
    question = page.locator("#entry-question")
    expect(question).to_be_focused()

    press("Enter")
    expect(told).to_have_text("Изберете някое от числата.")
    for key in ("2", "Backspace", "1", "2", "1", "4", "Enter"):  # calm, no: happy; with pictures; play, and lessons
        press(key)
    expect(question).to_have_text("Как е попълнен този лист?")
    expect(page.locator("#entry-given")).to_contain_text("Радвам се")
    expect(page.locator("#entry-given")).to_contain_text("Играта, Уроците")
    assert axe_faults(page) == []
    press("2")
    sent: list[Any] = []
    page.on("request", lambda request: sent.append(request.post_data) if request.method == "POST" else None)
    page.route("**/staff/paper/cop-ruse", lambda route: route.abort())
    press("Enter")
    expect(told).to_have_text("Още не е в кутията. Натиснете Enter пак.")
    page.unroute("**/staff/paper/cop-ruse")
    page.evaluate(ENTER_TWICE)
    expect(told).to_have_text("Лист 1 е в кутията. Вече не може да се променя.")
    first, second = (json.loads(each) for each in sent)
    assert first["id"] == second["id"] and second["support"] == "with_help"

    for key in ("3", "4"):  # sad, in words
        press(key)
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.insert_text(TOLD)
    press("Enter")
    press("Enter")
    expect(page.locator("#danger-heading")).to_be_focused()
    expect(page.locator("#entry-sheet")).to_be_hidden()
    assert TOLD not in page.locator("#page").inner_text()
    assert axe_faults(page) == []
    press("1")
    press("Tab")
    press("Enter")
    expect(question).to_be_focused()
    assert len(sent) == 3 and sent[2] and json.loads(sent[2])["id"] != first["id"]
    press("5")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("#entry-number")).to_have_text("Лист 1")
    expect(page.locator("#entry-given")).to_be_empty()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert len(read_concerns(store, service.key)) == 1
