"""A child tells in the way it likes: by feelings, pictures, a drawing or words; and one touch leaves it out."""

import pytest
from playwright.sync_api import expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.tablet import SHELF, THANKS, Tablet

pytestmark = pytest.mark.browser

PROMISE = "Не знаем кой рисува."
AWAY_MILLISECONDS = 90_000
A_LINE = ((0.2, 0.2), (0.5, 0.4), (0.8, 0.2))
"""A line over the sheet, in shares of it."""


@pytest.fixture
def received(store: Store, service: Service) -> None:
    """Let somebody receive what is told freely."""
    recipients_in(store, service.key)


def draw_a_line(tablet: Tablet) -> None:
    box = tablet.page.locator(".drawing-paper").bounding_box()
    assert box
    (x, y), *others = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in A_LINE]
    tablet.page.mouse.move(x, y)
    tablet.page.mouse.down()
    for place in others:
        tablet.page.mouse.move(*place)
    tablet.page.mouse.up()


def go_on(tablet: Tablet) -> None:
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    tablet.page.locator(".is-go_on:not(.is-away)").tap()


def test_feelings_and_pictures_are_told_after_the_face(open_tablet: Tablet) -> None:
    open_tablet.tell_more("sad", "feelings")
    open_tablet.option("lonely").tap()
    open_tablet.option("tired").tap()
    go_on(open_tablet)
    expect(open_tablet.question).to_have_text(THANKS)
    open_tablet.page.get_by_role("button", name="Начало").tap()
    open_tablet.thing("happiness_jar").tap()
    open_tablet.option("play").tap()  # the only way that is left where nobody receives words
    go_on(open_tablet)
    expect(open_tablet.page.locator(".jar-note")).to_be_visible()
    open_tablet.waits_until_sent(2)
    (board,), (jar,) = open_tablet.said()
    assert [answer["chosen"] for answer in board["answers"]] == [["sad"], ["feelings"], ["tired", "lonely"]]
    assert jar["answers"] == [{"step": "pictures", "chosen": ["play"]}]


def test_a_drawing_is_promised_for_may_be_left_out_and_falls_into_the_jar(received: None, open_tablet: Tablet) -> None:
    open_tablet.tell_more("sad", "drawing")
    expect(open_tablet.page.get_by_text("Можеш и да не рисуваш.")).to_be_visible()
    go_on(open_tablet)
    expect(open_tablet.question).to_have_text(THANKS)
    open_tablet.page.get_by_role("button", name="Начало").tap()
    open_tablet.thing("happiness_jar").tap()
    open_tablet.option("drawing").tap()
    expect(open_tablet.page.get_by_text(PROMISE)).to_be_visible()
    expect(open_tablet.page.locator(".is-settling")).to_have_count(0)
    draw_a_line(open_tablet)
    expect(open_tablet.page.get_by_text(PROMISE)).to_have_count(0)
    go_on(open_tablet)
    expect(open_tablet.page.locator(".jar-note use")).to_have_attribute("href", "#jar-drawing")
    open_tablet.waits_until_sent(2)
    (board,), (jar,) = open_tablet.said()
    assert [answer["step"] for answer in board["answers"]] == ["mood", "more"]
    assert [answer["step"] for answer in jar["answers"]] == ["how", "drawing"] and jar["answers"][1]["drawing"]


def test_a_child_that_walks_away_after_its_face_has_said_it(timed_tablet: Tablet) -> None:
    timed_tablet.thing("mood_board").tap()
    timed_tablet.option("scared").tap()
    expect(timed_tablet.option("pictures")).to_be_visible()
    timed_tablet.page.clock.run_for(AWAY_MILLISECONDS)
    expect(timed_tablet.question).to_have_text(SHELF)
    timed_tablet.waits_until_sent()
    ((submission,),) = timed_tablet.said()
    assert submission["answers"] == [{"step": "mood", "chosen": ["scared"]}]
