"""This or that, and the sort: by touch and by keyboard, there and back, large and low enough at every size."""

import pytest
from playwright.sync_api import expect

from config.load import offered_instruments
from config.steps import Kind
from tests.kiosk.child.tablet import THANKS, Tablet
from tests.kiosk.child.test_questions import SIZES, check_targets, each_size

pytestmark = pytest.mark.browser

PAIRS = [[option.key for option in step.options] for step in offered_instruments()["this_or_that"].steps]
CARDS = [topic.text["bg"] for topic in offered_instruments()["sort"].step("here").topics]


def test_every_topic_card_and_basket_of_our_instruments_is_drawn(open_tablet: Tablet) -> None:
    steps = [step for instrument in offered_instruments().values() for step in instrument.steps]
    sorts = [step for step in steps if step.kind is Kind.SORT]
    cards = {f"picture-{topic.key}" for step in sorts for topic in step.topics}
    cards |= {f"picture-{option.key}" for step in steps if step.kind is Kind.THIS_OR_THAT for option in step.options}
    baskets = {f"basket-{column.key}" for step in sorts for column in step.columns}
    drawn = open_tablet.page.evaluate("() => [...document.querySelectorAll('symbol')].map((each) => each.id)")
    assert cards | baskets <= set(drawn) and len(cards) >= 8


def test_of_each_pair_one_is_touched_or_none(open_tablet: Tablet) -> None:
    open_tablet.thing("this_or_that").tap()
    for number, (left, right) in enumerate(PAIRS):
        expect(open_tablet.option(right)).to_be_visible()
        if number == 2:
            open_tablet.page.get_by_role("button", name="Напред").tap()
        else:
            open_tablet.option(left).tap()
        expect(open_tablet.page.locator(f".big-card[data-option={left}]:first-child")).to_have_count(0)
    expect(open_tablet.question).to_have_text(THANKS)
    open_tablet.waits_until_sent()
    ((submission,),) = open_tablet.said()
    assert [answer["chosen"] for answer in submission["answers"]] == [[left] for left, _ in PAIRS[:2] + PAIRS[3:]]


def test_each_card_falls_into_a_basket_is_put_aside_or_taken_back(open_tablet: Tablet) -> None:
    page, small_cards = open_tablet.page, open_tablet.page.locator(".small-card")
    open_tablet.thing("sort").tap()
    expect(page.get_by_role("button", name="Назад")).to_be_hidden()
    open_tablet.lay("Храната", "good")
    open_tablet.lay("Играта", "not_good")
    expect(open_tablet.card).to_have_text("Дворът")
    page.get_by_role("button", name="Назад").tap()
    expect(small_cards).to_have_count(1)
    open_tablet.lay("Играта", "so_so")
    for card in CARDS[2:-1]:
        expect(open_tablet.card).to_have_text(card)
        page.get_by_role("button", name="Напред").tap()
    open_tablet.lay("Излетите", "good")
    expect(open_tablet.question).to_have_text(THANKS)
    open_tablet.waits_until_sent()
    ((submission,),) = open_tablet.said()
    assert submission["answers"] == [{"step": "here", "chosen": ["food.good", "play.so_so", "outing.good"]}]


def test_a_second_tap_of_the_same_finger_lays_no_second_card(open_tablet: Tablet) -> None:
    open_tablet.thing("sort").tap()
    expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
    open_tablet.basket("good").dblclick()
    expect(open_tablet.card).to_have_text("Играта")
    expect(open_tablet.page.locator(".small-card")).to_have_count(1)


def test_whoever_puts_all_cards_aside_comes_home_and_nothing_is_sent(open_tablet: Tablet) -> None:
    open_tablet.thing("sort").tap()
    for card in CARDS:
        expect(open_tablet.card).to_have_text(card)
        expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
        open_tablet.page.get_by_role("button", name="Напред").tap()
    expect(open_tablet.thing("sort")).to_be_visible()
    assert not open_tablet.sent


def test_a_needed_sort_hides_the_way_on_from_the_last_card_while_nothing_is_laid(
    with_day_out: None, tablet: Tablet
) -> None:
    tablet.open()
    tablet.thing("day_out").tap()
    for option in ("sad", "other"):
        tablet.option(option).tap()
    on = tablet.page.get_by_role("button", name="Напред")
    on.tap()
    for option in ("no", "walk"):
        tablet.option(option).tap()
    for card in ("Пътят", "Обядът"):
        expect(tablet.card).to_have_text(card)
        expect(tablet.page.locator(".is-settling")).to_have_count(0)
        on.tap()
    expect(tablet.card).to_have_text("Игрите")
    expect(on).to_be_hidden()
    tablet.basket("bad").tap()
    expect(tablet.option("more_time")).to_be_visible()


def test_cards_can_be_chosen_and_laid_with_the_keyboard_alone(open_tablet: Tablet) -> None:
    keyboard = open_tablet.page.keyboard
    open_tablet.thing("this_or_that").tap()
    expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    expect(open_tablet.option("food")).to_be_focused()
    keyboard.press("Enter")
    expect(open_tablet.option("yard")).to_be_visible()
    open_tablet.page.get_by_role("button", name="Начало").tap()
    open_tablet.thing("sort").tap()
    for _ in range(2):
        keyboard.press("ArrowRight")
    expect(open_tablet.basket("so_so")).to_be_focused()
    keyboard.press("Enter")
    expect(open_tablet.card).to_have_text("Играта")
    expect(open_tablet.basket("so_so")).to_be_focused()


def test_cards_and_baskets_are_large_apart_on_the_screen_and_low_at_every_size(open_tablet: Tablet) -> None:
    page = open_tablet.page
    for instrument in ("this_or_that", "sort"):
        open_tablet.thing(instrument).tap()
        expect(page.locator(".big-card, .basket").last).to_be_visible()
        for size in each_size(open_tablet):
            check_targets(open_tablet)
            whole = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            assert whole == [*SIZES[size]]
        _bird, *others, _hand = open_tablet.targets()  # at the size of a kiosk
        assert min(target["y"] for target in others) >= 1280 / 3
        page.get_by_role("button", name="Начало").tap()


def test_who_wants_no_motion_sees_cards_fade_and_not_fly(open_tablet: Tablet) -> None:
    open_tablet.page.emulate_media(reduced_motion="reduce")
    open_tablet.thing("sort").tap()
    expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
    moved = open_tablet.page.evaluate("""() => {
      document.querySelector(".basket").click();
      return getComputedStyle(document.querySelector(".sort-card")).transform;
    }""")
    assert moved == "none"
