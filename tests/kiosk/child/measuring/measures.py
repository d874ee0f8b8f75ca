"""Measures one screen: its targets, distances, contrasts, frames, marks, focus and motion, and what axe finds."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import FloatRect, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.kiosk.axe import axe_faults
from tests.kiosk.child.measuring.painted import Found, of_shapes, of_words
from tests.kiosk.child.measuring.pixels import SHAPE, Pixels, contrast, pixels_of
from tests.kiosk.child.measuring.shortfall import Shortfall

SIDE, GAP = 96.0, 24.0
"""The least of a target and between two of them on a child's screen (CSS pixels)."""
OUTLINE, WHOLE = 2.0, 0.75
"""How thick a ring the focus must change (CSS pixels; WCAG 2.2, 2.4.13), and how much of it shows at least."""
AROUND = 14
"""So far outside a target its outline may reach (CSS pixels)."""
MARK = 8
"""The least side of a square as large as what a mark changes (CSS pixels)."""
SLACK = 0.5
PAINTINGS = 5
"""A busy machine may show how a screen was a moment ago: what falls short is looked at so often (count)."""

SCRIPTS = Path(__file__).parent
LOOK = (SCRIPTS / "screen.js").read_text(encoding="utf-8")
ACTS = (SCRIPTS / "acts.js").read_text(encoding="utf-8")
WAITING = "#for-adults[data-sign=waiting]"


@dataclass
class Gauge:
    """Measures screens; focus and marks once for each kind of target, view and mode, or where thrifty once for each."""

    page: Page
    mode: str
    side: float = SIDE
    gap: float = GAP
    is_thrifty: bool = False
    _seen: set[tuple[str, ...]] = field(default_factory=set)

    def measure(self, screen: str, size: str, *, is_forced: bool = False) -> list[Shortfall]:
        """Return what falls short on the page as it stands; colours that the system forces are its own affair."""
        self.page.evaluate("document.fonts.ready")
        self._wait_until_delivered()
        moving = self._look()["motion"]
        self._act("rest")
        told = self._look()
        found: list[Found] = [("motion", kind, 0.0, "") for kind in moving]
        found += [*self._targets(told), *of_page(told)]
        if not is_forced:
            found += self._painted(told)
        view = () if self.is_thrifty else (size, str(is_forced))
        self._act("hideLight")
        found += [*self._focus(told, view), *self._marks(told, view)]
        self._act("showAll")
        is_met = self._is_met(screen)
        faults = [] if is_met and is_forced else axe_faults(self.page, is_laid_out_anew=is_met)
        found += [("axe", fault.partition(":")[0], 0.0, fault) for fault in faults]
        mode = f"{self.mode}, forced" if is_forced else self.mode
        return [Shortfall(rule, kinds, measure, screen, size, mode, said) for rule, kinds, measure, said in found]

    def _wait_until_delivered(self) -> None:
        """Wait until the line for adults stands, which changes by itself while something is sent."""
        with suppress(PlaywrightTimeout):
            self.page.locator(WAITING).wait_for(state="detached", timeout=3_000)

    def _is_met(self, screen: str) -> bool:
        """Return whether a screen was measured before in another view."""
        is_met = ("axe", screen) in self._seen
        self._seen.add(("axe", screen))
        return is_met

    def _look(self) -> Any:
        return self.page.evaluate(LOOK, self.gap - SLACK)

    def _act(self, name: str, *traits: Any) -> Any:
        return self.page.evaluate(ACTS, [name, *traits])

    def _targets(self, told: Any) -> Iterator[Found]:
        for target in told["targets"]:
            side = min(target["box"][2:])
            if side < self.side - SLACK:
                yield "target", target["kind"], side, target["name"]
            if not target["isHit"]:
                yield "covered", target["kind"], 0.0, target["name"]
        for pair in told["near"]:
            yield "gap", " + ".join(sorted(set(pair["kinds"]))), pair["distance"], " / ".join(pair["names"])

    def _painted(self, told: Any) -> list[Found]:
        found: list[Found] = []
        self._act("hideWords")
        for _ in range(PAINTINGS):
            painted = pixels_of(self.page.screenshot(caret="hide"))
            found = [*of_words(told, painted), *of_shapes(told, painted)]
            if not found:
                break
        self._act("showAll")
        return found

    def _first_of_kinds(self, told: Any, *what: str) -> Iterator[tuple[int, Any]]:
        for place, target in enumerate(told["targets"]):
            is_new = (target["kind"], *what) not in self._seen
            if is_new and not target["isOff"] and self._clip(target["box"]):
                self._seen.add((target["kind"], *what))
                yield place, target

    def _focus(self, told: Any, view: tuple[str, ...]) -> Iterator[Found]:
        self.page.keyboard.press("F8")  # from here on the focus is one of somebody at a keyboard
        for place, target in self._first_of_kinds(told, "focus", *view):
            thick = max(self._ring(place, target["box"]) for _ in range(2))
            if thick < WHOLE * OUTLINE:
                yield "focus", target["kind"], thick, target["name"]
        self._act("focusAsBefore")

    def _ring(self, place: int, box: list[float]) -> float:
        """Return how thick a ring is that the focus changes; as thick as it must be where the target has gone."""
        if not self._act("focus", place):
            return OUTLINE
        focused = self._piece(box)
        self._act("blur")
        return changed_by(focused, self._piece(box)) / (2 * (box[2] + box[3]))

    def _marks(self, told: Any, view: tuple[str, ...]) -> Iterator[Found]:
        pressed = [each if each["isPressed"] else {**each, "box": [0, 0, 0, 0]} for each in told["targets"]]
        for place, target in self._first_of_kinds({"targets": pressed}, "mark", *view):
            pieces = []
            for is_on in ("true", "false"):
                self._act("press", place, is_on)
                self._act("rest")
                pieces.append(self._piece(target["box"]))
            self._act("press", place, target["isPressed"])
            side = float(changed_by(*pieces) ** 0.5)
            if side < MARK:
                yield "mark", target["kind"], side, target["name"]

    def _clip(self, box: list[float]) -> FloatRect | None:
        size = self.page.viewport_size
        assert size
        left, top = max(0, box[0] - AROUND), max(0, box[1] - AROUND)
        width = min(size["width"], box[0] + box[2] + AROUND) - left
        height = min(size["height"], box[1] + box[3] + AROUND) - top
        is_shown = box[2] > 0 and width > AROUND and height > AROUND
        return {"x": left, "y": top, "width": width, "height": height} if is_shown else None

    def _piece(self, box: list[float]) -> Pixels:
        return pixels_of(self.page.screenshot(clip=self._clip(box), caret="hide"))


def changed_by(one: Pixels, other: Pixels) -> int:
    """Return how many pixels differ by the contrast of a shape, whatever their hues."""
    return int((contrast(one, other) >= SHAPE).sum())


def of_page(told: Any) -> Iterator[Found]:
    """Return by how much the page is larger than the screen."""
    for side in ("wide", "high"):
        if told[side] > 3 * SLACK:
            yield "scroll", side, -told[side], ""
