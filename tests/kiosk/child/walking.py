"""A child that goes through any instrument: whatever its steps are, it touches something and goes on."""

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from tests.kiosk.child.tablet import Tablet

MOST_SCREENS = 60
WRITTEN = "Жълтугата цъфти край реката"
"""Words that stand nowhere in the page by themselves."""
PAPER = ".drawing-paper"
SPOKEN_WORDS = ".stage textarea, .stage input[type=text], .stage [contenteditable=true]"


def instruments_on(tablet: Tablet) -> list[str]:
    """Return the keys of what stands on the shelf."""
    things = tablet.page.locator("[data-instrument]")
    expect(things.first).to_be_visible()
    return [thing.get_attribute("data-instrument") or "" for thing in things.all()]


def walk_through(tablet: Tablet, instrument: str) -> Iterator[str]:
    """Take a thing from the shelf, stop at each screen with its name, and end at the thanks."""
    tablet.thing(instrument).tap()
    for number in range(MOST_SCREENS):
        expect(tablet.page.locator(".is-settling, .is-falling, .screen-shelf")).to_have_count(0)
        if tablet.page.locator(".screen-thanks").count():
            yield f"{instrument}, thanks"
            return
        yield f"{instrument}, screen {number}"
        touch_something(tablet)
    raise AssertionError(f"{instrument} did not end after {MOST_SCREENS} screens")


def touch_something(tablet: Tablet) -> None:
    """Answer the question that is asked: the last option, a basket, words, a dot; and go on where that is asked for."""
    before = tablet.page.locator("#screen").inner_html()
    words = tablet.page.locator(SPOKEN_WORDS)
    if words.count():
        words.first.fill(WRITTEN)
    else:
        choose(tablet).tap()
    go_on = tablet.page.locator(".screen:not(.is-settling) .is-go_on:not(.is-away)")
    if tablet.page.locator(".baskets").count() == 0 and go_on.count():
        go_on.tap()
        expect(tablet.page.locator(PAPER)).to_have_count(0)  # it is made into a picture first
    tablet.page.wait_for_function("(before) => document.getElementById('screen').innerHTML !== before", arg=before)


def choose(tablet: Tablet) -> Locator:
    """Return what is touched of all that can be: a sheet, an answer, or the arrow where nothing else is there."""
    paper = tablet.page.locator(PAPER)
    if paper.count():
        return paper
    answers = tablet.page.locator("[data-option], [data-column], .stage button")
    return answers.last if answers.count() else tablet.page.locator(".is-go_on:not(.is-away)")
