"""The web: by finger, there and back, and what is left out; large and apart at every size."""

import secrets

import pytest
from playwright.sync_api import Page, expect

from config.load import instrument
from config.vocabulary import AgeBand
from feedback_store.devices import issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import THANKS, WHOLE, Tablet
from tests.kiosk.child.test_questions import check_sizes

pytestmark = pytest.mark.browser

AREAS = [topic.text["bg"] for topic in instrument("web").step("life").topics]


@pytest.fixture
def tablet(page: Page, address: str, store: Store, service: Service) -> Tablet:
    """Return a tablet for young people."""
    _, token = redeem_code(store, issue_code(store, service.key, secrets.token_hex(4), AgeBand.FROM_12_TO_14, False))
    return Tablet(page, address, {"Authorization": f"Bearer {token}"}, store)


def test_a_web_is_said_area_by_area_by_finger_and_keys_and_is_drawn_meanwhile(tablet: Tablet) -> None:
    tablet.open()
    page = tablet.page
    expect(page.locator(WHOLE)).to_be_attached()
    tablet.thing("web").tap()
    check_sizes(tablet)
    tablet.lay(AREAS[0], "l3")
    expect(tablet.card).to_have_text(AREAS[1])
    page.wait_for_timeout(400)
    page.get_by_role("button", name="Назад").tap()
    expect(page.locator(".web-knots circle")).to_have_count(0)
    tablet.lay(AREAS[0], "l0")
    page.wait_for_timeout(400)
    for area in AREAS[1:-1]:
        expect(tablet.card).to_have_text(area)
        page.get_by_role("button", name="Напред").press("Enter")
    expect(page.locator(".web-knots circle")).to_have_count(1)
    tablet.basket("l5").press("Enter")
    expect(tablet.question).to_have_text(THANKS)
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    assert submission["answers"] == [{"step": "life", "chosen": ["people_now.l0", "my_say_wished.l5"]}]
