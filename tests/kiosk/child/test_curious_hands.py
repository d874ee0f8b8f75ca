"""Whoever wants to see what the child before wrote, or to leave the page, finds no key and no trace that helps."""

import pytest
from playwright.sync_api import expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.tablet import SHELF, Tablet

pytestmark = pytest.mark.browser

ARE_DEAD = """(pressed) => pressed.map((each) => {
  const event = new KeyboardEvent("keydown", { key: "", ...each, cancelable: true, bubbles: true });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
})"""
DEAD_KEYS = (
    {"key": "п", "code": "KeyP", "ctrlKey": True},
    {"key": "P", "code": "KeyP", "ctrlKey": True},
    {"key": "h", "code": "KeyP", "metaKey": True},
    {"key": "F3", "code": "F3"},
    {"key": "BrowserBack"},
)
LIVE_KEYS = (
    {"key": "p", "code": "KeyP"},
    {"key": "§", "code": "KeyS", "ctrlKey": True, "altKey": True},
    {"key": "a", "code": "KeyA", "ctrlKey": True},
)
BROKEN = {"refused": '{"cou', "call": "x", "shelf": '{"shelf":', "aloud": "nul", "tries": "x"}


def test_a_keyboard_opens_nothing_and_no_note_is_carried_on(store: Store, service: Service, tablet: Tablet) -> None:
    recipients_in(store, service.key)
    tablet.open()
    page = tablet.page
    expect(tablet.thing("happiness_jar")).to_be_visible()
    assert page.evaluate(ARE_DEAD, DEAD_KEYS) == [True] * len(DEAD_KEYS)
    assert page.evaluate(ARE_DEAD, LIVE_KEYS) == [False] * len(LIVE_KEYS)
    for is_next in (False, True):
        tablet.thing("happiness_jar").tap()
        tablet.option("words").tap()
        sheet = page.get_by_role("textbox")
        expect(sheet).to_be_focused()
        if is_next:
            for keys in ("Control+z", "Control+v", "Control+Shift+z"):
                page.keyboard.press(keys)
            assert sheet.input_value() == ""
        page.keyboard.type("таралеж")
        assert sheet.input_value() == "таралеж"
        for keys in ("Control+a", "Control+c", "Control+x"):
            page.keyboard.press(keys)
        page.locator(".is-home").click()
        expect(tablet.question).to_have_text(SHELF)
    assert page.evaluate("performance.getEntriesByType('resource').filter(({ name }) => /api/.test(name))") == []


def test_what_is_broken_off_in_the_storage_stops_nothing(tablet: Tablet) -> None:
    for name, text in BROKEN.items():
        tablet.page.add_init_script(f"localStorage.setItem('glasche.{name}', '{text}')")
    tablet.open()
    tablet.say_mood()
    tablet.waits_until_sent()


def test_a_full_storage_keeps_no_old_text_in_the_way_of_a_new_one(open_tablet: Tablet) -> None:
    told = open_tablet.page.evaluate("""async () => {
      const { forget, recall, remember } = await import("/static/child/remember.js");
      remember("token", "old");
      const keep = Storage.prototype.setItem;
      Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
      remember("token", "new");
      const told = [recall("token")];
      Storage.prototype.setItem = keep;
      remember("token", "newer");
      told.push(recall("token"), localStorage.getItem("glasche.token"));
      forget("token");
      return [...told, recall("token")];
    }""")
    assert told == ["new", "newer", "newer", None]


def test_a_finger_that_draws_one_long_line_is_not_asked_whether_it_is_there(
    store: Store, service: Service, tablet: Tablet
) -> None:
    recipients_in(store, service.key)
    page = tablet.page
    page.clock.install()
    tablet.open()
    tablet.thing("draw").tap()
    page.locator(".drawing-paper").hover()
    page.mouse.down()
    for step in range(9):
        page.mouse.move(300 + 10 * step, 500)
        page.clock.run_for(15_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.mouse.up()
    page.clock.run_for(61_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
