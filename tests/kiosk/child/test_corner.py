"""The corner for adults: no tap opens it, the PIN does, also without the server, and it locks no child out."""

import time

import pytest
from playwright.sync_api import Locator, Page, expect

from feedback_store.engine import Store
from feedback_store.pins import pin_of, renew_pin
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import SHELF, Tablet

pytestmark = pytest.mark.browser

HOLD_MILLISECONDS = 3100


@pytest.fixture
def pin(store: Store, service: Service) -> str:
    return pin_of(store, service.key)


def lock(page: Page) -> Locator:
    return page.locator("#adults-only")


def corner(page: Page) -> Locator:
    return page.get_by_role("dialog", name="За възрастни")


def state(page: Page) -> Locator:
    return corner(page).get_by_role("heading", name="Този таблет")


def hold(page: Page) -> None:
    """Hold the lock, on the page's own clock, until the corner asks for the PIN."""
    place = lock(page).bounding_box()
    assert place
    page.mouse.move(place["x"] + 20, place["y"] + 20)
    page.mouse.down()
    page.clock.run_for(HOLD_MILLISECONDS)
    page.mouse.up()
    expect(corner(page).locator(".pin-dots")).to_have_text("○○○○○○")


def type_pin(page: Page, pin: str) -> None:
    for digit in pin:
        corner(page).get_by_role("button", name=digit, exact=True).click()


def type_wrong(page: Page, pin: str) -> None:
    """Type another PIN by keys, and wait until the page has compared it."""
    page.keyboard.type("111111" if pin != "111111" else "222222")
    expect(corner(page).locator(".corner-told")).to_have_text("Това не е ПИН-ът.")
    expect(corner(page).locator(".pin-dots")).to_have_text("○○○○○○")


def test_a_tap_on_the_lock_does_nothing_and_a_question_has_no_lock(timed_tablet: Tablet) -> None:
    for _ in range(3):
        lock(timed_tablet.page).tap()
    timed_tablet.page.clock.run_for(HOLD_MILLISECONDS)
    expect(corner(timed_tablet.page)).to_have_count(0)
    expect(lock(timed_tablet.page)).to_be_visible()
    timed_tablet.thing("mood_board").tap()
    expect(timed_tablet.option("sad")).to_be_visible()
    expect(lock(timed_tablet.page)).to_be_hidden()


def test_the_key_tab_stays_in_the_corner_and_the_pin_shows_the_state_of_the_tablet(
    timed_tablet: Tablet, pin: str
) -> None:
    hold(timed_tablet.page)
    for _ in range(15):
        timed_tablet.page.keyboard.press("Tab")
        assert timed_tablet.page.evaluate("document.activeElement.closest('.corner') !== null")
    type_pin(timed_tablet.page, pin)
    expect(corner(timed_tablet.page)).to_contain_text("Всичко е предадено.")
    expect(corner(timed_tablet.page).locator(".corner-heard")).to_contain_text(":")
    corner(timed_tablet.page).get_by_role("button", name="Обратно").click()
    expect(timed_tablet.question).to_have_text(SHELF)


def test_it_is_opened_and_used_by_keys_alone(timed_tablet: Tablet, pin: str) -> None:
    page = timed_tablet.page
    lock(page).focus()
    page.keyboard.down("Enter")
    page.clock.run_for(HOLD_MILLISECONDS)
    page.keyboard.down("Enter")  # the key repeats as long as it is held
    page.keyboard.up("Enter")
    expect(corner(page).locator(".pin-dots")).to_have_text("○○○○○○")
    page.keyboard.press("ArrowRight")
    expect(corner(page).get_by_role("button", name="2", exact=True)).to_be_focused()
    page.keyboard.type(pin)
    expect(corner(page)).to_contain_text("Всичко е предадено.")
    page.keyboard.press("Escape")
    expect(corner(page)).to_have_count(0)
    expect(lock(page)).to_be_focused()


def test_the_pin_holds_without_the_server(timed_tablet: Tablet, pin: str) -> None:
    timed_tablet.page.route("**/api/**", lambda route: route.abort())
    hold(timed_tablet.page)
    type_pin(timed_tablet.page, pin)
    expect(state(timed_tablet.page)).to_be_visible()


def test_a_wrong_pin_opens_nothing_and_later_ones_wait_longer(timed_tablet: Tablet, pin: str) -> None:
    page = timed_tablet.page
    hold(page)
    for _ in range(3):
        type_wrong(page, pin)
    begun = time.monotonic()
    page.keyboard.type(pin)
    expect(state(page)).to_be_visible()
    assert time.monotonic() - begun >= 2
    assert page.evaluate("localStorage.getItem('glasche.tries')") is None


def test_wrong_tries_never_keep_a_child_from_the_shelf(timed_tablet: Tablet) -> None:
    page = timed_tablet.page
    page.evaluate("localStorage.setItem('glasche.tries', '50')")
    hold(page)
    page.keyboard.type("000000")
    page.keyboard.press("Escape")
    expect(corner(page)).to_have_count(0)
    timed_tablet.say_mood("sad")


def test_a_new_pin_is_taken_at_the_next_look(timed_tablet: Tablet, store: Store, service: Service) -> None:
    new = renew_pin(store, service.key)
    with timed_tablet.page.expect_response("**/api/kiosk"):
        timed_tablet.page.reload()
    expect(timed_tablet.thing("mood_board")).to_be_visible()
    hold(timed_tablet.page)
    type_pin(timed_tablet.page, new)
    expect(state(timed_tablet.page)).to_be_visible()


def test_a_corner_that_is_left_open_closes_after_a_minute(timed_tablet: Tablet) -> None:
    page = timed_tablet.page
    hold(page)
    page.clock.run_for(61_000)
    expect(corner(page)).to_have_count(0)


def test_a_tablet_that_is_forgotten_asks_for_a_code_and_keeps_what_waits(timed_tablet: Tablet, pin: str) -> None:
    page = timed_tablet.page
    expect(page.get_by_text("Всичко е предадено.")).to_be_visible()
    timed_tablet.is_cut_off = True
    timed_tablet.say_mood("sad")
    timed_tablet.waits_until_sent()
    page.get_by_role("button", name="Начало").tap()
    hold(page)
    type_pin(page, pin)
    expect(corner(page)).to_contain_text("Пази се и после тръгва.")
    corner(page).get_by_role("button", name="Забравяне на този таблет").click()
    corner(page).get_by_role("button", name="Да се забрави").click()
    expect(page.get_by_role("textbox", name="Код")).to_be_visible()
    assert page.evaluate("localStorage.getItem('glasche.token')") is None
    assert (
        page.evaluate(
            "new Promise((done) => { indexedDB.open('glasche').onsuccess = (event) => {"
            "event.target.result.transaction('outbox').objectStore('outbox').count().onsuccess ="
            " (found) => done(found.target.result); }; })"
        )
        == 1
    )
