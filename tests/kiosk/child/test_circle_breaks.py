"""What becomes of a morning circle when a child needs somebody, when the tablet sleeps and when its power fails."""

import re

import pytest
from playwright.sync_api import expect

from feedback_store.calls.kept import calls_of
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.circles import offer_circle
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import a_member
from tests.kiosk.child.tablet import SHELF, Tablet
from tests.kiosk.child.test_circle import MOOD, PASS, STOP, THANKS, TOGETHER, Circle
from tests.kiosk.child.test_hand import SIGN
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

AWAY_MINUTES = 10


@pytest.fixture
def circle(tablet: Tablet, store: Store, service: Service) -> Circle:
    """Return a tablet whose shelf offers the circle; in its service a child may call somebody."""
    offer_circle(store, service.key, True)
    name_listener(store, service.key, Listener(a_member(store), "леля Мария", "психолог", Figure.BUN, 1))
    tablet.page.clock.install()
    tablet.open()
    expect(tablet.page.locator("body.is-whole")).to_be_attached()
    return Circle(tablet)


def sleep(circle: Circle) -> None:
    """Let the tablet sleep, while no timer of its page runs on, and wake it."""
    now = circle.page.evaluate("Date.now()")
    circle.page.clock.set_system_time(now / 1000 + AWAY_MINUTES * 60)
    circle.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_after_a_child_called_somebody_the_next_one_goes_on(circle: Circle, store: Store) -> None:
    circle.begin(3)
    circle.answer("happy")
    untouched = circle.page.locator("#screen").inner_html()
    circle.press("Мой ред е")
    circle.press(SIGN)
    circle.page.get_by_role("button", name=re.compile("^леля Мария")).tap()
    expect(circle.page.locator(".screen-call-sign")).to_be_visible()
    circle.press("Начало")
    expect(circle.tablet.question).to_have_text(PASS)
    expect(circle.page.locator(".is-settling")).to_have_count(0)
    assert circle.page.locator("#screen").inner_html() == untouched
    circle.answer("sad", "calm")
    expect(circle.tablet.question).to_contain_text(TOGETHER)
    circle.waits_until_sent(3)
    assert len(calls_of(store, "cop-ruse")) == 1
    circle.press("Покажи")
    circle.press("Напред")
    expect(circle.tablet.question).to_have_text(THANKS)
    circle.press(SIGN)
    circle.press("Начало")
    expect(circle.tablet.question).to_have_text(SHELF)


def test_a_child_that_only_looked_at_the_hand_finds_its_question_again(circle: Circle) -> None:
    circle.begin(3)
    circle.press("Мой ред е")
    circle.press(SIGN)
    circle.press("Назад")
    expect(circle.tablet.question).to_have_text(MOOD)
    circle.press(SIGN)
    circle.page.clock.run_for(265_000)  # nobody comes, and nobody has answered yet
    expect(circle.tablet.question).to_have_text(SHELF)


def test_a_tablet_that_slept_asks_once_and_shows_nothing_of_the_child_before(circle: Circle) -> None:
    circle.begin(6)
    circle.answer("happy", "sad", "calm")
    sleep(circle)
    expect(circle.tablet.question).to_have_text(STOP)
    circle.press("Продължаваме")
    expect(circle.tablet.question).to_have_text(PASS)
    sleep(circle)
    expect(circle.tablet.question).to_have_text(SHELF)
    circle.tablet.thing("mood_board").tap()
    expect(circle.tablet.question).to_have_text(MOOD)
    sleep(circle)
    expect(circle.tablet.question).to_have_text(SHELF)
    assert circle.sent() == []


@pytest.mark.slow
def test_a_tablet_whose_power_fails_forgets_the_circle(
    served: Served, kiosk: KioskBrowser, store: Store, service: Service
) -> None:
    offer_circle(store, service.key, True)
    header = a_device(store, service.key)[1]
    circle = Circle(enrolled(kiosk.start(), served.address, header, store))
    circle.begin(4)
    circle.answer("happy", "sad", "calm")
    kiosk.kill()
    page = enrolled(kiosk.start(), served.address, header, store).page
    page.wait_for_timeout(2_000)
    assert store.cabinet.count(service.key) == 0
