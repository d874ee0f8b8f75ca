"""Walks every screen that a child meets, in one language and one way of reaching it, and has each one measured."""

import zlib
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.kiosk.child.measuring.measures import Gauge
from tests.kiosk.child.measuring.shortfall import Shortfall
from tests.pictures.album import DESKTOP, KIOSK, PHONE, Album, Size
from tests.pictures.around import take_around
from tests.pictures.instruments import take_instruments
from tests.pictures.letter_screens import take_letter, take_own_ways
from tests.pictures.visit import Visit

LYING = Size(1280, 800)
MOVING = ".is-settling, .is-falling, .is-folding"
View = tuple[Size, bool]
"""A size, and whether the system forces its own colours."""
VIEWS: tuple[View, ...] = (
    *((size, False) for size in (KIOSK, PHONE, LYING, DESKTOP)),
    *((size, True) for size in (KIOSK, PHONE)),
)
LEAST_FOR_A_HOUSE, HOUSE = 600, ".place:not(.is-listed)"
"""A narrower screen (px) is never shown the house to touch: there its areas come one by one, as in the easy mode."""


@dataclass
class Measured(Album):
    """In place of an album: whatever would be a picture is measured, in all views or each time in the next.

    With a `part` of several only that part of the ways from the shelf is walked, and what every kind of target looks
    like with the focus, and turned on, is looked at once.
    """

    gauge: Gauge | None = None
    part: tuple[int, int] | None = None
    found: list[Shortfall] = field(default_factory=list)
    screens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with the first view, or further on with a later part."""
        self._next = cycle(VIEWS)
        for _ in range(2 * self.part[0] if self.part else 0):
            next(self._next)

    def wants(self, pattern: str) -> bool:
        """Return whether the way to these screens is walked."""
        way = pattern.partition(".")[0].partition("-")[0]
        if way == "warning":
            return self.gauge is not None and self.gauge.mode == "plain"  # it comes after a minute there
        return not self.part or zlib.crc32(way.encode()) % self.part[1] == self.part[0]

    def take(self, page: Page, name: str, *, is_whole: bool = False, sheet: str | None = None) -> None:
        """Measure a screen."""
        assert self.gauge
        screen = name.partition(".")[0]
        self.screens.add(screen)
        expect(page.locator(MOVING)).to_have_count(0)
        for size, is_forced in [next(self._next)] if self.part else VIEWS:
            if size.width < LEAST_FOR_A_HOUSE and page.locator(HOUSE).count():
                continue
            page.set_viewport_size(as_viewport(size))
            page.emulate_media(forced_colors="active" if is_forced else "none")
            self.found += self.gauge.measure(screen, str(size), is_forced=is_forced)
        page.emulate_media(forced_colors="none")
        page.set_viewport_size(as_viewport(KIOSK))


def as_viewport(size: Size) -> ViewportSize:
    """Return a size as the browser takes it."""
    return {"width": size.width, "height": size.height}


def measure_everywhere(page: Page, language: str, mode: str, part: tuple[int, int] | None = None) -> Measured:
    """Go to every screen from the shelf, which is shown and whole, and return what was measured there."""
    measured = Measured(Path(), gauge=Gauge(page, mode, is_thrifty=part is not None), part=part)
    visit = Visit(measured, page, language, KIOSK)
    visit.rest()
    take_instruments(visit)
    take_letter(visit)
    take_own_ways(visit)
    take_around(visit)
    return measured
