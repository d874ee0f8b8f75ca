"""Stickers: put on a picture of the place by finger and keys, and taken off; area by area for a switch and a phone."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from config.load import instrument
from config.vocabulary import AgeBand
from feedback_store.devices import Device, issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.reach.reach import Reach, Scanning, set_reach
from feedback_store.social_services import Service
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.switches import Switch
from tests.kiosk.child.tablet import THANKS, WHOLE, Tablet
from tests.kiosk.child.test_questions import SIZES, check_targets

pytestmark = pytest.mark.browser

STEP = instrument("my_place").step("places")
AREAS = {area.key: area.text["bg"] for area in STEP.topics}
FITS = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def device(store: Store, service: Service) -> tuple[Device, str]:
    """Return a device for children of 4 to 7, and its token."""
    return redeem_code(store, issue_code(store, service.key, secrets.token_hex(4), AgeBand.FROM_4_TO_7, False))


@pytest.fixture
def tablet(page: Page, address: str, store: Store, device: tuple[Device, str]) -> Tablet:
    """Return that tablet."""
    _, token = device
    return Tablet(page, address, {"Authorization": f"Bearer {token}"}, store)


def answers_sent(tablet: Tablet) -> list[str]:
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    (answer,) = submission["answers"]
    assert set(answer) == {"step", "chosen"}  # nothing of where it was touched
    chosen: list[str] = answer["chosen"]
    return chosen


def put(tablet: Tablet, sticker: str) -> None:
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    tablet.basket(sticker).tap()


def test_stickers_are_put_on_the_place_and_taken_off_by_finger_and_keys(tablet: Tablet) -> None:
    tablet.open()
    page = tablet.page
    expect(page.locator(WHOLE)).to_be_attached()
    tablet.thing("my_place").tap()
    expect(page.locator("[data-area=play]")).to_have_attribute("aria-current", "true")
    for size in ("screen", "laptop", "kiosk"):
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        check_targets(tablet)
        assert page.evaluate(FITS), size
    assert axe_faults(page) == []
    put(tablet, "sun")
    expect(page.locator("[data-area=play]")).to_have_accessible_name(f"{AREAS['play']}: Хубаво ми е тук")
    expect(page.locator(".sticker-area")).to_have_text(AREAS["eating"])
    page.locator("[data-area=yard]").tap()
    put(tablet, "cloud")
    page.locator("[data-area=play]").press("Enter")
    expect(page.locator("[data-area=play]")).to_have_accessible_name(AREAS["play"])
    page.locator("[data-area=washing]").press("Enter")
    page.locator("[data-column=dont_know]").press("Enter")
    expect(page.locator(".is-settling")).to_have_count(0)
    page.get_by_role("button", name="Напред").press("Enter")
    expect(tablet.question).to_have_text(THANKS)
    assert answers_sent(tablet) == ["washing.dont_know", "yard.cloud"]


def test_one_switch_gets_the_areas_one_by_one_two_stickers_at_a_time(
    tablet: Tablet, store: Store, device: tuple[Device, str]
) -> None:
    set_reach(store, device[0].id, Reach(Scanning.ONE_SWITCH, pace_milliseconds=3000, is_very_easy=True))
    tablet.page.clock.install()
    tablet.open()
    page, hand = tablet.page, Switch(tablet.page)
    expect(page.locator(WHOLE)).to_be_attached()
    hand.take(tablet.thing("my_place"))
    for number, area in enumerate(AREAS.values()):
        expect(tablet.card).to_have_text(area)
        expect(page.locator(".sticker:visible")).to_have_count(2)
        hand.take(tablet.basket("cloud") if number < 2 else page.locator(".is-go_on"))
    expect(tablet.question).to_have_text(THANKS)
    assert answers_sent(tablet) == ["play.cloud", "eating.cloud"]


def test_on_a_phone_the_areas_come_one_by_one_and_one_can_go_back(tablet: Tablet) -> None:
    tablet.page.set_viewport_size({"width": 360, "height": 740})
    tablet.open()
    page = tablet.page
    expect(page.locator(WHOLE)).to_be_attached()
    tablet.thing("my_place").tap()
    expect(tablet.card).to_have_text(AREAS["play"])
    check_targets(tablet)
    assert page.evaluate(FITS)
    put(tablet, "sun")
    expect(tablet.card).to_have_text(AREAS["eating"])
    page.wait_for_timeout(350)
    page.get_by_role("button", name="Назад").tap()
    put(tablet, "sun_cloud")
    for area in list(AREAS.values())[1:]:
        expect(tablet.card).to_have_text(area)
        expect(page.locator(".is-settling")).to_have_count(0)
        page.get_by_role("button", name="Напред").tap()
    expect(tablet.question).to_have_text(THANKS)
    assert answers_sent(tablet) == ["play.sun_cloud"]
