"""The first load of the shelf: what goes over the wire until it can be touched, and what is stored later."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.figures.ground import Ground

MOST_KB, MOST_REQUESTS, MOST_STORED_KB = 60, 8, 2048

SHIFTS = """() => new Promise((done) => {
  const watch = (list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0));
  new PerformanceObserver(watch).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 500);
})"""

CONTROLLED = """() => new Promise((done) => {
  if (navigator.serviceWorker.controller) return done();
  navigator.serviceWorker.addEventListener("controllerchange", () => done());
})"""

STORED_BYTES = """async () => {
  let bytes = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const kept of await cache.matchAll()) bytes += (await kept.blob()).size;
  }
  return bytes;
}"""


@dataclass(frozen=True)
class FirstLoad:
    """One first load; sizes as transferred, with headers and compressed."""

    kilobytes: float
    requests: int
    hosts: int
    shift: float
    stored_kilobytes: float


def measure_first_load(ground: Ground, page: Page) -> FirstLoad:
    """Load the shelf in a browser that has never seen it."""
    tablet = ground.tablet(page)
    asked, sizes = watch_wire(page)
    page.goto(ground.served.address)
    expect(tablet.thing("mood_board")).to_be_visible()
    page.evaluate("document.fonts.ready")
    requests, transferred = len(asked), sum(sizes)
    shift = page.evaluate(SHIFTS)
    page.evaluate(CONTROLLED)
    stored = page.evaluate(STORED_BYTES) / 1024
    return FirstLoad(transferred / 1024, requests, len({urlsplit(url).netloc for url in asked}), shift, stored)


def watch_wire(page: Page) -> tuple[list[str], list[float]]:
    """Return two lists that fill: the addresses that the page asks for, and the bytes that each answer took."""
    asked: list[str] = []
    sizes: list[float] = []

    def note_request(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            asked.append(event["request"]["url"])

    wire = page.context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", note_request)
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    return asked, sizes
