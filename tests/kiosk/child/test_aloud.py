"""The bird reads the screen aloud when it is touched: question first, then each answer, and never by itself."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from config.load import offered_instruments
from config.vocabulary import LANGUAGES
from feedback_store.devices import all_devices, furnish
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.making import make_clips
from kiosk.child.shelf import texts_for
from tests.kiosk.child.tablet import FIRST_THING, SHELF, THANKS, WHOLE, Tablet
from tests.kiosk.child.test_offline import holds_its_page
from tests.kiosk.child.test_shelf import DEVICE
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

LISTEN = """
  window.heard = [];
  window.players = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    if (!players.includes(this)) players.push(this);
    for (const sign of ["playing", "ended"]) this.addEventListener(sign, () => heard.push(sign), { once: true });
    return play.call(this);
  };
"""
"""Notes what the page plays, while it plays."""

A_VOICE = """
  window.uttered = [];
  const voices = [{ name: "Ana", voiceURI: "ana", lang: "%s", localService: %s }];
  speechSynthesis.getVoices = () => voices;
  speechSynthesis.speak = (words) => { uttered.push(words.text); setTimeout(() => words.onend && words.onend(), 50); };
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""A browser that has one voice of its own."""


@pytest.fixture(scope="module", autouse=True)
def clips() -> None:
    """Make the clips, as the set-up does."""
    make_clips(all_clips())


@pytest.fixture
def heard_tablet(tablet: Tablet) -> Tablet:
    """Return a tablet on which one hears what is played, showing its shelf."""
    tablet.page.add_init_script(LISTEN)
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    expect(bird_of(tablet)).to_be_enabled()
    return tablet


def bird_of(tablet: Tablet) -> Locator:
    return tablet.page.get_by_role("button", name="Прочети на глас")


def is_silent(tablet: Tablet) -> bool:
    return bool(tablet.page.evaluate("players.every((each) => each.paused)"))


def wait_for_sound(tablet: Tablet) -> None:
    tablet.page.wait_for_function("() => players.length > 0 && players[0].currentTime > 0.1 && !players[0].paused")


def wait_until(tablet: Tablet, is_so: Callable[[], bool]) -> None:
    for _ in range(100):
        if is_so():
            return
        tablet.page.wait_for_timeout(100)
    raise AssertionError("it did not come to that in ten seconds")


def lines_read(tablet: Tablet, count: int) -> Sequence[Any]:
    """Return the texts that were marked one after the other, as soon as there are so many."""
    watch = """(count) => new Promise((done) => {
      const texts = [];
      const look = () => {
        const [now] = document.querySelectorAll(".is-read");
        if (now && texts[texts.length - 1] !== now.textContent) texts.push(now.textContent);
        texts.length >= count ? done(texts) : requestAnimationFrame(look);
      };
      look();
    })"""
    found: Sequence[Any] = tablet.page.evaluate(watch, count)
    return found


def test_nothing_is_played_or_loaded_before_the_bird_is_touched(heard_tablet: Tablet) -> None:
    asked: list[str] = []
    heard_tablet.page.on("request", lambda request: asked.append(request.url))
    heard_tablet.say_mood()
    heard_tablet.page.wait_for_timeout(500)
    assert heard_tablet.page.evaluate("players.length") == 0
    assert not [url for url in asked if "/clips/" in url]


def test_a_touch_reads_the_question_and_then_each_answer_which_is_marked(heard_tablet: Tablet) -> None:
    heard_tablet.thing("mood_board").tap()
    expect(heard_tablet.option("happy")).to_be_visible()
    bird_of(heard_tablet).tap()
    wait_for_sound(heard_tablet)
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "true")
    assert lines_read(heard_tablet, 3) == ["Как ти е тук днес?", "Радвам се", "Спокойно ми е"]
    assert heard_tablet.page.evaluate("heard.slice(0, 4)") == ["playing", "ended", "playing", "ended"]
    expect(heard_tablet.page.locator(".is-read")).to_have_count(1)


def test_the_first_touch_loads_every_clip_of_the_language_whatever_the_child_came_to(heard_tablet: Tablet) -> None:
    loaded: set[str] = set()
    heard_tablet.page.on("requestfinished", lambda request: loaded.add(request.url.rpartition("/")[2]))
    bird_of(heard_tablet).tap()
    aloud = texts_for(DEVICE, LANGUAGES, offered_instruments().values())["bg"]
    wanted = {f"{each['clip']}.mp3" for each in aloud.values()}
    wait_until(heard_tablet, lambda: wanted <= loaded)


def test_the_bird_of_the_screen_that_is_shown_wakes_when_the_texts_come(tablet: Tablet) -> None:
    held: list[Route] = []
    tablet.page.route("**/api/kiosk/aloud", lambda route: held.append(route))
    tablet.open()
    tablet.thing("mood_board").tap()
    expect(tablet.question).to_have_text("Как ти е тук днес?")
    wait_until(tablet, lambda: len(held) == 1)
    expect(bird_of(tablet)).to_be_disabled()
    held[0].continue_()
    bird_of(tablet).tap()
    assert lines_read(tablet, 1) == ["Как ти е тук днес?"]


def test_texts_that_did_not_come_are_asked_for_again_and_then_only_for_other_words(
    tablet: Tablet, service: Service
) -> None:
    asked: list[Route] = []

    def answer(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    tablet.page.clock.install()
    tablet.page.route("**/api/kiosk/aloud", answer)
    tablet.open()
    wait_until(tablet, lambda: len(asked) == 1)
    tablet.page.clock.run_for(61_000)
    expect(bird_of(tablet)).to_be_enabled()
    for _ in range(2):
        with tablet.page.expect_response("**/api/kiosk"):
            tablet.page.clock.run_for(61_000)
    assert len(asked) == 2
    (device,) = all_devices(tablet.store, service.key)
    furnish(tablet.store, device.id, name=device.name, languages=("bg",), instruments=("mood_board",))
    tablet.page.clock.run_for(61_000)
    wait_until(tablet, lambda: len(asked) == 3)


def test_it_reads_without_the_server_after_the_page_was_opened_again(
    kiosk: KioskBrowser, served: Served, store: Store, service: Service
) -> None:
    visited = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    holds_its_page(visited.page)
    with visited.page.expect_event("requestfinished", lambda request: "/clips/" in request.url):
        bird_of(visited).tap()
    expect(bird_of(visited)).to_have_attribute("aria-pressed", "false", timeout=20_000)
    served.stop()
    visited.page.reload()
    bird_of(visited).tap()
    assert lines_read(visited, 2) == [SHELF, FIRST_THING]


def test_a_second_touch_stops_and_a_third_begins_anew(heard_tablet: Tablet) -> None:
    bird_of(heard_tablet).tap()
    wait_for_sound(heard_tablet)
    bird_of(heard_tablet).tap()
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "false")
    expect(heard_tablet.page.locator(".is-read")).to_have_count(0)
    assert is_silent(heard_tablet)
    bird_of(heard_tablet).tap()
    assert lines_read(heard_tablet, 1) == [SHELF]


def test_the_bird_falls_silent_by_itself_after_the_last_line(heard_tablet: Tablet) -> None:
    bird_of(heard_tablet).tap()
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "true")
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "false", timeout=20_000)
    assert is_silent(heard_tablet)


@pytest.mark.parametrize("way", ["an answer", "home", "another language"])
def test_it_stops_when_the_screen_changes(heard_tablet: Tablet, way: str) -> None:
    if way != "another language":
        heard_tablet.thing("mood_board").tap()
        expect(heard_tablet.option("happy")).to_be_visible()
    bird_of(heard_tablet).tap()
    wait_for_sound(heard_tablet)
    ways = {"home": "Начало", "an answer": "Радвам се", "another language": "English"}
    heard_tablet.page.get_by_role("button", name=ways[way]).tap()
    headings = {"home": SHELF, "an answer": "Искаш ли да кажеш още?", "another language": "What do you want to do?"}
    expect(heard_tablet.question).to_have_text(headings[way])
    assert is_silent(heard_tablet)
    expect(heard_tablet.page.locator(".bird")).to_have_attribute("aria-pressed", "false")


def test_it_can_be_done_with_the_keyboard_alone(heard_tablet: Tablet) -> None:
    keyboard = heard_tablet.page.keyboard
    keyboard.press("ArrowDown")
    expect(heard_tablet.page.locator(".thing").first).to_be_focused()
    keyboard.press("ArrowUp")
    expect(bird_of(heard_tablet)).to_be_focused()
    keyboard.press("Enter")
    wait_for_sound(heard_tablet)
    keyboard.press("Space")
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "false")
    assert is_silent(heard_tablet)


def test_the_thanks_stay_while_they_are_read_and_a_touch_on_the_bird_does_not_leave_them(tablet: Tablet) -> None:
    tablet.page.add_init_script(A_VOICE % ("bg-BG", "true"))
    tablet.page.add_init_script("speechSynthesis.speak = (words) => { window.uttered.push(words.text); }")
    tablet.page.clock.install()
    tablet.open()
    tablet.say_mood()
    tablet.page.clock.run_for(300)
    bird_of(tablet).tap()
    tablet.page.clock.run_for(13_000)
    expect(tablet.question).to_have_text(THANKS)
    bird_of(tablet).tap()
    expect(tablet.question).to_have_text(THANKS)
    tablet.page.clock.run_for(4_000)
    expect(tablet.question).to_have_text(SHELF)


def test_the_lines_of_help_are_read_with_their_numbers_digit_by_digit(tablet: Tablet) -> None:
    tablet.page.add_init_script(A_VOICE % ("bg-BG", "true"))
    tablet.open()
    tablet.say_mood()
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    bird_of(tablet).tap()
    tablet.page.wait_for_function("() => uttered.length === 4")
    said = tablet.page.evaluate("uttered")
    assert said[0] == THANKS
    assert said[2].startswith("едно, едно, шест, едно, едно, едно – ")
    assert said[3].startswith("едно, едно, две – ")


@pytest.mark.parametrize(
    ("language", "is_local", "is_used"), [("bg_BG", "true", True), ("bg-BG", "false", False), ("en-GB", "true", False)]
)
def test_only_a_local_voice_of_the_pages_language_is_used_instead_of_the_clips(
    heard_tablet: Tablet, language: str, is_local: str, is_used: bool
) -> None:
    heard_tablet.page.evaluate(A_VOICE % (language, is_local))
    bird_of(heard_tablet).tap()
    if is_used:
        heard_tablet.page.wait_for_function("() => uttered.length === 2")
        assert heard_tablet.page.evaluate("[uttered, players.length]") == [[SHELF, FIRST_THING], 0]
    else:
        wait_for_sound(heard_tablet)
        assert heard_tablet.page.evaluate("uttered") == []


def test_a_clip_that_does_not_come_ends_the_reading_and_nothing_else(heard_tablet: Tablet) -> None:
    heard_tablet.page.route("**/clips/*", lambda route: route.abort())
    bird_of(heard_tablet).tap()
    expect(bird_of(heard_tablet)).to_have_attribute("aria-pressed", "false")
    heard_tablet.say_mood()


def test_english_is_read_in_english(heard_tablet: Tablet) -> None:
    heard_tablet.page.get_by_role("button", name="English").tap()
    heard_tablet.page.get_by_role("button", name="Read aloud").tap()
    wait_for_sound(heard_tablet)
    english = heard_tablet.page.evaluate("players[0].src")
    heard_tablet.page.get_by_role("button", name="Български").tap()
    bird_of(heard_tablet).tap()
    heard_tablet.page.wait_for_function("() => players.length > 1 && players[1].currentTime > 0.1")
    assert heard_tablet.page.evaluate("players[1].src") != english


def test_what_is_read_is_marked_without_movement_where_that_is_wished(heard_tablet: Tablet) -> None:
    heard_tablet.page.emulate_media(reduced_motion="reduce")
    heard_tablet.thing("mood_board").tap()
    bird_of(heard_tablet).tap()
    marked = heard_tablet.page.locator(".face-card.is-read")
    expect(marked).to_be_visible()
    style = marked.evaluate("(each) => [getComputedStyle(each).transform, getComputedStyle(each).transitionDuration]")
    assert style == ["none", "0s"]
