"""A visitor's own phone, in a real browser: it is thanked when the voice lies in the box, and keeps nothing."""

import gzip

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.test import Client

from config.load import instruments
from config.vocabulary import ADULT_SPEAKERS
from feedback_store.bot_links import Goal
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.door.told import AGE_BANDS
from tests.builders import recipients_in
from tests.figures.door import MOST_MILLISECONDS, usable_after
from tests.kiosk.axe import axe_faults
from tests.kiosk.door.conftest import PHONE
from tests.kiosk.door.visitor import Visitor
from tests.kiosk.served import Served

FIRST_LOAD_BYTES = 60_000
PIECES = ("/door.js", "/door.css", "/static/bird.svg", "/door-later.js", "/door-later.css", "/door.svg")
HEAD_BYTES = 600
"""Of each answer: a little more than our headers take."""

KEPT = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await caches.keys()).length, (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
]"""


def test_the_first_load_is_small(app: Flask, store: Store, service: Service, code: str) -> None:
    recipients_in(store, service.key)
    loaded = [f"/v/{code}", f"/v/{code}/bg.json", *PIECES]
    told = [Client(app).get(path, buffered=True, headers={"Accept-Encoding": "gzip"}).get_data() for path in loaded]
    assert sum(map(len, told)) + HEAD_BYTES * len(told) <= FIRST_LOAD_BYTES
    assert gzip.decompress(told[0]).lstrip().startswith(b"<!doctype html>")


@pytest.mark.browser
def test_a_visit_is_thanked_once_it_lies_in_the_box_and_leaves_nothing(
    visitor: Visitor, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    page = visitor.page
    visitor.open()
    assert not axe_faults(page)
    visitor.is_child("8_11", "with_help")
    visitor.take("mood_board")
    page.locator("[data-option=sad]").tap()
    visitor.cut_off()
    visitor.tell_no_more()
    expect(visitor.question).to_have_text("Не се получи. Гласът ти още не е в кутията. Да пробваме пак?")
    expect(page.locator(".call").first).to_have_attribute("href", "tel:116111")
    visitor.let_through()
    page.locator(".door-try").tap()
    expect(visitor.question).to_have_text("Благодаря. Гласът ти е в кутията.")
    assert not axe_faults(page)
    (first, *_, last) = visitor.sent
    assert first["voice"] == last["voice"] and set(last["voice"]) == {"key", "sealed"}
    assert page.evaluate(KEPT) == ["", 0, 0, 0, 0, 0] and page.context.cookies() == []
    page.goto("about:blank")
    page.go_back()
    expect(visitor.question).to_have_text("Кой отговаря?")


@pytest.mark.browser
def test_a_page_that_is_left_is_wiped_and_one_that_lies_about_begins_anew(visitor: Visitor) -> None:
    page = visitor.page
    page.clock.install()
    visitor.open()
    visitor.is_child("8_11", "alone")
    visitor.take("mood_board")
    page.clock.run_for(1000 * 605)
    expect(page.locator(".warning")).to_be_visible()
    page.clock.run_for(1000 * 25)
    expect(visitor.question).to_have_text("Кой отговаря?")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("document.body.textContent") == ""


@pytest.mark.browser
def test_a_parent_is_addressed_as_one_and_the_keyboard_leads_to_the_thanks(
    page: Page, address: str, store: Store, service: Service
) -> None:
    visitor = Visitor(page, f"{address}/v/{code_of(store, Goal(service.key, 'mood_board'))}")
    visitor.open()
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-answer=parent]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(visitor.question).to_have_text("Как се чувствате днес с нас?")
    page.locator("[data-option=happy]").focus()
    page.keyboard.press("Enter")
    page.locator(".is-go_on").press("Enter")
    expect(visitor.question).to_have_text("Благодарим Ви. Гласът Ви е в кутията.")
    expect(page.locator(".call").first).to_contain_text("Помощ за всяко дете")


@pytest.mark.slow
@pytest.mark.browser
def test_without_a_secure_context_the_phone_works_all_the_same(browser: Browser, served: Served, code: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    visitor = Visitor(page, f"{served.address}/v/{code}")
    visitor.open()
    visitor.is_child("unknown", "unknown")
    visitor.take("mood_board")
    page.locator("[data-option=happy]").tap()
    visitor.tell_no_more()
    expect(visitor.question).to_contain_text("Thank you")
    assert visitor.sent[-1]["voice"]["speaker"] == "child"
    context.close()


PAIRS = [
    ("bg-BG", "en", "young_person"),
    ("en-GB", "tr", "parent"),
    ("tr-TR", "uk", "relative"),
    ("uk-UA", "bg", "carer"),
    ("bg-BG", "tr", "child"),
    ("tr-TR", "en", "partner"),
    ("en-GB", "uk", "child"),
    ("uk-UA", "tr", "young_person"),
]
"""The language of the browser, the one that is chosen, and who speaks."""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("guessed", "chosen", "speaker"), PAIRS)
def test_a_visit_in_every_language(
    browser: Browser, served: Served, code: str, guessed: str, chosen: str, speaker: str
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale=guessed)  # type: ignore[arg-type]
    page = context.new_page()
    visitor = Visitor(page, f"{served.address}/v/{code}")
    visitor.open()
    assert page.locator("html").get_attribute("lang") == guessed[:2]
    page.locator(f".language[lang={chosen}]").tap()
    page.locator(f"[data-answer={speaker}]").tap()
    for answer in ("12_14", "alone") if speaker in [each.value for each in AGE_BANDS] else ():
        page.locator(f"[data-answer='{answer}']").tap()
    visitor.take("mood_board")
    page.locator("[data-option=calm]").tap()
    visitor.tell_no_more()
    told = instruments()["mood_board"]
    thanks = told.thanks_for_adults if speaker in ADULT_SPEAKERS else told.thanks
    expect(visitor.question).to_have_text(thanks[chosen])
    assert page.locator("html").get_attribute("lang") == chosen and not axe_faults(page)
    context.close()


@pytest.mark.slow
@pytest.mark.browser
def test_on_a_slow_phone_the_first_question_can_be_answered_within_two_seconds(
    page: Page, address: str, code: str
) -> None:
    usable = usable_after(page, f"{address}/v/{code}")
    page.locator("[data-answer=child]").tap()
    expect(page.locator("[data-answer='8_11']")).to_be_visible()
    assert usable <= MOST_MILLISECONDS
