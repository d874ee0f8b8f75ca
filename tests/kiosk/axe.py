"""What axe finds on a page as it stands in the browser: faults that shut somebody out."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.floor.lint import MODULES

MORE = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
"""Rules that axe has switched off until they are asked for: contrast of 7:1, and targets of 24 px and more."""

STANDS_STILL = "Promise.all([document.fonts.ready, ...document.getAnimations().map((each) => each.finished)])"


def axe_faults(page: Page) -> list[str]:
    """Return a line for each fault: its rule, what it says, and where it is."""
    page.evaluate(STANDS_STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    found = page.evaluate("(rules) => axe.run(document, { rules, resultTypes: ['violations'] })", MORE)
    return [line_of(fault, node) for fault in found["violations"] for node in fault["nodes"]]


def line_of(fault: dict[str, Any], node: dict[str, Any]) -> str:
    """Return a fault in one line."""
    return f"{fault['id']}: {fault['help']}: {node['target']} {node['html'][:200]}"


@cache
def axe_script() -> str:
    """Return axe itself, which then stands in the page as `axe`."""
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
