"""The browser of the tests: Debian's Chromium, or whichever is on the path, without what no page of ours needs."""

import shutil

from set_up_parts import BROWSERS

NEEDLESS = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PaintHolding",
    "MediaRouter",
    "OptimizationHints",
)
"""Switched off: an address bar that nobody sees is half the work of opening a page, and Playwright leaves it on.

Of several such lists the last one counts, so those of Playwright's that touch a page stand here again.
"""

FLAGS = ("--no-sandbox", f"--disable-features={','.join(NEEDLESS)}")


def chromium() -> str | None:
    """Return the path of the browser, or None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)
