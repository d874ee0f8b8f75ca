"""How soon the page answers a touch, and how much work it is: on a processor four times slower, the server off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.figures.ground import Ground
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet

SLOWER, MOST_MILLISECONDS, ROUNDS, ROUNDS_OF_WORK = 4, 100, 4, 2
NOTICED_MILLISECONDS = 16
"""What is shorter the browser does not tell; it counts as this."""

MOVING = ".is-settling, .is-falling"

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
    """Touch each kind of thing on a slow processor; return how soon each was answered.

    By the clock: whatever else keeps the machine busy is in it, so this is for a quiet one.
    """
    tablet = without_the_server(ground, page)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    return rounds(ROUNDS, tablet, lambda button: answer_time(page, button))


def measure_work(ground: Ground, page: Page) -> list[Answered]:
    """Touch each kind of thing; return how long a slow processor works for each, drawing included.

    By the time that the page's thread had of the processor, so that a busy machine tells the same.
    """
    tablet = without_the_server(ground, page)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(WATCH)
    return rounds(ROUNDS_OF_WORK, tablet, lambda button: work_time(page, devtools, button))


def without_the_server(ground: Ground, page: Page) -> Tablet:
    """Return a tablet whose page is whole and whose server is gone."""
    tablet = ground.tablet(page)
    page.goto(ground.served.address)
    expect(tablet.thing("mood_board")).to_be_visible()
    expect(page.locator(WHOLE)).to_be_attached()
    ground.served.stop()
    return tablet


def rounds(count: int, tablet: Tablet, measure: Callable[[Locator], float]) -> list[Answered]:
    """Go through the board, the pairs and the baskets, again and again; return what was measured of each touch."""
    kinds: dict[str, list[float]] = {}
    for _ in range(count):
        for touched, milliseconds in one_round(tablet, measure):
            kinds.setdefault(touched, []).append(milliseconds)
    return [Answered(touched, times) for touched, times in kinds.items()]


def one_round(tablet: Tablet, measure: Callable[[Locator], float]) -> list[tuple[str, float]]:
    """Touch each kind of thing once, when all stands still."""
    times = []
    for thing, answer in (
        ("mood_board", "[data-option]"),
        ("this_or_that", "[data-option]"),
        ("sort", "[data-column]"),
    ):
        times.append(("a thing on the shelf", measure(tablet.thing(thing))))
        expect(tablet.page.locator(MOVING)).to_have_count(0)
        times.append((f"an answer, `{thing}`", measure(tablet.page.locator(answer).first)))
        expect(tablet.page.locator(MOVING)).to_have_count(0)
        times.append(("the way home", measure(tablet.page.locator(".is-home"))))
        expect(tablet.question).to_have_text(SHELF)
        expect(tablet.page.locator(MOVING)).to_have_count(0)
    return times


def answer_time(page: Page, button: Locator) -> float:
    """Touch a button; return how long it took until the browser had drawn the answer (ms)."""
    button.tap()
    return max(NOTICED_MILLISECONDS, float(page.evaluate(LONGEST)))


def work_time(page: Page, devtools: CDPSession, button: Locator) -> float:
    """Touch a button; return how long a slow processor would have worked until the answer was drawn (ms)."""
    before = worked(devtools)
    button.tap()
    page.evaluate(LONGEST)
    return SLOWER * (worked(devtools) - before)


def worked(devtools: CDPSession) -> float:
    """Return the time that the page's thread has had of the processor (ms)."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(each["value"]) for each in metrics if each["name"] == "TaskDuration")
