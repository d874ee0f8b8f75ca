"""Feelings, pictures and a scale: by touch and by keyboard, large and apart at every size."""

import pytest
from playwright.sync_api import expect

from config.load import instrument
from config.vocabulary import AgeBand
from tests.kiosk.child.tablet import THANKS, Tablet
from tests.kiosk.child.test_questions import check_sizes

pytestmark = pytest.mark.browser


def begin(tablet: Tablet) -> None:
    """Go on until feelings are asked."""
    tablet.thing("day_out").tap()
    tablet.option("happy").tap()
    tablet.option("no").tap()
    expect(tablet.option("angry")).to_be_visible()


def test_tiles_are_turned_on_and_off_and_a_point_of_the_scale_answers(with_day_out: None, tablet: Tablet) -> None:
    tablet.open()
    begin(tablet)
    go_on = tablet.page.get_by_role("button", name="Напред")
    for key in ("angry", "calm", "angry"):
        tablet.option(key).tap()
    expect(tablet.option("angry")).to_have_attribute("aria-pressed", "false")
    go_on.tap()
    tablet.option("outing").tap()
    tablet.option("food").tap()
    go_on.tap()
    tablet.option("nearly").tap()
    expect(tablet.question).to_have_text(THANKS)
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    assert submission["answers"][2:] == [
        {"step": "inside", "chosen": ["calm"]},
        {"step": "best", "chosen": ["food", "outing"]},
        {"step": "how_long", "chosen": ["nearly"]},
    ]


def test_tiles_and_points_are_large_and_apart_at_every_size(with_day_out: None, tablet: Tablet) -> None:
    tablet.open()
    begin(tablet)
    check_sizes(tablet)
    tablet.page.get_by_role("button", name="Напред").tap()
    tablet.option("friends").tap()
    check_sizes(tablet)
    tablet.page.get_by_role("button", name="Напред").tap()
    expect(tablet.option("short")).to_be_visible()
    check_sizes(tablet)


def test_it_goes_by_keyboard_alone(with_day_out: None, tablet: Tablet) -> None:
    tablet.open()
    begin(tablet)
    keyboard = tablet.page.keyboard
    for key in ("ArrowDown", "Enter", "ArrowRight", "Space"):
        keyboard.press(key)
    expect(tablet.page.locator(".tile[aria-pressed=true]")).to_have_count(2)
    tablet.page.get_by_role("button", name="Напред").press("Enter")
    expect(tablet.option("food")).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Space")
    tablet.page.get_by_role("button", name="Напред").press("Enter")
    expect(tablet.option("enough")).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    expect(tablet.option("nearly")).to_be_focused()
    keyboard.press("Enter")
    expect(tablet.question).to_have_text(THANKS)


def test_nobody_under_8_is_asked_a_scale(with_day_out: None) -> None:
    assert not instrument("day_out").suits(AgeBand.FROM_4_TO_7)
    assert instrument("day_out").suits(AgeBand.FROM_8_TO_11) and instrument("sort").suits(AgeBand.UNDER_4)
