"""After a child: the shelf, the usual language, and nothing left of what was said."""

import pytest
from playwright.sync_api import expect

from feedback_store.devices import all_devices, set_try_out
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import SHELF, TRIED, Tablet

pytestmark = pytest.mark.browser

STILL_HERE = "Още ли си тук?"


def test_the_thanks_give_way_to_the_shelf_after_some_seconds(timed_tablet: Tablet) -> None:
    timed_tablet.say_mood()
    timed_tablet.page.clock.fast_forward(13_000)
    expect(timed_tablet.question).to_have_text(SHELF)


def test_a_touch_anywhere_on_the_thanks_leads_to_the_shelf(open_tablet: Tablet) -> None:
    open_tablet.say_mood()
    open_tablet.page.get_by_text("116 111").tap()
    expect(open_tablet.question).to_have_text(SHELF)


def test_a_child_that_goes_home_while_the_face_is_pinned_is_not_called_back(timed_tablet: Tablet) -> None:
    timed_tablet.thing("mood_board").tap()
    timed_tablet.option("calm").tap()
    timed_tablet.page.get_by_role("button", name="Начало").press("Enter")
    timed_tablet.page.clock.run_for(1_000)
    expect(timed_tablet.question).to_have_text(SHELF)
    assert timed_tablet.sent == []


def test_after_60_idle_seconds_the_page_asks_and_20_later_it_shows_the_shelf(timed_tablet: Tablet) -> None:
    timed_tablet.thing("mood_board").tap()
    expect(timed_tablet.option("happy")).to_be_visible()
    timed_tablet.page.clock.run_for(61_000)
    expect(timed_tablet.page.get_by_role("alertdialog", name=STILL_HERE)).to_be_visible()
    timed_tablet.page.clock.run_for(18_000)
    expect(timed_tablet.page.get_by_role("alertdialog")).to_be_visible()
    timed_tablet.page.clock.run_for(3_000)
    expect(timed_tablet.question).to_have_text(SHELF)
    expect(timed_tablet.page.get_by_role("alertdialog")).to_have_count(0)


def test_a_child_that_is_still_here_goes_on_where_it_was_by_touch_and_by_key(timed_tablet: Tablet) -> None:
    page = timed_tablet.page
    timed_tablet.thing("mood_board").tap()
    expect(timed_tablet.option("happy")).to_be_visible()
    here = page.get_by_role("button", name="Тук съм")
    for until_asked, by in ((61_000, "touch"), (22_000, "key")):
        page.clock.run_for(until_asked)
        expect(here).to_be_visible()
        if by == "touch":
            here.tap()
        else:
            page.keyboard.press("Enter")
        expect(page.get_by_role("alertdialog")).to_have_count(0)
        page.clock.run_for(40_000)
        expect(timed_tablet.option("happy")).to_be_visible()
    assert timed_tablet.sent == []


def test_an_abandoned_interview_leaves_nothing_to_send(with_day_out: None, timed_tablet: Tablet) -> None:
    timed_tablet.thing("day_out").tap()
    timed_tablet.option("sad").tap()
    timed_tablet.option("too_loud").tap()
    timed_tablet.page.clock.run_for(85_000)
    expect(timed_tablet.question).to_have_text(SHELF)
    timed_tablet.thing("day_out").tap()
    expect(timed_tablet.option("sad")).to_be_visible()
    expect(timed_tablet.page.get_by_role("button", name="Назад")).to_have_count(0)
    assert timed_tablet.sent == []


def test_the_shelf_is_the_same_as_before_the_child(open_tablet: Tablet) -> None:
    html = "() => document.documentElement.outerHTML.replace(' is-settling', '')"
    kept = "() => [{...localStorage}, {...sessionStorage}, document.cookie, history.length]"
    expect(open_tablet.page.get_by_text("Всичко е предадено.")).to_be_visible()
    expect(open_tablet.page.get_by_role("button", name="Прочети на глас")).to_be_enabled()
    before = open_tablet.page.evaluate(html), open_tablet.page.evaluate(kept)
    with open_tablet.page.expect_response("**/api/submissions"):
        open_tablet.say_mood("sad")
    open_tablet.page.get_by_role("button", name="Начало").tap()
    expect(open_tablet.question).to_have_text(SHELF)
    expect(open_tablet.page.get_by_text("Всичко е предадено.")).to_be_visible()
    expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
    expect(open_tablet.page.get_by_role("button", name="Прочети на глас")).to_be_enabled()
    assert (open_tablet.page.evaluate(html), open_tablet.page.evaluate(kept)) == before


def test_the_language_is_the_usual_one_again_for_the_next_child(open_tablet: Tablet) -> None:
    open_tablet.page.get_by_role("button", name="English").tap()
    expect(open_tablet.question).to_have_text("What do you want to do?")
    assert open_tablet.page.evaluate("document.documentElement.lang") == "en"
    open_tablet.thing("mood_board").tap()
    open_tablet.option("calm").tap()
    open_tablet.tell_no_more("Thank you. Your voice is in the box.")
    open_tablet.page.get_by_role("button", name="Home").tap()
    expect(open_tablet.question).to_have_text(SHELF)
    assert open_tablet.page.evaluate("document.documentElement.lang") == "bg"
    assert open_tablet.said()[0][0]["language"] == "en"


def test_a_try_out_shows_adults_what_arrived(try_out_tablet: Tablet) -> None:
    try_out_tablet.open()
    expect(try_out_tablet.page.locator("body.is-try-out")).to_be_visible()
    expect(try_out_tablet.page.get_by_text("Проба: не се брои")).to_be_visible()
    try_out_tablet.say_mood("calm", thanks=TRIED)
    expect(try_out_tablet.page.get_by_text("„Спокойно ми е“. Не се брои.")).to_be_visible()


def test_a_tap_on_a_page_that_still_shows_the_frame_never_counts(
    try_out_tablet: Tablet, store: Store, service: Service
) -> None:
    try_out_tablet.open()
    expect(try_out_tablet.page.locator("body.is-try-out")).to_be_visible()
    (device,) = all_devices(store, service.key)
    set_try_out(store, device.id, False)
    with try_out_tablet.page.expect_response("**/api/submissions") as answer:
        try_out_tablet.say_mood("sad", thanks=TRIED)
    assert [each["state"] for each in answer.value.json()["results"]] == ["tried"]
    assert try_out_tablet.sent[0][0]["try_out"] is True
