"""Scanning: whatever a finger reaches is lit in its turn, and a switch chooses it."""

import pytest
from playwright.sync_api import expect

from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.reach.reach import Pattern, Reach, Scanning, Start, set_reach
from feedback_store.social_services import Service
from tests.builders import recipients_in, taps
from tests.kiosk.child.switches import Switch
from tests.kiosk.child.tablet import FIRST_THING, SHELF, WHOLE, Tablet
from tests.kiosk.child.test_aloud import A_VOICE
from tests.kiosk.child.test_every_way import Told, after_the_opening
from tests.kiosk.child.walking import instruments_on, walk_through

pytestmark = pytest.mark.browser

LIT = ".scan-mark:not([hidden]):not(.is-resting)"
RESTING = ".scan-mark.is-resting"
EVERY_REACH = {
    "rows": Reach(Scanning.ONE_SWITCH, pace_milliseconds=3000),
    "linear": Reach(Scanning.ONE_SWITCH, Pattern.LINEAR, pace_milliseconds=3000),
    "very easy": Reach(Scanning.ONE_SWITCH, pace_milliseconds=3000, is_very_easy=True),
    "two switches": Reach(Scanning.TWO_SWITCHES),
}


def reached(tablet: Tablet, store: Store, service: Service, reach: Reach) -> Switch:
    """Set how a tablet is reached, open it with all on its shelf, and return the switch."""
    recipients_in(store, service.key)
    (device,) = all_devices(store, service.key)
    set_reach(store, device.id, reach)
    tablet.page.clock.install()
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    return Switch(tablet.page, "Enter", "Space") if reach.scanning is Scanning.TWO_SWITCHES else Switch(tablet.page)


def tell(tablet: Tablet, switch: Switch, key: str, language: str = "bg") -> Told:
    """Let a child choose its language and an instrument, answer and go home, all by its switch."""
    told: list[str] = []
    switch.take(tablet.page.locator(f".language[lang={language}]"))
    expect(tablet.page.locator("html")).to_have_attribute("lang", language)
    for _ in walk_through(tablet, key, switch, told):
        pass
    switch.take(tablet.page.locator(".is-home"))
    expect(tablet.page.locator(".screen-shelf")).to_be_visible()
    return key, language, sorted(told)


def arrived(tablet: Tablet, service: Service, told: list[Told]) -> list[Told]:
    """Return what lies in the store once all that was told has arrived."""
    while tablet.store.cabinet.count(service.key) < len(told):
        tablet.page.wait_for_timeout(20)
    return after_the_opening(tablet.store, service)


@pytest.mark.slow
@pytest.mark.parametrize("reach", EVERY_REACH, ids=EVERY_REACH)
def test_every_instrument_is_answered_with_one_key_only_or_with_two(
    tablet: Tablet, store: Store, service: Service, reach: str
) -> None:
    switch = reached(tablet, store, service, EVERY_REACH[reach])
    told = [tell(tablet, switch, key) for key in instruments_on(tablet)]
    assert arrived(tablet, service, told) == sorted(told)


def test_a_child_with_one_switch_and_one_with_two_tell_something_and_it_arrives(
    tablet: Tablet, store: Store, service: Service
) -> None:
    switch = reached(tablet, store, service, Reach(Scanning.ONE_SWITCH, pace_milliseconds=3000))
    told = [tell(tablet, switch, "draw")]
    (device,) = all_devices(store, service.key)
    set_reach(store, device.id, Reach(Scanning.TWO_SWITCHES))
    tablet.page.reload()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    told.append(tell(tablet, Switch(tablet.page, "Enter", "Space"), "mood_board", "uk"))
    taps(store, service.key, *["happy"] * 5)  # a box opens with some voices in it
    found = arrived(tablet, service, told)
    assert [each for each in told if each not in found] == []


def test_only_a_press_that_is_long_enough_and_not_too_soon_counts(
    tablet: Tablet, store: Store, service: Service
) -> None:
    reach = Reach(Scanning.ONE_SWITCH, start=Start.PRESS, hold_milliseconds=300, lock_milliseconds=2500)
    reached(tablet, store, service, reach)
    page = tablet.page

    def press(milliseconds: int) -> None:
        page.keyboard.down("k")
        page.clock.run_for(milliseconds)
        page.keyboard.up("k")

    expect(page.locator(RESTING)).to_be_visible()
    press(100)
    expect(page.locator(LIT)).to_have_count(0)
    press(400)
    expect(page.locator(f"{LIT}.is-row")).to_be_visible()
    press(400)
    expect(page.locator(f"{LIT}.is-row")).to_be_visible()  # it came too soon
    page.locator("#heading").tap()
    expect(page.locator(RESTING)).to_be_visible()  # a touch of the page stops the light


def test_the_question_is_said_then_each_thing_as_it_is_lit_and_the_light_waits(
    tablet: Tablet, store: Store, service: Service
) -> None:
    reach = Reach(Scanning.ONE_SWITCH, Pattern.LINEAR, pace_milliseconds=3000, is_spoken=True)
    tablet.page.add_init_script(A_VOICE % ("bg", "true"))
    switch = reached(tablet, store, service, reach)
    page = tablet.page
    page.clock.run_for(8_000)
    assert page.evaluate("uttered.slice(0, 3)") == [SHELF, FIRST_THING, "Бурканче за щастие"]
    switch.take(tablet.thing("sort"))
    page.clock.run_for(2_000)
    said, asked = page.evaluate("uttered"), asked_in(tablet)
    begun = said.index(asked[0])
    assert said[begun : begun + 3] == [*asked, "Хубаво"]
    page.evaluate("() => { speechSynthesis.speak = (words) => uttered.push(words.text); }")  # it does not end
    page.clock.run_for(5_000)
    spoken = page.evaluate("uttered.length")
    page.clock.run_for(9_000)
    assert page.evaluate("uttered.length") == spoken


def asked_in(tablet: Tablet) -> list[str]:
    """Return what is asked, and the card that waits."""
    return [tablet.question.inner_text().replace("\n", " "), tablet.card.inner_text()]


def test_the_hand_the_question_whether_somebody_is_there_and_the_corner_are_reached_too(
    tablet: Tablet, store: Store, service: Service
) -> None:
    page, switch = tablet.page, reached(tablet, store, service, Reach(Scanning.ONE_SWITCH, pace_milliseconds=3000))
    switch.take(tablet.thing("mood_board"))
    switch.take(page.locator(".hand"))
    expect(page.locator(".screen-call, .screen-call-sign")).to_be_visible()
    switch.take(page.locator(".is-back"))
    page.clock.run_for(150_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)  # who scans gets three times as long
    page.clock.run_for(31_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.keyboard.press("q")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(tablet.option("happy")).to_be_visible()
    switch.take(page.locator(".is-home"))
    expect(tablet.question).to_have_text(SHELF)
    page.locator("#adults-only").focus()
    page.keyboard.down("Enter")
    page.clock.run_for(3_100)
    page.keyboard.up("Enter")
    expect(page.locator(".corner")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(".pin-dots")).to_contain_text("●")
