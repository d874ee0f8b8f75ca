"""From a child's note on a tablet to a quote that is read out: reviewed by keys, and there after a restart too."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from config.settings import Settings
from feedback_store.engine import Store, open_store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.quotes.kept import read_quotes
from feedback_store.reviews.verdicts import Verdict, Wording, note_review
from feedback_store.social_services import Service
from kiosk.application import create_app
from tests.builders import PASSWORD, Day, a_note, recipients_in
from tests.feedback_store.reviews.reviewing import all_items
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.people import LOGIN, a_device, an_administrator
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser
NOTE = "Играхме с Пламен на голямата люлка"
OTHERS = [f"Рисувах {number} слънца" for number in range(2, 11)]


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """Return a phone on which no script fails."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    context.close()
    assert not faults


def a_child_writes(browser: Browser, address: str, store: Store, service: Service) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 1280}, has_touch=True)
    tablet = Tablet(context.new_page(), address, a_device(store, service.key)[1], store)
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    tablet.thing("happiness_jar").tap()
    tablet.option("words").tap()
    tablet.page.get_by_role("textbox").fill(NOTE)
    tablet.page.get_by_role("button", name="Напред").tap()
    expect(tablet.page.get_by_text("Листчето ти е в бурканчето")).to_be_visible()
    tablet.waits_until_sent()
    context.close()


def sign_in_at(page: Page, address: str) -> None:
    page.goto(f"{address}/staff/sign-in")
    page.locator("input[name=login]").fill(LOGIN)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.button").click()
    page.locator("header.places").wait_for()


def leaf_to(page: Page, begins: str) -> None:
    for _ in range(len(OTHERS) + 2):
        page.wait_for_load_state()  # the keys are heard from then on
        if page.locator(".review blockquote").inner_text().startswith(begins):
            return
        with page.expect_navigation():
            page.keyboard.press("4")
    raise AssertionError(f"{begins} does not wait")


def swipe(page: Page, by: int) -> None:
    """Draw a finger over the text, by so many pixels to the right."""
    script = """(by) => {
      const form = document.getElementById("review");
      const at = (x) => [new Touch({ identifier: 1, target: form, clientX: x, clientY: 300 })];
      const touch = (kind, touches, changedTouches) =>
        form.dispatchEvent(new TouchEvent(kind, { touches, changedTouches, bubbles: true }));
      touch("touchstart", at(180), at(180));
      touch("touchend", [], at(180 + by));
    }"""
    with page.expect_navigation():
        page.evaluate(script, by)


def test_a_note_becomes_a_quote_by_keys_and_is_read_out_after_a_restart(
    browser: Browser, screen: Page, address: str, store: Store, settings: Settings, service: Service, day: Day
) -> None:
    day.today = date(2026, 8, 3)
    elena = an_administrator(store)
    recipients_in(store, service.key)
    a_child_writes(browser, address, store, service)
    for text in OTHERS:
        accept(store, a_note(service.key, text))
    assert open_box(store, service.key) is Outcome.OPENED

    sign_in_at(screen, address)
    screen.get_by_role("link", name="Започване на прегледа").click()
    leaf_to(screen, "Играхме")
    assert axe_faults(screen) == []
    expect(screen.locator(".piece.is-found .cover")).to_have_text("[име]")
    screen.locator(".piece input").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Space"):  # the name is passed, a word covered
        screen.keyboard.press(key)
    expect(screen.locator("#pieces input:checked")).to_have_count(2)
    for key in ("1", "0", "1"):  # approved, taken back, approved
        with screen.expect_navigation():
            screen.keyboard.press(key)
        if key == "0":
            screen.locator(".piece", has_text="голямата").locator("input").check()
    expect(screen.get_by_role("status").first).to_contain_text("Одобрено като цитат")
    swipe(screen, -150)
    expect(screen.locator(".last-act")).to_contain_text("Оставено вътре")
    swipe(screen, 150)
    expect(screen.locator(".last-act")).to_contain_text("Одобрено като цитат")
    for item in all_items(store, service.key, elena):
        note_review(store, item, Verdict.QUOTED, elena.id, Wording(item.text, "bg"))
    screen.get_by_role("button", name="Приключване").click()
    expect(screen.locator(".quotes")).to_contain_text("Играхме с [име] на […] люлка")

    day.today = date(2026, 11, 16)
    with ExitStack() as held:
        again = open_store(settings, today=day)
        held.callback(again.close)
        server = Served(create_app(again, settings))
        held.callback(server.stop)
        screen.goto(f"{server.address}/staff/")
        expect(screen.locator(".morning .quotes q")).to_have_count(3)
        screen.goto(f"{server.address}/staff/jar/{service.key}/2026-Q3/cards")
        expect(screen.get_by_text("Играхме с … на … люлка")).to_be_visible()
        assert len(read_quotes(again, service.key)) == len(OTHERS)
