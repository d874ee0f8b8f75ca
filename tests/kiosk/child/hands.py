"""The two ways in which a child answers: with a finger, and by keys alone, as switches send them too."""

from typing import Protocol

from playwright.sync_api import Locator, expect

STEPS_TO = """(thing) => {
  const all = [...document.querySelectorAll("button:not([disabled]), textarea, input")]
    .filter((each) => each.offsetParent !== null && each.tabIndex >= 0);
  const from = all.indexOf(document.activeElement);
  return from < 0 ? null : all.indexOf(thing) - from;
}"""
"""How many times Tab is pressed to come there, backwards where it is negative; null from where nothing is."""


class Hand(Protocol):
    """How a child takes a thing, writes and draws."""

    def take(self, thing: Locator) -> None:
        """Touch what can be touched."""

    def write(self, sheet: Locator, text: str) -> None:
        """Write on a sheet."""

    def draw(self, paper: Locator) -> None:
        """Leave a mark on a paper."""


class Finger:
    """A finger."""

    def take(self, thing: Locator) -> None:
        """Touch it."""
        thing.tap()

    def write(self, sheet: Locator, text: str) -> None:
        """Let the text stand there; that the keys on the screen write is a test of its own."""
        sheet.fill(text)

    def draw(self, paper: Locator) -> None:
        """Leave a dot."""
        paper.tap()


class Keys:
    """Keys alone: Tab and arrows to come there, Enter to take it."""

    def take(self, thing: Locator) -> None:
        """Come to it and press Enter."""
        self._reach(thing)
        thing.page.keyboard.press("Enter")

    def write(self, sheet: Locator, text: str) -> None:
        """Come to it and type."""
        self._reach(sheet)
        sheet.page.keyboard.type(text)

    def draw(self, paper: Locator) -> None:
        """Set the pen down, lead it to the right and lift it."""
        self._reach(paper)
        for key in ("Enter", "ArrowRight", "Enter"):
            paper.page.keyboard.press(key)

    def _reach(self, thing: Locator) -> None:
        steps = thing.evaluate(STEPS_TO)
        if steps is None:
            thing.page.keyboard.press("ArrowDown")
            steps = thing.evaluate(STEPS_TO)
        for _ in range(abs(steps)):
            thing.page.keyboard.press("Tab" if steps > 0 else "Shift+Tab")
        expect(thing).to_be_focused()
