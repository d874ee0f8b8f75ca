"""The questions: every kind and face is drawn, labelled and large enough to touch."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import FloatRect, expect

from config.load import instruments, offered_instruments
from config.steps import Kind
from tests.kiosk.child.tablet import THANKS, Tablet

pytestmark = pytest.mark.browser

SMALLEST_TARGET = 96
SMALLEST_GAP = 24
ROUNDING = 0.1
SIZES = {"kiosk": (800, 1280), "screen": (1920, 1080), "laptop": (1366, 768), "phone": (360, 740)}


def gap_between(one: FloatRect, other: FloatRect) -> float:
    across = max(one["x"], other["x"]) - min(one["x"] + one["width"], other["x"] + other["width"])
    down = max(one["y"], other["y"]) - min(one["y"] + one["height"], other["y"] + other["height"])
    return max(across, down)


def each_size(tablet: Tablet) -> Iterator[str]:
    """Show the same screen at every size, one after the other; at last at that of a kiosk again."""
    for size in (*[each for each in SIZES if each != "kiosk"], "kiosk"):
        width, height = SIZES[size]
        tablet.page.set_viewport_size({"width": width, "height": height})
        expect(tablet.page.locator(".is-settling")).to_have_count(0)
        yield size


def check_targets(tablet: Tablet) -> None:
    targets = tablet.targets()
    assert targets
    assert not [each for each in targets if min(each["width"], each["height"]) < SMALLEST_TARGET - ROUNDING]
    assert not [pair for pair in combinations(targets, 2) if gap_between(*pair) < SMALLEST_GAP - ROUNDING]


def test_every_kind_of_step_has_a_renderer_and_every_face_and_object_is_drawn(open_tablet: Tablet) -> None:
    kinds = "async () => Object.keys((await import('/static/child/interview.js')).KINDS)"
    assert set(open_tablet.page.evaluate(kinds)) == set(Kind)
    drawn = open_tablet.page.evaluate("() => [...document.querySelectorAll('symbol')].map((each) => each.id)")
    for instrument in offered_instruments().values():
        options = [option.key for step in instrument.steps if step.kind is Kind.FACES for option in step.options]
        thing = "jar-front" if instrument.object == "jar" else f"object-{instrument.object}"
        names = [thing, *(f"face-{key}" for key in options)]
        assert set(names) <= set(drawn), instrument.key


def test_every_face_is_a_button_with_its_words(open_tablet: Tablet) -> None:
    open_tablet.thing("mood_board").tap()
    mood = instruments()["mood_board"].step("mood")
    for option in mood.options:
        expect(open_tablet.page.get_by_role("button", name=option.text["bg"], exact=True)).to_be_visible()
    expect(open_tablet.page.get_by_role("group", name=mood.text["bg"])).to_be_visible()


def test_all_that_is_touched_is_large_and_apart_at_every_size(with_day_out: None, tablet: Tablet) -> None:
    tablet.open()
    expect(tablet.thing("day_out")).to_be_visible()
    for _ in each_size(tablet):
        check_targets(tablet)
    tablet.thing("mood_board").tap()
    expect(tablet.option("happy")).to_be_visible()
    check_sizes(tablet)
    tablet.page.get_by_role("button", name="Начало").tap()
    tablet.thing("day_out").tap()
    tablet.option("sad").tap()
    expect(tablet.option("too_loud")).to_be_visible()
    check_sizes(tablet)


def check_sizes(tablet: Tablet) -> None:
    for size in each_size(tablet):
        check_targets(tablet)
        assert tablet.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]


def test_what_is_touched_lies_in_the_lower_two_thirds_except_the_bird_and_the_hand(open_tablet: Tablet) -> None:
    open_tablet.thing("mood_board").tap()
    expect(open_tablet.option("happy")).to_be_visible()
    bird, *others, hand = open_tablet.targets()
    assert bird["y"] < 1280 / 3 and hand["y"] < 1280 / 3
    assert min(target["y"] for target in others) >= 1280 / 3


def test_the_bird_stays_in_its_place_and_every_sentence_of_the_thanks_has_a_line(open_tablet: Tablet) -> None:
    bird = open_tablet.page.locator(".bird")
    on_the_shelf = [bird.bounding_box() for _ in each_size(open_tablet)]
    open_tablet.thing("mood_board").tap()
    expect(open_tablet.option("calm")).to_be_visible()
    at_the_question = [bird.bounding_box() for _ in each_size(open_tablet)]
    open_tablet.option("calm").tap()
    open_tablet.tell_no_more()
    at_the_thanks = []
    for _ in each_size(open_tablet):
        at_the_thanks.append(bird.bounding_box())
        first, second = (line.bounding_box() for line in open_tablet.page.locator(".sentence").all())
        assert first and second and second["y"] >= first["y"] + first["height"]
    assert on_the_shelf == at_the_question == at_the_thanks


def test_several_steps_are_walked_with_ways_back_and_without_an_answer(with_day_out: None, tablet: Tablet) -> None:
    tablet.open()
    tablet.thing("day_out").tap()
    tablet.option("scared").tap()
    tablet.option("too_loud").tap()
    tablet.page.get_by_role("button", name="Назад").tap()
    tablet.option("sad").tap()
    tablet.option("quarrel").tap()
    tablet.option("too_long").tap()
    tablet.page.get_by_role("button", name="Напред").tap()
    tablet.option("yes").tap()
    tablet.page.get_by_role("button", name="Напред").tap()
    expect(tablet.question).to_have_text(THANKS)
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    assert submission["answers"] == [
        {"step": "feeling", "chosen": ["sad"]},
        {"step": "why", "chosen": ["too_long", "quarrel"]},
        {"step": "again", "chosen": ["yes"]},
    ]


def test_a_second_tap_of_the_same_finger_does_nothing(open_tablet: Tablet) -> None:
    open_tablet.thing("mood_board").tap()
    open_tablet.option("calm").dblclick()
    open_tablet.tell_no_more()
    open_tablet.waits_until_sent()
    assert len(open_tablet.sent) == 1


def test_the_thanks_do_not_wait_for_the_server(open_tablet: Tablet) -> None:
    open_tablet.is_cut_off = True
    open_tablet.say_mood()
    expect(open_tablet.page.get_by_text("116 111")).to_be_visible()
    expect(open_tablet.page.get_by_text("вината не е твоя")).to_be_visible()


def test_it_can_be_done_with_the_keyboard_alone(open_tablet: Tablet) -> None:
    keyboard = open_tablet.page.keyboard
    keyboard.press("ArrowDown")
    expect(open_tablet.thing("mood_board")).to_be_focused()
    keyboard.press("Enter")
    expect(open_tablet.option("happy")).to_be_visible()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        keyboard.press(key)
    expect(open_tablet.option("angry")).to_be_focused()
    keyboard.press("Enter")
    expect(open_tablet.option("pictures")).to_be_visible()
    open_tablet.page.locator(".is-go_on").press("Enter")
    expect(open_tablet.question).to_have_text(THANKS)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(open_tablet.thing("mood_board")).to_be_visible()
