"""A tablet as a child meets it: what stands on it and what can be touched."""

from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from json import loads
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page, Request, Route, expect

from feedback_store.engine import Store
from feedback_store.keys.outbox_keys import open_sealed

THANKS = "Благодаря. Гласът ти е в кутията."
TRIED = "Това беше проба. Не се брои."
SHELF = "Какво искаш да направиш?"
FIRST_THING = "Табло на настроението"
WHOLE = "body.is-whole"
"""The page once what the first touch needs has come."""


@dataclass
class Tablet:
    """One enrolled browser; `sent` holds each list of submissions that left it."""

    page: Page
    address: str
    header: dict[str, str]
    store: Store
    sent: list[list[dict[str, Any]]] = field(default_factory=list)
    is_cut_off: bool = False
    ended: int = 0
    """Lists that were answered or lost."""

    def __post_init__(self) -> None:
        """Listen to how its requests end."""
        self.page.on("requestfinished", self._end)
        self.page.on("requestfailed", self._end)

    def open(self, path: str = "/") -> None:
        """Open the page with the tablet's token."""
        token = self.header["Authorization"].removeprefix("Bearer ")
        self.page.add_init_script(f"localStorage.setItem('glasche.token', '{token}')")
        self.page.route("**/api/submissions", self._pass_on)
        self.page.goto(self.address + path)

    def _pass_on(self, route: Route) -> None:
        self.sent.append(route.request.post_data_json or [])
        if self.is_cut_off:
            route.abort()
        else:
            route.continue_()

    def _end(self, request: Request) -> None:
        self.ended += request.url.endswith("/api/submissions")

    def waits_until_sent(self, lists: int = 1) -> None:
        """Wait until so many lists were answered, or lost; when one leaves, the server does not have it yet."""
        while min(len(self.sent), self.ended) < lists:
            self.page.wait_for_timeout(20)

    def said(self, service: str = "cop-ruse") -> list[list[dict[str, Any]]]:
        """Return each list that left it, what was sealed opened with the server's key."""
        return [[self._opened(item, service) for item in items] for items in self.sent]

    def _opened(self, item: dict[str, Any], service: str) -> dict[str, Any]:
        if "sealed" not in item:
            return item
        sealed = urlsafe_b64decode(item["sealed"] + "==")
        found: dict[str, Any] = loads(open_sealed(self.store.keys, item["key"], sealed, service))
        return found

    @property
    def question(self) -> Locator:
        """The heading of the screen."""
        return self.page.locator("#heading")

    def thing(self, instrument: str) -> Locator:
        """Return what stands on the shelf for an instrument."""
        return self.page.locator(f"[data-instrument={instrument}]")

    def option(self, key: str) -> Locator:
        """Return the button of an option."""
        return self.page.locator(f"[data-option={key}]")

    def say_mood(self, face: str = "happy", *, thanks: str = THANKS) -> None:
        """Take the mood board from the shelf, touch a face, tell no more and see the thanks."""
        self.thing("mood_board").tap()
        self.option(face).tap()
        self.tell_no_more(thanks)

    def tell_no_more(self, thanks: str = THANKS) -> None:
        """Go on where more may be told, and see the thanks."""
        expect(self.option("pictures")).to_be_visible()
        expect(self.page.locator(".is-settling")).to_have_count(0)
        self.page.locator(".is-go_on").tap()
        expect(self.question).to_have_text(thanks)

    def tell_more(self, face: str, way: str) -> None:
        """Take the mood board, touch a face and a way to tell more."""
        self.thing("mood_board").tap()
        self.option(face).tap()
        self.option(way).tap()

    def press(self, key: str) -> None:
        """Touch a key of the keyboard on the screen, by its name."""
        self.page.get_by_role("button", name=key, exact=True).tap()

    def write(self, text: str) -> None:
        """Write on the screen letter by letter; capitals only where they are switched on."""
        for letter in text:
            self.press({" ": "Интервал"}.get(letter, letter))

    def targets(self) -> list[FloatRect]:
        """Return the place and size of every button that can be seen and is for children, in CSS pixels."""
        measure = "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
        boxes: list[FloatRect] = self.page.locator("button:visible:not(.adults-only)").evaluate_all(measure)
        return boxes

    @property
    def card(self) -> Locator:
        """The card that waits to be laid in a basket."""
        return self.page.locator(".sort-card, .web-area, .sticker-area")

    def basket(self, key: str) -> Locator:
        """Return the button of a column."""
        return self.page.locator(f"[data-column={key}]")

    def lay(self, topic: str, column: str) -> None:
        """Wait for a card, by its words, and lay it in a basket."""
        expect(self.card).to_have_text(topic)
        expect(self.page.locator(".is-settling")).to_have_count(0)
        self.basket(column).tap()
