"""One visit to the child's page: a tablet in a language and a size, and what a finger does on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, StorageState, expect

from kiosk.child.words import words_behind, words_of_shelf
from tests.pictures.album import Album, Size, a_browser

MOVEMENT_MILLISECONDS = 900
"""Longer than anything moves on the page."""
SHELF = "main > .screen-shelf"
FALLING, FALL_MILLISECONDS = ".box", 400
"""What moves in a drawing that is used elsewhere cannot be stopped from without; so it is waited for."""


@dataclass(frozen=True)
class Visit:
    """A page of which pictures are taken, under names that end in language and size."""

    album: Album
    page: Page
    language: str
    size: Size

    @property
    def ending(self) -> str:
        """What stands behind the name of each picture."""
        return f"{self.language}.{self.size}"

    @property
    def words(self) -> dict[str, str]:
        """The page's own words in its language."""
        return words_of_shelf(self.language) | words_behind(self.language)

    def wants(self, name: str) -> bool:
        """Return whether a picture with such a name is asked for."""
        return self.album.wants(f"{name}.{self.ending}")

    def look(self, name: str) -> None:
        """Take the screen as it stands, for the contact sheet of this language and size."""
        if self.page.locator(FALLING).count():
            self.page.wait_for_timeout(FALL_MILLISECONDS)
        self.album.take(self.page, f"{name}.{self.ending}", sheet=f"children.{self.ending}")

    def touch(self, what: str) -> None:
        """Touch the first that fits, and let what follows come to rest; whoever touches is still there (idle.js)."""
        self.page.locator("body").dispatch_event("pointerdown")
        self.page.locator(what).first.dispatch_event("click")
        self.rest()

    def rest(self, milliseconds: int = MOVEMENT_MILLISECONDS) -> None:
        """Let time pass on the page until nothing moves any more."""
        self.page.clock.run_for(milliseconds)

    def waits_for(self, what: str) -> None:
        """Wait until something is there."""
        expect(self.page.locator(what).first).to_be_attached()

    def goes_home(self) -> None:
        """Go back to the shelf."""
        if self.page.locator(SHELF).count() == 0:
            self.touch("main .foot .is-home")
        self.waits_for(SHELF)


@contextmanager
def a_visit(
    album: Album, browser: Browser, kept: StorageState | None, language: str, size: Size, *, scale: float | None = None
) -> Iterator[Visit]:
    """Return a visit that has not opened the page yet; `scale` is the album's where none is given."""
    with a_browser(browser, size, language, kept=kept, has_touch=True, scale=scale or album.scale_of(size)) as context:
        page = context.new_page()
        page.clock.install()
        yield Visit(album, page, language, size)


def opens_shelf(visit: Visit, address: str) -> None:
    """Open the page, wait until the shelf is whole, and stop its clock."""
    visit.page.goto(address)
    visit.waits_for("body.is-whole")
    visit.waits_for(SHELF)
    visit.page.clock.pause_at(visit.page.evaluate(f"(Date.now() + {MOVEMENT_MILLISECONDS}) / 1000"))
