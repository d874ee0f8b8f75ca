"""The first load of the shelf: what goes over the wire until it can be touched, and what is stored later."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.figures.ground import Ground
from tests.kiosk.child.tablet import WHOLE

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


BEHIND = "/api/kiosk/aloud"
"""What the page fetches once the shelf stands; a touch does not have to wait for the bird's texts."""


@dataclass(frozen=True)
class FirstLoad:
    """One first load; sizes as transferred, with headers and compressed.

    Attributes:
        kilobytes: what the page fetches until it can be touched, and what a touch needs.
        behind_kilobytes: what it fetches after that, for the bird.
        stored_kilobytes: what the worker fetches once the shelf stands; there a touch finds the rest.
    """

    kilobytes: float
    behind_kilobytes: float
    requests: int
    hosts: int
    shift: float
    stored_kilobytes: float


def measure_first_load(ground: Ground, page: Page) -> FirstLoad:
    """Load the shelf in a browser that has never seen it."""
    tablet = ground.tablet(page)
    loaded = watch_wire(page)
    page.goto(ground.served.address)
    expect(tablet.thing("mood_board")).to_be_visible()
    page.evaluate("document.fonts.ready")
    expect(page.locator(WHOLE)).to_be_attached()
    sizes = dict(loaded)
    behind = sum(size for address, size in sizes.items() if urlsplit(address).path == BEHIND)
    requests = sum(urlsplit(address).path != BEHIND for address in sizes)
    shift = page.evaluate(SHIFTS)
    page.evaluate(CONTROLLED)
    stored = page.evaluate(STORED_BYTES) / 1024
    hosts = len({urlsplit(address).netloc for address in sizes})
    return FirstLoad((sum(sizes.values()) - behind) / 1024, behind / 1024, requests, hosts, shift, stored)


def watch_wire(page: Page) -> dict[str, float]:
    """Return what fills: the addresses that the page asks the server for, with the bytes that each answer took."""
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def note_request(event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if not address.startswith("data:"):
            addresses[event["requestId"]] = address
            sizes.setdefault(address, 0)

    def note_answer(event: dict[str, Any]) -> None:
        if event["response"].get("fromServiceWorker"):
            sizes.pop(addresses.pop(event["requestId"]), None)

    def note_end(event: dict[str, Any]) -> None:
        if event["requestId"] in addresses:
            sizes[addresses[event["requestId"]]] += event["encodedDataLength"]

    wire = page.context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", note_request)
    wire.on("Network.responseReceived", note_answer)
    wire.on("Network.loadingFinished", note_end)
    wire.send("Network.enable")
    return sizes
