"""Every page of figures in a browser: axe finds nothing at three sizes, nothing is wider than the screen, keys do."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from feedback_store.complaints.replies import reply
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from kiosk.staff.figures_asked import Kind
from tests.builders import PASSWORD, Day, a_note, taps
from tests.feedback_store.complaints.letters import a_letter, opened
from tests.kiosk.axe import axe_faults
from tests.kiosk.people import LOGIN, an_administrator
from tests.kiosk.staff.test_figures import WEEKS
from tests.kiosk.staff.test_figures_themes import NOTES

pytestmark = pytest.mark.browser

SIZES = ((360, 740), (800, 1280), (1280, 900))
LETTERS = ("чадър", "вода", "дърво", "къща", "книга", "риба")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DRAWN = """async () => {
  const all = [...document.querySelectorAll("img.chart")];
  for (const one of all) {
    one.scrollIntoView();
    while (!one.complete || !one.naturalWidth) await new Promise(requestAnimationFrame);
  }
}"""


@pytest.fixture
def desk(browser: Browser, address: str, store: Store, service: Service, day: Day) -> Iterator[Page]:
    """Return the browser of somebody who is signed in, where every figure has something to show."""
    an_administrator(store)
    day.today = date(2026, 8, 3)
    opened(
        store,
        service.key,
        day,
        *[a_letter(store, service.key, words=("ябълка", "кораб", "звезда", one)) for one in LETTERS],
    )
    for number in range(1, len(LETTERS) + 1):
        reply(store, service.key, number, "Ще питаме готвача.")
    day.today = date(2026, 9, 21)
    for happy, sad in WEEKS:
        taps(store, service.key, *["happy"] * happy, *["sad"] * sad)
        for text in NOTES:
            accept(store, a_note(service.key, text))
        assert open_box(store, service.key) is Outcome.OPENED
        day.today += timedelta(days=7)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="bg-BG")
    page = context.new_page()
    page.goto(f"{address}/staff/sign-in")
    for field, value in (("login", LOGIN), ("password", PASSWORD)):
        page.locator(f"input[name={field}]").fill(value)
    page.locator("main button.button").click()
    page.locator("header.places").wait_for()
    yield page
    context.close()


def test_every_figure_is_for_everybody_at_every_size(desk: Page, address: str, service: Service) -> None:
    faults = []
    for kind in Kind:
        desk.goto(f"{address}/staff/figures/{service.key}?of={kind}")
        expect(desk.locator("img.chart").first).to_be_visible()
        for width, height in SIZES:
            desk.set_viewport_size({"width": width, "height": height})
            desk.evaluate(DRAWN)
            faults += [f"{kind} {width}: {fault}" for fault in axe_faults(desk)]
            faults += [f"{kind} {width}: too wide"] if desk.evaluate(OVERFLOW) > 0 else []
    assert not faults


def test_a_table_is_opened_and_a_kind_chosen_by_keys(desk: Page, address: str, service: Service) -> None:
    desk.goto(f"{address}/staff/figures/{service.key}?of=themes")
    desk.locator(".shown-figure summary").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".figures-table").first).to_be_visible()
    desk.locator("nav.kinds a").first.focus()
    for _ in Kind:
        desk.keyboard.press("Tab")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("nav.kinds a[aria-current=page]")).to_have_text("Идеи и оплаквания")
