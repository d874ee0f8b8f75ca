"""The page behind a code on a slow phone: what goes over the wire, and when the first question can be answered."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.figures.first_load import watch_wire

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Milliseconds, and bytes a second: the slow 3G of Chromium's own tools."""
SLOWER_TIMES = 4
"""How much slower the processor of such a phone is than this one."""
MOST_KB, MOST_MILLISECONDS = 60, 2000
NOTE_WHEN_USABLE = """new MutationObserver((_, self) => {
  if (!document.querySelector("[data-answer]")) return;
  self.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
}).observe(document, { childList: true, subtree: true });"""
ROUNDS = 5
PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass(frozen=True)
class Door:
    """What was measured: bytes as transferred, and milliseconds from the address to the question, of several visits."""

    kilobytes: float
    middle: float
    least: float


def measure_door(fresh: Callable[[], BrowserContext], address: str) -> Door:
    """Visit the page so many times, each in a browser that has never been there."""
    visits = []
    for _ in range(ROUNDS):
        context = fresh()
        visits.append(visit(context.new_page(), address))
        context.close()
    waits = [milliseconds for _, milliseconds in visits]
    return Door(max(kilobytes for kilobytes, _ in visits), median(waits), min(waits))


def visit(page: Page, address: str) -> tuple[float, float]:
    """Return how many KB come with all that a first answer needs, and when it can be given (milliseconds)."""
    sizes = watch_wire(page)
    milliseconds = usable_after(page, address)
    page.wait_for_load_state("networkidle")
    return sum(sizes.values()) / 1024, milliseconds


def usable_after(page: Page, address: str) -> float:
    """Return after how many milliseconds the first question can be answered on a slow phone."""
    throttle = page.context.new_cdp_session(page)
    throttle.send("Network.enable")
    throttle.send("Network.emulateNetworkConditions", SLOW_3G)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_TIMES})
    page.add_init_script(NOTE_WHEN_USABLE)
    page.goto(address, wait_until="commit")
    expect(page.locator("[data-answer=child]")).to_be_visible()
    page.wait_for_function("window.usable > 0")
    usable: float = page.evaluate("window.usable")
    return usable
