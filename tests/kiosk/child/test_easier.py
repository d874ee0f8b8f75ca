"""Dwell, the very easy mode, and what a child chooses for itself until the page goes back to the start."""

import pytest
from playwright.sync_api import expect

from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.reach.reach import Reach, set_reach
from feedback_store.social_services import Service
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet

pytestmark = pytest.mark.browser

FACES = ("happy", "calm", "sad", "scared", "angry", "dont_know")


def open_reached(tablet: Tablet, store: Store, service: Service, reach: Reach) -> None:
    """Set how a tablet is reached, and open it."""
    (device,) = all_devices(store, service.key)
    set_reach(store, device.id, reach)
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()


def shown(tablet: Tablet) -> list[str]:
    """Return the answers that can be seen."""
    return [face for face in FACES if tablet.option(face).is_visible()]


def test_a_pointer_that_rests_chooses_and_one_that_lies_still_on_a_new_screen_does_not(
    tablet: Tablet, store: Store, service: Service
) -> None:
    tablet.page.clock.install()
    open_reached(tablet, store, service, Reach(dwell_milliseconds=1200))
    page, mouse = tablet.page, tablet.page.mouse

    def rest_on(key: str) -> None:
        tablet.page.locator(f"[data-instrument={key}], [data-option={key}]").hover()
        mouse.move(*(each + 20 for each in middle_of(tablet, key)))

    rest_on("mood_board")
    expect(page.locator(".dwell-ring")).to_be_visible()
    page.clock.run_for(1_000)
    expect(tablet.question).to_have_text(SHELF)
    page.clock.run_for(300)
    expect(tablet.option("happy")).to_be_visible()
    page.clock.run_for(5_000)
    assert len(shown(tablet)) == len(FACES)  # whatever has come under the pointer
    rest_on("sad")
    page.clock.run_for(1_300)
    expect(tablet.option("pictures")).to_be_visible()


def middle_of(tablet: Tablet, key: str) -> tuple[float, float]:
    box = tablet.page.locator(f"[data-instrument={key}], [data-option={key}]").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_very_easy_mode_shows_two_at_a_time_never_only_pleasant_ones_and_reads_them(
    tablet: Tablet, store: Store, service: Service
) -> None:
    open_reached(tablet, store, service, Reach(is_very_easy=True))
    while not tablet.thing("mood_board").is_visible():
        tablet.page.locator(".is-more").tap()
    assert tablet.page.locator("[data-instrument]:visible:not(.adults-thing)").count() == 2
    tablet.thing("mood_board").tap()
    pairs = []
    for _ in range(4):
        expect(tablet.option("happy")).to_be_attached()
        pairs.append(shown(tablet))
        tablet.page.locator(".is-more").tap()
    assert not axe_faults(tablet.page)
    assert pairs == [["happy", "angry"], ["calm", "scared"], ["sad", "dont_know"], ["happy", "angry"]]
    expect(tablet.page.locator(".bird[aria-pressed=true]")).to_be_visible()
    tablet.option("calm").tap()
    expect(tablet.option("pictures")).to_be_attached()


def test_what_a_child_chooses_for_itself_lasts_until_the_start_and_is_kept_nowhere(open_tablet: Tablet) -> None:
    page = open_tablet.page
    kept = "() => JSON.stringify([{...localStorage}, {...sessionStorage}])"
    things = page.locator("[data-instrument]:visible:not(.adults-thing)")
    before = page.evaluate(kept)
    page.get_by_role("button", name="По-лесно за мен").tap()
    expect(page.get_by_role("button", name="Готово")).to_be_visible()
    assert not axe_faults(page)
    page.get_by_role("button", name="По-големи картинки").press("Enter")
    page.get_by_role("button", name="По-бавно").tap()
    page.get_by_role("button", name="Готово").tap()
    expect(page.locator("body.is-bigger")).to_be_visible()
    expect(things).to_have_count(2)
    page.get_by_role("button", name="English").tap()
    expect(open_tablet.question).not_to_have_text(SHELF)
    expect(page.locator("body.is-bigger")).to_be_visible()  # a language is another screen of the same child
    expect(things).to_have_count(2)
    while not open_tablet.thing("mood_board").is_visible():
        page.locator(".is-more").tap()
    open_tablet.thing("mood_board").tap()
    expect(page.locator(".is-settling")).to_have_count(0)
    expect(page.locator("[data-option]:visible")).to_have_count(2)
    assert shown(open_tablet) == ["happy", "angry"]
    assert page.evaluate(kept) == before
    page.locator(".is-home").tap()
    expect(open_tablet.question).to_have_text(SHELF)
    expect(page.locator("body.is-bigger")).to_have_count(0)
    expect(things).not_to_have_count(2)
