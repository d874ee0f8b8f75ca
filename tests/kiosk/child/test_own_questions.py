"""From a form to the figures in the browser: a manager asks, five children answer, staff read what is protected."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from tests.builders import PASSWORD, Day
from tests.kiosk.child.tablet import THANKS, Tablet
from tests.kiosk.people import LOGIN, an_administrator

pytestmark = pytest.mark.browser


def test_what_a_manager_wrote_is_answered_by_five_children_and_read_after_the_opening(
    browser: Browser, address: str, tablet: Tablet, store: Store, service: Service, day: Day
) -> None:
    an_administrator(store)
    context = browser.new_context(viewport={"width": 360, "height": 740})
    desk, faults = context.new_page(), list[str]()
    desk.on("pageerror", lambda fault: faults.append(str(fault)))
    desk.goto(f"{address}/staff/sign-in")
    desk.locator("#login").fill(LOGIN)
    desk.locator("#password").fill(PASSWORD)
    desk.locator("#password").press("Enter")
    desk.goto(f"{address}/staff/services/{service.key}/question-sets")
    desk.get_by_role("link", name="Нови въпроси").click()
    desk.locator("#title-bg").fill("Лагерът")
    desk.locator("#text-1-bg").fill("Хареса ли ти лагерът?")
    desk.locator("#answers-1-bg").fill("Да\nНе")
    desk.get_by_role("button", name="Запазване").press("Enter")
    expect(desk.locator("h1")).to_have_text("Лагерът")
    desk.get_by_role("link", name="Собствени въпроси").first.click()
    desk.get_by_role("button", name="Включване").press("Enter")
    expect(desk.locator("main")).to_contain_text("чака да се отвори кутията")
    assert open_box(store, service.key) is Outcome.WAITS

    for count in range(1, 6):
        tablet.open()
        tablet.thing("set_1").tap()
        expect(tablet.question).to_have_text("Хареса ли ти лагерът?")
        tablet.page.get_by_role("button", name="Да", exact=True).tap()
        expect(tablet.question).to_have_text(THANKS)
        while store.cabinet.count(service.key) < count:
            tablet.page.wait_for_timeout(50)
    assert open_box(store, service.key) is Outcome.OPENED
    week = f"{day.today:%G-W%V}"
    day.today += timedelta(days=7)
    desk.goto(f"{address}/staff/?week={week}")
    expect(desk.locator("main")).to_contain_text("Хареса ли ти лагерът?")
    assert faults == []
    context.close()
