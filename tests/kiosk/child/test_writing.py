"""Free words: a sheet of paper, a keyboard on the screen, and nothing left of what was written."""

import pytest
from playwright.sync_api import Locator, expect

from config.vocabulary import Place
from feedback_store.concerns.recipients import dismiss_recipient, name_recipient, recipients_of
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.child.words import ways_of_writing
from tests.builders import recipients_in
from tests.kiosk.child.tablet import SHELF, THANKS, Tablet

pytestmark = pytest.mark.browser

JAR_THANKS = "Благодаря. Листчето ти е в бурканчето."
WHY = "Искаш ли да кажеш защо?"
PROMISE = "Не знаем кой пише."
ALPHABETS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
CAPITALS = {**{key: letters.upper() for key, letters in ALPHABETS.items()}, "tr": "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"}
A_KEYBOARD = """async ([language, known]) => {
  const { keyboard } = await import("/static/child/keyboard.js");
  window.typed = "";
  const write = (text) => (window.typed += text);
  const words = new Proxy({}, { get: (_, name) => known[name] || String(name) });
  document.getElementById("screen").replaceChildren(keyboard({ language, words, write, erase: () => null }));
}"""


@pytest.fixture
def writing_tablet(store: Store, service: Service, tablet: Tablet) -> Tablet:
    """Return a tablet of a service whose words are received, showing its shelf."""
    recipients_in(store, service.key)
    tablet.open()
    expect(tablet.thing("happiness_jar")).to_be_visible()
    return tablet


def sheet(tablet: Tablet) -> Locator:
    return tablet.page.get_by_role("textbox")


def go_on(tablet: Tablet) -> Locator:
    return tablet.page.get_by_role("button", name="Напред")


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_keyboard_on_the_screen_types_every_letter_small_and_large(open_tablet: Tablet, language: str) -> None:
    page = open_tablet.page
    page.evaluate(A_KEYBOARD, [language, ways_of_writing(language)])
    for letter in ALPHABETS[language]:
        page.get_by_role("button", name=letter, exact=True).tap()
    for _ in range(2):
        page.get_by_role("button", name="capital").tap()
    for letter in CAPITALS[language]:
        page.get_by_role("button", name=letter, exact=True).tap()
    assert page.evaluate("typed") == ALPHABETS[language] + CAPITALS[language]


def test_a_note_is_typed_on_the_screen_mended_and_falls_into_the_jar(writing_tablet: Tablet) -> None:
    writing_tablet.thing("happiness_jar").tap()
    writing_tablet.option("words").tap()
    expect(writing_tablet.page.get_by_text(PROMISE)).to_be_visible()
    expect(go_on(writing_tablet)).to_be_hidden()
    sheet(writing_tablet).tap()
    writing_tablet.press("Главна буква")
    writing_tablet.write("И")
    writing_tablet.write("грахме тук,ж")
    writing_tablet.press("Изтрий")
    writing_tablet.press("Нов ред")
    writing_tablet.press("Числа и знаци 123")
    writing_tablet.write("2!")
    expect(sheet(writing_tablet)).to_have_value("Играхме тук,\n2!")
    expect(writing_tablet.page.get_by_text(PROMISE)).to_be_hidden()
    assert sheet(writing_tablet).get_attribute("inputmode") == "none"
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(JAR_THANKS)
    expect(writing_tablet.page.locator(".jar-note")).to_be_visible()
    writing_tablet.waits_until_sent()
    ((submission,),) = writing_tablet.said()
    assert submission["answers"][1:] == [{"step": "note", "chosen": [], "words": "Играхме тук,\n2!"}]


def test_after_the_face_why_may_be_told_or_left_out(writing_tablet: Tablet) -> None:
    writing_tablet.tell_more("sad", "words")
    expect(writing_tablet.question).to_have_text(WHY)
    expect(writing_tablet.page.get_by_text("Можеш и да не казваш.")).to_be_visible()
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(THANKS)
    writing_tablet.page.get_by_role("button", name="Начало").tap()
    writing_tablet.tell_more("happy", "words")
    sheet(writing_tablet).tap()
    writing_tablet.write("има топка")
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(THANKS)
    writing_tablet.waits_until_sent(2)
    told = [submission["answers"][2:] for (submission,) in writing_tablet.said()]
    assert told == [[], [{"step": "why", "chosen": [], "words": "има топка"}]]


def test_what_was_begun_is_there_after_a_step_back_and_gone_for_the_next_child(writing_tablet: Tablet) -> None:
    writing_tablet.tell_more("sad", "words")
    expect(writing_tablet.question).to_have_text(WHY)
    sheet(writing_tablet).fill("скучно")
    writing_tablet.page.get_by_role("button", name="Назад").tap()
    writing_tablet.page.get_by_role("button", name="Назад").tap()
    writing_tablet.option("angry").tap()
    writing_tablet.option("words").tap()
    expect(sheet(writing_tablet)).to_have_value("скучно")
    writing_tablet.page.get_by_role("button", name="Начало").tap()
    writing_tablet.tell_more("sad", "words")
    expect(writing_tablet.question).to_have_text(WHY)
    expect(sheet(writing_tablet)).to_have_value("")


def test_a_full_sheet_takes_no_more_and_says_so_gently(writing_tablet: Tablet) -> None:
    writing_tablet.thing("happiness_jar").tap()
    writing_tablet.option("words").tap()
    sheet(writing_tablet).tap()
    sheet(writing_tablet).fill("щ" * 499)
    writing_tablet.write("яя")
    assert len(sheet(writing_tablet).input_value()) == 500
    expect(writing_tablet.page.get_by_text("Листът е пълен.")).to_be_visible()
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(JAR_THANKS)


def test_by_keyboard_alone_a_note_is_written_and_given(writing_tablet: Tablet) -> None:
    page = writing_tablet.page
    expect(page.locator(".is-settling")).to_have_count(0)
    for _ in range(15):
        if page.evaluate("document.activeElement.dataset.instrument") == "happiness_jar":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(writing_tablet.option("words")).to_be_visible()
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(writing_tablet.option("words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet(writing_tablet)).to_be_focused()
    page.keyboard.type("Баба дойде\nи пяхме")
    expect(go_on(writing_tablet)).to_be_visible()
    for _ in ("home", "back", "on"):
        page.keyboard.press("Tab")
    expect(go_on(writing_tablet)).to_be_focused()
    page.keyboard.press("Enter")
    expect(writing_tablet.question).to_have_text(JAR_THANKS)


def test_nothing_of_the_words_stays_in_page_storage_history_or_forms(writing_tablet: Tablet) -> None:
    page = writing_tablet.page
    writing_tablet.thing("happiness_jar").tap()
    writing_tablet.option("words").tap()
    sheet(writing_tablet).fill("таралежче")
    aids = ("autocomplete", "autocorrect", "spellcheck")
    assert [sheet(writing_tablet).get_attribute(aid) for aid in aids] == ["off", "off", "false"]
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(JAR_THANKS)
    page.get_by_role("button", name="Начало").tap()
    expect(writing_tablet.question).to_have_text(SHELF)
    page.reload()
    expect(writing_tablet.question).to_have_text(SHELF)
    kept = page.evaluate("""async () => {
      const names = await caches.keys();
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, names,
        document.documentElement.outerHTML, [...document.querySelectorAll("input, textarea")].map((one) => one.value)]);
    }""")
    assert "таралежче" not in kept


def test_where_nobody_receives_words_none_are_asked_for(open_tablet: Tablet) -> None:
    open_tablet.thing("happiness_jar").tap()
    expect(open_tablet.option("play")).to_be_visible()
    open_tablet.page.get_by_role("button", name="Начало").tap()
    open_tablet.thing("mood_board").tap()
    open_tablet.option("sad").tap()
    expect(open_tablet.option("pictures")).to_be_visible()
    assert [way.get_attribute("data-option") for way in open_tablet.page.locator(".way").all()] == [
        "feelings",
        "pictures",
    ]


def test_words_whose_receivers_were_dismissed_meanwhile_wait_until_there_are_others(
    writing_tablet: Tablet, store: Store, service: Service
) -> None:
    writing_tablet.thing("happiness_jar").tap()
    writing_tablet.option("words").tap()
    sheet(writing_tablet).fill("имаше торта")
    outside = next(one.member for one in recipients_of(store, service.key) if one.place is Place.OUTSIDE)
    dismiss_recipient(store, service.key, outside.id)
    go_on(writing_tablet).tap()
    expect(writing_tablet.question).to_have_text(JAR_THANKS)
    writing_tablet.waits_until_sent()
    expect(writing_tablet.page.get_by_text("Пази се и после тръгва.")).to_be_visible()
    assert store.cabinet.count(service.key) == 0
    name_recipient(store, service.key, outside.id, Place.OUTSIDE)
    writing_tablet.waits_until_sent(2)
    expect(writing_tablet.page.get_by_text("Всичко е предадено.")).to_be_visible(timeout=10_000)
    assert store.cabinet.count(service.key) == 1
