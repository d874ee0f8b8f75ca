"""What axe finds on a page as it stands in the browser: faults that shut somebody out."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.floor.lint import MODULES

STRICT, LAX = "color-contrast-enhanced", "color-contrast"
MORE = {STRICT: {"enabled": True}, "target-size": {"enabled": True}, LAX: {"enabled": False}}
"""Rules that axe must be asked for: contrast of 7:1, in place of its 4.5:1, and targets of 24 px and more."""

STANDS_STILL = "Promise.all([document.fonts.ready, ...document.getAnimations().map((each) => each.finished)])"


LAID_OUT = (STRICT, "target-size")
"""The rules that depend on how large the screen is; all others read names, roles and order alone."""
RUN = "(asked) => axe.run(document, { ...asked, preload: false, resultTypes: ['violations'] })"
"""Without the style sheets, which only rules read that are not asked."""


def axe_faults(page: Page, *, is_laid_out_anew: bool = False) -> list[str]:
    """Return a line for each fault: its rule, what it says, and where it is.

    Args:
        page: as it stands.
        is_laid_out_anew: whether the screen was looked at in another size; only what depends on it is asked again.
    """
    page.evaluate(STANDS_STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    found = page.evaluate(RUN, {"runOnly": LAID_OUT} if is_laid_out_anew else {"rules": MORE})
    return [line_of(fault, node) for fault in found["violations"] for node in fault["nodes"]]


def line_of(fault: dict[str, Any], node: dict[str, Any]) -> str:
    """Return a fault in one line."""
    return f"{fault['id']}: {fault['help']}: {node['target']} {node['html'][:200]}"


@cache
def axe_script() -> str:
    """Return axe itself, which then stands in the page as `axe`."""
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
