"""A child that goes through any instrument: whatever its steps are, it answers and goes on."""

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from tests.kiosk.child.hands import Finger, Hand
from tests.kiosk.child.tablet import Tablet

MOST_SCREENS = 60
WRITTEN = "Жълтугата цъфти край реката"
"""Words that stand nowhere in the page by themselves."""
DRAWN = "a drawing"
PAPER = ".drawing-paper"
SPOKEN_WORDS = ".stage textarea, .stage input[type=text], .stage [contenteditable=true]"


def instruments_on(tablet: Tablet) -> list[str]:
    """Return the keys of what stands on the shelf."""
    things = tablet.page.locator("[data-instrument]")
    expect(things.first).to_be_visible()
    return [thing.get_attribute("data-instrument") or "" for thing in things.all()]


def walk_through(
    tablet: Tablet, instrument: str, hand: Hand | None = None, told: list[str] | None = None
) -> Iterator[str]:
    """Take a thing from the shelf, stop at each screen with its name, end at the thanks; `told` gets the answers."""
    hand = hand or Finger()
    told = [] if told is None else told
    hand.take(tablet.thing(instrument))
    for number in range(MOST_SCREENS):
        expect(tablet.page.locator(".is-settling, .is-falling, .screen-shelf")).to_have_count(0)
        if tablet.page.locator(".screen-thanks").count():
            yield f"{instrument}, thanks"
            return
        yield f"{instrument}, screen {number}"
        answer(tablet, hand, told)
    raise AssertionError(f"{instrument} did not end after {MOST_SCREENS} screens")


def answer(tablet: Tablet, hand: Hand, told: list[str]) -> None:
    """Answer what is asked: the last option, a basket, words, a mark, no receipt; and go on where that is asked for."""
    before = tablet.page.locator("#screen").inner_html()
    words, paper = tablet.page.locator(SPOKEN_WORDS), tablet.page.locator(PAPER)
    if words.count():
        hand.write(words.first, WRITTEN)
        told.append(WRITTEN)
    elif paper.count():
        hand.draw(paper)
        told.append(DRAWN)
    elif tablet.page.locator(".screen-receipt").count():
        hand.take(tablet.page.locator(".receipt-way:visible").last)  # without pictures; test_receipt.py goes with them
    else:
        choose(tablet, hand, told)
    go_on = tablet.page.locator(".screen:not(.is-settling) .is-go_on:not(.is-away)")
    if tablet.page.locator(".baskets, .levels").count() == 0 and go_on.count():
        hand.take(go_on)
        expect(tablet.page.locator(PAPER)).to_have_count(0)  # it is made into a picture first
    tablet.page.wait_for_function("(before) => document.getElementById('screen').innerHTML !== before", arg=before)


def choose(tablet: Tablet, hand: Hand, told: list[str]) -> None:
    """Take the last of the answers, or the arrow where there are none."""
    answers = tablet.page.locator("[data-option], [data-column], .stage button:not(.is-more)")
    if answers.count():
        told.append(words_of(tablet, answers.last))
        hand.take(answers.last)
    else:
        hand.take(tablet.page.locator(".is-go_on:not(.is-away)"))


def words_of(tablet: Tablet, answer: Locator) -> str:
    """Return what is answered, in the words that the child sees; for who speaks, its key."""
    if answer.get_attribute("data-column"):
        return (
            f"{tablet.card.inner_text()}: {answer.locator('.basket-words, .level-words, .sticker-words').inner_text()}"
        )
    return answer.get_attribute("data-speaker") or " ".join(answer.inner_text().split())
