"""Who may see a drawing: nothing is chosen beforehand, it can be changed, and whoever goes away has not said yes."""

import pytest
from playwright.sync_api import expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.hands import Finger
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.child.test_questions import check_sizes

pytestmark = pytest.mark.browser


def draw(tablet: Tablet) -> None:
    """Take the drawing from the shelf, draw something and come to the question."""
    tablet.thing("draw").tap()
    Finger().draw(tablet.page.locator(".drawing-paper"))
    tablet.page.locator(".is-go_on").tap()
    expect(tablet.option("no")).to_be_visible()
    tablet.page.clock.run_for(500)


def test_a_child_says_who_may_see_its_drawing_and_one_that_goes_away_keeps_it_to_itself(
    tablet: Tablet, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    page = tablet.page
    page.clock.install()
    tablet.open()
    expect(page.locator(WHOLE)).to_be_attached()
    draw(tablet)
    expect(page.locator("[aria-pressed=true][data-option]")).to_have_count(0)
    tops = [tablet.option(key).bounding_box() for key in ("no", "here", "yes")]
    assert len({(box["width"], box["height"]) for box in tops if box}) == 1  # none is larger than another
    assert axe_faults(page) == []
    check_sizes(tablet)
    tablet.option("yes").tap()
    tablet.option("here").press("Enter")
    expect(tablet.option("yes")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Напред").tap()
    expect(page.locator(".screen-thanks")).to_be_visible()
    page.locator("#heading").tap()
    draw(tablet)
    tablet.option("yes").tap()
    page.clock.run_for(200_000)
    expect(tablet.thing("draw")).to_be_visible()
    tablet.waits_until_sent(2)
    sent = {submission["id"]: submission for submissions in tablet.said() for submission in submissions}
    said = [submission["answers"] for submission in sent.values()]  # what was not answered in time was sent again
    assert [[answer["step"] for answer in answers] for answers in said] == [["here", "shown"], ["here"]]
    assert said[0][1]["chosen"] == ["here"]
