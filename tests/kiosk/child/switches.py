"""A child with one switch, or with two: it sees what is lit, and presses."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.kiosk.child.hands import Hand

LIT = """(thing) => {
  const mark = document.querySelector(".scan-mark");
  if (document.querySelector(".bird[aria-pressed=true]")) return "read out";
  if (!mark || mark.hidden) return "dark";
  if (mark.matches(".is-resting")) return "resting";
  const [frame, place] = [mark, thing].map((each) => each.getBoundingClientRect());
  const [x, y] = [place.left + place.width / 2, place.top + place.height / 2];
  const isIn = frame.left < x && x < frame.right && frame.top < y && y < frame.bottom;
  return isIn ? (mark.matches(".is-row") ? "row" : "thing") : "elsewhere";
}"""
"""What is lit, as the child sees it: a row with the thing, the thing, another; or it rests, or waits for the bird."""

MOST_LOOKS = 400
LOOK_MILLISECONDS = 1200
LOCK_MILLISECONDS = 550


@dataclass
class Switch(Hand):
    """One switch, or two where `moves` is the key of the other; the clock of the page is moved on."""

    page: Page
    chooses: str = "Space"
    moves: str | None = None

    def take(self, thing: Locator) -> None:
        """Wait until its row is lit, press; until it is lit, press; bring it first where two are seen at a time."""
        while not thing.is_visible() and self.page.locator(".is-more").count():
            self.take(self.page.locator(".is-more"))
        for _ in range(MOST_LOOKS):
            lit = thing.evaluate(LIT)
            if lit in {"row", "thing", "resting", "read out"}:
                self._press(self.chooses)
                if lit == "thing":
                    return
            elif self.moves and lit == "elsewhere":
                self._press(self.moves)
            else:
                self.page.clock.run_for(LOOK_MILLISECONDS)
        raise AssertionError(f"{thing} was never lit")

    def write(self, sheet: Locator, text: str) -> None:
        """Write letter by letter on the keyboard of the page."""
        for letter in text:
            if letter.isupper():
                self.take(self.page.locator(".keyboard-board:visible .is-capital"))
            space, keys = self.page.locator(".is-space:visible"), self.page.locator(".keyboard-board:visible .key")
            self.take(space if letter == " " else keys.get_by_text(letter, exact=True))

    def draw(self, paper: Locator) -> None:
        """Lay a stamp on the sheet."""
        self.take(self.page.locator(".stamp").nth(1))

    def _press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.page.clock.run_for(LOCK_MILLISECONDS)
