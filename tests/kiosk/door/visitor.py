"""A visitor with a phone: what is asked, what is touched, and what left the phone."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect


@dataclass
class Visitor:
    """One visit; `sent` holds what left the phone."""

    page: Page
    address: str
    sent: list[dict[str, Any]] = field(default_factory=list)
    is_cut_off: bool = False

    def open(self) -> None:
        """Open the page as the camera of a phone does."""
        self.page.route("**/v/*", self._pass_on)
        self.page.goto(self.address)
        expect(self.page.locator("[data-answer=child]")).to_be_visible()

    def _pass_on(self, route: Route) -> None:
        if route.request.method == "POST":
            self.sent.append(route.request.post_data_json or {})
        if self.is_cut_off:
            route.abort()
        else:
            route.continue_()

    def cut_off(self) -> None:
        """Let nothing through any more."""
        self.is_cut_off = True

    def let_through(self) -> None:
        """Let all through again."""
        self.is_cut_off = False

    @property
    def question(self) -> Locator:
        """The heading of the screen."""
        return self.page.locator("#heading")

    def is_child(self, band: str, support: str) -> None:
        """Answer the first questions as a child."""
        for answer in ("child", band, support):
            self.page.locator(f"[data-answer='{answer}']").tap()

    def take(self, instrument: str) -> None:
        """Choose an instrument from the list."""
        self.page.locator(f"[data-answer={instrument}]").tap()
        expect(self.page.locator(".screen-question")).to_be_visible()
        expect(self.page.locator(".is-settling")).to_have_count(0)

    def tell_no_more(self) -> None:
        """Go on where more may be told."""
        expect(self.page.locator("[data-option=pictures]")).to_be_visible()
        expect(self.page.locator(".is-settling")).to_have_count(0)
        self.page.locator(".is-go_on").tap()
