"""What a screen must not show, found by measuring: what is cut, lies on something else or cannot be reached."""

from pathlib import Path

from playwright.sync_api import Page

LOOK = (Path(__file__).parent / "faults.js").read_text(encoding="utf-8")


def faults_of(page: Page) -> list[str]:
    """Return what should be looked at on the page as it stands, a sentence each; often that is nothing."""
    found: list[str] = page.evaluate(LOOK)
    return found
