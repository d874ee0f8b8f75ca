"""axe finds nothing where adults come by; on every screen of a child it looks in measuring/test_measures.py."""

import pytest
from playwright.sync_api import Page, expect

from feedback_store.devices import all_devices, revoke
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.tablet import TRIED, Tablet

pytestmark = pytest.mark.browser


def test_the_warning_and_the_try_out_are_for_everybody(try_out_tablet: Tablet) -> None:
    page = try_out_tablet.page
    page.clock.install()
    try_out_tablet.open()
    expect(page.locator("body.is-try-out")).to_be_visible()
    faults = axe_faults(page)
    try_out_tablet.say_mood("calm", thanks=TRIED)
    expect(page.get_by_text("Не се брои.").last).to_be_visible()
    faults += axe_faults(page)
    page.locator(".is-home").tap()
    try_out_tablet.thing("mood_board").tap()
    expect(try_out_tablet.option("calm")).to_be_visible()
    page.clock.run_for(61_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.clock.run_for(1_000)
    assert not faults + axe_faults(page)


def test_the_form_for_a_code_is_for_everybody(tablet: Tablet, address: str, store: Store, service: Service) -> None:
    def show(page: Page) -> list[str]:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return axe_faults(page)

    tablet.page.goto(f"{address}/enrol/WRONG-CODE")
    expect(tablet.page.get_by_role("alert")).to_contain_text("Кодът")
    faults = show(tablet.page)
    revoke(store, all_devices(store, service.key)[0].id)
    tablet.open()
    assert not faults + show(tablet.page)


def test_axe_would_find_a_button_without_a_name_and_pale_words(open_tablet: Tablet) -> None:
    open_tablet.page.evaluate("""() => {
      document.querySelector(".hand").removeAttribute("aria-label");
      document.querySelector("#heading").style.color = "#767676";
    }""")
    found = {fault.partition(":")[0] for fault in axe_faults(open_tablet.page)}
    assert found == {"button-name", "color-contrast-enhanced"}
