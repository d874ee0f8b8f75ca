"""What a service has added is asked about with its picture, also where the server is away."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from config.load import instrument
from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.topics.kept import add_topic
from feedback_store.topics.photo import plain_photo
from tests.kiosk.child.tablet import THANKS, WHOLE, Tablet
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

USUAL = len(instrument("sort").step("here").topics)
IS_DRAWN = "(one) => one.complete && one.naturalWidth > 0"


def a_photo() -> bytes:
    """Return a photo of a place."""
    written = BytesIO()
    Image.new("RGB", (900, 600), "green").save(written, "JPEG")
    return plain_photo(written.getvalue())


def test_own_topics_are_laid_with_their_pictures_without_the_server_and_arrive_later(
    tablet: Tablet, store: Store, service: Service, served: Served
) -> None:
    add_topic(store, service.key, {"bg": "Кучето"}, picture="1F415")
    add_topic(store, service.key, {"bg": "Дворът тук"}, photo=a_photo())
    open_box(store, service.key)
    page = tablet.page
    with page.expect_response("**/topics/*.svg"), page.expect_response("**/topics/*.jpg"):
        tablet.open()
    expect(page.locator(WHOLE)).to_be_attached()
    served.stop()
    tablet.thing("sort").tap()
    for _ in range(USUAL):
        expect(page.locator(".is-settling")).to_have_count(0)
        page.get_by_role("button", name="Напред").tap()
    expect(tablet.card).to_have_text("Кучето")
    assert tablet.card.locator("img").evaluate(IS_DRAWN)
    tablet.lay("Кучето", "good")
    expect(tablet.card).to_have_text("Дворът тук")
    assert tablet.card.locator("img").evaluate(IS_DRAWN)
    page.wait_for_timeout(400)
    tablet.basket("not_good").press("Enter")
    expect(tablet.question).to_have_text(THANKS)
    served.start()
    page.reload()
    while not store.cabinet.count(service.key):
        page.wait_for_timeout(50)
    assert tablet.said()[-1][0]["answers"] == [{"step": "here", "chosen": ["own_1.good", "own_2.not_good"]}]
