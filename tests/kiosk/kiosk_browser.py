"""A browser with a profile on the disk, which can be killed as a power cut does and started again."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from feedback_store.engine import Store
from tests.chromium import FLAGS, chromium
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet


class KioskBrowser:
    """One kiosk: its profile outlasts its browser."""

    def __init__(self, browser: Browser, profile: Path, *flags: str) -> None:
        self.browser, self.profile, self.flags = browser, profile, flags
        self._context: BrowserContext | None = None

    def start(self) -> Page:
        """Start the browser on its profile; return its page."""
        self._context = self.browser.browser_type.launch_persistent_context(
            self.profile,
            executable_path=chromium(),
            args=[*FLAGS, *self.flags],
            viewport={"width": 800, "height": 1280},
            has_touch=True,
        )
        return self._context.pages[0]

    def second_page(self) -> Page:
        """Return one tab more."""
        assert self._context
        return self._context.new_page()

    def kill(self) -> None:
        """End it as `kill -9` does."""
        for pid in self._pids():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.close()
        while self._pids():
            time.sleep(0.02)

    def close(self) -> None:
        """Close it, whatever state it is in."""
        if self._context:
            with suppress(Error):
                self._context.close()
            self._context = None

    def contents(self) -> bytes:
        """Return all that lies in the profile, byte by byte."""
        return b"".join(path.read_bytes() for path in self.profile.rglob("*") if path.is_file())

    def _pids(self) -> list[int]:
        """Return the processes of this browser: those that name its profile."""
        named = f"--user-data-dir={self.profile}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if named in path.read_bytes().split(b"\0"):
                    found.append(int(path.parent.name))
        return found


def enrolled(page: Page, address: str, header: dict[str, str], store: Store) -> Tablet:
    """Make a browser the tablet of this header, showing its shelf.

    After a kill too: what a page notes in the last seconds, such as its token, the browser writes later.
    """
    tablet = Tablet(page, address, header, store)
    token = header["Authorization"].removeprefix("Bearer ")
    page.goto(f"{address}/enrol")
    page.evaluate(f"localStorage.setItem('glasche.token', '{token}')")
    page.goto(address)
    expect(tablet.question).to_have_text(SHELF)
    expect(page.locator(WHOLE)).to_be_attached()
    return tablet
