"""How soon the page answers a touch: on a processor four times slower, the server switched off."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Locator, Page, expect

from tests.figures.ground import Ground
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet

SLOWER, MOST_MILLISECONDS, ROUNDS = 4, 100, 4
NOTICED_MILLISECONDS = 16
"""What is shorter the browser does not tell; it counts as this."""

WATCH = """() => {
  window.heldUp = [];
  const note = (list) => window.heldUp.push(...list.getEntries().filter((each) => each.interactionId));
  new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
}"""

LONGEST = """async () => {
  const frames = (count) => new Promise((done) => requestAnimationFrame(() => done(count && frames(count - 1))));
  await frames(3);
  await new Promise((done) => setTimeout(done, 60));
  return Math.max(0, ...window.heldUp.splice(0).map((each) => each.duration));
}"""


@dataclass(frozen=True)
class Answered:
    """One kind of touch: from the finger to the picture that answers it, by each round (ms)."""

    touched: str
    milliseconds: Sequence[float]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.milliseconds)

    @property
    def least(self) -> float:
        """The round in which nothing else kept the machine busy."""
        return min(self.milliseconds)


def measure_taps(ground: Ground, page: Page) -> list[Answered]:
    """Go through the board, the pairs and the baskets, and return how soon each kind of touch was answered."""
    tablet = ground.tablet(page)
    page.goto(ground.served.address)
    expect(tablet.thing("mood_board")).to_be_visible()
    expect(page.locator(WHOLE)).to_be_attached()
    ground.served.stop()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    kinds: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for touched, milliseconds in one_round(tablet):
            kinds.setdefault(touched, []).append(milliseconds)
    return [Answered(touched, times) for touched, times in kinds.items()]


def one_round(tablet: Tablet) -> list[tuple[str, float]]:
    """Touch each kind of thing once."""
    times = []
    for thing, answer in (
        ("mood_board", "[data-option]"),
        ("this_or_that", "[data-option]"),
        ("sort", "[data-column]"),
    ):
        times.append(("a thing on the shelf", answer_time(tablet, tablet.thing(thing))))
        times.append((f"an answer, `{thing}`", answer_time(tablet, tablet.page.locator(answer).first)))
        expect(tablet.page.locator(".is-settling, .is-falling")).to_have_count(0)
        times.append(("the way home", answer_time(tablet, tablet.page.locator(".is-home"))))
        expect(tablet.question).to_have_text(SHELF)
    return times


def answer_time(tablet: Tablet, button: Locator) -> float:
    """Touch a button; return how long it took until the browser had drawn the answer (ms)."""
    expect(tablet.page.locator(".is-settling, .is-falling")).to_have_count(0)
    button.tap()
    return max(NOTICED_MILLISECONDS, float(tablet.page.evaluate(LONGEST)))
