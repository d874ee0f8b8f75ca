"""What browsers do by themselves at a gesture or a key is dead on the child's page; each in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.kiosk.child.tablet import SHELF, Tablet

pytestmark = pytest.mark.browser


def gesture(page: Page, name: str, **how: object) -> None:
    page.context.new_cdp_session(page).send(f"Input.{name}", how)


def press_long(page: Page, x: float, y: float) -> None:
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    page.wait_for_timeout(900)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_way_back_leads_nowhere_and_loading_again_lays_no_further_entry(open_tablet: Tablet) -> None:
    page = open_tablet.page
    open_tablet.thing("mood_board").tap()
    expect(open_tablet.option("sad")).to_be_visible()
    length = page.evaluate("history.length")
    for _ in range(3):
        page.evaluate("history.back()")
        page.wait_for_timeout(150)
    expect(open_tablet.option("sad")).to_be_visible()
    assert page.url == open_tablet.address + "/"
    assert page.evaluate("history.length") == length
    page.reload()
    expect(open_tablet.question).to_have_text(SHELF)
    assert page.evaluate("history.length") == length


def test_keys_that_lead_away_are_dead(open_tablet: Tablet) -> None:
    open_tablet.page.evaluate(
        "document.addEventListener('keydown', (event) => { window.isStopped = event.defaultPrevented; })"
    )
    for key in ("Alt+ArrowLeft", "Alt+Home", "Control+p", "Control+s", "Control+f", "Control++"):
        open_tablet.page.keyboard.press(key)
        assert open_tablet.page.evaluate("window.isStopped") is True, key
        expect(open_tablet.question).to_have_text(SHELF)


def test_neither_a_pinch_nor_a_wheel_with_control_zooms(open_tablet: Tablet) -> None:
    page = open_tablet.page
    gesture(page, "synthesizePinchGesture", x=400, y=640, scaleFactor=3, gestureSourceType="touch")
    assert page.evaluate("visualViewport.scale") == 1
    page.evaluate("document.addEventListener('wheel', (event) => { window.isStopped = event.defaultPrevented; })")
    page.keyboard.down("Control")
    page.mouse.move(400, 640)
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function("window.isStopped === true")
    assert page.evaluate("visualViewport.scale") == 1


def test_a_swipe_does_not_move_the_page_or_leave_it(open_tablet: Tablet) -> None:
    page = open_tablet.page
    gesture(page, "synthesizeScrollGesture", x=100, y=640, xDistance=600, gestureSourceType="touch", speed=2000)
    expect(open_tablet.question).to_have_text(SHELF)
    assert page.evaluate("[scrollX, getComputedStyle(document.body).overscrollBehaviorX]") == [0, "none"]
    assert page.evaluate("getComputedStyle(document.body).touchAction") == "pan-y"


def test_a_long_press_opens_no_menu_and_nothing_can_be_selected(open_tablet: Tablet) -> None:
    page = open_tablet.page
    page.evaluate("document.addEventListener('contextmenu', (event) => { window.isOpened = !event.defaultPrevented; })")
    place = open_tablet.question.bounding_box()
    assert place
    press_long(page, place["x"] + 40, place["y"] + 20)
    assert page.evaluate("[window.isOpened === true, String(getSelection())]") == [False, ""]
    open_tablet.question.dblclick()
    page.keyboard.press("Control+a")
    assert page.evaluate("String(getSelection())") == ""


def test_pictures_cannot_be_dragged(open_tablet: Tablet) -> None:
    page = open_tablet.page
    page.evaluate(
        "document.addEventListener('dragstart', (event) => { window.isDragged = !event.defaultPrevented; });"
        "document.addEventListener('drag', () => { window.isDragged = true; })"
    )
    place = open_tablet.thing("mood_board").bounding_box()
    assert place
    page.mouse.move(place["x"] + 50, place["y"] + 50)
    page.mouse.down()
    page.mouse.move(place["x"] + 250, place["y"] + 250, steps=8)
    page.mouse.up()
    assert page.evaluate("window.isDragged === true") is False


def test_no_browser_offers_to_translate_or_to_fill_in(open_tablet: Tablet) -> None:
    page = open_tablet.page
    assert page.evaluate("document.documentElement.translate") is False
    assert page.locator("meta[name=google][content=notranslate]").count() == 1
    fields = page.evaluate(
        "[...document.querySelectorAll('input, textarea'),"
        " ...[...document.querySelectorAll('template')].flatMap((each) => [...each.content.querySelectorAll('input')])]"
        ".map((field) => field.getAttribute('autocomplete'))"
    )
    assert fields and set(fields) == {"off"}
