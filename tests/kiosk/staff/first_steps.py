"""The first steps as a manager goes them: from an empty start, by what the guide offers and nothing else."""

import re
import time
from base64 import b32decode
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

from feedback_store.second_factor.totp import STEP_SECONDS, code_of
from tests.builders import PASSWORD
from tests.kiosk.child.tablet import WHOLE

Look = Callable[[Page, str], None]
"""Is shown what stands on a page at each step, with a name for it."""
Opened = Callable[[], None]
"""Does what the clock does in the evening: another day comes and the box of the service is opened."""

NEXT = ".first-step.is-next a.button"
FACES = ("happy", "calm", "sad", "happy")
SENTENCE = "Искахте навън. Вече излизаме всеки ден."


@dataclass(frozen=True)
class Told:
    """What is typed in on the way, in the language of the guide."""

    people: tuple[str, str]
    service: str
    key: str
    tablet: str
    note: str
    about: str
    responsible: str
    wanted: str
    sentence: str


TOLD = {
    "bg": Told(
        ("Мария Димитрова", "Иван Колев"),
        "ЦОП „Дъга“",
        "cop-daga",
        "Коридор",
        "Днес играхме навън с топката",
        "Всеки ден навън след обяд",
        "Възпитател на смяна",
        "дърво",
        SENTENCE,
    ),
    "en": Told(
        ("Maria Dimitrova", "Ivan Kolev"),
        "Rainbow Centre",
        "rainbow",
        "Corridor",
        "We played outside with the ball",
        "Outside every day after lunch",
        "The educator on duty",
        "tree",
        "You wanted to go out. Now we go out daily.",
    ),
}
LOGINS = ("maria", "ivan")
LOCALES = {"bg": "bg-BG", "en": "en-GB"}


@dataclass
class FirstSteps:
    """A manager, a colleague outside, and a tablet: three browsers at one new installation."""

    browser: Browser
    address: str
    look: Look
    evening: Opened
    language: str = "bg"

    def go(self, link: str) -> Page:
        """Go all nine steps, from the link of the first administrator to news on the tablet; return the tablet."""
        self.words = TOLD[self.language]
        self.desk = self.context(1280, 900).new_page()
        self.tablet = self.context(800, 1280, has_touch=True).new_page()
        self.sign_up(self.desk, link, 0)
        self.begin()
        self.add_service()
        self.name_recipients()
        self.join_tablet()
        self.try_out()
        self.collect()
        self.evening()
        self.approve()
        self.act()
        self.tell()
        self.evening()
        self.show_guide("finished")
        self.read_news()
        return self.tablet

    def context(self, width: int, height: int, *, has_touch: bool = False) -> BrowserContext:
        """Return a fresh browser."""
        return self.browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=has_touch,
            locale=LOCALES[self.language],
            reduced_motion="reduce",
            service_workers="block",
        )

    def sign_up(self, page: Page, link: str, number: int) -> None:
        """Open a one-time link, choose how to sign in, and set up the second factor."""
        page.goto(self.address + re.sub(r"^https?://[^/]+", "", link))
        login = LOGINS[number]
        if self.language != "bg":
            page.locator(f"[name=language][value={self.language}]").click()
        for field, value in (("name", self.words.people[number]), ("login", login)):
            page.fill(f"[name={field}]", value)
        for field in ("password", "repeated"):
            page.fill(f"[name={field}]", PASSWORD)
        for tick in page.locator("[name=reads], [name=leads]").all():
            tick.check()
        self.look(page, f"{login}-first")
        page.locator("main .button, .sheet .button").last.click()
        page.locator("summary").first.click()
        seed = b32decode(page.locator(".address").inner_text().replace(" ", ""))
        self.look(page, f"{login}-second-factor")
        page.fill("[name=code]", code_of(seed, int(time.time()) // STEP_SECONDS))
        page.keyboard.press("Enter")
        expect(page.locator(".recovery-codes li")).to_have_count(10)
        self.look(page, f"{login}-codes")
        page.locator("main a.button").last.click()

    def begin(self) -> None:
        """Come to the guide from wherever the second factor led."""
        if "/guide" not in self.desk.url:
            self.desk.locator("main a[href$='/staff/guide']").last.click()
        self.look(self.desk, "guide")

    def show_guide(self, name: str) -> None:
        """Go back to the guide by what every page offers, or the first page does."""
        strip = self.desk.locator(".guide-strip a")
        if strip.count() == 0:
            self.desk.locator("header.places a[href$='/staff/services']").click()
        self.desk.locator("main a[href$='/staff/guide']").first.click()
        expect(self.desk.locator(".first-steps")).to_be_visible()
        self.look(self.desk, name)

    def step(self, name: str) -> None:
        """Go back to the guide and press its one next button."""
        self.show_guide(f"guide-{name}")
        self.desk.locator(NEXT).click()

    def add_service(self) -> None:
        """Add the service."""
        self.desk.locator(NEXT).click()
        for field, value in (("name", self.words.service), ("key", self.words.key), ("users", "40")):
            self.desk.fill(f"[name={field}]", value)
        self.look(self.desk, "service")
        self.desk.locator("form.sheet .button").click()

    def name_recipients(self) -> None:
        """Invite somebody outside, who signs in; name both for concerns."""
        self.step("people")
        self.desk.locator("[name=grant][value='safeguarding:']").check()
        self.look(self.desk, "invite")
        self.desk.locator("form.wide .button").click()
        link = self.desk.locator("strong.address").inner_text()
        self.look(self.desk, "link")
        other = self.context(1280, 900).new_page()
        self.sign_up(other, link, 1)
        other.context.close()
        self.step("recipients")
        for number, place in enumerate(("in_house", "outside")):
            self.desk.locator("[name=member]").select_option(label=self.words.people[number])
            self.desk.locator("[name=place]").select_option(place)
            self.look(self.desk, f"recipient-{place}")
            self.desk.locator("form.sheet .button").click()
        expect(self.desk.locator("main tbody tr")).to_have_count(2)
        self.look(self.desk, "recipients")

    def join_tablet(self) -> None:
        """Make a code and type it in on the tablet."""
        self.step("tablet")
        self.desk.fill("#new-tablet + form [name=name]", self.words.tablet)
        self.desk.locator("[name=is_try_out]").check()
        self.desk.locator("#new-tablet + form .button").click()
        self.look(self.desk, "code")
        code = self.desk.locator(".code").inner_text()
        self.tablet.goto(f"{self.address}/")
        self.tablet.locator("[name=code]").fill(code)
        self.look(self.tablet, "tablet-code")
        self.tablet.keyboard.press("Enter")
        expect(self.tablet.locator(WHOLE)).to_be_attached()
        self.choose_language()
        self.look(self.tablet, "tablet-trying")

    def choose_language(self) -> None:
        """Have the tablet speak the language of the guide."""
        expect(self.tablet.locator("[data-instrument=mood_board]")).to_be_visible()
        if self.language != "bg":
            self.tablet.locator(f".language[lang={self.language}]").tap()
            expect(self.tablet.locator(f"html[lang={self.language}]")).to_be_attached()

    def try_out(self) -> None:
        """Tap a face on trial, and see at the desk that it arrived."""
        self.tap("happy")
        self.step("tried")
        expect(self.desk.locator(".tried tbody tr").first).to_be_visible()
        self.look(self.desk, "tried")

    def collect(self) -> None:
        """End trying out; four children tap, the fifth writes a note."""
        self.step("collect")
        self.desk.locator("button[name=is_try_out][value=no]").click()
        self.look(self.desk, "collecting")
        self.tablet.reload()
        expect(self.tablet.locator(WHOLE)).to_be_attached()
        self.choose_language()
        for face in FACES:
            self.tap(face)
        self.write()
        self.show_guide("waiting")
        expect(self.desk.locator(".first-step.is-next .button")).to_be_visible()

    def tap(self, face: str) -> None:
        """Tap a face as a child does, and go back to the shelf."""
        self.tablet.locator("[data-instrument=mood_board]").tap()
        self.tablet.locator(f"[data-option={face}]").tap()
        self.send()

    def write(self) -> None:
        """Put a note into the jar."""
        self.tablet.locator("[data-instrument=happiness_jar]").tap()
        self.tablet.locator("[data-option=words]").tap()
        self.tablet.get_by_role("textbox").fill(self.words.note)
        self.look(self.tablet, "tablet-note")
        self.send()

    def send(self) -> None:
        """Go on until the thanks, wait until it has arrived, and go back to the shelf."""
        with self.tablet.expect_response("**/api/submissions") as answer:
            while self.is_asked():
                before = self.tablet.locator("#screen > .screen").element_handle()
                self.tablet.locator(".is-go_on").tap()
                self.tablet.wait_for_function("(before) => !before.isConnected", arg=before)
        assert answer.value.ok
        self.tablet.locator(".screen-thanks:not(.is-settling) .sign-button").first.tap()
        expect(self.tablet.locator("[data-instrument=mood_board]")).to_be_visible()

    def is_asked(self) -> bool:
        """Return whether something is asked on the tablet, rather than thanked for."""
        shown = self.tablet.locator(".screen:not(.is-settling):has(.is-go_on), .screen-thanks:not(.is-settling)")
        return "screen-thanks" not in (shown.first.get_attribute("class") or "")

    def approve(self) -> None:
        """Approve the note as a quote."""
        self.step("quote")
        expect(self.desk.locator("#review blockquote")).to_have_text(self.words.note)
        self.look(self.desk, "review")
        self.desk.locator("[name=act][value=quote]").click()
        self.desk.locator(".review-foot form .button").click()
        self.look(self.desk, "approved")

    def act(self) -> None:
        """Begin an action because of it."""
        self.step("action")
        self.desk.locator("[name=about]").fill(self.words.about)
        self.desk.locator("[name=decision]").select_option("done")
        self.desk.locator("[name=responsible]").fill(self.words.responsible)
        self.look(self.desk, "action")
        self.desk.locator("form.sheet .button").last.click()
        expect(self.desk.get_by_role("heading", level=1)).to_have_text(self.words.about)

    def tell(self) -> None:
        """Tell the children, with a drawing."""
        self.step("tell")
        self.desk.locator("[name=sentence_bg]").fill(SENTENCE)
        if self.language != "bg":
            self.desk.locator("details:has([name=sentence_en]) > summary").last.click()
            self.desk.locator(f"[name=sentence_{self.language}]").fill(self.words.sentence)
        self.desk.locator("[name=wanted]").fill(self.words.wanted)
        self.desk.locator("[name=act][value=search]").click()
        self.desk.locator("[name=picture]").first.check()
        self.look(self.desk, "telling")
        self.desk.locator("[name=act][value=tell]").click()
        expect(self.desk.locator(".news-sentence")).to_have_text(SENTENCE)
        self.look(self.desk, "told")

    def read_news(self) -> None:
        """Find the news on the tablet."""
        self.tablet.reload()
        expect(self.tablet.locator(WHOLE)).to_be_attached()
        self.choose_language()
        self.tablet.locator("[data-instrument=news]").tap()
        expect(self.tablet.locator(".news-card")).to_have_text(self.words.sentence)
        expect(self.tablet.locator(".is-settling")).to_have_count(0)
        self.look(self.tablet, "tablet-news")
